"""Buttons of policies: answers, questions that wait for one, and what a household may enjoy."""

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


# Of an answer; what was asked last is a row, so these need no words.


@dataclass(frozen=True, slots=True)
class Clause:
    """`看原文`: the clause alone, whole."""

    clause: str


@dataclass(frozen=True, slots=True)
class Context:
    """`上下文`: the clause among its neighbours, by pages."""

    clause: str
    page: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What other places' documents say of the question `asked`."""

    asked: str


@dataclass(frozen=True, slots=True)
class Forward:
    """To the policy administrators."""

    asked: str


@dataclass(frozen=True, slots=True)
class Unhelpful:
    asked: str


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
    | Clause
    | Context
    | Elsewhere
    | Forward
    | Unhelpful
)
