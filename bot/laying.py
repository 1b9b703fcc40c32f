"""Lays the invented county out, as its people would have: a workbook first."""

from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from bot.announced import Archive, Then
from bot.clock import Timepiece
from bot.county import County
from bot.database import KEY_NAME, NAME, open_home
from bot.lived import Lives
from bot.localchat.journal import WORLD, Journal
from bot.localchat.telegram import Telegram
from bot.texts import demo as texts
from data.county.build import workbook
from data.county.happenings import happenings
from ledger.book import Ledger
from ledger.keys import open_keys
from ledger.roster.importing import import_roster

WORK = "work"  # where pictures are drawn


def lay_out(home: Path, folder: Path, start: datetime | None) -> Database:
    """Fills a new ledger as an administrator would, from a workbook; then what happened since."""
    db = open_home(home)
    clock = Timepiece(db)
    if start:
        clock.set(start)
    now = clock()
    path = folder / texts.WORKBOOK
    workbook(path, now.date())
    import_roster(db, open_keys(home / KEY_NAME), [path], now)
    ledger, then = Ledger(db, texts.COUNTY), Then(now)
    Lives(db, ledger).play(happenings(now.date()), now.date())
    telegram, journal = Telegram(then, bot_name=texts.BOT), Journal(folder)
    journal.open(telegram.world)
    (home / WORK).mkdir(exist_ok=True)
    Archive(db, ledger, home, then, telegram).fill(County(db, clock), now)
    journal.close()
    return db


def clear(home: Path, folder: Path) -> None:
    """Takes away what was laid out by half: the ledger and the chats."""
    for path in (*home.glob(f"{NAME}*"), folder / WORLD):
        path.unlink(missing_ok=True)
