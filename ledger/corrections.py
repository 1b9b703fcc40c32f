"""Corrections of visits: the next version, or void; the version before is kept."""

from datetime import date, datetime

from sqlite_utils import Database

from ledger.clock import Month, shanghai_day, stamp
from ledger.model import CadreId, Correction, Findings, HouseholdId, Mode, Visit, VisitId
from ledger.problems import Problems
from ledger.refusals import (
    DayAfterRecord,
    MonthReleased,
    NotInScope,
    ReasonNeeded,
    VisitInFuture,
    VisitVoided,
)
from ledger.scopes import Scope
from ledger.snapshot import Snapshot
from ledger.visit_rows import findings_text
from ledger.visitable import in_books, open_to
from ledger.visits import Visits
from ledger.wishes import Wishes


class Corrections:
    def __init__(
        self,
        db: Database,
        visits: Visits,
        snapshot: Snapshot,
        problems: Problems,
        wishes: Wishes,
    ) -> None:
        self._db, self._visits, self._snapshot = db, visits, snapshot
        self._problems, self._wishes = problems, wishes

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
            in_books(self._db, old.household, day)
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
        old = self._visits.visit(visit)
        if old is None:
            raise NotInScope
        if by not in (old.cadre, old.recorder):
            open_to(self._db, old.household, by, old.day, within)
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
            new = self._visits.visit(old.id)
            assert new, "it was there just now"
            if valid:
                self._problems.open_from(new, shanghai_day(now))
            else:
                self._problems.visit_voided(new, by, now)
            if old.findings.wish or new.findings.wish:
                self._wishes.hear(new)
        return new
