"""办件: an application of a household, step by step, on a clock of working days."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from data.cases import BY_CODE, Step
from ledger.case import WITHDRAWN, Case, CaseCounts, CaseEvent, CaseId
from ledger.clock import shanghai_day, stamp
from ledger.holidays import Holidays
from ledger.ids import new_id
from ledger.model import CadreId, HouseholdId
from ledger.reach import households_within
from ledger.refusals import CaseMoved
from ledger.scopes import Scope


class Cases:
    def __init__(self, db: Database, holidays: Holidays) -> None:
        self._db, self._holidays = db, holidays

    def open(
        self,
        kind: str,
        household: HouseholdId,
        words: str,
        by: CadreId,
        now: datetime,
        id_: str | None = None,
    ) -> Case:
        """At its first step. The same `id_` again gives what was opened first. Raises KeyError."""
        if id_ is not None and (known := self._rows("where c.id = :id", id=id_)):
            return known[0]
        first, today = BY_CODE[kind].steps[0], shanghai_day(now)
        new = id_ or new_id()
        self._db.execute(
            "insert into cases (id, number, kind, household, words, opened, opened_by, step,"
            " since, due) values (:id, (select coalesce(max(number), 0) + 1 from cases), :kind,"
            " :household, :words, :today, :by, 0, :today, :due)",
            {
                "id": new,
                "kind": kind,
                "household": household,
                "words": words,
                "today": today.isoformat(),
                "by": by,
                "due": self._due(first, today),
            },
        )
        return self.case(CaseId(new))

    def advance(self, case: CaseId, step: int, by: CadreId, now: datetime) -> Case:
        """`step` is finished and the next begins. Raises CaseMoved if it stands elsewhere."""
        old = self._at(case, step)
        if old.last_step:
            raise CaseMoved
        today = shanghai_day(now)
        self._event(old, by, "", now)
        self._db.execute(
            "update cases set step = :step, since = :today, due = :due where id = :id",
            {
                "id": case,
                "step": step + 1,
                "today": today.isoformat(),
                "due": self._due(old.application.steps[step + 1], today),
            },
        )
        return self.case(case)

    def close(self, case: CaseId, step: int, outcome: str, by: CadreId, now: datetime) -> Case:
        """At its last step with one of its outcomes, or withdrawn at any. Raises CaseMoved."""
        old = self._at(case, step)
        if outcome != WITHDRAWN and not (
            old.last_step and outcome in dict(old.application.outcomes)
        ):
            raise CaseMoved
        self._event(old, by, outcome, now)
        self._db.execute(
            "update cases set outcome = :outcome, closed = :today, due = null where id = :id",
            {"id": case, "outcome": outcome, "today": shanghai_day(now).isoformat()},
        )
        return self.case(case)

    def case(self, case: CaseId) -> Case:
        """Raises KeyError."""
        for one in self._rows("where c.id = :id", id=case):
            return one
        raise KeyError(case)

    def listed(self, within: Scope, on: date, which: str = "open") -> tuple[Case, ...]:
        """`which` is open, overdue or closed; in reach, the soonest due first."""
        where, values = households_within(within, on)
        state = {
            "open": "c.outcome is null",
            "overdue": "c.outcome is null and c.due < :on",
            "closed": "c.outcome is not null",
        }[which]
        order = "c.closed desc, c.number desc" if which == "closed" else "c.due is null, c.due"
        return self._rows(
            f"where {where} and {state} order by {order}, c.number",
            **{**values, "on": on.isoformat()},
        )

    def counts(self, within: Scope, on: date) -> CaseCounts:
        where, values = households_within(within, on)
        rows = self._db.execute(
            "select count(case when c.outcome is null then 1 end),"
            " count(case when c.outcome is null and c.due < :on then 1 end),"
            " count(case when c.outcome is not null then 1 end)"
            f" from cases c join households h on h.id = c.household where {where}",
            {**values, "on": on.isoformat()},
        ).fetchall()
        return CaseCounts(*rows[0])

    def of_household(self, household: HouseholdId) -> tuple[Case, ...]:
        """Newest first."""
        return self._rows(
            "where c.household = :household order by c.opened desc, c.number desc",
            household=household,
        )

    def pressing(self, today: date) -> tuple[Case, ...]:
        """Whose step is due today or overdue."""
        return self._rows(
            "where c.outcome is null and c.due <= :today order by c.due, c.number",
            today=today.isoformat(),
        )

    def told(self) -> frozenset[tuple[str, str, str]]:
        """What was told unasked: the case, whom, and the due day it was about."""
        rows = self._db.execute(
            "select of_case, by_cadre, words from case_events where step = -1"
        ).fetchall()
        return frozenset((case, cadre, due) for case, cadre, due in rows)

    def tell(self, case: Case, cadre: CadreId, about: str, now: datetime) -> None:
        """`about`: the due day, and whether it is over; once of each."""
        self._put(case.id, cadre, -1, about, now)

    def events(self, case: CaseId) -> tuple[CaseEvent, ...]:
        """Which steps were finished by whom, oldest first."""
        rows = self._db.execute(
            "select at, by_cadre, step, words from case_events where of_case = :id"
            " and step >= 0 order by at, step",
            {"id": case},
        ).fetchall()
        return tuple(
            CaseEvent(datetime.fromisoformat(at), CadreId(by), step, words)
            for at, by, step, words in rows
        )

    def _at(self, case: CaseId, step: int) -> Case:
        found = self.case(case)
        if found.outcome is not None or found.step != step:
            raise CaseMoved
        return found

    def _due(self, step: Step, today: date) -> str | None:
        if step.days is None:
            return None
        return self._holidays.workdays().plus(today, step.days).isoformat()

    def _event(self, case: Case, by: CadreId, words: str, now: datetime) -> None:
        self._put(case.id, by, case.step, words, now)

    def _put(self, case: CaseId, by: CadreId, step: int, words: str, now: datetime) -> None:
        self._db.execute(
            "insert into case_events (id, of_case, at, by_cadre, step, words)"
            " values (:id, :case, :at, :by, :step, :words)",
            {
                "id": new_id(),
                "case": case,
                "at": stamp(now),
                "by": by,
                "step": step,
                "words": words,
            },
        )

    def _rows(self, where: str, **values: Any) -> tuple[Case, ...]:
        rows = self._db.execute(
            "select c.id, c.number, c.kind, c.household, c.words, c.opened, c.opened_by, c.step,"
            " c.since, c.due, c.outcome, c.closed from cases c"
            f" join households h on h.id = c.household {where}",
            values,
        ).fetchall()
        return tuple(
            Case(
                id=CaseId(row[0]),
                number=row[1],
                kind=row[2],
                household=HouseholdId(row[3]),
                words=row[4],
                opened=date.fromisoformat(row[5]),
                opened_by=CadreId(row[6]),
                step=row[7],
                since=date.fromisoformat(row[8]),
                due=date.fromisoformat(row[9]) if row[9] else None,
                outcome=row[10],
                closed=date.fromisoformat(row[11]) if row[11] else None,
            )
            for row in rows
        )
