"""Households that may be one and the same: warned of, never blocked; merged keeping both ids."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database, Migrations

from ledger.clock import Month, stamp
from ledger.facts import terms_on
from ledger.households import Households
from ledger.likeness import Likeness, Listed, alike
from ledger.model import CadreId, Household, HouseholdId
from ledger.reach import households_within
from ledger.refusals import NotInScope
from ledger.scopes import Scope
from ledger.snapshot import Snapshot
from ledger.standing import window_start

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
    def __init__(self, db: Database, households: Households, snapshot: Snapshot) -> None:
        self._db, self._households, self._snapshot = db, households, snapshot

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

    def merge(
        self, kept: HouseholdId, gone: HouseholdId, by: CadreId, now: datetime, within: Scope
    ) -> None:
        """From today on `gone` is `kept`; months that are over stay as they were.

        `gone` leaves the books today and keeps its id, number and earlier visits; the visits of
        the window under way, open problems, members and, where `kept` has none, whoever cares
        for it go over. Raises NotInScope.
        """
        today = now.date()
        for one in (kept, gone):
            if not self._households.reaches(within, one, today):
                raise NotInScope
        ids = {"kept": kept, "gone": gone, "today": today.isoformat()}
        category = self._households.household(gone, today).category
        months = terms_on(self._db, today).rules[category].months
        window = {"first": window_start(Month.of(today), months).first.isoformat()}
        with self._db.atomic():
            self._db.execute(
                "update visits set household = :kept where household = :gone and day >= :first",
                {"kept": kept, "gone": gone, **window},
            )
            self._db.execute(
                "update problems set household = :kept where household = :gone"
                " and state <> 'closed'",
                {"kept": kept, "gone": gone},
            )
            self._db.execute(
                "update members set household = :kept where household = :gone and not exists"
                " (select 1 from members m where m.household = :kept)",
                {"kept": kept, "gone": gone},
            )
            self._db.execute(
                "insert into assignments (household, duty, cadre, since, until)"
                " select :kept, duty, cadre, :today, until from assignments"
                " where household = :gone and since <= :today"
                " and (until is null or until > :today)"
                " and not exists (select 1 from assignments a where a.household = :kept"
                "  and a.since <= :today and (a.until is null or a.until > :today))"
                " on conflict (household, duty, cadre, since) do nothing",
                ids,
            )
            self._db.execute("update households set exited = :today where id = :gone", ids)
            self._db.execute("update merges set kept = :kept where kept = :gone", ids)
            self._db.execute(
                "insert into merges (household, kept, at, by_cadre)"
                " values (:gone, :kept, :at, :by)",
                {"gone": gone, "kept": kept, "at": stamp(now), "by": by},
            )
            self._db.execute("update revisions set value = value + 1 where name = 'roster'")
            self._snapshot.changed([kept, gone])

    def kept_of(self, household: HouseholdId) -> HouseholdId:
        """What it was merged into, or itself."""
        row = self._db.execute(
            "select kept from merges where household = :id", {"id": household}
        ).fetchone()
        return HouseholdId(row[0]) if row else household

    def merged_into(self, household: HouseholdId, on: date) -> tuple[Household, ...]:
        """Those that are this one now."""
        rows = self._db.execute(
            "select household from merges where kept = :id order by at", {"id": household}
        ).fetchall()
        homes = self._households.many([HouseholdId(row[0]) for row in rows], on)
        return tuple(homes.values())

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
