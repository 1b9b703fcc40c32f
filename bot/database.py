"""One SQLite file per county: opened, and brought up to the newest step of every room."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from bot import clock, errands, outbox, received, round_rows
from handlers.dialog import drafts
from handlers.policies.memory import steps as memory
from ledger import benefits, duplicates, imports, members, mutes, photos, unreachable
from ledger import schema as ledger
from ledger.checks import schema as checks
from policy_kb import schema as policy_kb

NAME = "zoufang.db"
OURS_ALONE = 0o700  # names lie there: nobody else on the machine looks in
STATEMENTS = 1000  # kept ready to run
KEY_NAME = "key"  # seals phones, hashes id numbers; never in a backup

MIGRATIONS = (
    ledger.steps,
    members.steps,
    benefits.steps,
    photos.steps,
    duplicates.steps,
    mutes.steps,
    unreachable.steps,
    imports.steps,
    checks.steps,
    policy_kb.steps,
    drafts.steps,
    memory,
    clock.steps,
    received.steps,
    outbox.steps,
    round_rows.steps,
    errands.steps,
)


def open_home(home: Path) -> Database:
    """The county's database in `home`, which is made where it is missing."""
    home.mkdir(mode=OURS_ALONE, parents=True, exist_ok=True)
    return open_database(home / NAME)


def open_database(path: Path) -> Database:
    # the driver's 128 are fewer than one visit needs; reading a statement anew costs the most
    connection = sqlite3.connect(path, cached_statements=STATEMENTS)
    db = Database(connection, execute_plugins=False)
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = full")  # what is confirmed or answered survives a power cut
    db.execute("pragma busy_timeout = 500")  # the loop stands still meanwhile; then it is retried
    db.execute("pragma foreign_keys = on")
    db.execute("pragma temp_store = memory")
    for steps in MIGRATIONS:
        steps.apply(db)
    return db
