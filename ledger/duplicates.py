"""Households that may be one and the same: warned of, never blocked, told apart."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database, Migrations

from ledger.clock import stamp
from ledger.households import Households
from ledger.likeness import Likeness, Listed, alike
from ledger.model import CadreId, Household, HouseholdId
from ledger.reach import households_within
from ledger.scopes import Scope

steps = Migrations("duplicates")


@steps(name="0001_duplicates")
def _(db: Database) -> None:
    db.executescript(
        """
        create table merges (                      -- a household that is another one
            household text primary key references households (id),
            kept text not null references households (id),
            at text not null,
            by_cadre text not null
        );
        create index merges_by_kept on merges (kept);
        create table told_apart (                  -- two that look alike and are not the same
            first text not null references households (id),
            second text not null references households (id),
            at text not null,
            by_cadre text not null,
            primary key (first, second)
        );
        """
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    first: Household  # the older in the books
    second: Household
    likeness: Likeness


class Duplicates:
    def __init__(self, db: Database, households: Households) -> None:
        self._db, self._households = db, households

    def within(self, scope: Scope, on: date) -> tuple[Pair, ...]:
        """Pairs that look alike, the surest first; those told apart by somebody are left out."""
        apart = set(self._db.execute("select first, second from told_apart").fetchall())
        order = list(Likeness)
        found = {
            (min(a.id, b.id), max(a.id, b.id)): (*_by_age(a, b), likeness)
            for a, b, likeness in alike(self._rows(scope, on))
        }
        pairs = sorted(
            (pair for ids, pair in found.items() if ids not in apart),
            key=lambda pair: (order.index(pair[2]), pair[0].number, pair[1].number),
        )
        homes = self._households.many({row.id for a, b, _ in pairs for row in (a, b)}, on)
        return tuple(
            Pair(first=homes[a.id], second=homes[b.id], likeness=likeness)
            for a, b, likeness in pairs
        )

    def tell_apart(self, one: HouseholdId, other: HouseholdId, by: CadreId, now: datetime) -> None:
        """They are not the same: nobody is asked again."""
        self._db.execute(
            "insert into told_apart (first, second, at, by_cadre)"
            " values (:first, :second, :at, :by) on conflict (first, second) do nothing",
            {"first": min(one, other), "second": max(one, other), "at": stamp(now), "by": by},
        )

    def _rows(self, scope: Scope, on: date) -> list[Listed]:
        where, values = households_within(scope, on)
        rows = self._db.execute(
            "select h.id, h.number, h.village, h.grp, h.head, coalesce(h.id_mac, ''),"
            f" coalesce(h.entered, '') from households h where {where}"
            " and (h.entered is null or h.entered <= :on)"
            " and (h.exited is null or h.exited > :on)",
            {**values, "on": on.isoformat()},
        ).fetchall()
        return [Listed(*row) for row in rows]


def _by_age(a: Listed, b: Listed) -> tuple[Listed, Listed]:
    """The older in the books first."""
    return (a, b) if (a.entered, a.number) <= (b.entered, b.number) else (b, a)
