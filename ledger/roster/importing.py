"""Importing roster files: read, planned beside the ledger, written, told (DESIGN §9)."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from ledger.clock import Month, shanghai_day
from ledger.keys import Keys
from ledger.model import AreaId, CadreId
from ledger.roster.difference import Difference, difference
from ledger.roster.fence import Fence
from ledger.roster.headers import Said, Unclear
from ledger.roster.known import Known
from ledger.roster.nouns import VisitRow
from ledger.roster.plan import planned
from ledger.roster.reading import Reading, read_files
from ledger.roster.refused import Place, RefusedRow, Unusable
from ledger.roster.spoken_of import SpokenOf
from ledger.roster.trace import Trace
from ledger.roster.visits import VisitPlan, planned_visits, write_visits
from ledger.roster.writing import Overtaken, Tell, note, write
from ledger.snapshot import Snapshot
from ledger.texts import roster as texts
from ledger.transactions import leaving_room
from ledger.uncollected import uncollected

_TRIES = 8  # plans overtaken by other changes before giving up


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an import did, or would do."""

    files: tuple[str, ...]
    written: bool
    difference: Difference
    refused: tuple[RefusedRow, ...]  # in the order of the files
    bad_sheets: tuple[str, ...]  # sheets that could not be read, in words
    notes: tuple[str, ...]  # how sheets and columns were taken
    warnings: tuple[str, ...]
    unclear: tuple[Unclear, ...] = ()  # columns that one may be asked about
    heads: Mapping[str, list[list[Any]]] = field(default_factory=dict)  # sheet -> its heading

    @property
    def complete(self) -> bool:
        """Every row is in."""
        return not self.refused and not self.bad_sheets

    def public(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "files": list(self.files),
            "written": self.written,
            "counts": {
                kind: {"new": one.new, "changed": one.changed, "unchanged": one.unchanged}
                for kind, one in self.difference.counts.items()
            },
            "changes": [
                {
                    "kind": one.kind,
                    "id": one.number,
                    "field": one.field,
                    "old": one.old,
                    "new": one.new,
                }
                for one in self.difference.changes
            ],
            "absent": self.difference.absent,
            "refused": [
                {
                    "file": row.place.file,
                    "sheet": row.place.sheet,
                    "row": row.place.row,
                    "reason": row.reason,
                }
                for row in self.refused
            ],
            "sheets_refused": list(self.bad_sheets),
            "notes": list(self.notes),
            "warnings": list(self.warnings),
        }


def import_roster(
    db: Database,
    keys: Keys,
    paths: Sequence[Path],
    now: datetime,
    *,
    dry_run: bool = False,
    within: frozenset[AreaId] | None = None,
    said: Mapping[str, Said] | None = None,
    trace: Trace | None = None,
    tell: Tell | None = None,
    by: CadreId | None = None,
    alone: bool = False,
    settled: bool = True,
) -> Report:
    """Everything in the files, 走访 too. Raises Unusable; then nothing is written.

    The difference is worked out beside the ledger and written in short transactions, each only
    if the ledger is still as it was: people in chat never wait for it.
    `within` are the townships that the files may touch (None: all), `said` what somebody says
    the columns of a sheet are, `trace` keeps what was, for an undo, and `by` is who confirmed.
    `alone`: no bot serves the county meanwhile, so that nobody is left room to write.
    `settled`: the month's standings have followed before this returns; else `settle` is to come.
    """
    with uncollected():
        reading = read_files(paths, said=said)
    given = {noun: list(rows) for noun, rows in reading.rows.items()}
    for attempt in range(_TRIES):
        reading.rows = {noun: list(rows) for noun, rows in given.items()}
        with uncollected(), db.atomic():  # one consistent read
            known = Known.read(db)
            fence = None if within is None else Fence(known, keys, within)
            outside = fence.sift(reading) if fence else []
            plan = planned(reading, known, keys, shanghai_day(now))
            if fence:
                fence.restore()
        if attempt == 0:
            warnings = plan.warnings
            for place, reason in (*outside, *plan.refused):
                reading.refuse(place, reason)
            spoken_of = SpokenOf(row.cells for row in reading.refused)
            found = difference(plan, reading.kinds, spoken_of, shanghai_day(now).isoformat())
        if dry_run:
            break
        try:
            write(db, plan, keys, now, tell, nullcontext if alone else leaving_room, trace, by)
            break
        except Overtaken:
            continue
    else:
        raise Unusable(texts.CHANGED_ALREADY)
    beside = known if dry_run else None
    visits = _visits(db, reading, now, beside, trace, dry_run=dry_run, alone=alone)
    if "visits" in reading.kinds:
        found.counts["visits"] = visits.count
    report = _told(db, paths, reading, visits.refused, warnings, found, now, by, dry_run)
    if settled and not dry_run:
        settle(db, shanghai_day(now), alone=alone)
    return report


def import_visits(
    db: Database,
    paths: Sequence[Path],
    now: datetime,
    *,
    dry_run: bool = False,
    alone: bool = False,
) -> Report:
    """Only the sheets 走访. Raises Unusable; then nothing is written."""
    reading = read_files(paths, only=frozenset({"visits"}))
    visits = _visits(db, reading, now, None, None, dry_run=dry_run, alone=alone)
    found = Difference(counts={"visits": visits.count})
    report = _told(db, paths, reading, visits.refused, [], found, now, None, dry_run)
    if not dry_run:
        settle(db, shanghai_day(now), alone=alone)
    return report


def settle(db: Database, today: date, *, alone: bool = False) -> None:
    """The month's standings follow what was written, a slice at a time, so that nobody who writes
    meanwhile waits for long.
    """
    snapshot = Snapshot(db, alone=alone)
    snapshot.bring(Month.of(today), today)
    snapshot.settle_all()


def _visits(
    db: Database,
    reading: Reading,
    now: datetime,
    beside: Known | None,
    trace: Trace | None,
    *,
    dry_run: bool,
    alone: bool,
) -> VisitPlan:
    """`beside` is the ledger as it would be, where nothing of it has been written."""
    plan = planned_visits(db, reading.of(VisitRow), now, beside)
    if not dry_run:
        write_visits(db, plan, now, nullcontext if alone else leaving_room, trace)
    return plan


def _told(
    db: Database,
    paths: Sequence[Path],
    reading: Reading,
    refused: list[tuple[Place, str]],
    warnings: list[str],
    found: Difference,
    now: datetime,
    by: CadreId | None,
    dry_run: bool,
) -> Report:
    for place, reason in refused:
        reading.refuse(place, reason)
    files = tuple(path.name for path in paths)
    if not dry_run:
        counts = {kind: one.new + one.changed for kind, one in found.counts.items()}
        note(db, now, by, files, counts)
    order = {file: n for n, file in enumerate(files)}
    return Report(
        files=files,
        written=not dry_run,
        difference=found,
        refused=tuple(
            sorted(
                reading.refused,
                key=lambda row: (order[row.place.file], row.place.sheet, row.place.row),
            )
        ),
        bad_sheets=tuple(reading.bad_sheets),
        notes=tuple(reading.notes),
        warnings=tuple(warnings),
        unclear=tuple(reading.unclear),
        heads=reading.heads,
    )
