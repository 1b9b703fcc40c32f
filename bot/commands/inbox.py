"""`inbox retry ID`: an update that was set aside is handled once more."""

import asyncio
import sys

import click

from bot.clock import Timepiece
from bot.commands.options import opened
from bot.settings import Settings
from bot.texts import commands as texts


@click.group(help=texts.INBOX)
def command() -> None: ...


@command.command(help=texts.INBOX_RETRY)
@click.argument("update_id", type=int)
def retry(update_id: int) -> None:
    """What it says goes into the outbox; the serving process sends it with the next turn."""
    from bot.app import build
    from bot.request import Aiohttp

    settings = Settings()

    async def once() -> None:
        with opened() as (db, _):
            bot = build(
                settings.token or "0:none",
                db,
                Timepiece(db),
                Aiohttp(),
                settings.home,
                settings.county_name,
                settings.telegram_api_url,
            )
            bot.inbox.retry(update_id)

    try:
        asyncio.run(once())
    except KeyError:
        sys.exit(texts.NOT_SET_ASIDE.substitute(id=update_id))
    click.echo(texts.RETRIED.substitute(id=update_id))
