"""`inbox retry ID`: an update that was set aside is handled once more."""

import sys

import click

from bot.commands.options import opened
from bot.received import Received
from bot.texts import commands as texts


@click.group(help=texts.INBOX)
def command() -> None: ...


@command.command(help=texts.INBOX_RETRY)
@click.argument("update_id", type=int)
def retry(update_id: int) -> None:
    """Marks it; the serving process handles it, which alone knows what the bot is called."""
    try:
        with opened() as (db, _), db.atomic():
            Received(db).try_again(update_id)
    except KeyError:
        sys.exit(texts.NOT_SET_ASIDE.substitute(id=update_id))
    click.echo(texts.RETRIED.substitute(id=update_id))
