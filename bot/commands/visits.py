"""`import visits FILE…`: the history of visits from a sheet."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from bot.commands.alone import alone, patient
from bot.commands.options import clock_option, opened
from bot.commands.roster import refuse, told
from bot.settings import Settings
from bot.texts import commands_ledger as texts
from ledger.roster.importing import import_visits
from ledger.roster.refused import Unusable


@click.command(help=texts.VISITS)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=texts.DRY_RUN)
@click.option("--json", "as_json", is_flag=True, help=texts.JSON)
@clock_option
def visits_command(
    files: Sequence[Path], dry_run: bool, as_json: bool, clock: datetime | None
) -> None:
    with opened(clock) as (db, now):
        patient(db)
        try:
            home = Settings().home
            report = import_visits(db, files, now, dry_run=dry_run, alone=alone(home))
        except Unusable as no:
            refuse(str(no), as_json)
    told(report, as_json)
