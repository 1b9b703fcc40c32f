"""Visits: recorded, found again, and what each counts as."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from ledger.clock import Month, shanghai_day, stamp
from ledger.facts import facts_of, terms_on
from ledger.ids import new_id
from ledger.model import CadreId, HouseholdId, Mode, NewVisit, State, Visit, VisitId
from ledger.problems import Problems
from ledger.reach import households_within
from ledger.refusals import VisitInFuture
from ledger.scopes import Scope
from ledger.snapshot import Snapshot
from ledger.standing import in_state
from ledger.visit_rows import VISIT, findings_text, visits_in
from ledger.visitable import open_to
from ledger.wishes import Wishes


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
        open_to(self._db, new.household, new.recorder, new.day, within)
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

    def is_stand_in(self, visit: Visit) -> bool:
        """代访: whoever was there did not hold the household that day."""
        return not self._db.execute(
            "select 1 from assignments where household = :household and cadre = :cadre"
            " and since <= :day and (until is null or until > :day)",
            {"household": visit.household, "cadre": visit.cadre, "day": visit.day.isoformat()},
        ).fetchall()

    def _rows(self, where: str, **values: Any) -> tuple[Visit, ...]:
        return tuple(visits_in(self._db.execute(VISIT + where, values).fetchall()))
