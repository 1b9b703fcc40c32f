"""Percent, places and changes of counted rows: DESIGN §4.7 to 4.11; pure and exact."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ledger.model import RateRow

_SCALE = 10_000  # hundredths of a percent in a whole

Share = tuple[int, int]
"""Done and due."""


class Sums(NamedTuple):
    """What was counted for one row; the first two are its share."""

    done: int = 0
    due: int = 0
    exempt: int = 0
    unassigned: int = 0
    times_done: int = 0
    times_due: int = 0
    cadres_done: int = 0
    cadres_due: int = 0


class Named(NamedTuple):
    """What a row stands for, in a table and in an export."""

    key: str
    id: str
    name: str


def percent(done: int, due: int) -> str:
    """Two decimals, half up, of an exact fraction; 100.00 only where all is done (§4.8)."""
    hundredths = (2 * _SCALE * done + due) // (2 * due)
    if done < due:
        hundredths = min(hundredths, _SCALE - 1)
    return f"{hundredths // 100}.{hundredths % 100:02}"


@lru_cache(maxsize=1 << 14)
def points(now: Share, before: Share) -> str:
    """The difference of two exact shares in percentage points, signed, half away from zero."""
    over, whole = now[0] * before[1] - before[0] * now[1], now[1] * before[1]
    hundredths = (2 * _SCALE * abs(over) + whole) // (2 * whole)
    sign = "-" if over < 0 and hundredths else "+"
    return f"{sign}{hundredths // 100}.{hundredths % 100:02}"


def places(shares: Iterable[Share]) -> dict[Share, int]:
    """The place of each share of rows with something due: 1, 2, 2, 4 where two are equal (§4.9).

    The shares come in the order of their rows: first the best, of equals the larger denominator.
    """
    how_many = Counter(share for share in shares if share[1])
    ordered = sorted(how_many, key=lambda share: (-Fraction(*share), -share[1]))
    place: dict[Share, int] = {}
    ahead = 0
    for n, share in enumerate(ordered):
        last = ordered[n - 1] if n else share
        equal = n > 0 and share[0] * last[1] == last[0] * share[1]
        place[share] = place[last] if equal else ahead + 1
        ahead += how_many[share]
    return place


def ranked(
    named: Iterable[Named], now: Mapping[str, Sums], before: Mapping[str, Share]
) -> tuple[RateRow, ...]:
    """By place; inside a tie the larger denominator, then the id. Last what has nothing due.

    `named` comes sorted by id.
    """
    place, place_before = places(one[:2] for one in now.values()), places(before.values())
    shown = {share: percent(*share) for share in place}
    rows: dict[Share, list[RateRow]] = {share: [] for share in place}
    nothing, never = Sums(), (0, 0)
    idle = []
    for key, id_, name in named:
        counted = now.get(key, nothing)
        done, due, exempt, unassigned, times_done, times_due, cadres_done, cadres_due = counted
        share = (done, due)
        rank = place.get(share)
        if rank is None:
            idle.append(
                RateRow(key, id_, name, 0, 0, exempt, 0, None, None, None, None, 0, 0, 0, 0)
            )
            continue
        was = before.get(key, never)
        rank_was = place_before.get(was)
        rows[share].append(
            RateRow(
                key,
                id_,
                name,
                done,
                due,
                exempt,
                unassigned,
                shown[share],
                rank,
                None if rank_was is None else rank_was - rank,
                None if rank_was is None else points(share, was),
                cadres_done,
                cadres_due,
                times_done,
                times_due,
            )
        )
    return tuple(row for equal in rows.values() for row in equal) + tuple(idle)
