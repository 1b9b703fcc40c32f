"""What ails the database or a file, in words: damaged, no room, in use, not ours to write."""

import errno
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


_FILES = {
    errno.ENOSPC: texts.NO_SPACE,
    errno.EDQUOT: texts.NO_SPACE,
    errno.EFBIG: texts.NO_SPACE,
    errno.EACCES: texts.NO_RIGHT,
    errno.EPERM: texts.NO_RIGHT,
    errno.EROFS: texts.NO_RIGHT,
    errno.ENOENT: texts.NOT_THERE,
    errno.EISDIR: texts.A_FOLDER,
    errno.ENOTDIR: texts.A_FILE,
    errno.EEXIST: texts.A_FILE,
}


def trouble(with_file: OSError) -> str:
    """Why a file cannot be read or written."""
    first = with_file.__cause__.args[:1] if with_file.__cause__ else ()
    within = next((one for one in first if isinstance(one, OSError)), with_file)
    return _FILES.get(within.errno or 0, texts.TROUBLE)


def ailment(trouble: sqlite3.Error) -> str | None:
    """None for what is a fault of ours."""
    name = getattr(trouble, "sqlite_errorname", "")
    return next((words for code, words in _WORDS.items() if name.startswith(code)), None)
