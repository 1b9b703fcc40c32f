"""Every cadre of the county, ranked: the one table with a row for each of tens of thousands.

Gives what `ledger.ranking.ranked` gives of the tallies, in a quarter of its time: the database
puts name, month and month before beside each other, and what follows from the numbers alone is
worked out once for all who have the same.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from sqlite_utils import Database

from ledger.clock import Month
from ledger.model import RateRow
from ledger.ranking import NO_PLACE, Change, Share, change_of, percent, place_of

_row = partial(tuple.__new__, RateRow)  # a third of what calling RateRow costs
_number, _now, _before = itemgetter(1), itemgetter(3, 4), itemgetter(8, 9)
_ROWS = """
    select c.id, c.number, c.name, t.done, t.due, t.exempt, t.times_done, t.times_due,
        b.done, b.due
    from cadres c
    join tallies t on t.month = :month and t.level = 'county' and t.area = '' and t.owner = c.id
        and t.households > 0
    left join tallies b on b.month = :before and b.level = 'county' and b.area = ''
        and b.owner = c.id and b.due > 0
"""
_OWING = "from tallies where month = :before and level = 'county' and owner <> '' and due > 0"


class _Place(NamedTuple):
    """Where all cadres with the same numbers go, and what their rows say after the name."""

    take: Callable[[RateRow], None]
    numbers: tuple[Any, ...]


def cadre_rows(db: Database, month: Month) -> tuple[RateRow, ...]:
    """By place; inside a tie the larger denominator, then the number. Both months are right."""
    values = {"month": str(month), "before": str(month.previous())}
    rows = db.execute(_ROWS, values).fetchall()
    rows.sort(key=_number)  # nearly so already: twenty times quicker than `order by`
    shares = Counter(map(_now, rows))
    del shares[0, 0]
    place_before = place_of(_shares_before(db, values, Counter(map(_before, rows))))
    places = _Places(place_of(shares), place_before)
    for row in rows:
        take, numbers = places[row[3:]]
        take(_row(row[:3] + numbers))
    return places.in_order()


class _Places(dict[tuple[Any, ...], _Place]):
    """By done, due, exempt, times done and due, done and due of the month before."""

    def __init__(self, place: Mapping[Share, int], place_before: Mapping[Share, int]) -> None:
        self._place, self._place_before = place, place_before
        self._found: dict[Share, list[RateRow]] = {share: [] for share in place}
        self._idle: list[RateRow] = []

    def __missing__(self, counted: tuple[Any, ...]) -> _Place:
        done, due, exempt, times_done, times_due, was, of = counted
        if due:
            share = done, due
            rank = self._place[share]
            change: Change = (None, None)
            if of:
                change = change_of(share, rank, (was, of), self._place_before)
            rated = percent(done, due), rank, *change, int(done == due), 1
            numbers = (done, due, exempt, 0, *rated, times_done, times_due)
            place = _Place(self._found[share].append, numbers)
        else:
            place = _Place(self._idle.append, (0, 0, exempt, 0, *NO_PLACE, 0, 0, 0, 0))
        self[counted] = place
        return place

    def in_order(self) -> tuple[RateRow, ...]:
        """By place, last what has nothing due; each in the order in which it came."""
        return tuple(chain(*self._found.values(), self._idle))


def _shares_before(
    db: Database, values: dict[str, str], listed: "Counter[Any]"
) -> "Counter[Share]":
    """How many had each share in the month before, those who have nothing any more too."""
    del listed[None, None]
    ((all_,),) = db.execute(f"select count(*) {_OWING}", values).fetchall()
    if all_ == listed.total():
        return listed
    rows = db.execute(
        f"select done, due, count(*) {_OWING} group by done, due",
        values,
    ).fetchall()
    return Counter({(done, due): count for done, due, count in rows})
