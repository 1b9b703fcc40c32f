"""Answer, three candidates, or no: how likely the best sentence is right (fitted, see docs)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from policy_kb.answering.question import Question
from policy_kb.answering.sentences import Scored
from policy_kb.texts import cues

_UNFIT = 0.34
SURE = 0.5
NO = 0.18


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
    apart: float
    counted: float
    unfit: float  # 1 where the kind of answer that was asked for is not there at all
    covered: float
    around: float
    alike: float
    year: float  # 1 where a year was asked for that is not there

    def row(self) -> tuple[float, ...]:
        return tuple(getattr(self, name) for name in NAMES)


NAMES = (
    "score gap fit qual lexical mass missing near apart counted unfit covered around alike year".split()
)


def features(question: Question, ranked: Sequence[Scored]) -> Features:
    """Of a non-empty ranking."""
    best = ranked[0]
    others = (s.score for s in ranked if s.clause.id != best.clause.id)
    other = next(others, 0.0)
    dated = bool(question.years) and not _spoken(best) & set(question.years)
    return Features(
        score=best.score,
        gap=best.score - other,
        fit=best.fit,
        qual=best.qual,
        lexical=best.lexical,
        mass=best.mass / 10,
        missing=best.missing / 10,
        near=best.near,
        apart=best.apart,
        counted=best.counted,
        unfit=float(best.fit < _UNFIT),
        covered=best.covered,
        around=best.around,
        alike=best.alike,
        year=float(dated),
    )


def _spoken(best: Scored) -> set[str]:
    """The years that the clause and its document speak of, spans filled in."""
    said = f"{best.clause.text} {' '.join(best.clause.path)} {best.document.title}"
    years = {*cues.YEAR.findall(said), best.document.year}
    for first, last in cues.YEARS_SPAN.findall(said):
        years |= {str(year) for year in range(int(first), int(last) + 1)}
    return years


BIAS = -7.271
WEIGHTS: dict[str, float] = {
    "score": 1.943,
    "gap": 0.0,
    "fit": 0.027,
    "qual": 3.579,
    "lexical": 3.051,
    "mass": 0.364,
    "missing": 0.0,
    "near": 1.034,
    "apart": -1.366,
    "counted": 0.0,
    "unfit": -1.825,
    "covered": 0.459,
    "around": 1.253,
    "alike": 2.5,
    "year": -6.254,
}


def sure(seen: Features) -> float:
    """The probability that the sentence answers the question."""
    z = BIAS + sum(WEIGHTS[name] * getattr(seen, name) for name in NAMES)
    return 1 / (1 + math.exp(-z))
