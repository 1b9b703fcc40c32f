"""A request: who asks what of whom, from which day, where it stands, and who may decide."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NewType

from ledger.clock import shanghai_day
from ledger.model import AreaId, CadreId, Role
from ledger.scopes import Scope

RequestId = NewType("RequestId", str)


class RequestState(StrEnum):
    OFFERED = "offered"  # waits for the receiver's word
    OPEN = "open"  # waits for a decision
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


WAITING = (RequestState.OFFERED, RequestState.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRequest:
    """About to be asked. Whoever asks with the same `id` twice asks once."""

    kind: str
    asker: CadreId
    about: str  # id of what it is about
    since: date  # the day it is to count from
    role: Role  # the least who may decide: 村级管理员, 乡镇管理员 or 县管理员
    township: AreaId | None  # None: the county's to decide
    village: AreaId | None = None
    receiver: CadreId | None = None
    body: Mapping[str, Any] = field(default_factory=dict)
    id: str | None = None
    alone: bool = True  # not while another of its kind about the same waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    id: RequestId
    number: int
    kind: str
    asker: CadreId
    about: str
    body: Mapping[str, Any]
    since: date
    role: Role
    township: AreaId | None
    village: AreaId | None
    receiver: CadreId | None
    state: RequestState
    asked: datetime
    accepted: datetime | None
    decided: datetime | None
    decided_by: CadreId | None
    effective: date | None

    @property
    def dated_back(self) -> bool:
        """It counts from a day before it was approved."""
        return (
            self.state is RequestState.APPROVED
            and self.effective is not None
            and self.decided is not None
            and self.effective < shanghai_day(self.decided)
        )


def decidable(request: Request, reach: Scope) -> bool:
    """Whether a reach of `Ability.APPROVE` holds the power to decide on it."""
    if reach.county:
        return True
    if request.township is None or request.role is Role.COUNTY_ADMIN:
        return False
    if request.role is Role.VILLAGE_LEAD and request.village is not None:
        return reach.covers_village(request.village, request.township)
    return reach.covers_township(request.township)
