"""Where the invented county behind the demo lies: a home of its own, laid out once."""

import sqlite3
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from bot.clock import Timepiece

NAME = "zoufang.db"  # as bot.database calls it, without what it loads
MARK = "demo"  # a folder in the home of a demo
STATE = "county"  # a file in it; the home of a real county does not have it
BEGUN, LAID_OUT = "begun", "laid out"


def home_for(home: Path) -> Path:
    """This home while it is empty or a demo's; beside a real county a folder in it."""
    if (home / MARK / STATE).exists() or not (home / NAME).exists():
        return home
    return home / MARK


def county_in(home: Path, start: datetime | None) -> Database:
    """The county's database, its clock set to `start`; laid out where it is not, or not whole."""
    state = home / MARK / STATE
    if state.exists() and state.read_text() == LAID_OUT and (home / NAME).exists():
        # without the steps and stores of bot.database: the bot's own process takes care of them
        db = Database(sqlite3.connect(home / NAME), execute_plugins=False)
        if start:
            Timepiece(db).set(start)
        return db
    from bot.laying import clear, lay_out

    if state.exists():  # somebody was in a hurry
        clear(home, home / MARK)
    state.parent.mkdir(parents=True, exist_ok=True)
    state.write_text(BEGUN)
    db = lay_out(home, home / MARK, start)
    state.write_text(LAID_OUT)
    return db
