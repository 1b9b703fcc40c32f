"""The demo: the local chat on an invented county, the real bot behind it as its own process."""

import asyncio
import signal
import sys
from contextlib import closing, suppress
from datetime import datetime
from importlib import import_module

from bot.clock import Timepiece
from bot.invented import MARK, County, county_in, home_for
from bot.kept import Kept
from bot.localchat.address import address_at, fresh_token, open_door
from bot.localchat.journal import Journal
from bot.localchat.telegram import Telegram
from bot.settings import Settings
from bot.texts import demo as texts


async def show(settings: Settings, port: int, start: datetime | None, browser: bool) -> None:
    """Serves until Ctrl-C or SIGTERM. Raises OSError where the port is taken.

    The door is open and the bot on its way before the page's own libraries are loaded: both load
    side by side, and what the bot asks meanwhile waits at the door.
    """
    here = asyncio.current_task()
    assert here
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, here.cancel)
    home = home_for(settings.home)
    with (
        suppress(asyncio.CancelledError),
        closing(open_door(port)) as door,
        closing(county_in(home, start)) as db,
    ):
        clock, journal = Timepiece(db), Journal(home / MARK)
        address = address_at(door, fresh_token(), journal.secret())
        async with Kept(settings, home, address, clock) as bot:
            telegram = Telegram(clock, bot_name=texts.BOT)
            journal.open(telegram.world)
            server = (await asyncio.to_thread(import_module, "bot.localchat.server")).Server(
                telegram,
                door=door,
                demo=County(db, clock),
                token=address.token,
                secret=journal.secret(),
            )
            async with server:
                try:
                    await welcome(address.page, browser)
                    await bot.keep()
                finally:
                    await bot.end()  # before the server that it talks to


async def welcome(page: str, browser: bool) -> None:
    """Says where the page is, and opens it."""
    sys.stdout.write(f"{texts.OPEN_AT.substitute(url=page)}\n{texts.STOP}\n")
    sys.stdout.flush()
    if browser:
        await asyncio.to_thread(_look, page)


def _look(url: str) -> None:
    import webbrowser

    webbrowser.open(url)
