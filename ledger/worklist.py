"""Households as a list of work: what this month wants of each, in the order of urgency."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

import sqlite3
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from sqlite_utils import Database

from ledger import plain, tallies
from ledger.clock import Month
from ledger.households import Households
from ledger.leaves import Leaves
from ledger.members import Members
from ledger.model import Attribution, CadreId, Category, Household, HouseholdId
from ledger.rates import Rates
from ledger.reach import households_within
from ledger.scopes import Scope, own
from ledger.settings import CountySettings
from ledger.snapshot import Snapshot
from ledger.task import Task, urgency

NEW_DAYS = 30  # 新监测: so long after becoming a 监测对象


class _Wanted(NamedTuple):
    owner: str
    times: int
    days: int
    due: int
    deferred: int
    exempt: int


class _Some(NamedTuple):
    """Households as an SQL subselect with what it binds."""

    sql: str
    values: dict[str, str]


class Worklist:
    def __init__(
        self,
        db: Database,
        snapshot: Snapshot,
        households: Households,
        members: Members,
        leaves: Leaves,
        rates: Rates,
        settings: CountySettings,
    ) -> None:
        self._db, self._snapshot, self._households = db, snapshot, households
        self._members, self._leaves = members, leaves
        self._rates, self._settings = rates, settings

    def of(self, cadre: CadreId, today: date) -> tuple[Task, ...]:
        """What the cadre holds, stands in for or owes today, most urgent first."""
        wanted, duties = self._owed(cadre, today), {}
        some = _Some("select household from assignments where cadre = :cadre", {"cadre": cadre})
        homes: dict[HouseholdId, Household] = {}
        for covered in self._leaves.covered_by(cadre, today):
            for held in self._households.of_cadre(covered.cadre, today):
                homes[held.household.id] = held.household
            wanted |= self._owed(covered.cadre, today)
            some.values[name := f"c{len(some.values)}"] = covered.cadre
            some = some._replace(sql=f"{some.sql} or cadre = :{name}")
        for held in self._households.of_cadre(cadre, today):
            homes[held.household.id] = held.household
            duties[held.household.id] = held.duty
        homes |= self._households.many(wanted.keys() - homes.keys(), today)
        return self._tasks(homes, duties, wanted, some, today)

    def within(self, scope: Scope, today: date) -> tuple[Task, ...]:
        """Every household of a scope, most urgent first."""
        month = Month.of(today)
        wanted = self._in_scope(scope, month, today)
        where, values = households_within(scope, today)
        some = _Some(
            f"select h.id from households h where {where}", {**values, "on": today.isoformat()}
        )
        return self._tasks(self._households.many(wanted, today), {}, wanted, some, today)

    def progress(self, cadre: CadreId, today: date) -> tuple[int, int]:
        """Of the households due this month, how many are done; and how many are due."""
        month = Month.of(today)
        if not self._snapshot.right(month, today):
            owed = [one for one in self._rates.owed(cadre, month, today) if one.due]
            return sum(one.done for one in owed), len(owed)
        owner = "majority" if self._by_majority(today) else "owner"
        rows = self._db.execute(
            "select coalesce(sum(done), 0), coalesce(sum(due), 0) from snapshot"
            f" where month = :month and {owner} = :cadre",
            {"month": str(month), "cadre": cadre},
        ).fetchall()
        return rows[0][0], rows[0][1]

    def in_season(self, day: date) -> bool:
        """返校季: the months in which the return to school is asked for."""
        return str(day.month) in self._settings.value("season_months", day).split(",")

    def _tasks(
        self,
        homes: Mapping[HouseholdId, Household],
        duties: Mapping[HouseholdId, int],
        wanted: Mapping[HouseholdId, _Wanted],
        some: _Some,
        today: date,
    ) -> tuple[Task, ...]:
        last, problems = self._last_visits(some, today), self._problems(some)
        new, pupils = self._newly_monitored(some, today), frozenset[HouseholdId]()
        if self.in_season(today):
            pupils = self._members.with_pupils(some.sql, some.values, today)
        tasks = []
        for id_, home in homes.items():
            of = wanted.get(id_, _NOTHING)
            tasks.append(
                Task(
                    household=home,
                    duty=duties.get(id_, 0),
                    owner=CadreId(of.owner) if of.owner else None,
                    times=of.times,
                    days_done=of.days,
                    due=bool(of.due),
                    deferred=bool(of.deferred),
                    exempt=bool(of.exempt),
                    last_visit=date.fromisoformat(last[id_]) if id_ in last else None,
                    open_problems=problems.get(id_, 0),
                    new=id_ in new and home.category is Category.MONITORED,
                    pupils=id_ in pupils,
                )
            )
        long_ago = Month.of(today).previous().first
        return tuple(sorted(tasks, key=lambda task: urgency(task, long_ago)))

    def _owed(self, cadre: CadreId, today: date) -> dict[HouseholdId, _Wanted]:
        """What counts for the cadre; from the snapshot where it is right, and quicker so."""
        month = Month.of(today)
        if self._snapshot.right(month, today):
            return self._rows(own(cadre), month, today)
        return {
            one.household.id: _Wanted(
                cadre, one.times, one.days_done, one.due, one.deferred, one.exempt
            )
            for one in self._rates.owed(cadre, month, today)
        }

    def _in_scope(self, scope: Scope, month: Month, today: date) -> dict[HouseholdId, _Wanted]:
        try:
            ready = self._snapshot.bring(month, today)
        except sqlite3.OperationalError:  # somebody else is writing: then without the snapshot
            ready = False
        if ready:
            return self._rows(scope, month, today)
        whose = Attribution(self._settings.value("attribution", today))
        return {
            one.facts.household: _Wanted(
                one.owner or "",
                one.standing.times,
                one.standing.days,
                one.standing.due,
                one.standing.deferred,
                one.standing.exempt,
            )
            for one in plain.counted(self._db, month, today, scope, whose)
        }

    def _rows(self, scope: Scope, month: Month, today: date) -> dict[HouseholdId, _Wanted]:
        owner, unit = "s.owner", "s.unit"
        if self._by_majority(today):
            owner, unit = "s.majority", "s.majority_unit"
        values = {"month": str(month)}
        where = tallies.reach(scope, owner, unit, values)
        rows = self._db.execute(
            f"select s.household, {owner}, s.times, s.days, s.due, s.deferred, s.exempt"
            f" from snapshot s where s.month = :month and {where}",
            values,
        ).fetchall()
        return {HouseholdId(row[0]): _Wanted._make(row[1:]) for row in rows}

    def _by_majority(self, today: date) -> bool:
        return self._settings.value("attribution", today) == Attribution.MAJORITY

    def _last_visits(self, some: _Some, today: date) -> dict[str, str]:
        return dict(
            self._db.execute(
                "select household, max(day) from visits where valid = 1 and mode <> 'absent'"
                f" and day <= :today and household in ({some.sql}) group by household",
                {**some.values, "today": today.isoformat()},
            ).fetchall()
        )

    def _problems(self, some: _Some) -> dict[str, int]:
        return dict(
            self._db.execute(
                "select household, count(*) from problems where state <> 'closed'"
                f" and household in ({some.sql}) group by household",
                some.values,
            ).fetchall()
        )

    def _newly_monitored(self, some: _Some, today: date) -> frozenset[str]:
        """Those that became one lately, or entered the books as one."""
        since = (today - timedelta(days=NEW_DAYS)).isoformat()
        rows = self._db.execute(
            "select c.household from categories c join households b on b.id = c.household"
            " where c.category = 'monitored' and c.since <= :today"
            f" and c.household in ({some.sql}) group by c.household"
            " having min(c.since) > :since or min(b.entered) > :since",
            {**some.values, "today": today.isoformat(), "since": since},
        ).fetchall()
        return frozenset(row[0] for row in rows)


_NOTHING = _Wanted("", 0, 0, 0, 0, 0)
