"""Bases to measure, each in a folder that goes again."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path

from bot.bench.asked import Rows
from ledger.clock import SHANGHAI
from policy_kb.base import PolicyBase


@contextmanager
def fresh(paths: tuple[Path, ...], *, digests: bool, meaning: bool) -> Iterator[PolicyBase]:
    """A base of its own that holds the files."""
    from bot.database import open_home

    now = datetime(2026, 1, 1, tzinfo=SHANGHAI)
    with tempfile.TemporaryDirectory() as home:
        db = open_home(Path(home))
        base = PolicyBase(db, meaning=meaning)
        if digests:
            with as_file(files("data") / "policies") as folder:
                base.ensure_digests(folder, now)
        list(base.take(list(paths), now))
        base.load()
        yield base
        db.close()


def lines(path: Path) -> Rows:
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
