"""Households that look like one and the same, by 证件号 or by name in one group."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from ledger.model import HouseholdId

_SHORTEST = 3  # letters of a name of which one may differ


class Likeness(StrEnum):
    """The surest first."""

    SAME_ID = "same_id"  # the same 证件号
    SAME_NAME = "same_name"
    NEAR_NAME = "near_name"


@dataclass(frozen=True, slots=True)
class Listed:
    """What of a household is compared."""

    id: HouseholdId
    number: str
    village: str
    group: str
    head: str
    mac: str
    entered: str


def alike(rows: Iterable[Listed]) -> Iterator[tuple[Listed, Listed, Likeness]]:
    """Pairs with how they are alike; weaker likenesses first, of the same pair too.

    Alike: the same 证件号; in one group the same head or one that differs by one letter of three
    or more. A group that is not known is like any group of its village.
    """
    nearly: dict[tuple[str, str, str, int], list[Listed]] = defaultdict(list)
    heads: dict[tuple[str, str], list[Listed]] = defaultdict(list)
    ids: dict[str, list[Listed]] = defaultdict(list)
    for row in rows:
        for rest in _without_a_letter(row.head):
            nearly[row.village, row.group, rest, len(row.head)].append(row)
        heads[row.village, row.head].append(row)
        if row.mac:
            ids[row.mac].append(row)
    for a, b in _pairs(nearly.values()):
        if a.head != b.head and not _known_apart(a, b):
            yield a, b, Likeness.NEAR_NAME
    for a, b in _pairs(heads.values()):
        near = a.group == b.group or not (a.group and b.group)
        if near and not _known_apart(a, b):
            yield a, b, Likeness.SAME_NAME
    for a, b in _pairs(ids.values()):
        yield a, b, Likeness.SAME_ID


def _without_a_letter(head: str) -> set[str]:
    """What is left of a name: two names that have one of them in common differ by that letter."""
    if len(head) < _SHORTEST:
        return set()
    return {head[:n] + head[n + 1 :] for n in range(len(head))}


def _pairs(groups: Iterable[list[Listed]]) -> Iterator[tuple[Listed, Listed]]:
    return (pair for some in groups if len(some) > 1 for pair in combinations(some, 2))


def _known_apart(a: Listed, b: Listed) -> bool:
    """By two 证件号 that differ."""
    return bool(a.mac and b.mac and a.mac != b.mac)
