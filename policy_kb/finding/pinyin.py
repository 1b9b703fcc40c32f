"""Which characters sound alike: for words that a phone's keyboard got wrong."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cache

import numpy as np

from policy_kb.finding.grams import Codes
from policy_kb.fold import han
from policy_kb.tables import words
from policy_kb.texts import common_words

_FEW = 3
_PAIR = 2
_CLEARLY = 1.5  # how likely, as a sum of logarithms, the other character must be
_SIDES = 2
_LEAD = 0.5  # and how much likelier than the next
_SHIFT = 16
_LOW = 0xFFFF


@cache
def syllables() -> "np.ndarray[tuple[int], np.dtype[np.uint16]]":
    """Code point -> number of its (toneless) syllable; 0 where it has none."""
    table = np.zeros(_LOW + 1, np.uint16)
    for number, line in enumerate(words("aliases.sounds.txt"), start=1):
        _, _, characters = line.partition(" ")
        for character in characters:
            if not table[ord(character)]:
                table[ord(character)] = number
    return table


class Sounds:
    """Pairs of characters of the base by how they sound."""

    def __init__(self, pairs: Iterable[Codes]) -> None:
        parts = list(pairs)
        self._pairs = np.unique(np.concatenate(parts)) if parts else np.empty(0, np.uint32)
        heard = _heard(self._pairs)
        order = np.argsort(heard, kind="stable")
        self._sorted = self._pairs[order]
        self._ladder = memoryview(self._pairs)  # type: ignore[arg-type]  # numpy arrays are buffers
        self._rungs = memoryview(heard[order])  # type: ignore[arg-type]

    def knows(self, pair: int) -> bool:
        at = bisect_left(self._ladder, pair)
        return at < len(self._ladder) and self._ladder[at] == pair

    def like(self, pair: int) -> tuple[int, ...]:
        """The pairs of the base that sound like this one, without itself."""
        table = syllables()
        first, second = int(table[pair >> _SHIFT]), int(table[pair & _LOW])
        if not first or not second:
            return ()
        heard = first << _SHIFT | second
        left = bisect_left(self._rungs, heard)
        right = bisect_right(self._rungs, heard, left)
        return tuple(int(code) for code in self._sorted[left:right].tolist() if code != pair)

    def corrected(self, text: str, held: Callable[[int], int]) -> str:
        """The text with characters that make no sense to either neighbour put right by sound.

        `held` tells how many units hold a pair. A character is replaced by one that sounds alike
        where that makes pairs which the base knows well.
        """
        said = list(text)
        known = [self.knows(_pair(*text[at : at + 2])) for at in range(len(text) - 1)]
        if all(known):
            return text
        for at in range(len(said)):
            if (at and known[at - 1]) or (at < len(known) and known[at]):
                continue
            sides = []  # the other character of a pair, and whether it stands before
            if at and han(said[at - 1]):
                sides.append((said[at - 1], True))
            if at + 1 < len(said) and han(said[at + 1]):
                sides.append((said[at + 1], False))
            at_edge = at in (0, len(said) - 1)
            if len(sides) < _SIDES and (not at_edge or said[at] in common_words.STOP):
                continue
            if not sides or any(self.knows(_ordered(said[at], *side)) for side in sides):
                continue
            said[at] = self._likeliest(said[at], sides, held)
        return "".join(said)

    def _likeliest(
        self, here: str, sides: list[tuple[str, bool]], held: Callable[[int], int]
    ) -> str:
        likely: dict[str, float] = {}
        beside, before = sides[0]
        for code in self.like(_ordered(here, beside, before)):
            other = chr(code & _LOW) if before else chr(code >> _SHIFT)
            made = [_ordered(other, *side) for side in sides]
            if made[0] == code and all(map(self.knows, made)):
                likely[other] = sum(math.log1p(held(pair)) for pair in made)
        best = sorted(likely.values(), reverse=True)[:2]
        if not best or best[0] < _CLEARLY or (len(best) > 1 and best[0] - best[1] < _LEAD):
            return here
        return max(likely, key=lambda other: likely[other])

    def words(self, word: str) -> tuple[str, ...]:
        """Two-character words of the base that sound like an unknown one."""
        if len(word) != _PAIR:  # longer words are covered by their pairs
            return ()
        pair = _pair(word[0], word[1])
        if self.knows(pair):
            return ()
        return tuple(written(code) for code in self.like(pair)[:_FEW])


def _ordered(here: str, beside: str, before: bool) -> int:
    return _pair(beside, here) if before else _pair(here, beside)


def _pair(first: str, second: str) -> int:
    return (ord(first) & _LOW) << _SHIFT | (ord(second) & _LOW)


def written(pair: int) -> str:
    return chr(pair >> _SHIFT) + chr(pair & _LOW)


def _heard(pairs: Codes) -> Codes:
    table = syllables()
    first = table[(pairs >> np.uint32(_SHIFT)).astype(np.int64)].astype(np.uint32)
    second = table[(pairs & np.uint32(_LOW)).astype(np.int64)].astype(np.uint32)
    return np.where((first > 0) & (second > 0), first << np.uint32(_SHIFT) | second, 0).astype(
        np.uint32
    )
