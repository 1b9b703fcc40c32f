"""The invented county behind the demo: laid out once, and known to the local chat."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from bot.clock import Timepiece
from bot.localchat.demo import Gathering, Someone
from bot.texts import demo as texts
from data.county.cast import COUNTY_GROUP, groups, people

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
    if state.exists() and state.read_text() == LAID_OUT:
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


class County:
    """Who is there and what time it is: the local chat's `Demo`."""

    def __init__(self, db: Database, clock: Timepiece) -> None:
        self._db, self._clock = db, clock
        self.people: Sequence[Someone] = tuple(
            Someone(
                account=one.account,
                name=one.name,
                role=one.line,
                part=texts.PARTS.get(one.cadre or "", "stranger"),
            )
            for one in people()
        )
        accounts = [one.account for one in people()]
        known = [one.account for one in people() if one.cadre]
        self.groups: Sequence[Gathering] = tuple(
            Gathering(
                chat=one.chat,
                title=one.title,
                members=accounts[:-1],
                administrators=known[-3:] if one.chat == COUNTY_GROUP else known[-3:-2],
            )
            for one in groups()
        )

    def clock(self) -> datetime:
        return self._clock()

    def move_clock(self, to: datetime) -> None:
        self._clock.set(to)

    def code_for(self, account: int) -> str:
        """A fresh code for who is on the roster and not bound yet; "" for anybody else."""
        from ledger.codes import Codes
        from ledger.people import People

        roster = People(self._db)
        number = next((one.cadre for one in people() if one.account == account), None)
        cadre = roster.numbered(number) if number else None
        if cadre is None or roster.of_account(account):
            return ""
        return Codes(self._db, roster).issue(cadre.id, self._clock()).code
