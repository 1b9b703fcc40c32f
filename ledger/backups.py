"""The whole county in one file: consistent while the bot serves, checked, and rotated."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

OURS = {"households", "visits", "outbox", "policy_clauses"}
"""Tables by which a file is known as one of ours."""
KEPT = 14  # nightly files
PATTERN = "zoufang-????????-????.db"


class Unsound(Exception):
    """The file is no backup of ours ("strange"), or damaged ("damaged")."""


def back_up(database: Path, file: Path) -> None:
    """Takes its name only once it has been checked. Raises Unsound, OSError, sqlite3.Error."""
    fresh = file.with_name(file.name + ".new")
    fresh.unlink(missing_ok=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
            db.execute("vacuum into ?", (str(fresh),))
        check(fresh)
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)


def check(file: Path) -> None:
    """Raises Unsound; sqlite3.OperationalError where it cannot be read at all."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
            tables = {name for (name,) in db.execute("select name from sqlite_master")}
            found = db.execute("pragma quick_check").fetchone()[0]
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        raise Unsound("strange") from None
    if not tables >= OURS:
        raise Unsound("strange")
    if found != "ok":
        raise Unsound("damaged")


def rotated(database: Path, folder: Path, now: datetime, kept: int = KEPT) -> Path:
    """A new file in the folder, named by the moment; the oldest beyond `kept` go.

    Raises as `back_up` does; then nothing is taken away.
    """
    file = folder / f"zoufang-{now:%Y%m%d-%H%M}.db"
    back_up(database, file)
    for old in sorted(folder.glob(PATTERN))[:-kept]:
        old.unlink()
    return file


def last(folder: Path) -> str:
    """The day of the newest, as YYYYMMDD; "" where there is none."""
    files = sorted(folder.glob(PATTERN))
    return files[-1].name.split("-")[1] if files else ""
