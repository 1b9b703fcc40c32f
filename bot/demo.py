"""The demo: the local chat on an invented or empty county, the real bot as its own process."""

import asyncio
import signal
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path

from sqlite_utils import Database

from bot.clock import Timepiece
from bot.county import County
from bot.invented import MARK, county_in, home_for
from bot.kept import Kept
from bot.localchat.address import address_at, fresh_token, open_door
from bot.localchat.demo import Demo
from bot.localchat.journal import Journal
from bot.localchat.telegram import Telegram
from bot.looking import look_at
from bot.settings import Settings
from bot.sole import sole
from bot.texts import demo as texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A county that the page shows."""

    home: Path
    name: str
    begin: Callable[[Path, datetime | None], Database]
    cast: Callable[[Database, Timepiece], Demo]
    words: str  # said below the page's address


def county_shown(settings: Settings, *, empty: bool) -> Shown:
    """The invented county, or the empty one; nothing is written yet."""
    if not empty:
        return Shown(
            home=home_for(settings.home),
            name=texts.COUNTY,
            begin=county_in,
            cast=County,
            words=texts.STOP,
        )
    from bot.empty import FOLDER, EmptyCounty, empty_in  # loads the ledger, which a demo need not

    return Shown(
        home=settings.home / FOLDER,
        name=settings.county_name,
        begin=empty_in,
        cast=EmptyCounty,
        words=texts.STOP_EMPTY,
    )


async def show(
    settings: Settings, port: int, start: datetime | None, *, empty: bool, browser: bool
) -> None:
    """Serves until Ctrl-C or SIGTERM.

    Raises NoDoor where the port is taken, Shown where another demo shows this home, OSError and
    sqlite3.Error where the home is none to write in or damaged.

    The door is open and the bot on its way before the page's own libraries are loaded: both load
    side by side, and what the bot asks meanwhile waits at the door.
    """
    here = asyncio.current_task()
    assert here
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, here.cancel)
    county = county_shown(settings, empty=empty)
    with (
        suppress(asyncio.CancelledError),
        closing(open_door(port)) as door,
        sole(county.home / MARK) as note,
        closing(county.begin(county.home, start)) as db,
    ):
        clock, journal = Timepiece(db), Journal(county.home / MARK)
        address = address_at(door, fresh_token(), journal.secret())
        async with Kept(settings, county.home, county.name, address, clock) as bot:
            telegram = Telegram(clock, bot_name=texts.BOT)
            journal.open(telegram.world)
            server = (await asyncio.to_thread(import_module, "bot.localchat.server")).Server(
                telegram,
                door=door,
                demo=county.cast(db, clock),
                token=address.token,
                secret=journal.secret(),
            )
            async with server:
                try:
                    note(address.page)
                    if journal.damaged:
                        kept = journal.damaged.name
                        sys.stdout.write(f"{texts.DAMAGED_CHATS.substitute(name=kept)}\n")
                    welcome(address.page, browser, county.words)
                    await bot.keep()
                finally:
                    await bot.end()  # before the server that it talks to


def welcome(page: str, browser: bool, words: str) -> None:
    """Says where the page is, and opens it."""
    sys.stdout.write(f"{texts.OPEN_AT.substitute(url=page)}\n{words}\n")
    sys.stdout.flush()
    if browser:
        look_at(page)
