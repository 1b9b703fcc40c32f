"""Why a file, a sheet, a row or a cell cannot be taken, in words for whoever made it."""

from dataclasses import dataclass

_EXACT = 10**15  # beyond, a spreadsheet keeps no digits


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


def as_shown(cell: object) -> str:
    """A cell in words as a spreadsheet shows it: a whole number without its point.

    What Excel has rounded keeps its exponent, so that nobody takes it for the number it was.
    """
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT:
        return str(int(cell))
    return "" if cell is None else str(cell)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    place: Place
    reason: str
    cells: tuple[str, ...]  # as they were read, to be handed back
