"""`run`: serves Telegram."""

import asyncio
import logging
import sys
from datetime import datetime

import click

from bot.commands.options import Instant
from bot.settings import Settings
from bot.texts import commands as texts


@click.command(help=texts.RUN)
@click.option("--clock", type=Instant(), help=texts.CLOCK)
def command(clock: datetime | None = None) -> None:
    settings = Settings()
    if settings.token is None:
        sys.exit(texts.NO_TOKEN)
    from bot import lean

    lean.load()
    from bot.logs import begin_logging
    from bot.serve import serve

    begin_logging(settings.log_level)
    logging.getLogger(__name__).info("home is %s", settings.home)
    asyncio.run(serve(settings, settings.token, clock))
