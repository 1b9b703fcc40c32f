"""Buttons of problems, of whose they are, and of cases."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problems:
    """`chosen` is todo, review, overdue or closed."""

    chosen: str
    page: int


@dataclass(frozen=True, slots=True)
class ShowProblem:
    problem: str


@dataclass(frozen=True, slots=True)
class FixProblem:
    """`写整改`."""

    problem: str


@dataclass(frozen=True, slots=True)
class PassProblem:
    """`转交`: which unit to?"""

    problem: str
    page: int


@dataclass(frozen=True, slots=True)
class PassTo:
    problem: str
    unit: str


@dataclass(frozen=True, slots=True)
class CloseProblem:
    """`销号`."""

    problem: str


@dataclass(frozen=True, slots=True)
class ReturnProblem:
    """`退回`."""

    problem: str


@dataclass(frozen=True, slots=True)
class Duties:
    """责任: which kinds of problems are which unit's."""


@dataclass(frozen=True, slots=True)
class Duty:
    kind: str
    page: int


@dataclass(frozen=True, slots=True)
class SetDuty:
    """An empty unit: nobody's in particular."""

    kind: str
    unit: str


@dataclass(frozen=True, slots=True)
class Cases:
    """`chosen` is open, overdue or closed."""

    chosen: str
    page: int


@dataclass(frozen=True, slots=True)
class ShowCase:
    case: str


@dataclass(frozen=True, slots=True)
class OpenCase:
    """`新办件`; empty is asked."""

    household: str
    kind: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """`step` is the one that is finished."""

    case: str
    step: int


@dataclass(frozen=True, slots=True)
class CloseCase:
    case: str
    step: int
    outcome: str


ProblemButton = (
    Problems
    | ShowProblem
    | FixProblem
    | PassProblem
    | PassTo
    | CloseProblem
    | ReturnProblem
    | Duties
    | Duty
    | SetDuty
    | Cases
    | ShowCase
    | OpenCase
    | NextStep
    | CloseCase
)
