"""History of visits from a sheet: what is new is recorded, what differs is the next version."""

import json
from collections import defaultdict
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime

from sqlite_utils import Database

from ledger.clock import shanghai_day, stamp
from ledger.ids import new_id
from ledger.model import HouseholdId
from ledger.roster.difference import Count
from ledger.roster.known import Known
from ledger.roster.nouns import VisitRow
from ledger.roster.refused import Place, Refused
from ledger.roster.trace import Trace
from ledger.snapshot import Snapshot
from ledger.texts import roster as texts
from ledger.transactions import Room, at_once, leaving_room

AT_ONCE = 1_000  # visits written in one transaction
Key = tuple[str, str, str, str]  # household, cadre, day, moment of record


@dataclass(slots=True)
class _Stored:
    id: str
    mode: str
    valid: bool
    findings: str


@dataclass(slots=True)
class VisitPlan:
    count: Count = field(default_factory=Count)
    refused: list[tuple[Place, str]] = field(default_factory=list)
    new: list[tuple[object, ...]] = field(default_factory=list)
    changed: list[tuple[object, ...]] = field(default_factory=list)
    households: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def planned_visits(
    db: Database, rows: Sequence[VisitRow], now: datetime, beside: Known | None = None
) -> VisitPlan:
    """The same row again changes nothing: a visit is known by its household, cadre, day and
    moment of record; two alike are told apart by their order.

    `beside`: households and cadres as they would be, where they are not written yet.
    """
    plan = VisitPlan()
    households = dict(db.execute("select number, id from households").fetchall())
    cadres = dict(db.execute("select number, id from cadres").fetchall())
    if beside is not None:
        households |= {number: one.id for number, one in beside.household_by_number.items()}
        cadres |= {number: one.id for number, one in beside.cadre_by_number.items()}
    stored = _stored(db, rows)
    for row in rows:
        try:
            household, cadre, recorder = _who(row, households, cadres, now)
        except Refused as no:
            plan.refused.append((row.place, str(no)))
            continue
        key = (household, cadre, row.day.isoformat(), stamp(row.recorded))
        known = stored[key].pop(0) if stored[key] else None
        _compare(plan, row, key, recorder, known)
    return plan


def write_visits(
    db: Database,
    plan: VisitPlan,
    now: datetime,
    room: Room = leaving_room,
    trace: Trace | None = None,
) -> None:
    """In slices; rates follow each. `trace` keeps what was, for an undo."""
    snapshot = Snapshot(db)
    for start in range(0, max(len(plan.new), len(plan.changed)), AT_ONCE):
        new = plan.new[start : start + AT_ONCE]
        changed = plan.changed[start : start + AT_ONCE]
        ids = [str(one[0]) for one in new], [str(one[-1]) for one in changed]
        kept = (
            trace.around({"visits": [*ids[0], *ids[1]]}, set(ids[0])) if trace else nullcontext()
        )
        with room(db), at_once(db), kept:
            db.conn.executemany(
                "insert into visits (id, household, cadre, recorder, day, recorded, mode, valid,"
                " findings, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                new,
            )
            db.conn.executemany(
                "insert into visit_versions (visit, version, day, mode, valid, findings,"
                " replaced, by_cadre, reason) select id, version, day, mode, valid, findings,"
                " ?, '', '' from visits where id = ?",
                [(stamp(now), one[-1]) for one in changed],
            )
            db.conn.executemany(
                "update visits set version = version + 1, mode = ?, valid = ?, findings = ?"
                " where id = ?",
                [one[1:] for one in changed],
            )
            touched = {str(one[1]) for one in new} | {str(one[0]) for one in changed}
            snapshot.changed([HouseholdId(id_) for id_ in touched])


def _who(
    row: VisitRow, households: dict[str, str], cadres: dict[str, str], now: datetime
) -> tuple[str, str, str]:
    """Ids of household, cadre and recorder. Raises Refused."""
    if row.household not in households:
        raise Refused(texts.UNKNOWN_HOUSEHOLD.substitute(number=row.household))
    for number in (row.cadre, row.recorder):
        if number and number not in cadres:
            raise Refused(texts.UNKNOWN_CADRE.substitute(number=number))
    if row.day > shanghai_day(now):
        raise Refused(texts.VISIT_AHEAD)
    if shanghai_day(row.recorded) > shanghai_day(now):
        raise Refused(texts.RECORD_AHEAD)
    return households[row.household], cadres[row.cadre], cadres[row.recorder or row.cadre]


def _stored(db: Database, rows: Sequence[VisitRow]) -> dict[Key, list[_Stored]]:
    stored: dict[Key, list[_Stored]] = defaultdict(list)
    if not rows:
        return stored
    days = {
        "first": min(row.day for row in rows).isoformat(),
        "last": max(row.day for row in rows).isoformat(),
    }
    for household, cadre, day, recorded, *rest in db.execute(
        "select household, cadre, day, recorded, id, mode, valid, findings from visits"
        " where day >= :first and day <= :last order by recorded, id",
        days,
    ).fetchall():
        id_, mode, valid, findings = rest
        stored[household, cadre, day, recorded].append(_Stored(id_, mode, bool(valid), findings))
    return stored


def _compare(
    plan: VisitPlan, row: VisitRow, key: Key, recorder: str, known: _Stored | None
) -> None:
    household, cadre, day, recorded = key
    if known is None:
        findings = json.dumps({"remark": row.words}, ensure_ascii=False) if row.words else "{}"
        plan.new.append(
            (
                new_id(),
                household,
                cadre,
                recorder,
                day,
                recorded,
                row.mode.value,
                row.valid,
                findings,
            )
        )
        plan.count.new += 1
        return
    findings = json.loads(known.findings)
    remark = row.words or findings.get("remark", "")
    if (known.mode, known.valid, findings.get("remark", "")) == (row.mode, row.valid, remark):
        plan.count.unchanged += 1
        return
    said = json.dumps({**findings, "remark": remark} if remark else findings, ensure_ascii=False)
    plan.changed.append((household, row.mode.value, row.valid, said, known.id))
    plan.count.changed += 1
