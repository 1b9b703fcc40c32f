"""Buttons of visits: recorded, corrected, looked at; and the month's 减负."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Burden:
    """减负 of a month."""

    month: str


@dataclass(frozen=True, slots=True)
class RecordFor:
    """代录: the visit of whoever holds the household, typed by a village lead."""

    household: str


@dataclass(frozen=True, slots=True)
class ShowPhotos:
    visit: str


# A text that may be a record or a question; its words are a row.


@dataclass(frozen=True, slots=True)
class TakeAsRecord:
    asked: str
    message: int


@dataclass(frozen=True, slots=True)
class TakeAsQuestion:
    asked: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """My last records; `only` is amend or history: what a tap on one does."""

    only: str


@dataclass(frozen=True, slots=True)
class History:
    """What the versions of a visit said, and why they were made."""

    visit: str


@dataclass(frozen=True, slots=True)
class StartVisit:
    household: str


@dataclass(frozen=True, slots=True)
class Amend:
    """Opens what was recorded for a correction."""

    visit: str


@dataclass(frozen=True, slots=True)
class ShowVisit:
    visit: str


VisitButton = (
    Burden
    | RecordFor
    | ShowPhotos
    | TakeAsRecord
    | TakeAsQuestion
    | Corrections
    | History
    | StartVisit
    | Amend
    | ShowVisit
)
