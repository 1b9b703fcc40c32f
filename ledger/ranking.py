"""Percent, places and changes of counted rows: DESIGN §4.7 to 4.11; pure and exact."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache, partial
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


Change = tuple[int | None, str | None]
"""Places and percentage points gained."""

Label = tuple[str, str, str]
"""What a row stands for: our key, its id in tables and exports, its name."""

NO_PLACE = (None, None, None, None)  # percent, rank and both changes where nothing is due
_row = partial(tuple.__new__, RateRow)  # a third of what calling RateRow costs


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
    return place_of(Counter(share for share in shares if share[1]))


def place_of(how_many: Mapping[Share, int]) -> dict[Share, int]:
    """The same, of shares with how many rows have each."""
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
    labels: Iterable[Label], now: Mapping[str, Sums], before: Mapping[str, Share]
) -> tuple[RateRow, ...]:
    """By place; inside a tie the larger denominator, then the id. Last what has nothing due.

    `labels` come sorted by id.
    """
    rows: dict[Share, list[tuple[Label, Sums]]] = {}
    nothing, idle = Sums(), []
    for label in labels:
        counted = now.get(label[0], nothing)
        if counted[1]:
            rows.setdefault(counted[:2], []).append((label, counted))
        else:
            idle.append(RateRow(*label, 0, 0, counted[2], 0, *NO_PLACE, 0, 0, 0, 0))
    place, place_before = places(one[:2] for one in now.values()), places(before.values())
    found = []
    for share, rank in place.items():
        digits = percent(*share)
        change: dict[Share | None, Change] = {None: (None, None)}
        for label, counted in rows.get(share, ()):
            was = before.get(label[0])
            if was is not None and was not in change:
                change[was] = change_of(share, rank, was, place_before)
            _, _, exempt, unassigned, times_done, times_due, cadres_done, cadres_due = counted
            found.append(
                _row(
                    (
                        *label,
                        *share,
                        exempt,
                        unassigned,
                        digits,
                        rank,
                        *change[was],
                        cadres_done,
                        cadres_due,
                        times_done,
                        times_due,
                    )
                )
            )
    return (*found, *idle)


def change_of(share: Share, rank: int, was: Share, place_before: Mapping[Share, int]) -> Change:
    """Places and points gained since; None where nothing was due."""
    return (place_before[was] - rank, points(share, was)) if was[1] else (None, None)
