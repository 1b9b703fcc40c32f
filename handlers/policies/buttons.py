"""Buttons of the questions that wait for the policy administrator."""

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


QuestionsButton = Questions | Question | Reply | Learn | CloseQuestion
