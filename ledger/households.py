"""Households: by id, by who cares for them, by name."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlite_utils import Database

from ledger.model import (
    AreaId,
    CadreId,
    Category,
    Holding,
    Household,
    HouseholdId,
    Place,
    State,
)
from ledger.reach import households_within
from ledger.scopes import WHOLE_COUNTY, Scope, own

_HOUSEHOLD = """
    select h.id, h.number, h.grp, h.head, h.people, h.entered, h.exited, h.id_tail, h.address,
        v.id, v.name, t.id, t.name,
        (select c.category from categories c where c.household = h.id and c.since <= :on
            order by c.since desc limit 1),
        (select c.subtype from categories c where c.household = h.id and c.since <= :on
            order by c.since desc limit 1)
    from households h join areas v on v.id = h.village join areas t on t.id = h.township
"""
_AT_ONCE = 500  # ids in one statement
_NEAR = 60.0  # of 100: one letter of two or three may differ
_NAMED = 150.0  # the words hold the head's name, or a part of it


class Households:
    def __init__(self, db: Database) -> None:
        self._db = db

    def household(self, household: HouseholdId, on: date) -> Household:
        """With the category in force on that day. Raises KeyError."""
        found = self._rows("where h.id = :id", {"id": household, "on": on.isoformat()})
        if not found:
            raise KeyError(household)
        return found[0]

    def many(self, households: Iterable[HouseholdId], on: date) -> dict[HouseholdId, Household]:
        """Those of the ids that exist."""
        wanted = list(households)
        found: dict[HouseholdId, Household] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            ids = {f"h{n}": id_ for n, id_ in enumerate(wanted[start : start + _AT_ONCE])}
            names = ", ".join(f":{name}" for name in ids)
            rows = self._rows(f"where h.id in ({names})", {**ids, "on": on.isoformat()})
            found |= {one.id: one for one in rows}
        return found

    def numbered(self, number: str, on: date) -> Household | None:
        """By 户编号."""
        found = self._rows("where h.number = :number", {"number": number, "on": on.isoformat()})
        return found[0] if found else None

    def of_cadre(self, cadre: CadreId, on: date) -> tuple[Holding, ...]:
        """In the cadre's care that day, as first or second, and in scope; by number."""
        rows = self._db.execute(
            "select a.household, min(a.duty), min(a.since), max(coalesce(a.until, '')),"
            " max(case when a.until is null then 1 else 0 end)"
            " from assignments a join households h on h.id = a.household"
            " where a.cadre = :cadre and a.since <= :on and (a.until is null or a.until > :on)"
            " and (h.entered is null or h.entered <= :on)"
            " and (h.exited is null or h.exited > :on) group by a.household",
            {"cadre": cadre, "on": on.isoformat()},
        ).fetchall()
        found = self.many([HouseholdId(row[0]) for row in rows], on)
        holdings = [
            Holding(
                household=found[HouseholdId(id_)],
                duty=duty,
                since=date.fromisoformat(since),
                until=None if is_open else date.fromisoformat(until),
            )
            for id_, duty, since, until, is_open in rows
        ]
        return tuple(sorted(holdings, key=lambda holding: holding.household.number))

    def held(
        self, cadre: CadreId, household: HouseholdId, days: tuple[date, ...]
    ) -> Household | None:
        """If it was the cadre's own to visit on one of the days; as it was on the first such."""
        for day in dict.fromkeys(days):
            where, values = households_within(own(cadre), day)
            found = self._rows(
                f"where h.id = :id and {where}",
                {**values, "id": household, "on": day.isoformat()},
            )
            if found:
                return found[0]
        return None

    def holders(self, household: HouseholdId, on: date) -> tuple[CadreId, ...]:
        """Who cares for it that day: 第一责任人 first, of several the one who began last."""
        rows = self._db.execute(
            "select cadre from assignments where household = :household and since <= :on"
            " and (until is null or until > :on) order by duty, since desc",
            {"household": household, "on": on.isoformat()},
        ).fetchall()
        return tuple(dict.fromkeys(CadreId(row[0]) for row in rows))

    def any_of(self, cadre: CadreId, on: date) -> bool:
        """Whether the cadre cares for any household that day."""
        rows = self._db.execute(
            "select 1 from assignments where cadre = :cadre and since <= :on"
            " and (until is null or until > :on) limit 1",
            {"cadre": cadre, "on": on.isoformat()},
        ).fetchall()
        return bool(rows)

    def holds(self, cadre: CadreId, household: HouseholdId, on: date) -> bool:
        """Whether the household is in the cadre's care that day, as first or second."""
        return household in self.held_by(cadre, on)

    def held_by(self, cadre: CadreId, on: date) -> frozenset[HouseholdId]:
        """Ids of what is in the cadre's care that day, as first or second, in scope or not."""
        rows = self._db.execute(
            "select household from assignments where cadre = :cadre"
            " and since <= :on and (until is null or until > :on)",
            {"cadre": cadre, "on": on.isoformat()},
        ).fetchall()
        return frozenset(HouseholdId(row[0]) for row in rows)

    def namesakes(self, cadre: CadreId, household: HouseholdId, on: date) -> list[HouseholdId]:
        """What is in the cadre's care that day and whose head is called the same, itself too."""
        rows = self._db.execute(
            "select h.id from assignments a join households h on h.id = a.household"
            " where a.cadre = :cadre and a.since <= :on and (a.until is null or a.until > :on)"
            " and h.head = (select head from households where id = :id)",
            {"cadre": cadre, "on": on.isoformat(), "id": household},
        ).fetchall()
        return [HouseholdId(row[0]) for row in dict.fromkeys(rows)]

    def named(self, words: str, within: Scope, on: date, limit: int = 8) -> tuple[Household, ...]:
        """In reach and in scope that day, whose head, group, village or number the words name.

        Best first, at most `limit`; nothing when no name comes near.
        """
        from rapidfuzz import fuzz

        said = "".join(words.split()).casefold()
        if not said:
            return ()
        where, values = households_within(within, on)
        rows = self._db.execute(
            "select h.id, h.head, h.grp, h.number, v.name, coalesce(h.id_tail, '')"
            f" from households h join areas v on v.id = h.village where {where}"
            " and (h.entered is null or h.entered <= :on)"
            " and (h.exited is null or h.exited > :on)",
            {**values, "on": on.isoformat()},
        ).fetchall()
        scored = []
        for id_, head, group, number, village, tail in rows:
            if said == number.casefold():
                score = 2 * _NAMED
            elif head and head in said:
                rest = said.replace(head, "", 1)
                hints = sum(1 for hint in (group, village, tail) if hint and hint in rest)
                score = _NAMED + 20 + 10 * hints + len(head)
            elif said in head:
                score = _NAMED
            else:
                score = fuzz.ratio(said, head)
            if score >= _NEAR:
                scored.append((-score, number, HouseholdId(id_)))
        scored.sort()
        if scored and -scored[0][0] >= _NAMED:  # what only sounds alike is then not meant
            scored = [one for one in scored if -one[0] >= _NAMED]
        best = [id_ for _, _, id_ in scored[:limit]]
        found = self.many(best, on)
        return tuple(found[id_] for id_ in best)

    def reaches(self, within: Scope, household: HouseholdId, on: date) -> bool:
        """Whether there is such a household and it lies within the scope that day."""
        where, values = households_within(within, on)
        rows = self._db.execute(
            f"select 1 from households h where h.id = :household and {where}",
            {**values, "household": household, "on": on.isoformat()},
        ).fetchall()
        return bool(rows)

    def states_on(self, household: HouseholdId, on: date) -> tuple[State, ...]:
        """免计 and 整户外出 on that day."""
        rows = self._db.execute(
            "select distinct kind from states where household = :household and since <= :on"
            " and (until is null or until > :on) order by kind",
            {"household": household, "on": on.isoformat()},
        ).fetchall()
        return tuple(State(row[0]) for row in rows)

    def count(self, on: date, within: Scope = WHOLE_COUNTY) -> int:
        """How many are in reach and in scope that day."""
        where, values = households_within(within, on)
        rows = self._db.execute(
            f"select count(*) from households h where {where}"
            " and (h.entered is null or h.entered <= :on)"
            " and (h.exited is null or h.exited > :on)",
            {**values, "on": on.isoformat()},
        ).fetchall()
        return int(rows[0][0])

    def _rows(self, where: str, values: dict[str, Any]) -> tuple[Household, ...]:
        return tuple(
            Household(
                id=HouseholdId(id_),
                number=number,
                place=Place(
                    village=AreaId(village),
                    village_name=village_name,
                    township=AreaId(township),
                    township_name=township_name,
                ),
                group=group,
                head=head,
                category=Category(category or Category.OTHER),
                people_count=people,
                subtype=subtype,
                entered=date.fromisoformat(entered) if entered else None,
                left=date.fromisoformat(exited) if exited else None,
                id_tail=tail,
                address=address,
            )
            for (
                id_,
                number,
                group,
                head,
                people,
                entered,
                exited,
                tail,
                address,
                village,
                village_name,
                township,
                township_name,
                category,
                subtype,
            ) in self._db.execute(_HOUSEHOLD + where, values).fetchall()
        )
