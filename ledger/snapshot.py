"""The month's standings kept as rows, right at every commit (DESIGN §4).

Each built month carries the day its rows speak of. A row is always what `ledger.standing` says of
that day, unless it is marked pending; whoever reads brings the month to their day first.
"""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlite_utils import Database

from ledger.clock import Month
from ledger.facts import facts_of, terms_on, units_on
from ledger.model import AreaId, CadreId, HouseholdId
from ledger.standing import Facts, Terms, standing, window_start

LONGEST_WINDOW = 6  # months
SLICE = 400  # rows that one step of settling takes: some 15 ms
AT_ONCE = 40  # rows refreshed in the change's own transaction; more become pending


class Row(NamedTuple):
    """A row of the table `snapshot`, without its month."""

    village: str
    household: str
    owner: str
    unit: str
    majority: str
    majority_unit: str
    divided: int
    times: int
    days: int
    due: int
    done: int
    exempt: int
    deferred: int


_COLUMNS = ", ".join(Row._fields)
_OLD = ", ".join(f"s.{name}" for name in Row._fields)
_KEEP = (
    f"insert into snapshot (month, {_COLUMNS}) values (?{', ?' * len(Row._fields)})"
    " on conflict (month, village, household) do update set "
    + ", ".join(f"{name} = excluded.{name}" for name in Row._fields[2:])
)
_SUMS = ("due", "done", "exempt", "times_due", "times_done", "households")
_TALLY = (
    f"insert into tallies (month, level, area, owner, {', '.join(_SUMS)})"
    f" values (?, ?, ?, ?{', ?' * len(_SUMS)}) on conflict (month, level, area, owner) do update"
    f" set {', '.join(f'{name} = tallies.{name} + excluded.{name}' for name in _SUMS)}"
)


class Snapshot:
    def __init__(self, db: Database) -> None:
        self._db = db

    # what changes facts tells the snapshot, in the same transaction

    def visited(self, household: HouseholdId, day: date) -> None:
        """A visit of that day was added, changed or voided."""
        first = Month.of(day)
        months = {
            month: as_of
            for month, as_of in self.months().items()
            if first <= month <= first.back(1 - LONGEST_WINDOW)
        }
        self._refresh([household], months)

    def changed(self, households: Iterable[HouseholdId], since: date | None = None) -> None:
        """What is known of these changed, for days from `since` on (None: for any day)."""
        touched = sorted(set(households))
        months = self._from(since)
        if len(touched) <= AT_ONCE:
            self._refresh(touched, months)
            return
        for month in months:
            self._db.conn.executemany(
                "insert into snapshot_pending (month, household) values (?, ?)"
                " on conflict (month, household) do nothing",
                [(str(month), household) for household in touched],
            )

    def cadre_changed(self, cadre: CadreId, since: date | None = None) -> None:
        """A cadre's days in post, number or unit changed."""
        rows = self._db.execute(
            "select distinct household from assignments where cadre = :cadre", {"cadre": cadre}
        ).fetchall()
        self.changed([HouseholdId(row[0]) for row in rows], since)

    def changed_everywhere(self, since: date | None = None) -> None:
        """A rule or setting changed from a day on."""
        for month in self._from(since):
            self._all_pending(month)

    # what readers ask

    def months(self) -> dict[Month, date]:
        """The built months, and the day the rows of each speak of."""
        rows = self._db.execute("select month, as_of from snapshot_months").fetchall()
        return {Month.parse(month): date.fromisoformat(as_of) for month, as_of in rows}

    def right(self, month: Month, as_of: date) -> bool:
        """Whether the month's rows speak of that very day and none is pending."""
        rows = self._db.execute(
            "select 1 from snapshot_months where month = :month and as_of = :as_of and not exists"
            " (select 1 from snapshot_pending where month = :month)",
            {"month": str(month), "as_of": as_of.isoformat()},
        ).fetchall()
        return bool(rows)

    def bring(self, month: Month, as_of: date, *, back: bool = False) -> bool:
        """Applies what falls due up to `as_of`, building the month if need be.

        False: its rows speak of a later day, and it was not asked to go `back`.
        """
        while not self.right(month, as_of):
            if not self.move(month, as_of, back=back):
                return False
            while self.settle(month):
                pass
        return True

    def pass_days(self, today: date) -> None:
        """The first turn of a day: this month and those before it speak of their new day.

        Only marks what is affected; `settle` works it off.
        """
        this = Month.of(today)
        months = self.months()
        for month in {*months, this}:
            if month <= this and months.get(month) != month.as_of(today):
                self.move(month, month.as_of(today), back=True)

    def settle(self, month: Month | None = None, limit: int = SLICE) -> bool:
        """Works off a slice of what is pending; gives whether there is more."""
        months = self.months() if month is None else {month: self.months()[month]}
        for one, as_of in sorted(months.items(), reverse=True):
            with self._db.atomic():
                rows = self._db.execute(
                    "select household from snapshot_pending where month = :month"
                    " order by household limit :limit",
                    {"month": str(one), "limit": limit},
                ).fetchall()
                if not rows:
                    continue
                households = [HouseholdId(row[0]) for row in rows]
                self._refresh(households, {one: as_of})
                self._db.execute(
                    "delete from snapshot_pending where month = :month and household <= :last",
                    {"month": str(one), "last": households[-1]},
                )
            return True
        return False

    def rebuild(self) -> None:
        """Forgets all rows; months are built again as they are read."""
        with self._db.atomic():
            for table in ("snapshot", "tallies", "snapshot_pending", "snapshot_months"):
                self._db.execute(f"delete from {table}")

    def move(self, month: Month, as_of: date, *, back: bool) -> bool:
        """Makes the month speak of `as_of`; what that changes becomes pending."""
        with self._db.atomic():
            before = self.months().get(month)
            if before is None:
                self._db.execute(
                    "insert into snapshot_months (month, as_of) values (:month, :as_of)",
                    {"month": str(month), "as_of": as_of.isoformat()},
                )
                self._all_pending(month)
                return True
            if before > as_of and not back:
                return False
            if before != as_of:
                self._db.execute(
                    "update snapshot_months set as_of = :as_of where month = :month",
                    {"month": str(month), "as_of": as_of.isoformat()},
                )
                self._passed(month, min(before, as_of), max(before, as_of))
        return True

    def _from(self, since: date | None) -> dict[Month, date]:
        """The built months that say something of days from `since` on."""
        return {
            month: as_of
            for month, as_of in self.months().items()
            if since is None or month.last >= since
        }

    def _all_pending(self, month: Month) -> None:
        self._db.execute(
            "insert into snapshot_pending (month, household) select :month, id from households"
            " where true on conflict (month, household) do nothing",
            {"month": str(month)},
        )

    def _passed(self, month: Month, after: date, until: date) -> None:
        """Marks the households for which something begins or ends in (after, until]."""
        days = {"after": after.isoformat(), "until": until.isoformat()}
        if self._db.execute(
            "select 1 from rules where since > :after and since <= :until union all"
            " select 1 from settings where since > :after and since <= :until"
            " and name in ('late_days', 'phone_counts') limit 1",
            days,
        ).fetchall():
            self._all_pending(month)
            return
        # a cadre's last day is still in post: what it ends, it ends on the day after
        ended = {
            "after_post": (after - timedelta(days=1)).isoformat(),
            "until_post": (until - timedelta(days=1)).isoformat(),
        }
        self._db.execute(
            "insert into snapshot_pending (month, household) select :month, household from ("
            " select id as household from households where entered > :after and entered <= :until"
            " union select id from households where exited > :after and exited <= :until"
            " union select household from categories where since > :after and since <= :until"
            " union select household from states where since > :after and since <= :until"
            " union select household from states where until > :after and until <= :until"
            " union select household from assignments where since > :after and since <= :until"
            " union select household from assignments where until > :after and until <= :until"
            " union select household from visits where day > :after and day <= :until"
            " union select household from assignments where cadre in ("
            "  select id from cadres where since > :after and since <= :until"
            "  union select id from cadres where until > :after_post and until <= :until_post"
            "  union select cadre from memberships where since > :after and since <= :until)"
            " union select household from snapshot where month = :month and divided = 1"
            ") as touched where true on conflict (month, household) do nothing",
            {**days, **ended, "month": str(month)},
        )

    def _refresh(self, households: Sequence[HouseholdId], months: dict[Month, date]) -> None:
        """Makes the rows of these households right for these months, and the tallies with them."""
        if not households or not months:
            return
        terms = {month: terms_on(self._db, as_of) for month, as_of in months.items()}
        first = min(
            window_start(month, max(rule.months for rule in terms[month].rules.values()))
            for month in months
        ).first
        facts = facts_of(self._db, households, first, max(months.values()))
        for month, as_of in months.items():
            self._write(month, households, self._rows(month, as_of, facts, terms[month]))

    def _rows(
        self, month: Month, as_of: date, facts: dict[HouseholdId, Facts], terms: Terms
    ) -> dict[str, tuple[Row, str]]:
        """By household: the row, and the township it counts for."""
        held = {
            id_: (one, found)
            for id_, one in facts.items()
            if (found := standing(one, month, as_of, terms)) is not None
        }
        cadres = {
            cadre
            for _, found in held.values()
            for cadre in (found.owner, found.majority)
            if cadre is not None
        }
        units = units_on(self._db, cadres, as_of)
        return {
            id_: (
                Row(
                    village=one.village,
                    household=id_,
                    owner=found.owner or "",
                    unit=_unit(units, found.owner),
                    majority=found.majority or "",
                    majority_unit=_unit(units, found.majority),
                    divided=int(found.divided),
                    times=found.times,
                    days=found.days,
                    due=int(found.due),
                    done=int(found.done),
                    exempt=int(found.exempt),
                    deferred=int(found.deferred),
                ),
                one.township,
            )
            for id_, (one, found) in held.items()
        }

    def _write(
        self, month: Month, households: Sequence[str], new: dict[str, tuple[Row, str]]
    ) -> None:
        old = self._old(month, households)
        gone, come = [], []
        sums: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0] * len(_SUMS))
        for household in households:
            before, after = old.get(household), new.get(household)
            if before == after:
                continue
            if before is not None:
                _add(sums, *before, sign=-1)
                if after is None or after[0].village != before[0].village:
                    gone.append((str(month), before[0].village, household))
            if after is not None:
                _add(sums, *after, sign=1)
                come.append((str(month), *after[0]))
        connection = self._db.conn
        if gone:
            connection.executemany(
                "delete from snapshot where month = ? and village = ? and household = ?", gone
            )
        if come:
            connection.executemany(_KEEP, come)
        changes = [(str(month), *key, *sum_) for key, sum_ in sums.items() if any(sum_)]
        if changes:
            connection.executemany(_TALLY, sorted(changes))

    def _old(self, month: Month, households: Sequence[str]) -> dict[str, tuple[Row, str]]:
        names = ", ".join(f":h{n}" for n in range(len(households)))
        rows = self._db.execute(
            f"select {_OLD}, a.parent from snapshot s join areas a on a.id = s.village"
            f" where s.month = :month and s.household in ({names})",
            {"month": str(month), **{f"h{n}": one for n, one in enumerate(households)}},
        ).fetchall()
        return {row[1]: (Row._make(row[:-1]), row[-1]) for row in rows}


def _unit(units: dict[CadreId, AreaId], cadre: CadreId | None) -> str:
    return units.get(cadre, "") if cadre is not None else ""


def _add(
    sums: dict[tuple[str, str, str], list[int]], row: Row, township: str, *, sign: int
) -> None:
    """One row more, or less, in the sums of its village, township, unit and the county."""
    values = (
        row.due,
        row.done,
        row.exempt,
        row.times if row.due else 0,
        min(row.days, row.times) if row.due else 0,
        1,
    )
    keys = [("village", row.village), ("township", township), ("county", "")]
    if row.unit:
        keys.append(("unit", row.unit))
    for level, area in keys:
        sum_ = sums[level, area, row.owner]
        for n, value in enumerate(values):
            sum_[n] += sign * value
