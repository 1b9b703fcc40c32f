"""`export`: the ledger's records as JSON or Excel, in the roster's own columns."""

import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from bot.commands.alone import patient
from bot.commands.months import MonthWord
from bot.commands.options import clock_option, opened
from bot.commands.sick import trouble
from bot.commands.tables import shown, write_xlsx
from bot.texts import backup as backup_texts
from bot.texts import commands_ledger as texts
from ledger.book import Ledger
from ledger.clock import Month
from ledger.texts.names import DUTIES, MODES

Rows = list[dict[str, Any]]
OF_HOUSEHOLDS = {"visits", "assignments", "problems", "households"}
COUNTY = "county"  # in the audit: all households


@click.command(help=texts.EXPORT)
@click.argument("what", type=click.Choice(list(texts.SHEETS)), metavar="|".join(texts.SHEETS))
@click.option("--month", type=MonthWord(), help=texts.EXPORT_MONTH)
@click.option("--json", "as_json", is_flag=True, help=texts.JSON)
@click.option("--xlsx", type=click.Path(path_type=Path, dir_okay=False), help=texts.XLSX)
@clock_option
def command(
    what: str,
    month: Month | None,
    as_json: bool,
    xlsx: Path | None,
    clock: datetime | None,
) -> None:
    if as_json and xlsx:
        raise click.UsageError(texts.ONE_OUTPUT)
    with opened(clock) as (db, now):
        patient(db)
        ledger = Ledger(db)
        rows = _ROWS[what](ledger, month)
        named = {"what": texts.SHEETS[what], "month": str(month) if month else ""}
        subject = COUNTY if what in OF_HOUSEHOLDS else what
        ledger.audit.note(None, "export", subject, now, {**named, "rows": len(rows)})
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    columns = texts.EXPORT_COLUMNS[what]
    worded = [_worded(what, row) for row in rows]
    if xlsx is None:
        click.echo(shown(columns, worded))
        return
    try:
        write_xlsx(xlsx, texts.SHEETS[what], columns, worded)
    except OSError as no:
        sys.exit(backup_texts.NOT_WRITTEN.substitute(file=xlsx, why=trouble(no)))
    click.echo(texts.WROTE.substitute(path=xlsx, count=len(rows)))


def _worded(what: str, row: dict[str, Any]) -> dict[str, Any]:
    """Codes as people call them, and moments as rosters write them."""
    if what == "visits":
        at = datetime.fromisoformat(row["recorded"])
        return {**row, "state": texts.STATES[row["state"]], "recorded": f"{at:%Y-%m-%d %H:%M:%S}"}
    if what == "problems":
        kind, state = row["kind"], row["state"]
        return {
            **row,
            "kind": texts.CHECKS.get(kind, kind),
            "state": texts.PROBLEM_STATES[state],
        }
    return row


def _visits(ledger: Ledger, month: Month | None) -> Rows:
    """One row a visit, its last version (DESIGN §9)."""
    return [
        {**row, "mode": MODES[row["mode"]], "state": "valid" if row["state"] else "void"}
        for row in ledger.lists.visits(month)
    ]


def _assignments(ledger: Ledger, month: Month | None) -> Rows:
    return [{**row, "duty": DUTIES[row["duty"]]} for row in ledger.lists.assignments(month)]


def _problems(ledger: Ledger, month: Month | None) -> Rows:
    rows = [dict(row) for row in ledger.problems.rows()]
    return [row for row in rows if month is None or row["opened"].startswith(str(month))]


def _households(ledger: Ledger, month: Month | None) -> Rows:
    _undated("households", month)
    return [{**row, "category": _category(row["category"])} for row in ledger.lists.households()]


def _cadres(ledger: Ledger, month: Month | None) -> Rows:
    _undated("cadres", month)
    names = {area.id: area for area in (*ledger.areas.townships(), *ledger.areas.villages())}
    names |= {area.id: area for area in ledger.areas.units()}

    def called(area: Any) -> str:
        if area is None:
            return ""
        held = names[area]
        return f"{names[held.township].name}/{held.name}" if held.township else held.name

    return [
        {
            "cadre": cadre.number,
            "name": cadre.name,
            "unit": called(cadre.unit),
            "role": texts.LIST.join(dict.fromkeys(_role(post.role) for post in cadre.posts)),
            "charge": texts.LIST.join(called(post.area) for post in cadre.posts if post.area),
            "since": cadre.since.isoformat() if cadre.since else "",
            "until": cadre.until.isoformat() if cadre.until else "",
        }
        for cadre in ledger.people.everyone()
    ]


def _category(code: str | None) -> str:
    from ledger.model import Category
    from ledger.texts.names import CATEGORIES

    return CATEGORIES[Category(code)] if code else ""


def _role(role: Any) -> str:
    from ledger.texts.names import ROLES

    return ROLES[role]


def _undated(what: str, month: Month | None) -> None:
    if month is not None:
        raise click.UsageError(texts.MONTH_OF_THOSE.substitute(what=what))


_ROWS: dict[str, Callable[[Ledger, Month | None], Rows]] = {
    "visits": _visits,
    "assignments": _assignments,
    "problems": _problems,
    "households": _households,
    "cadres": _cadres,
}
