"""Buttons of requests: what one asks for and another approves."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decide:
    """`word` is yes, no, back (dated back), up (to the county), accept, decline or withdraw."""

    request: str
    word: str


@dataclass(frozen=True, slots=True)
class WhyRefused:
    """`why` is the place of a reason in `handlers.texts.requests`."""

    request: str
    why: int


@dataclass(frozen=True, slots=True)
class ShowRequest:
    request: str


@dataclass(frozen=True, slots=True)
class Requests:
    page: int


RequestButton = Decide | WhyRefused | ShowRequest | Requests
