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


OfficeButton = Decide | ShowRequest | Requests
