"""A cadre's households as a list of work: what is wanted of each, in the order of urgency."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlite_utils import Database

from ledger.clock import Month
from ledger.households import Households
from ledger.members import Members
from ledger.model import Attribution, CadreId, Category, Household, HouseholdId
from ledger.rates import Rates
from ledger.settings import CountySettings
from ledger.snapshot import Snapshot

NEW_DAYS = 30  # 新监测: so long after becoming a 监测对象


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A household in a cadre's care, and what this month wants of it."""

    household: Household
    duty: int  # 1 or 2; 0: counts for the cadre still, but is held by another
    times: int = 0  # wanted in the window; 0 is nothing
    days_done: int = 0  # distinct counting days in it
    due: bool = False  # counts in this month's rates, for this cadre
    deferred: bool = False  # 可缓
    exempt: bool = False  # 免计
    owed: bool = False  # it is this cadre who owes what is wanted
    last_visit: date | None = None  # the last valid contact that met somebody
    open_problems: int = 0
    new: bool = False  # 新监测
    pupils: bool = False  # 返校季: known only in the season

    @property
    def done(self) -> bool:
        return bool(self.times) and self.days_done >= self.times

    @property
    def left(self) -> bool:
        """未访: due and not done."""
        return self.due and not self.done

    @property
    def still_needed(self) -> int:
        return max(0, self.times - self.days_done)


class Worklist:
    def __init__(
        self,
        db: Database,
        snapshot: Snapshot,
        households: Households,
        members: Members,
        rates: Rates,
        settings: CountySettings,
    ) -> None:
        self._db, self._snapshot, self._households = db, snapshot, households
        self._members, self._rates, self._settings = members, rates, settings

    def of(self, cadre: CadreId, today: date) -> tuple[Task, ...]:
        """Everything in the cadre's care or counted for them today, most urgent first."""
        month = Month.of(today)
        held = {one.household.id: one for one in self._households.of_cadre(cadre, today)}
        wanted = self._wanted(cadre, month, today)
        homes = {id_: one.household for id_, one in held.items()}
        homes |= self._households.many(wanted.keys() - homes.keys(), today)
        last, problems = self._last_visits(cadre, today), self._problems(cadre)
        new = self._newly_monitored(cadre, today)
        pupils = self._members.with_pupils(cadre, today) if self.in_season(today) else frozenset()
        tasks = []
        for id_, home in homes.items():
            times, days, due, deferred, exempt = wanted.get(id_, (0, 0, False, False, False))
            tasks.append(
                Task(
                    household=home,
                    duty=held[id_].duty if id_ in held else 0,
                    times=times,
                    days_done=days,
                    due=due,
                    deferred=deferred,
                    exempt=exempt,
                    owed=id_ in wanted,
                    last_visit=date.fromisoformat(last[id_]) if id_ in last else None,
                    open_problems=problems.get(id_, 0),
                    new=id_ in new and home.category is Category.MONITORED,
                    pupils=id_ in pupils,
                )
            )
        long_ago = month.previous().first
        return tuple(sorted(tasks, key=lambda task: _urgency(task, long_ago)))

    def progress(self, cadre: CadreId, today: date) -> tuple[int, int]:
        """Of the households due this month, how many are done; and how many are due."""
        month = Month.of(today)
        if not self._snapshot.right(month, today):
            due = [one for one in self._rates.owed(cadre, month, today) if one.due]
            return sum(one.done for one in due), len(due)
        rows = self._db.execute(
            "select coalesce(sum(done), 0), coalesce(sum(due), 0) from snapshot"
            f" where month = :month and {self._owner(today)} = :cadre",
            {"month": str(month), "cadre": cadre},
        ).fetchall()
        return rows[0][0], rows[0][1]

    def in_season(self, day: date) -> bool:
        """返校季: the months in which the return to school is asked for."""
        return str(day.month) in self._settings.value("season_months", day).split(",")

    def _wanted(
        self, cadre: CadreId, month: Month, today: date
    ) -> Mapping[HouseholdId, tuple[int, int, bool, bool, bool]]:
        """Times, days done, due, deferred, exempt of what counts for the cadre."""
        if not self._snapshot.right(month, today):
            return {
                one.household.id: (one.times, one.days_done, one.due, one.deferred, one.exempt)
                for one in self._rates.owed(cadre, month, today)
            }
        rows = self._db.execute(
            "select household, times, days, due, deferred, exempt from snapshot"
            f" where month = :month and {self._owner(today)} = :cadre",
            {"month": str(month), "cadre": cadre},
        ).fetchall()
        return {
            HouseholdId(id_): (times, days, bool(due), bool(deferred), bool(exempt))
            for id_, times, days, due, deferred, exempt in rows
        }

    def _owner(self, today: date) -> str:
        whose = Attribution(self._settings.value("attribution", today))
        return "majority" if whose is Attribution.MAJORITY else "owner"

    def _last_visits(self, cadre: CadreId, today: date) -> dict[str, str]:
        return dict(
            self._db.execute(
                "select household, max(day) from visits where valid = 1 and mode <> 'absent'"
                " and day <= :today and household in"
                " (select household from assignments where cadre = :cadre) group by household",
                {"cadre": cadre, "today": today.isoformat()},
            ).fetchall()
        )

    def _problems(self, cadre: CadreId) -> dict[str, int]:
        return dict(
            self._db.execute(
                "select household, count(*) from problems where state <> 'closed'"
                " and household in (select household from assignments where cadre = :cadre)"
                " group by household",
                {"cadre": cadre},
            ).fetchall()
        )

    def _newly_monitored(self, cadre: CadreId, today: date) -> frozenset[str]:
        """Those that became one lately, or entered the books as one."""
        since = (today - timedelta(days=NEW_DAYS)).isoformat()
        rows = self._db.execute(
            "select c.household from categories c join households h on h.id = c.household"
            " where c.category = 'monitored' and c.since <= :today and c.household in"
            " (select household from assignments where cadre = :cadre) group by c.household"
            " having min(c.since) > :since or min(h.entered) > :since",
            {"cadre": cadre, "today": today.isoformat(), "since": since},
        ).fetchall()
        return frozenset(row[0] for row in rows)


_FIRST = tuple(Category)  # 监测对象 before 脱贫户


def _urgency(task: Task, long_ago: date) -> tuple[object, ...]:
    """Missing ones first: not seen since before last month, open problems, 新监测, 返校季."""
    if task.left:
        turn = 0
    elif task.deferred and not task.done:
        turn = 1
    else:
        turn = 3 if task.done else 2
    last = task.last_visit or date.min
    return (
        turn,
        last >= long_ago,
        not task.open_problems,
        not task.new,
        not task.pupils,
        last,
        _FIRST.index(task.household.category),
        task.household.number,
    )
