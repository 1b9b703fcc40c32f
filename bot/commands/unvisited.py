"""`unvisited`: which households of a cadre are missing in a month, and why."""

import json
from datetime import datetime

import click

from bot.commands.months import MonthWord
from bot.commands.options import clock_option, opened
from bot.commands.tables import shown
from bot.texts import commands_ledger as texts
from ledger.clock import Month


@click.command(help=texts.UNVISITED)
@click.option("--month", required=True, type=MonthWord(), help=texts.MONTH)
@click.option("--cadre", "number", required=True, help=texts.CADRE)
@click.option("--json", "as_json", is_flag=True, help=texts.JSON)
@clock_option
def command(month: Month, number: str, as_json: bool, clock: datetime | None) -> None:
    from ledger.book import Ledger
    from ledger.refusals import MonthNotBegun
    from ledger.scopes import own
    from ledger.texts.names import CAUSES

    with opened(clock) as (db, now):
        ledger = Ledger(db)
        cadre = ledger.people.numbered(number)
        if cadre is None:
            raise click.UsageError(texts.NO_CADRE.substitute(number=number))
        try:
            missing = ledger.rates.missing(month, now.date(), own(cadre.id))
        except MonthNotBegun:
            raise click.UsageError(texts.NOT_BEGUN.substitute(month=month)) from None
    rows = [
        {
            "household": one.household.number,
            "head": one.household.head,
            "still_needed": one.still_needed,
            "cause": CAUSES[one.cause],
        }
        for one in missing
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
    elif rows:
        click.echo(shown(texts.UNVISITED_COLUMNS, rows))
    else:
        click.echo(texts.ALL_DONE)
