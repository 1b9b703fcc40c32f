"""Beside a bot that serves the county: commands leave it room, and wait for their turn."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

LEASE = "zoufang.lease"
PATIENCE = 10_000  # milliseconds a command waits for the database; nobody else waits for it


def patient(db: Database) -> None:
    """What the bot's own loop cannot afford: to wait long for a lock."""
    db.execute(f"pragma busy_timeout = {PATIENCE}")


def alone(home: Path) -> bool:
    """Nobody holds the lease."""
    with closing(sqlite3.connect(home / LEASE, timeout=0)) as lease:
        try:
            lease.execute("begin exclusive")
        except sqlite3.OperationalError:
            return False
        lease.rollback()
    return True
