"""Lays the invented county out, as its people would have: a workbook first."""

from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from bot.database import KEY_NAME
from bot.texts import demo as texts
from data.county.build import workbook
from ledger.areas import Areas
from ledger.keys import open_keys
from ledger.roster.importing import import_roster


def lay_out(db: Database, home: Path, folder: Path, now: datetime) -> None:
    """Fills an empty ledger as an administrator would, from the county's workbook."""
    if Areas(db).townships():
        return
    path = folder / texts.WORKBOOK
    workbook(path, now.date())
    import_roster(db, open_keys(home / KEY_NAME), [path], now)
