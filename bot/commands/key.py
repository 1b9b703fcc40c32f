"""`key rotate`: a new secret seals the phones; the old ones stay for what older backups hold."""

import sys

import click

from bot.commands.options import alone, opened
from bot.database import KEY_NAME
from bot.settings import Settings
from bot.texts import backup as texts
from ledger.keys import add_secret
from ledger.resealing import reseal


@click.group(help=texts.KEY_GROUP)
def command() -> None: ...


@command.command(help=texts.ROTATE)
def rotate() -> None:
    """Refused while a bot serves this home: it holds the old secret."""
    home = Settings().home
    if not (home / KEY_NAME).exists():
        sys.exit(texts.NO_KEY_YET.substitute(home=home))
    with alone(home, texts.IN_USE_KEY), opened() as (db, _):
        try:
            keys = add_secret(home / KEY_NAME)
        except ValueError:
            sys.exit(texts.KEY_BAD.substitute(home=home))
        count = reseal(db, keys)
    click.echo(texts.ROTATED.substitute(count=count, generation=keys.generation))
