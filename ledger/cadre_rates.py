"""Every cadre of the county, ranked: the one table with a row for each of tens of thousands.

Gives what `ledger.ranking.ranked` gives of the tallies, in two thirds of its time: the database
puts name, month and month before beside each other, and what depends on a share alone is worked
out once a share.
"""

from collections import Counter, defaultdict
from functools import partial
from operator import itemgetter
from typing import Any

from sqlite_utils import Database

from ledger.clock import Month
from ledger.model import RateRow
from ledger.ranking import NO_PLACE, Change, Share, change_of, percent, place_of

_row = partial(tuple.__new__, RateRow)  # a third of what calling RateRow costs
_before = itemgetter(8, 9)
_ROWS = """
    select c.id, c.number, c.name, t.done, t.due, t.exempt, t.times_done, t.times_due,
        b.done, b.due
    from cadres c
    join tallies t on t.month = :month and t.level = 'county' and t.area = '' and t.owner = c.id
        and t.households > 0
    left join tallies b on b.month = :before and b.level = 'county' and b.area = ''
        and b.owner = c.id and b.due > 0
    order by c.number
"""
_OWING = "from tallies where month = :before and level = 'county' and owner <> '' and due > 0"


def cadre_rows(db: Database, month: Month) -> tuple[RateRow, ...]:
    """By place; inside a tie the larger denominator, then the number. Both months are right."""
    values = {"month": str(month), "before": str(month.previous())}
    rows = db.execute(_ROWS, values).fetchall()
    groups: dict[Share, list[Any]] = defaultdict(list)
    for row in rows:
        groups[row[3:5]].append(row)
    idle = groups.pop((0, 0), [])
    place_before = place_of(_shares_before(db, values, Counter(map(_before, rows))))
    found = []
    for share, rank in place_of({share: len(some) for share, some in groups.items()}).items():
        done, due = share
        digits, all_done = percent(done, due), int(done == due)
        changes: dict[Any, Change] = {(None, None): (None, None)}
        for id_, number, name, _, _, exempt, times_done, times_due, was, of in groups[share]:
            before = was, of
            if before not in changes:
                changes[before] = change_of(share, rank, before, place_before)
            places, points = changes[before]
            found.append(
                (
                    id_,
                    number,
                    name,
                    done,
                    due,
                    exempt,
                    0,
                    digits,
                    rank,
                    places,
                    points,
                    all_done,
                    1,
                    times_done,
                    times_due,
                )
            )
    nothing = [
        RateRow(row[0], row[1], row[2], 0, 0, row[5], 0, *NO_PLACE, 0, 0, 0, 0) for row in idle
    ]
    return (*map(_row, found), *nothing)


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
