"""What several commands take: an instant, and the database under the settings' home."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from sqlite_utils import Database

from bot.clock import Timepiece, instant
from bot.commands.sick import ailment, trouble
from bot.settings import Settings
from bot.texts import backup as backup_texts
from bot.texts import commands as texts


class Instant(click.ParamType[datetime]):
    """An aware datetime."""

    name = "ISO"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            return instant(value)
        except ValueError:
            self.fail(texts.NOT_AN_INSTANT.substitute(text=value), param, ctx)


clock_option = click.option("--clock", type=Instant(), help=texts.TODAY)


@contextmanager
def opened(clock: datetime | None = None) -> Iterator[tuple[Database, datetime]]:
    """The county's database, and the present: `clock`, or what the house's own clock says.

    A database that is damaged, full or in use ends the command with a sentence.
    """
    from bot.database import OURS_ALONE, open_home

    home = Settings().home
    try:
        home.mkdir(mode=OURS_ALONE, parents=True, exist_ok=True)
    except OSError as no:
        sys.exit(backup_texts.HOME_UNUSABLE.substitute(home=home, why=trouble(no)))
    try:
        db = open_home(home)
        try:
            yield db, clock or Timepiece(db)()
        finally:
            db.close()
    except sqlite3.Error as no:
        words = ailment(no)
        if words is None:
            raise
        sys.exit(words)


@contextmanager
def alone(home: Path, words: str) -> Iterator[None]:
    """No bot serves this home meanwhile; where one does the command ends with these words."""
    with closing(sqlite3.connect(home / "zoufang.lease", timeout=0)) as lease:
        try:
            lease.execute("begin exclusive")
        except sqlite3.OperationalError:
            sys.exit(words)
        yield
