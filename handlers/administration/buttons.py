"""Buttons of administration: imports, codes, draws, exports, the audit, settings."""

from dataclasses import dataclass

# Imports.


@dataclass(frozen=True, slots=True)
class ShowImport:
    """`what` is the preview, changes, notes, columns, refused (the file) or progress."""

    of: str
    what: str
    page: int


@dataclass(frozen=True, slots=True)
class AskColumn:
    """What this column is; `at` its place among the unclear ones."""

    of: str
    at: int
    page: int


@dataclass(frozen=True, slots=True)
class SayColumn:
    """`field` "" is: nothing of ours."""

    of: str
    at: int
    field: str


@dataclass(frozen=True, slots=True)
class ReadAgain:
    of: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """`确认入库`."""

    of: str


@dataclass(frozen=True, slots=True)
class Drop:
    """`放弃`."""

    of: str


@dataclass(frozen=True, slots=True)
class UndoImport:
    """Asks once more unless `sure` is 1."""

    of: str
    sure: int


AdministrationButton = ShowImport | AskColumn | SayColumn | ReadAgain | Confirm | Drop | UndoImport
