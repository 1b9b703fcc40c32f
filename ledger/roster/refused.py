"""Why a file, a sheet, a row or a cell cannot be taken, in words for whoever made it."""

from dataclasses import dataclass


class Unusable(Exception):
    """Nothing of a file can be read; the message says what to do."""


class Refused(Exception):
    """A row, or a cell of it, is wrong; the message says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands, as Excel counts."""

    file: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class RefusedRow:
    place: Place
    reason: str
    cells: tuple[str, ...]  # as they were read, to be handed back
