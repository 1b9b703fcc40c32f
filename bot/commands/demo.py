"""`demo`: the local chat in a browser."""

import asyncio
import errno
import sys
from datetime import datetime

import click

from bot.commands.options import Instant
from bot.settings import Settings
from bot.texts import commands as texts
from bot.texts import demo as demo_texts


@click.command(help=texts.DEMO)
@click.option("--port", type=int, default=0, help=texts.PORT)
@click.option("--clock", type=Instant(), help=texts.CLOCK)
@click.option("--empty", is_flag=True, help=texts.EMPTY)
@click.option("--no-open", is_flag=True, help=texts.NO_OPEN)
def command(
    port: int = 0, clock: datetime | None = None, empty: bool = False, no_open: bool = False
) -> None:
    from bot.demo import show
    from bot.logs import begin_logging

    settings = Settings()
    begin_logging("WARNING")
    try:
        asyncio.run(show(settings, port, clock, empty=empty, browser=not no_open))
    except OSError as no:
        if no.errno != errno.EADDRINUSE:
            raise
        sys.exit(demo_texts.PORT_TAKEN.substitute(port=port))
