"""`invite`: codes by which cadres tie their Telegram account to the ledger."""

import asyncio
import csv
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.commands.alone import patient
from bot.commands.options import clock_option, opened
from bot.commands.sick import trouble
from bot.own_name import own_name
from bot.settings import Settings
from bot.texts import backup as backup_texts
from bot.texts import commands_ledger as texts
from ledger.clock import stamp
from ledger.model import Cadre, Invitation

if TYPE_CHECKING:
    from ledger.book import Ledger

RUNS = ("=", "+", "-", "@", "\t", "\r")


@click.command(help=texts.INVITE)
@click.argument("numbers", nargs=-1, metavar="ID…")
@click.option("--admin", metavar="NAME", help=texts.INVITE_ADMIN)
@click.option("--all", "everybody", is_flag=True, help=texts.INVITE_ALL)
@click.option(
    "--csv", "file", type=click.Path(path_type=Path, dir_okay=False), help=texts.INVITE_CSV
)
@clock_option
def command(
    numbers: Sequence[str],
    admin: str | None,
    everybody: bool,
    file: Path | None,
    clock: datetime | None,
) -> None:
    from ledger.book import Ledger

    if [bool(numbers), admin is not None, everybody].count(True) != 1:
        raise click.UsageError(texts.WHO)
    with opened(clock) as (db, now):
        patient(db)
        ledger = Ledger(db)
        today = now.date()
        if everybody:
            contacts = ledger.people.in_post(today)
            cadres = [one.cadre for one in contacts if one.account is None]
        elif admin is not None:
            cadres = [_first(ledger, admin.strip(), today)]
        else:
            cadres = [_cadre(ledger.people.numbered(number), number) for number in numbers]
        invited: list[tuple[Cadre, Invitation]] = []
        with db.atomic():
            for cadre in cadres:
                if cadre.until is not None and cadre.until < today:
                    click.echo(texts.HAS_LEFT.substitute(number=cadre.number), err=True)
                    continue
                invited.append((cadre, ledger.codes.issue(cadre.id, now)))
                ledger.audit.note(None, "invite", cadre.id, now)
    for cadre, invitation in invited:
        click.echo(f"{cadre.number} {invitation.code}")
    if file is not None:
        _write(file, invited)
    if not invited:
        click.echo(texts.NOBODY, err=True)


def _first(ledger: "Ledger", name: str, today: date) -> Cadre:
    from ledger.founding import Founded, found

    if not name:
        raise click.UsageError(texts.WHO)
    try:
        return found(ledger, name, today)
    except Founded as there:
        sys.exit(texts.HAS_ADMIN.substitute(numbers=" ".join(there.numbers)))


def _cadre(cadre: Cadre | None, number: str) -> Cadre:
    if cadre is None:
        raise click.UsageError(texts.NO_CADRE.substitute(number=number))
    return cadre


def _write(file: Path, invited: Sequence[tuple[Cadre, Invitation]]) -> None:
    name = _bot_name()
    if not name:
        click.echo(texts.NO_LINK, err=True)
    try:
        with file.open("w", encoding="utf-8-sig", newline="") as out:
            rows = csv.writer(out)
            rows.writerow(texts.INVITE_COLUMNS)
            for cadre, invitation in invited:
                link = f"https://t.me/{name}?start={invitation.code}" if name else ""
                rows.writerow(
                    [
                        _plain(cadre.number),
                        _plain(cadre.name),
                        invitation.code,
                        link,
                        stamp(invitation.expires),
                    ]
                )
    except OSError as no:
        sys.exit(backup_texts.NOT_WRITTEN.substitute(file=file, why=trouble(no)))


def _plain(words: str) -> str:
    """What Excel would run as a formula stays a word."""
    return f"'{words}" if words.startswith(RUNS) else words


def _bot_name() -> str:
    """The bot's name on Telegram; "" where it cannot be asked."""
    from telegram.error import TelegramError

    settings = Settings()
    if settings.token is None:
        return ""
    try:
        return asyncio.run(own_name(settings.token, settings))
    except TelegramError:
        return ""
