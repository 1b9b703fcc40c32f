"""Transactions that have their turn to write from the start, and gaps between many of them."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlite_utils import Database

Room = Callable[[Database], AbstractContextManager[object]]
"""What a slice of a long work is done in: `leaving_room`, or nothing where nobody else writes."""


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


@contextmanager
def leaving_room(db: Database) -> Iterator[None]:
    """A slice of a long work: afterwards the database is left alone for half as long.

    Whoever else waits to write asks again and again for half a second at most: between slices
    without a gap they would find it locked each time, and tell a person 没有保存. SQLite asks
    after 1, 3, 8, 18, 33, 53, 78, 103, 128, 178, 228 and 328 ms: half a slice is no shorter than
    the pause between two questions of one who has waited for all of it.
    """
    outside, before = not db.conn.in_transaction, time.perf_counter()
    yield
    if outside:
        time.sleep(min((time.perf_counter() - before) / 2, 0.25))


@contextmanager
def unhurried(db: Database) -> Iterator[None]:
    """Commits inside do not wait for the disk; the next one outside waits for all of them.

    For what can be worked out again, or is told to nobody before that next commit.
    """
    if db.conn.in_transaction:
        yield
        return
    level = db.execute("pragma synchronous").fetchall()[0][0]
    db.execute("pragma synchronous = normal")
    try:
        yield
    finally:
        db.execute(f"pragma synchronous = {level}")
