"""What a button means, and its 64 bytes on the wire.

A button carries its whole meaning, so it still works after a restart and we keep no table of
buttons. A dialog's button names its draft and the draft's revision when it was drawn: a stale
one is recognised. Names of people never travel in buttons, ids do.
"""

from dataclasses import astuple, dataclass
from typing import Any, get_args, get_type_hints

from handlers.administration.buttons import AdministrationButton
from handlers.fieldwork_buttons import FieldworkButton
from handlers.office_buttons import OfficeButton
from handlers.policies.buttons import PolicyButton
from handlers.publishing.buttons import PublishingButton
from ledger.clock import Month

# Of a dialog that goes on: `draft` and `rev` come first in each.


@dataclass(frozen=True, slots=True)
class Pick:
    """This option is the answer, or one of several."""

    draft: str
    rev: int
    value: str


@dataclass(frozen=True, slots=True)
class Picked:
    """These several options are the answer."""

    draft: str
    rev: int


@dataclass(frozen=True, slots=True)
class Page:
    draft: str
    rev: int
    page: int


@dataclass(frozen=True, slots=True)
class Back:
    draft: str
    rev: int


@dataclass(frozen=True, slots=True)
class Open:
    """Asks this field (again)."""

    draft: str
    rev: int
    field: str


@dataclass(frozen=True, slots=True)
class Change:
    """Asks which field to change."""

    draft: str
    rev: int


@dataclass(frozen=True, slots=True)
class Submit:
    draft: str
    rev: int


@dataclass(frozen=True, slots=True)
class Keep:
    """Leaves the draft for later."""

    draft: str
    rev: int


DraftButton = Pick | Picked | Page | Back | Open | Change | Submit | Keep

# What to do with the draft that is open when another dialog is asked for.


@dataclass(frozen=True, slots=True)
class Resume:
    draft: str


@dataclass(frozen=True, slots=True)
class Discard:
    draft: str


@dataclass(frozen=True, slots=True)
class Another:
    """Puts the open draft by and begins one anew."""


# Abilities.


@dataclass(frozen=True, slots=True)
class Menu:
    """One ability by its command's word."""

    word: str


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


@dataclass(frozen=True, slots=True)
class Card:
    household: str


@dataclass(frozen=True, slots=True)
class Households:
    """`only` is a filter of `handlers.filters`, or empty."""

    page: int
    only: str = ""


@dataclass(frozen=True, slots=True)
class NotMe:
    """Undoes the tie between this account and a cadre."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`level` is county, township, village, unit, cadre or missing; `place` an id at it."""

    month: str
    level: str
    place: str
    page: int


@dataclass(frozen=True, slots=True)
class RatePicture:
    """The ranking below the county or a township as a picture."""

    month: str
    level: str
    place: str


# Policy answers: what was asked last is a row, so these need no words.


@dataclass(frozen=True, slots=True)
class Clause:
    """`看原文`: the clause alone, whole."""

    clause: str


@dataclass(frozen=True, slots=True)
class Context:
    """`上下文`: the clause among its neighbours, by pages."""

    clause: str
    page: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What other places' documents say of the question `asked`."""

    asked: str


@dataclass(frozen=True, slots=True)
class Forward:
    """To the policy administrators."""

    asked: str


@dataclass(frozen=True, slots=True)
class Unhelpful:
    asked: str


# Groups and bulletins.


@dataclass(frozen=True, slots=True)
class Bind:
    """This group gets the posts of that area; an empty one is the county."""

    area: str


@dataclass(frozen=True, slots=True)
class BindPage:
    page: int


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A month's bulletin of an area; an empty one is the county."""

    month: str
    area: str


@dataclass(frozen=True, slots=True)
class Bulletins:
    """Of which area, of a month's."""

    month: str
    page: int


@dataclass(frozen=True, slots=True)
class Release:
    bulletin: str


@dataclass(frozen=True, slots=True)
class Hold:
    bulletin: str


@dataclass(frozen=True, slots=True)
class Preview:
    bulletin: str


@dataclass(frozen=True, slots=True)
class Mend:
    """Drafts the next version of what was released, because the numbers have changed."""

    bulletin: str


Button = (
    DraftButton
    | Resume
    | Discard
    | Another
    | Menu
    | StartVisit
    | Amend
    | ShowVisit
    | Card
    | Households
    | NotMe
    | Rate
    | RatePicture
    | Clause
    | Context
    | Elsewhere
    | Forward
    | Unhelpful
    | Bind
    | BindPage
    | Bulletin
    | Bulletins
    | Release
    | Hold
    | Preview
    | Mend
    | OfficeButton
    | FieldworkButton
    | AdministrationButton
    | PublishingButton
    | PolicyButton
)
_KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in get_args(Button)}


def _month(text: str) -> str:
    """A month as it is written, if it is one that could be meant. Raises ValueError."""
    Month.asked(text)
    return text


_READ = {
    tag: tuple(
        _month if field == "month" else kind for field, kind in get_type_hints(button).items()
    )
    for tag, button in _KINDS.items()
}


LONGEST = 64
"""Bytes that Telegram takes; its library's constant would cost each worker half a second."""


class UnknownButton(Exception):
    """Drawn by an older release of the bot, or not by us."""


def pack(button: Button) -> str:
    wire = ":".join([type(button).__name__, *map(str, astuple(button))])
    if len(wire.encode()) > LONGEST:
        raise ValueError(f"button does not fit in 64 bytes: {wire!r}")
    return wire


def unpack(wire: str) -> Button:
    """The inverse of `pack`. Raises UnknownButton."""
    tag, *raw = wire.split(":")
    try:
        fields = zip(_READ[tag], raw, strict=True)
        button: Button = _KINDS[tag](*(read(text) for read, text in fields))
    except (KeyError, ValueError) as error:
        raise UnknownButton(wire) from error
    return button
