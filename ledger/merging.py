"""Two households that are one: one of them is merged into the other, and both ids stay."""

from datetime import date, datetime

from sqlite_utils import Database

from ledger.clock import Month, stamp
from ledger.facts import terms_on
from ledger.households import Households
from ledger.model import CadreId, Household, HouseholdId
from ledger.refusals import NotInScope
from ledger.scopes import Scope
from ledger.snapshot import Snapshot
from ledger.standing import window_start

_GO_OVER = (
    "update visits set household = :kept where household = :gone and day >= :first",
    "update problems set household = :kept where household = :gone and state <> 'closed'",
    "update cases set household = :kept where household = :gone and outcome is null",
    "update wishes set household = :kept where household = :gone and done is null",
    "update jobs set household = :kept where household = :gone"  # by member, so with them
    " and not exists (select 1 from members where household = :kept)",
    "update members set household = :kept where household = :gone"
    " and not exists (select 1 from members m where m.household = :kept)",
    "update benefits set household = :kept where household = :gone and not exists"
    " (select 1 from benefits b where b.household = :kept and b.benefit = benefits.benefit)",
    "update dwellings set household = :kept where household = :gone"
    " and not exists (select 1 from dwellings d where d.household = :kept)",
    "insert into assignments (household, duty, cadre, since, until)"
    " select :kept, duty, cadre, :today, until from assignments"
    " where household = :gone and since <= :today and (until is null or until > :today)"
    " and not exists (select 1 from assignments a where a.household = :kept"
    "  and a.since <= :today and (a.until is null or a.until > :today))"
    " on conflict (household, duty, cadre, since) do nothing",
)
_ENDS = (
    "update households set exited = :today where id = :gone",
    "update merges set kept = :kept where kept = :gone",
    "insert into merges (household, kept, at, by_cadre) values (:gone, :kept, :at, :by)",
    "update revisions set value = value + 1 where name = 'roster'",
)


class Merging:
    def __init__(self, db: Database, households: Households, snapshot: Snapshot) -> None:
        self._db, self._households, self._snapshot = db, households, snapshot

    def merge(
        self, kept: HouseholdId, gone: HouseholdId, by: CadreId, now: datetime, within: Scope
    ) -> None:
        """From today on `gone` is `kept`; months that are over stay as they were.

        `gone` leaves the books today and keeps its id, number and earlier visits; the visits of
        the window under way, open problems, cases and wishes go over, and, where `kept` has none,
        members with their jobs, benefits, the grade of the house and who cares for it. Raises
        NotInScope.
        """
        today = now.date()
        for one in (kept, gone):
            if not self._households.reaches(within, one, today):
                raise NotInScope
        category = self._households.household(gone, today).category
        months = terms_on(self._db, today).rules[category].months
        values = {
            "kept": kept,
            "gone": gone,
            "today": today.isoformat(),
            "first": window_start(Month.of(today), months).first.isoformat(),
            "at": stamp(now),
            "by": by,
        }
        with self._db.atomic():
            for statement in (*_GO_OVER, *_ENDS):
                self._db.execute(statement, values)
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
