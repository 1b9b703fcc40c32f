"""`import roster FILE…`: roster files into the ledger, with the difference they make."""

import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from bot.commands.alone import alone, patient
from bot.commands.options import clock_option, opened
from bot.settings import Settings
from bot.texts import commands_ledger as texts
from ledger.roster.difference import words_of
from ledger.roster.importing import Report, import_roster
from ledger.roster.refused import Unusable
from ledger.texts.roster import KINDS

SOME_REFUSED, UNUSABLE = 3, 2  # exit codes (DESIGN §9)
_MOST = 20  # lines of a kind on the terminal


@click.command(help=texts.ROSTER)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=texts.DRY_RUN)
@click.option("--json", "as_json", is_flag=True, help=texts.JSON)
@clock_option
def roster_command(
    files: Sequence[Path], dry_run: bool, as_json: bool, clock: datetime | None
) -> None:
    from ledger.keys import KEY_NAME, open_keys

    with opened(clock) as (db, now):
        patient(db)
        home = Settings().home
        keys = open_keys(home / KEY_NAME)
        try:
            report = import_roster(db, keys, files, now, dry_run=dry_run, alone=alone(home))
        except Unusable as no:
            refuse(str(no), as_json)
    told(report, as_json)


def refuse(reason: str, as_json: bool) -> None:
    """Ends the command: nothing could be read, nothing is written."""
    if as_json:
        click.echo(json.dumps({"written": False, "error": reason}, ensure_ascii=False))
    click.echo(reason, err=True)
    sys.exit(UNUSABLE)


def told(report: Report, as_json: bool) -> None:
    """Ends the command with what was done."""
    if as_json:
        click.echo(json.dumps(report.public(), ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(report)))
    sys.exit(0 if report.complete else SOME_REFUSED)


def _lines(report: Report) -> list[str]:
    found = report.difference
    lines = [texts.WRITTEN if report.written else texts.NOT_WRITTEN]
    lines += [
        texts.COUNT_LINE.substitute(
            kind=KINDS[kind], new=one.new, changed=one.changed, unchanged=one.unchanged
        )
        for kind, one in found.counts.items()
    ]
    lines += _some(texts.CHANGES, [words_of(change) for change in found.changes])
    for kind, absent in found.absent.items():
        lines.append(
            texts.ABSENT.substitute(
                kind=KINDS[kind], count=len(absent), some=texts.LIST.join(absent[:_MOST])
            )
        )
    lines += [texts.REFUSED_SHEET.substitute(reason=reason) for reason in report.bad_sheets]
    if report.refused:
        lines.append(texts.REFUSED.substitute(count=len(report.refused)))
        lines += [
            texts.REFUSED_ROW.substitute(
                file=row.place.file, sheet=row.place.sheet, row=row.place.row, reason=row.reason
            )
            for row in report.refused
        ]
    lines += _some(texts.WARNINGS, report.warnings)
    lines += _some(texts.NOTES, report.notes)
    return lines


def _some(heading: str, items: Sequence[str]) -> list[str]:
    if not items:
        return []
    lines = [heading, *(texts.ITEM.substitute(words=words) for words in items[:_MOST])]
    if len(items) > _MOST:
        more = texts.MORE.substitute(count=len(items) - _MOST)
        lines.append(texts.ITEM.substitute(words=more))
    return lines
