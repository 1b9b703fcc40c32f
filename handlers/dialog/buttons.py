"""Buttons of a dialog: `draft` and `rev` come first in those of one that goes on."""

from dataclasses import dataclass


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
