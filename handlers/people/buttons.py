"""Buttons of those who work here: hand-overs and leave."""

from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class AskLeave:
    """One more leave than those that are to come."""


@dataclass(frozen=True, slots=True)
class EndLeave:
    """`销假`."""


PeopleButton = HandOver | Handed | ShowHanded | Met | AskLeave | EndLeave
