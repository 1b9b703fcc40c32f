"""A 办件: which application of whom, at which step, due when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType

from data.cases import BY_CODE, Application, Step
from ledger.model import CadreId, HouseholdId

CaseId = NewType("CaseId", str)
WITHDRAWN = "withdrawn"  # an outcome at any step


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    id: CaseId
    number: int
    kind: str
    household: HouseholdId
    words: str
    opened: date
    opened_by: CadreId
    step: int  # what is being done, from 0
    since: date
    due: date | None  # its last day
    outcome: str | None  # None while it goes on
    closed: date | None

    @property
    def application(self) -> Application:
        return BY_CODE[self.kind]

    @property
    def at(self) -> Step:
        return self.application.steps[self.step]

    @property
    def last_step(self) -> bool:
        return self.step == len(self.application.steps) - 1

    def overdue(self, today: date) -> bool:
        return self.outcome is None and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class CaseEvent:
    at: datetime
    by: CadreId
    step: int  # that was finished
    words: str


@dataclass(frozen=True, slots=True)
class CaseCounts:
    open: int
    overdue: int
    closed: int
