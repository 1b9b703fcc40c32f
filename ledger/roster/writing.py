"""A plan made true: rows written in one short transaction, or in slices where there are many."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from datetime import datetime

from sqlite_utils import Database

from ledger.audit import Audit
from ledger.clock import stamp
from ledger.ids import new_id
from ledger.keys import Keys
from ledger.model import CadreId
from ledger.roster.known import revision
from ledger.roster.plan import Plan
from ledger.roster.statements import Slice, add_areas, add_cadres, add_county, add_households
from ledger.roster.trace import Trace
from ledger.snapshot import Snapshot
from ledger.transactions import Room, at_once, leaving_room, unhurried

AT_ONCE = 1_000  # households whose rows one transaction takes: some 50 ms


class Overtaken(Exception):
    """The ledger changed between plan and writing: plan again."""


Tell = Callable[[int, int], None]
"""Is told, outside of any transaction, how many households of how many are written."""


def write(
    db: Database,
    plan: Plan,
    keys: Keys,
    now: datetime,
    tell: Tell | None = None,
    room: Room = leaving_room,
    trace: Trace | None = None,
    by: CadreId | None = None,
) -> None:
    """Writes what the plan changes. Raises Overtaken, before or between slices.

    Each household that it changes has a line in the audit, of `by`.

    `trace` keeps what was, for an undo. A slice is right in itself, a household with all that
    belongs to it; who is overtaken plans again and finds what was written unchanged.
    """
    expected = plan.known.revision
    snapshot = Snapshot(db)
    touched = _touched(plan)
    done, whole = 0, len(touched)
    for piece in _slices(plan, keys, now, touched):
        # whoever is told of it is told after another commit, which waits for the disk
        with room(db), unhurried(db), at_once(db):
            if revision(db) != expected:
                raise Overtaken
            for household in piece.leaving:
                snapshot.leaving(household)
            with trace.around(piece.touched, piece.made) if trace else nullcontext():
                for statement, rows in piece.statements:
                    db.conn.executemany(statement, rows)
            if piece.everywhere:
                snapshot.changed_everywhere()
            snapshot.changed(piece.households)
            Audit(db).note_each(by, "household.import", piece.households, now)
            expected += 1
            db.execute("update revisions set value = value + 1 where name = 'roster'")
        done += len(piece.households)
        if tell:
            tell(min(done, whole), whole)


def _slices(plan: Plan, keys: Keys, now: datetime, touched: Sequence[str]) -> Iterator[Slice]:
    """First who and where, then households a slice at a time, last the rules."""
    today = stamp(now)[:10]
    first = Slice()
    add_areas(first, plan)
    add_cadres(first, plan, keys, today)
    last = Slice()
    add_county(last, plan)
    pieces = [touched[start : start + AT_ONCE] for start in range(0, len(touched), AT_ONCE)]
    if len(pieces) < 2:  # noqa: PLR2004  all of it becomes true at once
        for ids in pieces:
            add_households(first, plan, keys, ids)
        first.statements += last.statements
        first.touched |= last.touched
        first.everywhere = last.everywhere
        if first.statements:
            yield first
        return
    yield first
    for ids in pieces:
        piece = Slice()
        add_households(piece, plan, keys, ids)
        yield piece
    if last.statements:
        yield last


def _touched(plan: Plan) -> list[str]:
    """Households with any row to write."""
    known = plan.known
    changed = {
        id_
        for id_, entry in known.households.items()
        if tuple(entry.facts().values()) != entry.before
    }
    for spans in (known.care, known.states):
        changed |= {
            id_ for id_, held in spans.items() if any(span.facts() != span.before for span in held)
        }
    return [id_ for id_ in known.households if id_ in changed]


def note(
    db: Database,
    now: datetime,
    by: CadreId | None,
    files: Sequence[str],
    counts: dict[str, int],
) -> None:
    """The audit's line about an import; nobody is the command line."""
    db.execute(
        "insert into audit (id, at, actor, action, subject, details)"
        " values (:id, :at, :by, 'import', 'roster', :details)",
        {
            "id": new_id(),
            "at": stamp(now),
            "by": by or "",
            "details": json.dumps({"files": list(files), **counts}),
        },
    )
