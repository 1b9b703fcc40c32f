"""One row of a sheet, asked by field: each cell as what it should hold, or refused."""

from datetime import date
from typing import TypeVar

from ledger.blotted import blotted
from ledger.roster import cells
from ledger.roster.grids import Cell
from ledger.roster.headers import Sheet
from ledger.roster.refused import Place, Refused
from ledger.texts import columns as words
from ledger.texts import roster as texts

T = TypeVar("T")
_NAME, _WORDS = 40, 500  # characters a name, a remark may have


class Cells:
    """One row, asked by field."""

    __slots__ = ("_columns", "_names", "_row", "place")

    def __init__(self, sheet: Sheet, row: list[Cell], place: Place) -> None:
        self._columns, self._names = sheet.columns, words.COLUMNS[sheet.kind]
        self._row, self.place = row, place

    def raw(self, field: str) -> Cell:
        column = self._columns.get(field)
        return "" if column is None or column >= len(self._row) else self._row[column]

    def has(self, *fields: str) -> bool:
        """Whether the sheet has any of these columns."""
        return any(field in self._columns for field in fields)

    def called(self, field: str) -> str:
        return self._names[field][0]

    def name(self, field: str) -> str:
        raw = self.raw(field)
        return cells.name(raw, self.called(field), _NAME) if raw else ""

    def words(self, field: str) -> str:
        raw = self.raw(field)
        return blotted(cells.text(raw, self.called(field), _WORDS)) if raw else ""

    def number(self, field: str) -> str:
        raw = self.raw(field)
        return "" if raw in ("", None) else cells.number(raw, self.called(field))

    def day(self, field: str) -> date | None:
        raw = self.raw(field)
        return None if raw in ("", None) else cells.day(raw, self.called(field))

    def whole(self, field: str) -> int | None:
        return cells.whole_number(self.raw(field), self.called(field))

    def must(self, value: T | None, *fields: str) -> T:
        """Raises Refused for an empty value of these fields."""
        if value is None or value == "":
            lacking = texts.OR.join(self.called(field) for field in fields)
            raise Refused(texts.MISSING.substitute(column=lacking))
        return value

    def in_order(self, start: date | None, end: date | None, *fields: str) -> None:
        """Raises Refused where the end lies before the start."""
        if start is not None and end is not None and end < start:
            first, last = (self.called(field) for field in fields)
            raise Refused(texts.ENDS_BEFORE.substitute(start=first, end=last))
