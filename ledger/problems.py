"""Problems found in visits: opened with them, fixed, reviewed by another, closed (DESIGN §3)."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from ledger.holidays import Holidays
from ledger.ids import new_id
from ledger.model import AreaId, CadreId, HouseholdId, Visit, VisitId
from ledger.problem import PROBLEM, SUDDEN, Counts, Problem, ProblemId, ProblemState, problems_in
from ledger.problem_events import ProblemEvents
from ledger.reach import households_within
from ledger.refusals import OwnWork, ProblemMoved
from ledger.scopes import Scope

DUE_WITHIN = 5  # working days


class Problems:
    def __init__(self, db: Database, holidays: Holidays, events: ProblemEvents) -> None:
        self._db, self._holidays, self._events = db, holidays, events

    def open_from(self, visit: Visit, today: date) -> None:
        """One a failed check and one a 突发; the same of the same visit opens none twice."""
        found = dict(visit.findings.checks)
        if SUDDEN in visit.findings.changes:
            found[SUDDEN] = visit.findings.changes[SUDDEN]
        if not found:
            return
        due = self._holidays.workdays().plus(today, DUE_WITHIN)
        for kind, words in found.items():
            self._db.execute(
                "insert into problems (id, number, household, visit, kind, words, opened, due,"
                " state) values (:id, (select coalesce(max(number), 0) + 1 from problems),"
                " :household, :visit, :kind, :words, :opened, :due, 'todo')"
                " on conflict (visit, kind) do nothing",
                {
                    "id": new_id(),
                    "household": visit.household,
                    "visit": visit.id,
                    "kind": kind,
                    "words": words,
                    "opened": today.isoformat(),
                    "due": due.isoformat(),
                },
            )

    def visit_voided(self, visit: Visit, by: CadreId, now: datetime) -> None:
        """What nobody worked on yet falls away with the visit it was found in."""
        for one in self._rows("where p.visit = :visit and p.state = 'todo'", visit=visit.id):
            self._move(one.id, "state = 'closed'", by, "voided", "", now)

    # the way of a problem

    def fix(self, problem: ProblemId, words: str, by: CadreId, now: datetime) -> Problem:
        """整改: what was done; now another reviews it. Raises ProblemMoved."""
        self._in(problem, ProblemState.TODO, ProblemState.FIXING)
        what = "state = 'review', fixed_by = :by, note = :words"
        return self._move(problem, what, by, "fixed", words, now)

    def send_back(self, problem: ProblemId, words: str, by: CadreId, now: datetime) -> Problem:
        """The review found it not fixed. Raises ProblemMoved, OwnWork."""
        self._reviewing(problem, by)
        return self._move(problem, "state = 'fixing'", by, "returned", words, now)

    def close(self, problem: ProblemId, by: CadreId, now: datetime) -> Problem:
        """销号, by another than who fixed it. Raises ProblemMoved, OwnWork."""
        self._reviewing(problem, by)
        return self._move(problem, "state = 'closed'", by, "closed", "", now)

    def pass_to(self, problem: ProblemId, unit: AreaId, by: CadreId, now: datetime) -> Problem:
        """转交: from now on this unit's. Raises ProblemMoved."""
        self._in(problem, ProblemState.TODO, ProblemState.FIXING)
        return self._move(problem, "unit = :unit", by, "passed", "", now, unit=unit)

    # what is asked

    def problem(self, problem: ProblemId) -> Problem:
        """Raises KeyError."""
        for one in self._rows("where p.id = :id", id=problem):
            return one
        raise KeyError(problem)

    def listed(
        self, within: Scope, on: date, *states: ProblemState, overdue: bool = False
    ) -> tuple[Problem, ...]:
        """In reach and in one of the states (none: not closed), the soonest due first."""
        where, values = _within(within, on)
        wanted = states or tuple(one for one in ProblemState if one is not ProblemState.CLOSED)
        names = ", ".join(f"'{state.value}'" for state in wanted)
        late = " and p.due < :on and p.state in ('todo', 'fixing')" if overdue else ""
        order = "p.due, p.number"
        if wanted == (ProblemState.CLOSED,):
            order = "p.number desc"
        return self._rows(
            f"where {where} and p.state in ({names}){late} order by {order}",
            **{**values, "on": on.isoformat()},
        )

    def counts(self, within: Scope, on: date) -> Counts:
        where, values = _within(within, on)
        rows = self._db.execute(
            "select count(case when p.state in ('todo', 'fixing') then 1 end),"
            " count(case when p.state = 'review' then 1 end),"
            " count(case when p.state in ('todo', 'fixing') and p.due < :on then 1 end),"
            " count(case when p.state = 'closed' then 1 end)"
            f" from problems p join households h on h.id = p.household where {where}",
            {**values, "on": on.isoformat()},
        ).fetchall()
        return Counts(*rows[0])

    def reaches(self, within: Scope, problem: ProblemId, on: date) -> bool:
        where, values = _within(within, on)
        rows = self._rows(
            f"where p.id = :id and {where}", **{**values, "id": problem, "on": on.isoformat()}
        )
        return bool(rows)

    def announce(self, visit: VisitId, by: CadreId, now: datetime) -> tuple[Problem, ...]:
        """Those found in the visit of which nobody was told yet; now it is noted."""
        new = self._rows(
            "where p.visit = :visit and not exists (select 1 from problem_events e"
            " where e.problem = p.id and e.act = 'opened') order by p.number",
            visit=visit,
        )
        for problem in new:
            self._events.note(problem.id, by, "opened", "", now)
        return new

    def open_of(self, household: HouseholdId) -> tuple[Problem, ...]:
        return self._rows(
            "where p.household = :household and p.state <> 'closed' order by p.due, p.number",
            household=household,
        )

    def pressing(self, today: date) -> tuple[Problem, ...]:
        """To do and due today or before, the soonest due first."""
        return self._rows(
            "where p.state in ('todo', 'fixing') and p.due <= :today order by p.due, p.number",
            today=today.isoformat(),
        )

    def open_counts(self, households: Iterable[HouseholdId]) -> dict[HouseholdId, int]:
        """How many are not closed, of those households that have any."""
        ids = {f"h{n}": household for n, household in enumerate(households)}
        if not ids:
            return {}
        names = ", ".join(f":{name}" for name in ids)
        rows = self._db.execute(
            "select household, count(*) from problems where state <> 'closed'"
            f" and household in ({names}) group by household",
            ids,
        ).fetchall()
        return {HouseholdId(household): count for household, count in rows}

    def rows(self) -> tuple[dict[str, Any], ...]:
        """All of them, oldest first, as an export has them."""
        return tuple(
            self._db.query(
                "select p.id, h.number as household, p.kind, p.words, p.opened, p.due, p.state"
                " from problems p join households h on h.id = p.household"
                " order by p.opened, p.id"
            )
        )

    def _in(self, problem: ProblemId, *states: ProblemState) -> Problem:
        found = self.problem(problem)
        if found.state not in states:
            raise ProblemMoved
        return found

    def _reviewing(self, problem: ProblemId, by: CadreId) -> None:
        if self._in(problem, ProblemState.REVIEW).fixed_by == by:
            raise OwnWork

    def _move(
        self,
        problem: ProblemId,
        what: str,
        by: CadreId,
        act: str,
        words: str,
        now: datetime,
        **values: Any,
    ) -> Problem:
        with self._db.atomic():
            self._db.execute(
                f"update problems set {what} where id = :id",
                {"id": problem, "by": by, "words": words, **values},
            )
            self._events.note(problem, by, act, words, now)
        return self.problem(problem)

    def _rows(self, where: str, **values: Any) -> tuple[Problem, ...]:
        return tuple(problems_in(self._db.execute(f"{PROBLEM} {where}", values).fetchall()))


def _within(scope: Scope, on: date) -> tuple[str, dict[str, str]]:
    """Of households in reach, and those passed to a unit in reach."""
    where, values = households_within(scope, on)
    if not scope.units:
        return f"({where})", values
    units = {f"to_{n}": unit for n, unit in enumerate(sorted(scope.units))}
    names = ", ".join(f":{name}" for name in units)
    return f"({where} or p.unit in ({names}))", {**values, **units}
