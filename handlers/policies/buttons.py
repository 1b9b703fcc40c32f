"""Buttons of policies: the questions that wait for an answer, and what a household may enjoy."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Questions:
    page: int


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the queue."""

    question: str


@dataclass(frozen=True, slots=True)
class Reply:
    """Asks for the reply in words."""

    question: str


@dataclass(frozen=True, slots=True)
class Learn:
    """The reply becomes an entry of the base, found next time."""

    question: str


@dataclass(frozen=True, slots=True)
class CloseQuestion:
    question: str


# What a household may enjoy.


@dataclass(frozen=True, slots=True)
class PolicyHomes:
    """One's own households, to choose from."""

    page: int


@dataclass(frozen=True, slots=True)
class HomePolicies:
    household: str
    page: int


@dataclass(frozen=True, slots=True)
class ShowBenefit:
    household: str
    clause: str


@dataclass(frozen=True, slots=True)
class Enjoys:
    """It is enjoyed (1) or is not (0)."""

    household: str
    clause: str
    yes: int


@dataclass(frozen=True, slots=True)
class Dwelling:
    """Asks for the grade of the house."""

    household: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The grade of the house; empty is not known."""

    household: str
    grade: str


@dataclass(frozen=True, slots=True)
class PolicySheet:
    """`明白纸`."""

    household: str


PolicyButton = (
    Questions
    | Question
    | Reply
    | Learn
    | CloseQuestion
    | PolicyHomes
    | HomePolicies
    | ShowBenefit
    | Enjoys
    | Dwelling
    | Judged
    | PolicySheet
)
