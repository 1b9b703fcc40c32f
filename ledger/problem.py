"""A problem: where it stands, when it is due, whose it is, and how it stands in its row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NewType

from ledger.model import AreaId, CadreId, HouseholdId

ProblemId = NewType("ProblemId", str)
SUDDEN = "sudden"  # 突发, a change that opens a problem


class ProblemState(StrEnum):
    TODO = "todo"  # 待办
    FIXING = "fixing"  # 整改: sent back by the review
    REVIEW = "review"  # 复核
    CLOSED = "closed"  # 销号


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    id: ProblemId
    number: int
    household: HouseholdId
    kind: str  # code of the failed check, or SUDDEN
    words: str
    opened: date
    due: date
    unit: AreaId | None  # 转交; None: the village lead's
    state: ProblemState
    fixed_by: CadreId | None
    note: str  # of the last 整改

    def overdue(self, today: date) -> bool:
        return self.state in (ProblemState.TODO, ProblemState.FIXING) and self.due < today


@dataclass(frozen=True, slots=True)
class Event:
    at: datetime
    by: CadreId | None
    act: str
    words: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Of the problems in a scope."""

    todo: int
    review: int
    overdue: int  # of those to do
    closed: int


PROBLEM = (
    "select p.id, p.number, p.household, p.kind, p.words, p.opened, p.due, p.unit,"
    " p.state, p.fixed_by, p.note from problems p"
    " join households h on h.id = p.household"
)


def problems_in(rows: Iterable[Any]) -> Iterable[Problem]:
    """Of rows of `PROBLEM`."""
    for id_, number, household, kind, words, opened, due, unit, state, by, note in rows:
        yield Problem(
            id=ProblemId(id_),
            number=number or 0,
            household=HouseholdId(household),
            kind=kind,
            words=words,
            opened=date.fromisoformat(opened),
            due=date.fromisoformat(due),
            unit=AreaId(unit) if unit else None,
            state=ProblemState(state),
            fixed_by=CadreId(by) if by else None,
            note=note,
        )
