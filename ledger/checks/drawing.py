"""Draws that anybody can repeat: who comes first is who has the smallest hash with the seed.

The hash of a thing is SHA-256 of `seed:thing` in UTF-8, read as hexadecimal; a thing is a
township's name, `township/village`, or a 户编号. Nothing else decides.
"""

import hashlib
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LEAST_TOWNSHIPS, LEAST_VILLAGES = 2, 1  # DESIGN §5
LEAST_HOUSEHOLDS, MOST_HOUSEHOLDS = 3, 5  # in a village


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A household that may be drawn."""

    id: str
    number: str  # 户编号
    township: str  # name
    village: str  # name
    unit: str = ""  # of who answers for it
    holders: frozenset[str] = frozenset()  # whoever holds it, as first or second


@dataclass(frozen=True, slots=True)
class Rule:
    """How many: townships, villages in each, households in each of those."""

    townships: int = LEAST_TOWNSHIPS
    villages: int = LEAST_VILLAGES
    households: int = LEAST_HOUSEHOLDS

    def __post_init__(self) -> None:
        """Raises ValueError below the minima and beyond five households."""
        if (
            self.townships < LEAST_TOWNSHIPS
            or self.villages < LEAST_VILLAGES
            or not LEAST_HOUSEHOLDS <= self.households <= MOST_HOUSEHOLDS
        ):
            raise ValueError(self)


@dataclass(frozen=True, slots=True)
class Checker:
    id: str
    number: str  # 干部编号
    unit: str


def lot(seed: str, thing: str) -> str:
    """What a thing's place in a draw depends on."""
    return hashlib.sha256(f"{seed}:{thing}".encode()).hexdigest()


def draw(homes: Iterable[Home], rule: Rule, seed: str) -> tuple[Home, ...]:
    """Townships, villages, households by their lots; fewer only where there are fewer."""
    places: dict[str, dict[str, list[Home]]] = defaultdict(lambda: defaultdict(list))
    for home in homes:
        places[home.township][home.village].append(home)
    drawn: list[Home] = []
    for township in _first(places, rule.townships, seed):
        villages = places[township]
        named = {f"{township}/{village}": village for village in villages}
        for name in _first(named, rule.villages, seed):
            ordered = sorted(villages[named[name]], key=lambda home: lot(seed, home.number))
            drawn += ordered[: rule.households]
    return tuple(drawn)


def pair(
    checkers: Sequence[Checker], homes: Sequence[Home], each: int, seed: str
) -> tuple[tuple[Checker, Home], ...]:
    """Each checks one or two households, never an own one, and none is checked twice.

    Units stand in a ring by their lots: each checks the next one's, then those beyond it; the
    own unit's only where there is no other. Checkers and households come by their lots, too.
    """
    if each not in (1, 2):
        raise ValueError(each)
    by_unit: dict[str, deque[Home]] = defaultdict(deque)
    for home in sorted(homes, key=lambda one: lot(seed, one.number)):
        by_unit[home.unit].append(home)
    ring = sorted({*by_unit, *(one.unit for one in checkers)}, key=lambda unit: lot(seed, unit))
    after = {unit: ring[n + 1 :] + ring[:n] for n, unit in enumerate(ring)}
    pairs: list[tuple[Checker, Home]] = []
    for turn in range(each):  # everybody's first before anybody's second
        for checker in sorted(checkers, key=lambda one: lot(seed, one.number)):
            units = [*(unit for unit in after[checker.unit] if by_unit[unit]), checker.unit]
            taken = _taken(checker, by_unit, units)
            if taken is None and turn == 0:
                taken = _swapped(checker, by_unit, pairs)
            if taken is not None:
                pairs.append((checker, taken))
    return tuple(sorted(pairs, key=lambda one: (one[0].number, lot(seed, one[1].number))))


def _taken(checker: Checker, by_unit: dict[str, deque[Home]], units: list[str]) -> Home | None:
    for unit in units:
        waiting = by_unit[unit]
        for home in waiting:
            if checker.id not in home.holders:
                waiting.remove(home)
                return home
    return None


def _swapped(
    checker: Checker, by_unit: dict[str, deque[Home]], pairs: list[tuple[Checker, Home]]
) -> Home | None:
    """Somebody else's, who takes one that is left: what is left is all the checker's own."""
    left = [home for waiting in by_unit.values() for home in waiting]
    for n, (other, home) in enumerate(pairs):
        if checker.id in home.holders:
            continue
        for instead in left:
            if other.id not in instead.holders:
                by_unit[instead.unit].remove(instead)
                pairs[n] = other, instead
                return home
    return None


def _first(things: Iterable[str], count: int, seed: str) -> list[str]:
    return sorted(things, key=lambda thing: lot(seed, thing))[:count]
