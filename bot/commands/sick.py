"""What ails the database, in words: damaged, no room, in use, not ours to write."""

import sqlite3

from bot.texts import backup as texts

_WORDS = {
    "SQLITE_CORRUPT": texts.DATABASE_BAD,
    "SQLITE_NOTADB": texts.DATABASE_BAD,
    "SQLITE_FULL": texts.NO_ROOM,
    "SQLITE_IOERR": texts.NO_ROOM,
    "SQLITE_BUSY": texts.BUSY,
    "SQLITE_LOCKED": texts.BUSY,
    "SQLITE_READONLY": texts.NOT_OURS,
    "SQLITE_CANTOPEN": texts.NOT_OURS,
    "SQLITE_PERM": texts.NOT_OURS,
}


def ailment(trouble: sqlite3.Error) -> str | None:
    """None for what is a fault of ours."""
    name = getattr(trouble, "sqlite_errorname", "")
    return next((words for code, words in _WORDS.items() if name.startswith(code)), None)
