"""Buttons of the work in the field: visits, quick records, corrections, households, members."""

from dataclasses import dataclass


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


# Corrections.


@dataclass(frozen=True, slots=True)
class Corrections:
    """My last records; `only` is amend or history: what a tap on one does."""

    only: str


@dataclass(frozen=True, slots=True)
class History:
    """What the versions of a visit said, and why they were made."""

    visit: str


# Households of a scope.


@dataclass(frozen=True, slots=True)
class ScopeHouseholds:
    """`only` is a filter of `handlers.filters`, or empty."""

    only: str
    page: int


@dataclass(frozen=True, slots=True)
class Members:
    household: str


@dataclass(frozen=True, slots=True)
class AddMember:
    household: str


@dataclass(frozen=True, slots=True)
class ChangeMember:
    household: str
    member: str


@dataclass(frozen=True, slots=True)
class MemberLeft:
    household: str
    member: str


# Likely twins, for administrators.


@dataclass(frozen=True, slots=True)
class Twins:
    page: int


@dataclass(frozen=True, slots=True)
class ShowTwins:
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class MergeTwins:
    """`gone` is `kept` from now on; asks once more unless `sure` is 1."""

    kept: str
    gone: str
    sure: int


@dataclass(frozen=True, slots=True)
class NotTwins:
    first: str
    second: str


FieldworkButton = (
    RecordFor
    | ShowPhotos
    | TakeAsRecord
    | TakeAsQuestion
    | Corrections
    | History
    | ScopeHouseholds
    | Members
    | AddMember
    | ChangeMember
    | MemberLeft
    | Twins
    | ShowTwins
    | MergeTwins
    | NotTwins
)
