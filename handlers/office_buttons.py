"""Buttons of the office: requests, hand-overs, problems, cases, wishes."""

from dataclasses import dataclass

# Requests: what one asks for and another approves.


@dataclass(frozen=True, slots=True)
class Decide:
    """`word` is yes, no, back (dated back), up (to the county), accept, decline or withdraw."""

    request: str
    word: str


@dataclass(frozen=True, slots=True)
class ShowRequest:
    request: str


@dataclass(frozen=True, slots=True)
class Requests:
    page: int


# Hand-overs.


@dataclass(frozen=True, slots=True)
class HandOver:
    """Of a cadre who leaves; `way` is all, some or idle."""

    cadre: str
    way: str


@dataclass(frozen=True, slots=True)
class Handed:
    """The households that went over by a request."""

    request: str
    page: int


@dataclass(frozen=True, slots=True)
class ShowHanded:
    """The 交接单 of one of them."""

    request: str
    household: str


@dataclass(frozen=True, slots=True)
class Met:
    """`已见面交接`."""

    request: str
    household: str


# Leave, and changes of a household.


@dataclass(frozen=True, slots=True)
class AskLeave:
    """One more leave than those that are to come."""


@dataclass(frozen=True, slots=True)
class EndLeave:
    """`销假`."""


@dataclass(frozen=True, slots=True)
class ChangeHome:
    """`what` is away, exempt, category, exit or empty: then it is asked."""

    household: str
    what: str


OfficeButton = (
    Decide
    | ShowRequest
    | Requests
    | HandOver
    | Handed
    | ShowHanded
    | Met
    | AskLeave
    | EndLeave
    | ChangeHome
)
