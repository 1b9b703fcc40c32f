"""Sums of the snapshot by area and owner, and by area: made whole, or moved with a row."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from sqlite_utils import Database

Key = tuple[str, str, str]  # level, area, owner


class Tally(NamedTuple):
    """What an owner has in an area; or, while it moves, what is added to that."""

    due: int = 0
    done: int = 0
    exempt: int = 0
    times_due: int = 0
    times_done: int = 0
    households: int = 0

    def plus(self, other: "Tally", sign: int = 1) -> "Tally":
        return Tally._make(a + sign * b for a, b in zip(self, other, strict=True))


class Moved(NamedTuple):
    """What tallies become, and what is added to the totals of their areas, by (level, area)."""

    tallies: dict[Key, Tally]
    totals: dict[tuple[str, str], list[int]]


_PAIR = "due, done, exempt, times_due, times_done, households"
_PARTS = 8  # columns of a total
_AREA = "done, due, exempt, unassigned, times_done, times_due, cadres_done, cadres_due"
_TOTAL = (
    "sum(done), sum(due), sum(exempt), sum(case when owner = '' then due else 0 end),"
    " sum(times_done), sum(times_due),"
    " sum(case when owner <> '' and due > 0 and done = due then 1 else 0 end),"
    " sum(case when owner <> '' and due > 0 then 1 else 0 end)"
)
_PUT_PAIR = (
    f"insert into tallies (month, level, area, owner, {_PAIR})"
    " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (month, level, area, owner) do update set "
    + ", ".join(f"{name} = excluded.{name}" for name in _PAIR.split(", "))
)
_MOVE_AREA = (
    f"insert into totals (month, level, area, {_AREA})"
    " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (month, level, area) do update set "
    + ", ".join(f"{name} = totals.{name} + excluded.{name}" for name in _AREA.split(", "))
)


class SnapshotSums:
    def __init__(self, db: Database) -> None:
        self._db = db

    def make(self, month: str) -> None:
        """From the month's rows, all of them."""
        for table in ("tallies", "totals"):
            self._db.execute(f"delete from {table} where month = :month", {"month": month})
        summed = (
            "sum(due), sum(done), sum(exempt), sum(due * times),"
            " sum(due * case when days < times then days else times end), count(*)"
        )
        again = ", ".join(f"sum({name})" for name in _PAIR.split(", "))
        for level, source in (
            (
                "village",
                f"village, owner, {summed} from snapshot where month = :month group by 3, 4",
            ),
            (
                "unit",
                f"unit, owner, {summed} from snapshot where month = :month and unit <> ''"
                " group by 3, 4",
            ),
            (
                "township",
                f"parent, owner, {again} from tallies join areas on areas.id = tallies.area"
                " where month = :month and level = 'village' group by 3, 4",
            ),
            (
                "county",
                f"'', owner, {again} from tallies where month = :month and level = 'village'"
                " group by 3, 4",
            ),
        ):
            self._db.execute(
                f"insert into tallies (month, level, area, owner, {_PAIR})"
                f" select :month, '{level}', {source}",
                {"month": month},
            )
        self._db.execute(
            f"insert into totals (month, level, area, {_AREA}) select month, level, area, {_TOTAL}"
            " from tallies where month = :month group by month, level, area",
            {"month": month},
        )

    def move(self, month: str, changes: Mapping[Key, Tally]) -> None:
        """Adds to the tallies, and to the totals what that changes of them."""
        moved = self.would_move(month, changes)
        self._db.conn.executemany(
            _PUT_PAIR, [(month, *key, *tally) for key, tally in moved.tallies.items()]
        )
        self._db.conn.executemany(
            _MOVE_AREA, [(month, *area, *more) for area, more in moved.totals.items() if any(more)]
        )

    def would_move(self, month: str, changes: Mapping[Key, Tally]) -> Moved:
        """What `move` would write."""
        moved = Moved({}, defaultdict(lambda: [0] * _PARTS))
        for key, change in sorted(changes.items()):
            if any(change):
                before = self._pair(month, key)
                moved.tallies[key] = after = before.plus(change)
                more = moved.totals[key[:2]]
                parts = zip(part(key[2], before), part(key[2], after), strict=True)
                for n, (old, new) in enumerate(parts):
                    more[n] += new - old
        return moved

    def _pair(self, month: str, key: Key) -> Tally:
        rows = self._db.conn.execute(
            f"select {_PAIR} from tallies"
            " where month = ? and level = ? and area = ? and owner = ?",
            (month, *key),
        ).fetchall()
        return Tally._make(rows[0]) if rows else Tally()


def part(owner: str, tally: Tally) -> tuple[int, ...]:
    """What an owner's tally is of the totals of its area, in their order."""
    counted = bool(owner) and tally.due > 0
    return (
        tally.done,
        tally.due,
        tally.exempt,
        0 if owner else tally.due,
        tally.times_done,
        tally.times_due,
        int(counted and tally.done == tally.due),
        int(counted),
    )
