"""The demo: the local chat on an invented county, the real bot behind it as its own process."""

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from bot.clock import Timepiece
from bot.database import KEY_NAME, open_home
from bot.localchat.demo import Gathering, Someone
from bot.localchat.journal import Journal
from bot.localchat.server import Address, Server
from bot.localchat.telegram import Telegram
from bot.settings import Settings
from bot.texts import demo as texts
from data.county.cast import COUNTY_GROUP, groups, people
from ledger.book import Ledger
from ledger.keys import open_keys

MARK = "demo"
"""A folder in the home of a demo; a home with a real county does not have it."""


class County:
    """Who is there and what time it is: the local chat's `Demo`."""

    def __init__(self, db: Database, ledger: Ledger, clock: Timepiece) -> None:
        self._db, self._ledger, self._clock = db, ledger, clock
        self.people: Sequence[Someone] = tuple(
            Someone(
                account=one.account,
                name=one.name,
                role=one.line,
                part=texts.PARTS.get(one.cadre or "", "stranger"),
            )
            for one in people()
        )
        accounts = [one.account for one in people()]
        known = [one.account for one in people() if one.cadre]
        self.groups: Sequence[Gathering] = tuple(
            Gathering(
                chat=one.chat,
                title=one.title,
                members=accounts[:-1],
                administrators=known[-3:] if one.chat == COUNTY_GROUP else known[-3:-2],
            )
            for one in groups()
        )

    def clock(self) -> datetime:
        return self._clock()

    def move_clock(self, to: datetime) -> None:
        if to > self._clock():
            self._clock.set(to)

    def code_for(self, account: int) -> str:
        """A fresh code for who is on the roster and not bound yet; "" for anybody else."""
        number = next((one.cadre for one in people() if one.account == account), None)
        cadre = self._ledger.people.numbered(number) if number else None
        if cadre is None or self._ledger.people.of_account(account):
            return ""
        return self._ledger.codes.issue(cadre.id, self._clock()).code


def home_for(settings: Settings) -> Path:
    """The settings' home while it is empty or a demo's; beside a real county a folder in it."""
    home = settings.home
    if (home / MARK).exists() or not (home / "zoufang.db").exists():
        return home
    return home / MARK


async def show(settings: Settings, port: int, start: datetime | None, browser: bool) -> None:
    """Serves until Ctrl-C or SIGTERM. Raises OSError where the port is taken."""
    here = asyncio.current_task()
    assert here
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, here.cancel)
    home = home_for(settings)
    (home / MARK).mkdir(parents=True, exist_ok=True)
    with suppress(asyncio.CancelledError), closing(open_home(home)) as db:
        clock = Timepiece(db)
        if start:
            clock.set(start)
        ledger = Ledger(db, texts.COUNTY)
        if not ledger.areas.townships():
            settle(db, home, clock())
        telegram = Telegram(clock, bot_name=texts.BOT)
        journal = Journal(home / MARK)
        journal.open(telegram.world)
        county = County(db, ledger, clock)
        server = Server(telegram, port=port, demo=county, secret=journal.secret())
        async with server as address:
            sys.stdout.write(f"{texts.OPEN_AT.substitute(url=address.page)}\n{texts.STOP}\n")
            sys.stdout.flush()
            if browser:
                await asyncio.to_thread(_look, address.page)
            await keep_serving(settings, home, address, clock)


def settle(db: Database, home: Path, now: datetime) -> None:
    """Fills the ledger with the invented county, as an administrator would: from its workbook."""
    from data.county.build import workbook
    from ledger.roster.importing import import_roster

    path = home / MARK / texts.WORKBOOK
    workbook(path, now.date())
    import_roster(db, open_keys(home / KEY_NAME), [path], now)


async def keep_serving(settings: Settings, home: Path, address: Address, clock: Timepiece) -> None:
    """The real bot in a process of its own; begun anew, should it ever end."""
    while True:
        bot = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run", "--clock", clock().isoformat()),
            env={
                **os.environ,
                "TELEGRAM_TOKEN": address.token,
                "TELEGRAM_API_URL": address.api,
                "TELEGRAM_FILE_URL": address.files,
                "ZOUFANG_HOME": str(home),
                "COUNTY_NAME": texts.COUNTY,
                "LOG_LEVEL": "WARNING" if settings.log_level == "INFO" else settings.log_level,
            },
            start_new_session=True,  # Ctrl-C is ours to pass on, once
        )
        try:
            await bot.wait()
            await asyncio.sleep(1)
        finally:
            if bot.returncode is None:
                bot.terminate()
                await bot.wait()


def _look(url: str) -> None:
    import webbrowser

    webbrowser.open(url)
