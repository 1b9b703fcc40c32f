"""The rows of the snapshot: written from `ledger.standing`, their sums moved with them."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlite_utils import Database

from ledger.clock import Month
from ledger.facts import facts_of, terms_on, units_on
from ledger.model import AreaId, CadreId, HouseholdId
from ledger.standing import standing, window_start
from ledger.summing import Key, SnapshotSums, Tally


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
_KEEP = (
    f"insert into snapshot (month, {_COLUMNS}) values (?{', ?' * len(Row._fields)})"
    " on conflict (month, village, household) do update set "
    + ", ".join(f"{name} = excluded.{name}" for name in Row._fields[2:])
)
_DROP = "delete from snapshot where month = ? and village = ? and household = ?"


class SnapshotRows:
    def __init__(self, db: Database) -> None:
        self._db, self._sums = db, SnapshotSums(db)

    def refresh(
        self, households: Sequence[HouseholdId], month: Month, as_of: date, *, sums: bool
    ) -> None:
        """Makes the rows of these households right; their sums too, unless they wait anyway."""
        terms = terms_on(self._db, as_of)
        longest = max(rule.months for rule in terms.rules.values())
        facts = facts_of(self._db, households, window_start(month, longest).first, as_of)
        held = [
            (one, found)
            for one in facts.values()
            if (found := standing(one, month, as_of, terms)) is not None
        ]
        cadres = {cadre for _, found in held for cadre in (found.owner, found.majority) if cadre}
        units = units_on(self._db, cadres, as_of)
        new = [
            Row(
                one.village,
                one.household,
                found.owner or "",
                _unit(units, found.owner),
                found.majority or "",
                _unit(units, found.majority),
                int(found.divided),
                found.times,
                found.days,
                int(found.due),
                int(found.done),
                int(found.exempt),
                int(found.deferred),
            )
            for one, found in held
        ]
        places = [(str(one.village), str(one.household)) for one in facts.values()]
        if sums:
            townships = {str(one.village): str(one.township) for one in facts.values()}
            self._exchange(month, self._old(month, places), new, townships)
        else:
            written = {row[:2] for row in new}
            self._write(month, [place for place in places if place not in written], new)

    def drop(self, household: HouseholdId, month: Month, *, sums: bool) -> None:
        """Takes the household's row out; its village is the one it is leaving."""
        place = self._db.execute(
            "select village, id, township from households where id = :id", {"id": household}
        ).fetchall()
        for village, id_, township in place:
            old = self._old(month, [(village, id_)])
            if sums:
                self._exchange(month, old, [], {village: township})
            else:
                self._write(month, [(village, id_)], [])

    def sum_up(self, month: Month) -> None:
        """Makes all sums of the month from its rows."""
        self._sums.make(str(month))

    def _exchange(
        self, month: Month, old: list[Row], new: list[Row], townships: dict[str, str]
    ) -> None:
        was = {row[:2]: row for row in old}
        now = {row[:2]: row for row in new}
        changes: dict[Key, list[int]] = defaultdict(lambda: [0] * len(Tally._fields))
        for sign, rows, others in ((-1, was, now), (1, now, was)):
            for place, row in rows.items():
                if row != others.get(place):
                    _add(changes, row, townships[row.village], sign)
        gone = [place for place in was if place not in now]
        self._write(month, gone, [row for place, row in now.items() if row != was.get(place)])
        self._sums.move(str(month), {key: Tally._make(sums) for key, sums in changes.items()})

    def _write(self, month: Month, gone: list[tuple[str, str]], come: list[Row]) -> None:
        connection, name = self._db.conn, str(month)
        if gone:
            connection.executemany(_DROP, [(name, *place) for place in gone])
        if come:
            connection.executemany(_KEEP, [(name, *row) for row in come])

    def _old(self, month: Month, places: Sequence[tuple[str, str]]) -> list[Row]:
        by_village: dict[str, list[str]] = defaultdict(list)
        for village, household in places:
            by_village[village].append(household)
        rows: list[Row] = []
        for village, households in by_village.items():
            marks = ", ".join("?" * len(households))
            found = self._db.conn.execute(
                f"select {_COLUMNS} from snapshot"
                f" where month = ? and village = ? and household in ({marks})",
                (str(month), village, *households),
            ).fetchall()
            rows += map(Row._make, found)
        return rows


def _unit(units: dict[CadreId, AreaId], cadre: CadreId | None) -> str:
    return units.get(cadre, "") if cadre is not None else ""


def _add(changes: dict[Key, list[int]], row: Row, township: str, sign: int) -> None:
    """One row more, or less, in the sums of its village, township, unit and the county."""
    values = (
        row.due,
        row.done,
        row.exempt,
        row.due * row.times,
        row.due * min(row.days, row.times),
        1,
    )
    places = [("village", row.village), ("township", township), ("county", "")]
    if row.unit:
        places.append(("unit", row.unit))
    for place in places:
        sums = changes[(*place, row.owner)]
        for n, value in enumerate(values):
            sums[n] += sign * value
