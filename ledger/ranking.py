"""Percent, places and changes of counted rows: DESIGN §4.7 to 4.11; pure and exact."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from math import gcd
from typing import NamedTuple

from ledger.model import RateRow

_SCALE = 10_000  # hundredths of a percent in a whole


class Sums(NamedTuple):
    """What was counted for one row."""

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


@lru_cache(maxsize=1 << 16)
def percent(done: int, due: int) -> str:
    """Two decimals, half up, of an exact fraction; 100.00 only where all is done (§4.8)."""
    hundredths = (2 * _SCALE * done + due) // (2 * due)
    if done < due:
        hundredths = min(hundredths, _SCALE - 1)
    return f"{hundredths // 100}.{hundredths % 100:02}"


@lru_cache(maxsize=1 << 16)
def points(done: int, due: int, done_before: int, due_before: int) -> str:
    """The difference of two exact shares in percentage points, signed, half away from zero."""
    over, whole = done * due_before - done_before * due, due * due_before
    hundredths = (2 * _SCALE * abs(over) + whole) // (2 * whole)
    sign = "-" if over < 0 and hundredths else "+"
    return f"{sign}{hundredths // 100}.{hundredths % 100:02}"


def places(counted: Mapping[str, Sums]) -> dict[str, int]:
    """The place of each row with something due; equal shares share one: 1, 2, 2, 4 (§4.9)."""
    shares = {key: _share(sums) for key, sums in counted.items() if sums.due}
    how_many = Counter(shares.values())
    place, ahead = {}, 0
    for share in sorted(how_many, key=lambda share: Fraction(*share), reverse=True):
        place[share] = ahead + 1
        ahead += how_many[share]
    return {key: place[share] for key, share in shares.items()}


def _share(sums: Sums) -> tuple[int, int]:
    """In lowest terms, so that equal shares are equal."""
    divisor = gcd(sums.done, sums.due)
    return sums.done // divisor, sums.due // divisor


def ranked(
    named: Iterable[Named], now: Mapping[str, Sums], before: Mapping[str, Sums]
) -> tuple[RateRow, ...]:
    """By place; inside a tie the larger denominator, then the id. Last what has nothing due."""
    place, place_before = places(now), places(before)
    by_place: dict[int, list[tuple[int, str, RateRow]]] = defaultdict(list)
    nothing = Sums()
    for key, id_, name in named:
        counted = now.get(key, nothing)
        rank = place.get(key)
        row = _row(
            Named(key, id_, name), counted, rank, before.get(key, nothing), place_before.get(key)
        )
        by_place[rank or len(place) + 1].append((-counted.due, id_, row))
    return tuple(row for rank in sorted(by_place) for _, _, row in sorted(by_place[rank]))


def single(named: Named, now: Sums, before: Sums) -> RateRow:
    """A row that stands alone, first wherever something is due."""
    return _row(named, now, 1 if now.due else None, before, 1 if before.due else None)


def _row(
    named: Named, now: Sums, rank: int | None, before: Sums, rank_before: int | None
) -> RateRow:
    both = rank is not None and rank_before is not None
    return RateRow(
        named.key,
        named.id,
        named.name,
        now.done,
        now.due,
        now.exempt,
        now.unassigned,
        percent(now.done, now.due) if now.due else None,
        rank,
        rank_before - rank if both else None,  # type: ignore[operator]
        points(now.done, now.due, before.done, before.due) if both else None,
        now.cadres_done,
        now.cadres_due,
        now.times_done,
        now.times_due,
    )
