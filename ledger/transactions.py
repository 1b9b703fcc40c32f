"""Transactions that cannot be overtaken: they have their turn to write from the start."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database


@contextmanager
def at_once(db: Database) -> Iterator[None]:
    """Waits for its turn first, so that what is read inside is still so when it is written.

    Inside another transaction it is a savepoint of that.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    db.conn.execute("begin immediate")
    try:
        yield
        db.conn.commit()
    except BaseException:
        db.conn.rollback()
        raise
