"""Which units hold a gram, and how much it weighs in each: BM25 parts, ready to be added up."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from policy_kb.finding.grams import Codes, Floats, Numbers

Bytes = np.ndarray[tuple[int], np.dtype[np.uint8]]


@dataclass(frozen=True, slots=True)
class Weights:
    """BM25's k1 (saturation) and b (how much length counts)."""

    k1: float
    b: float


@dataclass(frozen=True, slots=True)
class Postings:
    """One kind of gram (pairs or single characters) over a fixed set of units.

    `keys` ascend; the units of `keys[i]` are `units[starts[i]:starts[i + 1]]`, each with its
    impact: the BM25 factor without idf, in 0 to k1 + 1. Grams that stand in very many units
    keep a whole row instead, which adds up faster than a list.
    """

    size: int
    keys: Codes
    ladder: memoryview  # the keys again: Python's bisect climbs it faster than numpy one by one
    starts: Numbers
    units: "np.ndarray[tuple[int], np.dtype[np.int32]]"
    impacts: Bytes  # in steps of `step`: a byte is exact enough, and adds up fastest
    step: float
    common: dict[int, Bytes]

    def at(self, key: int) -> int:
        """The place of a gram among the keys; -1 where it is none of them."""
        at = bisect_left(self.ladder, key)
        return at if at < len(self.ladder) and self.ladder[at] == key else -1

    def count(self, key: int) -> int:
        """How many units hold the gram."""
        at = self.at(key)
        return int(self.starts[at + 1] - self.starts[at]) if at >= 0 else 0

    def add(self, scores: Floats, key: int, weight: float) -> None:
        """Adds weight times impact to every unit that holds the gram."""
        row = self.common.get(key)
        if row is not None:
            scores += row * np.float32(weight * self.step)
            return
        at = self.at(key)
        if at < 0:
            return
        span = slice(self.starts[at], self.starts[at + 1])
        np.add.at(scores, self.units[span], self.impacts[span] * np.float32(weight * self.step))


_STEPS = 255
_COMMON = 12  # a gram in more than 1/12 of the units keeps a row
_WORTH = 4096  # units below which lists are fast enough


def postings(
    grams: Codes, of: Numbers, size: int, lengths: Floats, mean: float, weights: Weights
) -> Postings:
    """From grams and the units they stand in. `lengths` and `mean` in grams."""
    key = (grams.astype(np.uint64) << np.uint64(32)) | of.astype(np.uint64)
    key, often = np.unique(key, return_counts=True)
    gram = (key >> np.uint64(32)).astype(np.uint32)
    unit = (key & np.uint64(0xFFFFFFFF)).astype(np.int32)
    keys, starts = np.unique(gram, return_index=True)
    ends = np.append(starts, len(gram)).astype(np.int64)
    tf = often.astype(np.float32)
    norm = weights.k1 * (1 - weights.b + weights.b * lengths[unit] / max(mean, 1.0))
    step = (weights.k1 + 1) / _STEPS
    impact = np.rint(tf * (weights.k1 + 1) / (tf + norm) / step).astype(np.uint8)
    common: dict[int, Bytes] = {}
    if size > _WORTH:
        wide = np.nonzero(np.diff(ends) * _COMMON > size)[0]
        for at in wide:
            row = np.zeros(size, np.uint8)
            span = slice(ends[at], ends[at + 1])
            row[unit[span]] = impact[span]
            common[int(keys[at])] = row
    ladder = memoryview(keys)  # type: ignore[arg-type]  # numpy arrays are buffers
    return Postings(size, keys, ladder, ends, unit, impact, step, common)


def lengths_of(of: Numbers, size: int) -> Floats:
    return np.bincount(of, minlength=size).astype(np.float32)


def selected(items: Sequence[str], at: Numbers) -> list[str]:
    return [items[int(i)] for i in at]
