"""Which households are owed a visit, by whom, and why one is missing."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from collections.abc import Iterable, Sequence
from datetime import date

from sqlite_utils import Database

from ledger import plain
from ledger.clock import Month
from ledger.facts import on_leave, terms_on
from ledger.households import Households
from ledger.model import Attribution, CadreId, Category, Cause, HouseholdId, Missing, Owed
from ledger.people import People
from ledger.plain import Counted
from ledger.problems import Problems
from ledger.scopes import Scope, own
from ledger.standing import cause

_AT_ONCE = 500  # ids in one statement


class Owing:
    def __init__(
        self, db: Database, people: People, households: Households, problems: Problems
    ) -> None:
        self._db, self._people = db, people
        self._households, self._problems = households, problems

    def owed(
        self, cadre: CadreId, month: Month, as_of: date, attribution: Attribution
    ) -> tuple[Owed, ...]:
        """The cadre's own, most urgent first."""
        mine = tuple(plain.counted(self._db, month, as_of, own(cadre), attribution))
        ids = [one.facts.household for one in mine]
        homes = self._households.many(ids, as_of)
        last = self._last_visits(ids, as_of)
        problems = self._problems.open_counts(ids)
        causes = self._causes(mine, month, as_of)
        owed = (
            Owed(
                household=homes[one.facts.household],
                times=one.standing.times,
                days_done=one.standing.days,
                due=one.standing.due,
                deferred=one.standing.deferred,
                exempt=one.standing.exempt,
                cause=causes.get(one.facts.household),
                last_visit=last.get(one.facts.household),
                open_problems=problems.get(one.facts.household, 0),
            )
            for one in mine
        )
        return tuple(sorted(owed, key=_urgency))

    def missing(
        self, month: Month, as_of: date, within: Scope, attribution: Attribution
    ) -> tuple[Missing, ...]:
        """Due and not done, by place and number."""
        found = [
            one
            for one in plain.counted(self._db, month, as_of, within, attribution)
            if one.standing.due and not one.standing.done
        ]
        homes = self._households.many([one.facts.household for one in found], as_of)
        causes = self._causes(found, month, as_of)
        owners = self._people.many({one.owner for one in found if one.owner})
        missing = (
            Missing(
                household=homes[one.facts.household],
                owner=owners[one.owner] if one.owner else None,
                still_needed=one.standing.times - one.standing.days,
                cause=causes[one.facts.household],
            )
            for one in found
        )
        return tuple(sorted(missing, key=_by_place))

    def _causes(
        self, found: Iterable[Counted], month: Month, as_of: date
    ) -> dict[HouseholdId, Cause]:
        """Of those that are due and not done."""
        terms, away = terms_on(self._db, as_of), on_leave(self._db, as_of)
        return {
            one.facts.household: cause(
                one.facts, month, as_of, terms, None if one.owner is None else one.owner in away
            )
            for one in found
            if one.standing.due and not one.standing.done
        }

    def _last_visits(
        self, households: Sequence[HouseholdId], as_of: date
    ) -> dict[HouseholdId, date]:
        """The last day somebody was met, up to `as_of`."""
        last: dict[HouseholdId, date] = {}
        for start in range(0, len(households), _AT_ONCE):
            ids = {f"h{n}": id_ for n, id_ in enumerate(households[start : start + _AT_ONCE])}
            names = ", ".join(f":{name}" for name in ids)
            rows = self._db.execute(
                "select household, max(day) from visits where valid = 1 and mode <> 'absent'"
                f" and day <= :as_of and household in ({names}) group by household",
                {**ids, "as_of": as_of.isoformat()},
            ).fetchall()
            last |= {HouseholdId(household): date.fromisoformat(day) for household, day in rows}
        return last


_FIRST = tuple(Category)  # 监测对象 before 脱贫户


def _urgency(owed: Owed) -> tuple[int, date, int, str]:
    match owed.due, owed.done:
        case True, False:
            turn = 0
        case True, True:
            turn = 3
        case _, done:
            turn = 1 if owed.deferred and not done else 2
    category = _FIRST.index(owed.household.category)
    return turn, owed.last_visit or date.min, category, owed.household.number


def _by_place(missing: Missing) -> tuple[str, str, str]:
    place = missing.household.place
    return place.township_name, place.village_name, missing.household.number
