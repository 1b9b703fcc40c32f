"""A batch of units that came in together, indexed once; removals only mark them as gone."""

from collections.abc import Sequence

import numpy as np

from policy_kb.finding import grams
from policy_kb.finding.postings import Postings, Weights, lengths_of, postings


class Segment:
    """Pairs and single characters of a list of texts. Never changes but for `alive`."""

    def __init__(self, texts: Sequence[str], weights: Weights) -> None:
        self.size = len(texts)
        two, of_two, one, of_one = grams.of_many(texts)
        two_lengths, one_lengths = lengths_of(of_two, self.size), lengths_of(of_one, self.size)
        self.pairs: Postings = postings(
            two, of_two, self.size, two_lengths, _mean(two_lengths), weights
        )
        self.singles: Postings = postings(
            one, of_one, self.size, one_lengths, _mean(one_lengths), weights
        )
        self.alive = np.ones(self.size, dtype=bool)
        self.pairs_seen = np.sort(self.pairs.keys)

    def drop(self, units: Sequence[int]) -> None:
        self.alive[list(units)] = False


def _mean(lengths: grams.Floats) -> float:
    return float(lengths.mean()) if len(lengths) else 1.0
