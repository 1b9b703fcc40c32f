"""Bases to ask: a fresh one, and one that holds the five texts (skipped where they are not)."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlite_utils import Database

from policy_kb.base import PolicyBase
from policy_kb.schema import steps

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
TEXTS = Path(__file__).parents[2] / "../shared/policies"
DIGESTS = Path(__file__).parents[2] / "data/policies"


def database(path: Path | None = None) -> Database:
    db = Database(path, execute_plugins=False) if path else Database(memory=True)
    db.execute("pragma foreign_keys = on")
    steps.apply(db)
    return db


@pytest.fixture
def base() -> Iterator[PolicyBase]:
    """An empty base, without the embedder."""
    db = database()
    yield PolicyBase(db, meaning=False)
    db.close()


@pytest.fixture
def bring(base: PolicyBase, tmp_path: Path) -> Callable[..., PolicyBase]:
    """Writes files (name -> text or bytes) into a folder and imports it."""

    def _bring(**named: str | bytes) -> PolicyBase:
        for name, content in named.items():
            path = tmp_path / name.replace("__", ".")
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        list(base.take([tmp_path], NOW))
        base.load()
        return base

    return _bring


@pytest.fixture(scope="session")
def five() -> Iterator[PolicyBase]:
    """The five texts alone."""
    if not TEXTS.exists():
        pytest.skip("the five policy texts are not beside the checkout")
    db = database()
    base = PolicyBase(db, meaning=False)
    list(base.take([TEXTS], NOW))
    base.load()
    yield base
    db.close()


@pytest.fixture(scope="session")
def digests() -> Iterator[PolicyBase]:
    """What a fresh machine has: the shipped digests."""
    db = database()
    base = PolicyBase(db, meaning=False)
    base.ensure_digests(DIGESTS, NOW)
    base.load()
    yield base
    db.close()
