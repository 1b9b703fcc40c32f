"""Whether a bot serves the county just now: long work then leaves it room to write."""

import sqlite3
from contextlib import closing
from pathlib import Path

LEASE = "zoufang.lease"


def alone(home: Path) -> bool:
    """Nobody holds the lease."""
    with closing(sqlite3.connect(home / LEASE, timeout=0)) as lease:
        try:
            lease.execute("begin exclusive")
        except sqlite3.OperationalError:
            return False
        lease.rollback()
    return True
