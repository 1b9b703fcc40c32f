"""How well each unit of the base speaks of a question: character n-gram BM25 over its segments."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from policy_kb.finding.grams import Floats, of_question
from policy_kb.finding.postings import Weights
from policy_kb.finding.segment import Segment

_PAIRS, _SINGLES = 0.6, 0.4  # DESIGN §6
_RARE = 1.25  # rare grams count a little more than BM25 has it: better on eval/stard_dev
_REMEMBERED = 50_000
_TAIL = 512  # units of the last segment up to which an import rebuilds it instead of adding one


@dataclass(frozen=True, slots=True)
class Asked:
    """The grams of a question with their idf. `total` is what a perfect unit could not exceed."""

    two: tuple[tuple[int, float], ...]
    one: tuple[tuple[int, float], ...]
    total: float


class Index:
    """Units are texts with a key of the caller's; keys come back with scores."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._segments: list[Segment] = []
        self._keys: list[list[str]] = []
        self._tail: list[str] = []  # the texts of the last segment while it is small
        self._df: dict[int, int] = {}  # of pairs that were asked for
        self._ones: dict[int, int] = {}  # of single characters
        self._idf: dict[int, float] = {}
        self._where: list[dict[str, int]] | None = None
        self.size = 0

    def add(self, units: Iterable[tuple[str, str]]) -> None:
        """Adds (key, text) units. Cheap for few: only a small last segment is built anew."""
        new = list(units)
        if not new:
            return
        keys, texts = [key for key, _ in new], [text for _, text in new]
        if self._tail and len(self._tail) + len(texts) <= _TAIL:
            last = self._segments.pop()
            held = [
                (key, text)
                for key, text, lives in zip(
                    self._keys.pop(), self._tail, last.alive.tolist(), strict=True
                )
                if lives
            ]
            keys, texts = [key for key, _ in held] + keys, [text for _, text in held] + texts
        self._segments.append(Segment(texts, self._weights))
        self._keys.append(keys)
        self._tail = texts if len(texts) < _TAIL else []
        self._count()

    def drop(self, keys: Iterable[str]) -> None:
        gone = set(keys)
        for segment, held in zip(self._segments, self._keys, strict=True):
            segment.drop([at for at, key in enumerate(held) if key in gone])
        self._count()

    def _count(self) -> None:
        self._df.clear()
        self._ones.clear()
        self._idf.clear()
        self._where = None
        self.size = sum(int(segment.alive.sum()) for segment in self._segments)

    def df(self, pair: int) -> int:
        """How many units hold the pair of characters."""
        known = self._df.get(pair)
        if known is None:
            known = sum(segment.pairs.count(pair) for segment in self._segments)
            if len(self._df) < _REMEMBERED:
                self._df[pair] = known
        return known

    def df_single(self, character: str) -> int:
        (code,) = of_question(character)[1]
        return self._df_one(code)

    def _df_one(self, code: int) -> int:
        known = self._ones.get(code)
        if known is None:
            known = sum(segment.singles.count(code) for segment in self._segments)
            if len(self._ones) < _REMEMBERED:
                self._ones[code] = known
        return known

    def idf(self, df: int) -> float:
        """Of a gram that stands in `df` units."""
        known = self._idf.get(df)
        if known is None:
            rest = max(self.size - df, 0)
            known = math.pow(math.log(1 + (rest + 0.5) / (df + 0.5)), _RARE)
            self._idf[df] = known
        return known

    def asked(self, text: str, extra: dict[int, float] | None = None) -> Asked:
        """The question's grams. `extra` pairs (homophones) count by their share."""
        said_two, said_one = of_question(text)
        two = dict.fromkeys(said_two, 1.0)
        for code, share in (extra or {}).items():
            two[code] = max(two.get(code, 0.0), share)
        weighed = [(code, share * _PAIRS * self.idf(self.df(code))) for code, share in two.items()]
        one = [(code, _SINGLES * self.idf(self._df_one(code))) for code in dict.fromkeys(said_one)]
        own = sum(w for code, w in weighed if code not in (extra or {}))
        total = own + sum(weight for _, weight in one)
        return Asked(tuple(weighed), tuple(one), total or 1.0)

    def scores(self, asked: Asked, wider: Asked | None = None, share: float = 1.0) -> list[Floats]:
        """One array a segment: the share of the question's weight that each unit carries.

        `wider` is the question with other words for the same; what a unit carries of that counts
        `share`, and the larger of both stands.
        """
        more = _beyond(wider, asked) if wider else None
        found: list[Floats] = []
        for segment in self._segments:
            raw = np.zeros(segment.size, np.float32)
            _add(segment, raw, asked.two, asked.one)
            scores = raw / np.float32(asked.total)
            if wider and more:
                _add(segment, raw, *more)
                np.maximum(scores, raw * np.float32(share / wider.total), out=scores)
            scores[~segment.alive] = 0
            found.append(scores)
        return found

    def score(self, scores: Sequence[Floats], key: str) -> float:
        """Of one unit."""
        for row, places in zip(scores, self._places(), strict=True):
            if (at := places.get(key)) is not None:
                return float(row[at])
        return 0.0

    def _places(self) -> list[dict[str, int]]:
        if self._where is None:
            self._where = [{key: at for at, key in enumerate(keys)} for keys in self._keys]
        return self._where

    def best(self, scores: Sequence[Floats], count: int) -> list[tuple[str, float]]:
        """The keys of the highest scores above nothing, best first."""
        found: list[tuple[float, str]] = []
        for keys, row in zip(self._keys, scores, strict=True):
            take = min(count, len(row))
            if not take:
                continue
            top = np.argpartition(-row, take - 1)[:take]
            found += [(float(row[at]), keys[int(at)]) for at in top if row[at] > 0]
        found.sort(key=lambda pair: (-pair[0], pair[1]))
        return [(key, score) for score, key in found[:count]]

    def pairs_known(self) -> list["np.ndarray[tuple[int], np.dtype[np.uint32]]"]:
        return [segment.pairs.keys for segment in self._segments]


Grams = tuple[tuple[int, float], ...]


def _beyond(wider: Asked, asked: Asked) -> tuple[Grams, Grams]:
    """The grams that only the wider question has."""
    two, one = {code for code, _ in asked.two}, {code for code, _ in asked.one}
    return (
        tuple(gram for gram in wider.two if gram[0] not in two),
        tuple(gram for gram in wider.one if gram[0] not in one),
    )


def _add(segment: Segment, scores: Floats, two: Grams, one: Grams) -> None:
    for code, weight in two:
        segment.pairs.add(scores, code, weight)
    for code, weight in one:
        segment.singles.add(scores, code, weight)
