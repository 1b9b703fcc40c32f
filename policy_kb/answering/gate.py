"""Answer, three candidates, or no: how likely the best sentence is right (fitted, see docs)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from policy_kb.answering.question import Question
from policy_kb.answering.sentences import Scored

SURE = 0.5
NO = 0.12


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for the best sentence; each 0 to about 1.5 but for `mass` and `missing`."""

    score: float
    gap: float  # lead over the best sentence of another clause
    fit: float
    qual: float
    lexical: float
    mass: float
    missing: float
    near: float
    covered: float
    around: float
    alike: float
    year: float  # 1 where a year was asked for that is not there

    def row(self) -> tuple[float, ...]:
        return tuple(getattr(self, name) for name in NAMES)


NAMES = (
    "score gap fit qual lexical mass missing near covered around alike year".split()
)


def features(question: Question, ranked: Sequence[Scored]) -> Features:
    """Of a non-empty ranking."""
    best = ranked[0]
    others = (s.score for s in ranked if s.clause.id != best.clause.id)
    other = next(others, 0.0)
    dated = bool(question.years) and not any(
        year in best.text or year == best.document.year or year in best.document.title
        for year in question.years
    )
    return Features(
        score=best.score,
        gap=best.score - other,
        fit=best.fit,
        qual=best.qual,
        lexical=best.lexical,
        mass=best.mass / 10,
        missing=best.missing / 10,
        near=best.near,
        covered=best.covered,
        around=best.around,
        alike=best.alike,
        year=float(dated),
    )


BIAS = -7.0
WEIGHTS: dict[str, float] = {
    "score": 2.5,
    "gap": 1.1,
    "fit": 1.1,
    "qual": 3.0,
    "lexical": 2.5,
    "mass": 0.5,
    "missing": -1.0,
    "near": 0.8,
    "covered": 0.5,
    "around": 0.5,
    "alike": 2.0,
    "year": -3.0,
}


def sure(seen: Features) -> float:
    """The probability that the sentence answers the question."""
    z = BIAS + sum(WEIGHTS[name] * getattr(seen, name) for name in NAMES)
    return 1 / (1 + math.exp(-z))
