"""The policy base that a command works on: the home's, with the shipped digests up to date."""

from datetime import datetime
from importlib.resources import as_file, files

from sqlite_utils import Database

from bot.settings import Settings
from policy_kb.base import PolicyBase


def base_of(db: Database, now: datetime) -> PolicyBase:
    """With the digests of `data/policies`, unless the setting DIGESTS says no."""
    base = PolicyBase(db)
    if Settings().digests:
        with as_file(files("data") / "policies") as folder:
            base.ensure_digests(folder, now)
    else:  # a county may have begun with them
        for key in base.store.keys("digest"):
            base.forget(key)
    return base
