"""The month's standings kept as rows, right at every commit (DESIGN §4).

Each built month carries the day its rows speak of. A row is always what `ledger.standing` says of
that day, unless it is marked pending; whoever reads brings the month to their day first.
"""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from datetime import date

from sqlite_utils import Database

from ledger.clock import Month
from ledger.model import HouseholdId
from ledger.snapshot_rows import SnapshotRows
from ledger.snapshot_time import households_affected, terms_change
from ledger.transactions import Room, at_once, leaving_room, unhurried
from ledger.uncollected import uncollected

LONGEST_WINDOW = 6  # months
SLICE = 400  # rows that one step of settling takes: some 20 ms
AT_ONCE = 40  # rows refreshed in the change's own transaction; more become pending
_IDS = 500  # in one statement
SUMMED_ANEW = 1_000  # pending rows from which on the sums are made anew afterwards


class Snapshot:
    def __init__(
        self,
        db: Database,
        at_once: int = AT_ONCE,
        summed_anew: int = SUMMED_ANEW,
        *,
        alone: bool = False,
    ) -> None:
        """`alone`: nobody else writes to the database, so that no room is left for them."""
        self._db, self._rows = db, SnapshotRows(db)
        self._at_once, self._summed_anew = at_once, summed_anew
        self._room: Room = nullcontext if alone else leaving_room

    # whoever changes facts tells the snapshot, in the same transaction

    def visited(self, household: HouseholdId, day: date) -> None:
        """A visit of that day was added, changed or voided."""
        first = Month.of(day)
        last = first.back(1 - LONGEST_WINDOW)
        for month, (as_of, summed) in self._built().items():
            if first <= month <= last:
                self._rows.refresh([household], month, as_of, sums=summed)

    def changed(self, households: Iterable[HouseholdId], since: date | None = None) -> None:
        """What is known of these changed, for days from `since` on (None: for any day)."""
        touched = sorted(set(households))
        for month, (as_of, summed) in self._built().items():
            if since is not None and month.last < since:
                continue
            if len(touched) <= self._at_once:
                self._rows.refresh(touched, month, as_of, sums=summed)
            else:
                self._pend(month, touched)

    def leaving(self, household: HouseholdId) -> None:
        """The household is about to be moved to another village: `changed` must follow."""
        for month, (_, summed) in self._built().items():
            self._rows.drop(household, month, sums=summed)

    def cadre_changed(self, cadre: str, since: date | None = None) -> None:
        """A cadre's days in post, number or unit changed."""
        rows = self._db.execute(
            "select distinct household from assignments where cadre = :cadre", {"cadre": cadre}
        ).fetchall()
        self.changed([HouseholdId(row[0]) for row in rows], since)

    def changed_everywhere(self, since: date | None = None) -> None:
        """A rule or setting changed from a day on."""
        for month in self._built():
            if since is None or month.last >= since:
                self._pend_all(month)

    # what readers ask

    def right(self, month: Month, as_of: date) -> bool:
        """Whether the month's rows speak of that very day and none is pending."""
        rows = self._db.execute(
            "select 1 from snapshot_months where month = :month and as_of = :as_of"
            " and summed = 1 and not exists"
            " (select 1 from snapshot_pending where month = :month)",
            {"month": str(month), "as_of": as_of.isoformat()},
        ).fetchall()
        return bool(rows)

    def bring(self, month: Month, as_of: date) -> bool:
        """Applies what falls due up to `as_of`, building the month if need be.

        False: its rows speak of a later day already.
        """
        while not self.right(month, as_of):
            if not self._move(month, as_of, back=False):
                return False
            self.settle_all(month)
        return True

    def pass_days(self, today: date) -> None:
        """The first turn of a day: this month and those before it speak of their new day.

        Only marks what is affected; `settle` works it off. This month and the one before, which
        its rates are compared with, are begun where they are not there.
        """
        this = Month.of(today)
        built = self._built()
        for month in {*built, this, this.previous()}:
            if month <= this and (month not in built or built[month][0] != month.as_of(today)):
                self._move(month, month.as_of(today), back=True)

    def settle(self, month: Month | None = None, limit: int = SLICE) -> bool:
        """Works off a slice of what is pending; gives whether there may be more."""
        months = [month] if month else sorted(self._built(), reverse=True)
        with uncollected():
            return any(self._settled(one, limit) for one in months)

    def settle_all(self, month: Month | None = None) -> None:
        """Works off everything; outside of a transaction with room for others in between."""
        more = True
        while more:
            with self._room(self._db):
                more = self.settle(month)

    def rebuild(self) -> None:
        """Forgets all rows; months are built again as they are read."""
        with self._db.atomic():
            for table in ("snapshot", "tallies", "totals", "snapshot_pending", "snapshot_months"):
                self._db.execute(f"delete from {table}")

    def _settled(self, month: Month, limit: int) -> bool:
        """One slice of a month, or its sums; False: there was nothing to do."""
        with unhurried(self._db), at_once(self._db):
            built = self._built().get(month)
            if built is None:
                return False
            as_of, summed = built
            rows = self._db.execute(
                "select village, household from snapshot_pending where month = :month"
                " order by village, household limit :limit",
                {"month": str(month), "limit": limit},
            ).fetchall()
            if rows:
                households = [HouseholdId(household) for _, household in rows]
                self._rows.refresh(households, month, as_of, sums=summed)
                self._db.conn.executemany(
                    "delete from snapshot_pending"
                    " where month = ? and village = ? and household = ?",
                    [(str(month), *row) for row in rows],
                )
            elif not summed:
                self._rows.sum_up(month)
                self._db.execute(
                    "update snapshot_months set summed = 1 where month = :month",
                    {"month": str(month)},
                )
            return bool(rows) or not summed

    def _move(self, month: Month, as_of: date, *, back: bool) -> bool:
        """Makes the month speak of `as_of`; what that changes becomes pending."""
        with at_once(self._db):
            built = self._built().get(month)
            if built is None:
                self._db.execute(
                    "insert into snapshot_months (month, as_of, summed)"
                    " values (:month, :as_of, 0)",
                    {"month": str(month), "as_of": as_of.isoformat()},
                )
                self._pend_all(month)
                return True
            before = built[0]
            if before > as_of and not back:
                return False
            if before != as_of:
                self._db.execute(
                    "update snapshot_months set as_of = :as_of where month = :month",
                    {"month": str(month), "as_of": as_of.isoformat()},
                )
                after, until = min(before, as_of), max(before, as_of)
                if terms_change(self._db, after, until):
                    self._pend_all(month)
                else:
                    self._pend(month, households_affected(self._db, month, after, until))
        return True

    def _built(self) -> dict[Month, tuple[date, bool]]:
        """The built months: the day the rows of each speak of, and whether they are summed up."""
        rows = self._db.execute("select month, as_of, summed from snapshot_months").fetchall()
        return {
            Month.parse(month): (date.fromisoformat(as_of), bool(summed))
            for month, as_of, summed in rows
        }

    def _pend(self, month: Month, households: Sequence[HouseholdId]) -> None:
        for start in range(0, len(households), _IDS):
            some = households[start : start + _IDS]
            self._db.conn.execute(
                "insert into snapshot_pending (month, village, household)"
                " select ?, village, id from households"
                f" where id in ({', '.join('?' * len(some))})"
                " on conflict (month, village, household) do nothing",
                (str(month), *some),
            )
        if len(households) >= self._summed_anew:
            self._unsum(month)

    def _pend_all(self, month: Month) -> None:
        self._db.execute(
            "insert into snapshot_pending (month, village, household)"
            " select :month, village, id from households where true"
            " on conflict (month, village, household) do nothing",
            {"month": str(month)},
        )
        self._unsum(month)

    def _unsum(self, month: Month) -> None:
        self._db.execute(
            "update snapshot_months set summed = 0 where month = :month", {"month": str(month)}
        )
