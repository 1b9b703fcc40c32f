"""Becomes the only one on its county's database, then serves Telegram until told to stop."""

import asyncio
import gc
import logging
import signal
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database
from telegram.error import InvalidToken, TelegramError

from bot.app import Assistant, build
from bot.clock import Timepiece
from bot.commands.policy_base import base_of
from bot.database import OURS_ALONE, open_home
from bot.logs import where
from bot.postman import SLOWEST
from bot.request import Aiohttp
from bot.settings import Settings
from bot.sickness import sick
from handlers.texts.menu import COMMANDS

log = logging.getLogger(__name__)

RELIEF = 1.0  # seconds between two tries with a database that is locked or full
FINAL_WORD = 30  # seconds between two tries with a token that Telegram does not know


async def serve(settings: Settings, token: str, start: datetime | None = None) -> None:
    """Ends on SIGTERM and Ctrl-C: a turn is never torn, what waits is a row.

    `start` is the instant the clock begins at; None: the clock is the wall's.
    """
    here = asyncio.current_task()
    assert here
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, here.cancel)
    home = settings.home
    home.mkdir(mode=OURS_ALONE, parents=True, exist_ok=True)
    with (
        suppress(asyncio.CancelledError),
        closing(await lease(home)),
        closing(await opened(home, start)) as db,
    ):
        clock = Timepiece(db)
        request = Aiohttp(settings.https_proxy)
        bot = build(
            token,
            db,
            clock,
            request,
            home,
            settings.county_name,
            settings.telegram_api_url,
            settings.file_url,
        )
        try:
            await begin(bot)
            log.info("serving as %s", bot.app.bot.username)
            gc.freeze()  # what was loaded stays, and is not looked through time and again
            await attend(bot, home)
        finally:
            await end(bot)


async def opened(home: Path, start: datetime | None) -> Database:
    """The database with its clock set, as soon as it can be had: locked and full pass."""
    while True:
        try:
            db = open_home(home)
            clock = Timepiece(db)
            if start:
                clock.set(start)
            elif clock.ahead:  # left by a trial; who serves people goes by the wall's clock
                log.warning("the clock was ahead and is set right")
                clock.set_right()
        except sqlite3.Error as trouble:
            if not sick(trouble):
                raise
            log.warning("the database: %s; again in %s s", type(trouble).__name__, RELIEF)
            await asyncio.sleep(RELIEF)
        else:
            return db


async def attend(bot: Assistant, home: Path) -> None:
    """Polls and does errands, side by side, for ever; the policy index loads meanwhile."""
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(bot.inbox.listen())
        tasks.create_task(bot.runner.run())
        tasks.create_task(read_policies(bot, home))
        tasks.create_task(introduce(bot))


async def read_policies(bot: Assistant, home: Path) -> None:
    """In a thread with a connection of its own, so that nobody in chat waits for it."""
    now = bot.house.clock()

    def read() -> None:
        with closing(open_home(home)) as db:
            base_of(db, now)
            bot.house.policies.load(db)

    while True:
        try:
            await asyncio.to_thread(read)
            return bot.opened()
        except Exception as fault:
            if not sick(fault):
                return log.error("the policy base is unreadable: %s", where(fault))  # noqa: TRY400
            log.warning("the policy base: %s; again in %s s", type(fault).__name__, SLOWEST)
            await asyncio.sleep(SLOWEST)


async def introduce(bot: Assistant) -> None:
    """The menu shows Chinese beside the Latin commands; best effort."""
    commands = [{"command": word, "description": label} for word, label in COMMANDS]
    bot.postman.once("setMyCommands", commands=commands)


async def lease(home: Path) -> sqlite3.Connection:
    """Held until this process ends, however it ends: the system lets go of a dead one's lock."""
    hold = sqlite3.connect(home / "zoufang.lease", timeout=0)
    told = False
    while True:
        try:
            hold.execute("begin exclusive")
        except sqlite3.OperationalError as no:
            if no.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            if not told:
                log.warning("another process serves this county already; standing by")
                told = True
            await asyncio.sleep(SLOWEST / 5)
        else:
            return hold


async def begin(bot: Assistant) -> None:
    """getMe, as often as it takes: the process never ends by itself."""
    pause = 0.2
    while True:
        try:
            await bot.app.initialize()
            return await bot.app.start()
        except InvalidToken:
            log.error("Telegram does not know this TELEGRAM_TOKEN")  # noqa: TRY400
            await asyncio.sleep(FINAL_WORD if pause > 1 else pause)
        except TelegramError as trouble:
            log.warning("Telegram does not answer yet: %s", type(trouble).__name__)
            await asyncio.sleep(pause)
        except Exception as junk:
            log.warning("Telegram answers strangely: %s", type(junk).__name__)
            await asyncio.sleep(pause)
        pause = min(2 * pause, SLOWEST)


async def end(bot: Assistant) -> None:
    if bot.app.running:
        await bot.app.stop()
    await bot.postman.close(patience=5)
    await bot.app.shutdown()
    await bot.app.bot.shutdown()  # also where getMe never came through
