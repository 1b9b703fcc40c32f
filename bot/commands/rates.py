"""`rates`: a month's visit rates by county, township, village, unit or cadre."""

import json
import sys
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import click

from bot.commands.alone import patient
from bot.commands.months import MonthWord
from bot.commands.options import clock_option, opened
from bot.commands.sick import trouble
from bot.commands.tables import shown, write_xlsx
from bot.settings import Settings
from bot.texts import backup as backup_texts
from bot.texts import commands_ledger as texts
from ledger.clock import Month
from ledger.model import Attribution, By, RateTable

_RANKING = ("rank", "rank_change")  # of cadres in JSON only (DESIGN §4.9)


@click.command(help=texts.RATES)
@click.option("--month", required=True, type=MonthWord(), help=texts.MONTH)
@click.option("--by", required=True, type=click.Choice([by.value for by in By]), help=texts.BY)
@click.option(
    "--attribution",
    type=click.Choice([one.value for one in Attribution]),
    help=texts.ATTRIBUTION,
)
@click.option("--json", "as_json", is_flag=True, help=texts.JSON)
@click.option("--xlsx", type=click.Path(path_type=Path, dir_okay=False), help=texts.XLSX)
@click.option("--png", type=click.Path(path_type=Path, dir_okay=False), help=texts.PNG)
@click.option("--time", "timed", is_flag=True, help=texts.TIME)
@clock_option
def command(
    month: Month,
    by: str,
    attribution: str | None,
    as_json: bool,
    xlsx: Path | None,
    png: Path | None,
    timed: bool,
    clock: datetime | None,
) -> None:
    from ledger.book import Ledger
    from ledger.refusals import MonthNotBegun
    from ledger.uncollected import uncollected

    if png and by == By.CADRE:
        raise click.UsageError(texts.NO_PEOPLE_PICTURE)
    if as_json + bool(xlsx) + bool(png) > 1:
        raise click.UsageError(texts.ONE_OUTPUT)
    with opened(clock) as (db, now), uncollected():
        patient(db)
        ledger = Ledger(db, Settings().county_name)
        whose = Attribution(attribution) if attribution else None
        try:
            ledger.rates.prepare(month, now.date())
            before = perf_counter()
            table = ledger.rates.table(month, By(by), now.date(), attribution=whose)
            spent = perf_counter() - before
        except MonthNotBegun:
            raise click.UsageError(texts.NOT_BEGUN.substitute(month=month)) from None
    if timed:
        click.echo(texts.MILLISECONDS.substitute(ms=f"{1000 * spent:.1f}"), err=True)
    if as_json:
        click.echo(json.dumps([row.public() for row in table.rows], ensure_ascii=False))
    elif png:
        _draw(table, ledger.county, png)
    else:
        columns = {
            key: heading
            for key, heading in texts.RATE_COLUMNS.items()
            if not (by == By.CADRE and key in _RANKING)
        }
        rows = _rows(table)
        if xlsx:
            _write(xlsx, columns, rows)
        else:
            click.echo(_title(table, ledger.county))
            click.echo(shown(columns, rows))


def _rows(table: RateTable) -> list[dict[str, Any]]:
    """As people read them: ranked, cadres by number, the whole below."""
    rows = table.rows
    if table.by is By.CADRE:
        rows = tuple(sorted(rows, key=lambda row: row.id))
    lines = [_row(row.public()) for row in rows]
    if table.by is not By.COUNTY:
        whole = {**_row(table.total.public()), "id": texts.TOTAL}
        lines.append({**whole, "rank": None, "rank_change": None})
    return lines


def _row(row: dict[str, Any]) -> dict[str, Any]:
    digits = row["percent"]
    words = texts.NOTHING_DUE if digits is None else texts.PERCENT.substitute(percent=digits)
    return {**row, "percent": words}


def _title(table: RateTable, county: str) -> str:
    return texts.TITLE.substitute(
        county=county,
        month=table.month,
        as_of=table.as_of,
        provisional=texts.PROVISIONAL if table.provisional else "",
    )


def _draw(table: RateTable, county: str, png: Path) -> None:
    from handlers.pictures.ranking import draw
    from handlers.views.boards import rate_board

    try:
        png.write_bytes(draw(rate_board(table, county)))
    except OSError as no:
        sys.exit(backup_texts.NOT_WRITTEN.substitute(file=png, why=trouble(no)))
    click.echo(texts.WROTE.substitute(path=png, count=len(table.rows)))


def _write(xlsx: Path, columns: dict[str, str], rows: list[dict[str, Any]]) -> None:
    try:
        write_xlsx(xlsx, texts.RATE_COLUMNS["percent"], columns, rows)
    except OSError as no:
        sys.exit(backup_texts.NOT_WRITTEN.substitute(file=xlsx, why=trouble(no)))
    click.echo(texts.WROTE.substitute(path=xlsx, count=len(rows)))
