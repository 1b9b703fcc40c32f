"""Visits: recorded, corrected by a next version, voided; nothing is ever erased."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from ledger.clock import Month, shanghai_day, stamp
from ledger.facts import facts_of, terms_on
from ledger.ids import new_id
from ledger.model import (
    CadreId,
    Correction,
    Findings,
    HouseholdId,
    Mode,
    NewVisit,
    State,
    Visit,
    VisitId,
)
from ledger.problems import Problems
from ledger.reach import households_within
from ledger.refusals import (
    DayAfterRecord,
    HouseholdLeft,
    MonthReleased,
    NotInScope,
    ReasonNeeded,
    VisitInFuture,
    VisitVoided,
)
from ledger.scopes import Scope, own
from ledger.snapshot import Snapshot
from ledger.standing import in_state
from ledger.wishes import Wishes

_SAID = tuple(field.name for field in fields(Findings))
_VISIT = """
    select id, version, household, cadre, recorder, day, recorded, mode, valid, findings
    from visits
"""


class Visits:
    def __init__(
        self, db: Database, snapshot: Snapshot, problems: Problems, wishes: Wishes
    ) -> None:
        self._db, self._snapshot = db, snapshot
        self._problems, self._wishes = problems, wishes

    def record(self, new: NewVisit, now: datetime, within: Scope | None = None) -> Visit:
        """Records one contact; the same `new.id` again gives what was recorded first.

        `within` is the recorder's reach, by default their own households. One that the recorder
        once held is in reach as well: handed over between the question and the answer, the visit
        is a 代访 and not lost.
        Raises VisitInFuture, HouseholdLeft, NotInScope; then nothing is written.
        """
        if new.id is not None and (known := self._rows("where id = :id", id=new.id)):
            return known[0]
        if new.day > shanghai_day(now):
            raise VisitInFuture
        self._open_to(new.household, new.recorder, new.day, within)
        visit = Visit(
            id=new.id or VisitId(new_id()),
            version=1,
            household=new.household,
            cadre=new.cadre,
            recorder=new.recorder,
            day=new.day,
            recorded=datetime.fromisoformat(stamp(now)),
            mode=new.mode,
            valid=True,
            findings=new.findings,
        )
        with self._db.atomic():
            self._db.execute(
                "insert into visits (id, version, household, cadre, recorder, day, recorded,"
                " mode, valid, findings) values (:id, 1, :household, :cadre, :recorder, :day,"
                " :recorded, :mode, 1, :findings)",
                {
                    "id": visit.id,
                    "household": visit.household,
                    "cadre": visit.cadre,
                    "recorder": visit.recorder,
                    "day": visit.day.isoformat(),
                    "recorded": stamp(now),
                    "mode": visit.mode,
                    "findings": findings_text(visit.findings),
                },
            )
            self._problems.open_from(visit, shanghai_day(now))
            if visit.findings.wish:
                self._wishes.hear(visit)
            self._snapshot.visited(visit.household, visit.day)
        return visit

    def correct(
        self,
        visit: VisitId,
        new: Correction,
        reason: str,
        by: CadreId,
        now: datetime,
        within: Scope | None = None,
        *,
        approved: bool = False,
    ) -> Visit:
        """The next version. `reason` may be empty on the day of the record.

        `approved`: somebody with the power to do so let it into a month that is released.
        Raises NotInScope, VisitVoided, ReasonNeeded, VisitInFuture, DayAfterRecord,
        HouseholdLeft, MonthReleased.
        """
        old = self._correctable(visit, reason, by, now, within, approved=approved)
        day = new.day or old.day
        if day > shanghai_day(now):
            raise VisitInFuture
        if day > shanghai_day(old.recorded):
            raise DayAfterRecord
        if day != old.day:
            self._in_ledger(old.household, day)
            if not approved:
                self._not_released(old.household, day)
        return self._replace(
            old,
            day=day,
            mode=new.mode or old.mode,
            valid=True,
            findings=old.findings if new.findings is None else new.findings,
            reason=reason,
            by=by,
            now=now,
        )

    def void(
        self,
        visit: VisitId,
        reason: str,
        by: CadreId,
        now: datetime,
        within: Scope | None = None,
        *,
        approved: bool = False,
    ) -> Visit:
        """The visit counts no more. Raises as `correct` does."""
        old = self._correctable(visit, reason, by, now, within, approved=approved)
        return self._replace(
            old,
            day=old.day,
            mode=old.mode,
            valid=False,
            findings=old.findings,
            reason=reason,
            by=by,
            now=now,
        )

    def visit(self, visit: VisitId) -> Visit | None:
        """Its last version."""
        found = self._rows("where id = :id", id=visit)
        return found[0] if found else None

    def latest_of(self, household: HouseholdId) -> Visit | None:
        """The newest valid contact that met somebody."""
        found = self._rows(
            "where household = :household and valid = 1 and mode <> 'absent'"
            " order by day desc, recorded desc limit 1",
            household=household,
        )
        return found[0] if found else None

    def last_of(self, household: HouseholdId, limit: int) -> tuple[Visit, ...]:
        """The newest valid contacts, whether somebody was met or not, newest first."""
        return self._rows(
            "where household = :household and valid = 1 order by day desc, recorded desc"
            " limit :limit",
            household=household,
            limit=limit,
        )

    def on_day(self, household: HouseholdId, day: date) -> tuple[Visit, ...]:
        """Valid contacts of that day, oldest record first."""
        return self._rows(
            "where household = :household and day = :day and valid = 1 order by recorded, id",
            household=household,
            day=day.isoformat(),
        )

    def recent_of(self, recorder: CadreId, limit: int = 10) -> tuple[Visit, ...]:
        """What this person recorded last, newest first, voided ones too."""
        return self._rows(
            "where recorder = :recorder order by recorded desc, id limit :limit",
            recorder=recorder,
            limit=limit,
        )

    def in_month(self, month: Month | None, within: Scope, on: date) -> tuple[Visit, ...]:
        """Every visit of the month (None: of all time), last versions, by day."""
        where, values = households_within(within, on)
        days = ""
        if month is not None:
            days = " and day >= :first and day <= :last"
            values |= {"first": month.first.isoformat(), "last": month.last.isoformat()}
        if within.county:
            return self._rows(f"where 1 = 1{days} order by day, recorded, id", **values)
        return self._rows(
            f"where household in (select h.id from households h where {where}){days}"
            " order by day, recorded, id",
            on=on.isoformat(),
            **values,
        )

    def mode_counts(self, household: HouseholdId, mode: Mode, day: date) -> bool:
        """DESIGN §4.5: 入户 does; 电话 and 视频 in 整户外出, when the county allows it."""
        if mode is Mode.HOME:
            return True
        if mode is Mode.ABSENT or not terms_on(self._db, day).phone_counts:
            return False
        facts = facts_of(self._db, [household], day, day)[household]
        return in_state(facts, State.AWAY, day)

    def too_late(self, visit: Visit) -> bool:
        """补录超期: recorded more days after its day than count."""
        late = (shanghai_day(visit.recorded) - visit.day).days
        return late > terms_on(self._db, Month.of(visit.day).last).late_days

    def is_released(self, household: HouseholdId, day: date) -> bool:
        """Whether a bulletin froze the day's month for the household: then it takes a request."""
        return bool(
            self._db.execute(
                "select 1 from bulletins b join households h on h.id = :household"
                " where b.month = :month and b.state = 'released'"
                " and (b.area = '' or b.area = h.township)",
                {"household": household, "month": str(Month.of(day))},
            ).fetchall()
        )

    def is_stand_in(self, visit: Visit) -> bool:
        """代访: whoever was there did not hold the household that day."""
        return not self._db.execute(
            "select 1 from assignments where household = :household and cadre = :cadre"
            " and since <= :day and (until is null or until > :day)",
            {"household": visit.household, "cadre": visit.cadre, "day": visit.day.isoformat()},
        ).fetchall()

    def _open_to(
        self, household: HouseholdId, recorder: CadreId, day: date, within: Scope | None
    ) -> None:
        within = own(recorder) if within is None else within
        self._in_ledger(household, day)
        if within.county:
            return
        where, values = households_within(within, day)
        reached = self._db.execute(
            "select 1 from assignments where household = :household and cadre = :recorder"
            " union all select 1 from households h where h.id = :household"
            f" and {where} limit 1",
            {**values, "household": household, "recorder": recorder, "on": day.isoformat()},
        ).fetchall()
        if not reached:
            raise NotInScope

    def _in_ledger(self, household: HouseholdId, day: date) -> None:
        rows = self._db.execute(
            "select entered, exited from households where id = :id", {"id": household}
        ).fetchall()
        if not rows:
            raise NotInScope
        entered, exited = rows[0]
        if (entered and entered > day.isoformat()) or (exited and exited <= day.isoformat()):
            raise HouseholdLeft

    def _correctable(
        self,
        visit: VisitId,
        reason: str,
        by: CadreId,
        now: datetime,
        within: Scope | None,
        *,
        approved: bool,
    ) -> Visit:
        found = self._rows("where id = :id", id=visit)
        if not found:
            raise NotInScope
        old = found[0]
        if by not in (old.cadre, old.recorder):
            self._open_to(old.household, by, old.day, within)
        if not old.valid:
            raise VisitVoided
        if not reason and shanghai_day(old.recorded) != shanghai_day(now):
            raise ReasonNeeded
        if not approved:
            self._not_released(old.household, old.day)
        return old

    def _not_released(self, household: HouseholdId, day: date) -> None:
        if self.is_released(household, day):
            raise MonthReleased

    def _replace(
        self,
        old: Visit,
        *,
        day: date,
        mode: Mode,
        valid: bool,
        findings: Findings,
        reason: str,
        by: CadreId,
        now: datetime,
    ) -> Visit:
        with self._db.atomic():
            self._db.execute(
                "insert into visit_versions (visit, version, day, mode, valid, findings,"
                " replaced, by_cadre, reason) select id, version, day, mode, valid, findings,"
                " :now, :by, :reason from visits where id = :id",
                {"id": old.id, "now": stamp(now), "by": by, "reason": reason},
            )
            self._db.execute(
                "update visits set version = version + 1, day = :day, mode = :mode,"
                " valid = :valid, findings = :findings where id = :id",
                {
                    "id": old.id,
                    "day": day.isoformat(),
                    "mode": mode,
                    "valid": int(valid),
                    "findings": findings_text(findings),
                },
            )
            for affected in {old.day, day}:
                self._snapshot.visited(old.household, affected)
            new = self._rows("where id = :id", id=old.id)[0]
            if valid:
                self._problems.open_from(new, shanghai_day(now))
            else:
                self._problems.visit_voided(new, by, now)
            if old.findings.wish or new.findings.wish:
                self._wishes.hear(new)
        return new

    def _rows(self, where: str, **values: Any) -> tuple[Visit, ...]:
        return tuple(_visits(self._db.execute(_VISIT + where, values).fetchall()))


def findings_text(findings: Findings) -> str:
    """As stored: JSON without what is empty."""
    said = {name: value for name in _SAID if (value := getattr(findings, name))}
    return json.dumps(said, ensure_ascii=False) if said else "{}"


def _visits(rows: Iterable[Any]) -> Iterable[Visit]:
    for id_, version, household, cadre, recorder, day, recorded, mode, valid, findings in rows:
        yield Visit(
            id=VisitId(id_),
            version=version,
            household=HouseholdId(household),
            cadre=CadreId(cadre),
            recorder=CadreId(recorder),
            day=date.fromisoformat(day),
            recorded=datetime.fromisoformat(recorded),
            mode=Mode(mode),
            valid=bool(valid),
            findings=Findings(**json.loads(findings)),
        )
