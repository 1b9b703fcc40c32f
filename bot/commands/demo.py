"""`demo`: the local chat in a browser."""

import asyncio
import sqlite3
import sys
from datetime import datetime

import click

from bot.commands.options import Instant
from bot.settings import Settings
from bot.texts import commands as texts
from bot.texts import demo as demo_texts


@click.command(help=texts.DEMO)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help=texts.PORT)
@click.option("--clock", type=Instant(), help=texts.CLOCK)
@click.option("--empty", is_flag=True, help=texts.EMPTY)
@click.option("--no-open", is_flag=True, help=texts.NO_OPEN)
def command(
    port: int = 0, clock: datetime | None = None, empty: bool = False, no_open: bool = False
) -> None:
    from bot.demo import county_shown, show
    from bot.localchat.address import NoDoor
    from bot.logs import begin_logging
    from bot.looking import look_at
    from bot.sole import Shown

    settings = Settings()
    begin_logging("WARNING")
    home = settings.home.absolute()
    try:
        home = county_shown(settings, empty=empty).home.absolute()
        asyncio.run(show(settings, port, clock, empty=empty, browser=not no_open))
    except Shown as elsewhere:
        if not elsewhere.page:
            sys.exit(demo_texts.BEGINNING)
        if not no_open:
            look_at(elsewhere.page)
        sys.exit(demo_texts.SHOWN.substitute(url=elsewhere.page))
    except NoDoor:
        sys.exit(demo_texts.PORT_TAKEN.substitute(port=port))
    except OSError as no:
        why = no.strerror or type(no).__name__
        sys.exit(demo_texts.NO_ROOM.substitute(home=home, why=why))
    except sqlite3.Error as no:
        sys.exit(demo_texts.DAMAGED.substitute(home=home, why=no))
