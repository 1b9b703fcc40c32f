"""The county's database file, as a process beside the bot opens it: as it stands, unmigrated."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

NAME = "zoufang.db"
PATIENCE = 30_000  # milliseconds; the bot itself waits half a second and tries again


def open_county(home: Path) -> Database:
    """Raises sqlite3.OperationalError where there is none."""
    connection = sqlite3.connect(f"file:{home / NAME}?mode=rw", uri=True)
    db = Database(connection, execute_plugins=False)
    db.execute(f"pragma busy_timeout = {PATIENCE}")
    db.execute("pragma foreign_keys = on")
    db.execute("pragma synchronous = full")
    return db
