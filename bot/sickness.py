"""Which troubles are the database's own, and pass: no update or letter is to blame for them."""

import sqlite3

_CODES = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_READONLY,
}


def sick(fault: BaseException) -> bool:
    """Full, locked, read-only, unreadable; not a fault in a statement or in what it was given."""
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    return isinstance(fault, sqlite3.Error) and code in _CODES
