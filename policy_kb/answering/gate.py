"""Answer, three candidates, or no: how likely the best sentence is right (fitted, see docs)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields

from policy_kb.answering.question import Question
from policy_kb.answering.sentences import Scored
from policy_kb.texts import answer_kinds, year_marks

_UNFIT = 0.34
_LIKE = 0.6  # curated questions less alike than this prove nothing
SURE = 0.6
NO = 0.28


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
    absent: float
    strange: float
    undone: float
    figureless: float  # 1 where a figure was asked for and none that fits is there
    loose: float  # an amount was asked for: what of the question stands apart from any
    near: float
    apart: float
    counted: float
    unfit: float  # 1 where the kind of answer that was asked for is not there at all
    covered: float
    around: float
    alike: float
    meant: float  # likeness in meaning, 0 without the embedder
    year: float  # 1 where a year was asked for that is not there

    def row(self) -> tuple[float, ...]:
        return tuple(getattr(self, name) for name in NAMES)


NAMES = tuple(field.name for field in fields(Features))


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
        absent=best.absent,
        strange=best.strange,
        undone=best.undone,
        figureless=float(question.figure and best.fit < _UNFIT),
        loose=best.apart if answer_kinds.AMOUNTS & set(question.kinds) else 0.0,
        near=best.near,
        apart=best.apart,
        counted=best.counted,
        unfit=float(best.fit < _UNFIT),
        covered=best.covered,
        around=best.around,
        alike=max(0.0, best.alike - _LIKE) / (1 - _LIKE),
        meant=best.meant,
        year=float(dated),
    )


def _spoken(best: Scored) -> set[str]:
    """The years that the clause and its document speak of, spans filled in."""
    said = f"{best.clause.text} {' '.join(best.clause.path)} {best.document.title}"
    years = {*year_marks.YEAR.findall(said), best.document.year}
    for first, last in year_marks.YEARS_SPAN.findall(said):
        years |= {str(year) for year in range(int(first), int(last) + 1)}
    return years


def may_answer(question: Question, best: Scored) -> bool:
    """Whether it speaks of what is asked, and has the figure that an answer must have."""
    return best.agrees and not (question.figure and best.fit < _UNFIT)


BIAS = -6.352
WEIGHTS: dict[str, float] = {
    "score": 1.067,
    "gap": 1.69,
    "fit": 0.296,
    "qual": 3.132,
    "lexical": 2.514,
    "mass": 1.187,
    "missing": -0.434,
    "absent": -1.557,
    "strange": 0.0,
    "undone": 0.0,
    "figureless": 0.0,
    "loose": -9.289,
    "near": 0.316,
    "apart": -0.086,
    "counted": 0.528,
    "unfit": -2.031,
    "covered": 0.0,
    "around": 0.0,
    "alike": 10.657,
    "meant": 0.0,
    "year": -7.927,
}


MEANT_BIAS = -7.16
MEANT: dict[str, float] = {
    "score": 1.317,
    "gap": 1.538,
    "fit": 0.182,
    "qual": 3.196,
    "lexical": 1.921,
    "mass": 1.279,
    "missing": -0.456,
    "absent": -1.416,
    "strange": 0.0,
    "undone": 0.0,
    "figureless": 0.0,
    "loose": -10.518,
    "near": 0.285,
    "apart": -0.254,
    "counted": 0.219,
    "unfit": -2.201,
    "covered": 0.0,
    "around": 0.0,
    "alike": 9.192,
    "meant": 0.881,
    "year": -7.597,
}
"""With the embedder, whose nearest clauses join those found by words."""


def sure(seen: Features, *, meaning: bool) -> float:
    """The probability that the sentence answers the question."""
    bias, weights = (MEANT_BIAS, MEANT) if meaning else (BIAS, WEIGHTS)
    z = bias + sum(weight * getattr(seen, name) for name, weight in weights.items())
    return 1 / (1 + math.exp(-z))
