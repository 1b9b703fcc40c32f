"""The rows of a recognised sheet, each understood or refused with its reason."""

from collections.abc import Iterator

from ledger.roster.grids import Cell
from ledger.roster.headers import Sheet, plain
from ledger.roster.nouns import Noun
from ledger.roster.readers import READERS
from ledger.roster.refused import Place, Refused, RefusedRow, as_shown
from ledger.roster.row import Cells
from ledger.texts import columns as words
from ledger.texts import roster as texts


def understood(sheet: Sheet, notes: list[str]) -> Iterator[Noun | RefusedRow]:
    """Every row that holds anything; what is no row of data is noted and left."""
    read = READERS[sheet.kind]
    width = max(sheet.columns.values()) + 1
    for number, row in enumerate(sheet.grid.rows[sheet.first :], sheet.first + 1):
        first = next((cell for cell in row[:width] if not _blank(cell)), None)
        if first is None:
            continue
        place = Place(sheet.grid.file, sheet.grid.sheet, number)
        if isinstance(first, str) and _no_data(first, row, sheet):
            notes.append(texts.NOT_A_ROW.substitute(sheet=place.sheet, row=number))
            continue
        try:
            yield read(Cells(sheet, row, place))
        except Refused as no:
            yield RefusedRow(place, str(no), tuple(map(as_shown, row)))


def _blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _no_data(first: str, row: list[Cell], sheet: Sheet) -> bool:
    """A foot line such as 合计 or 填表人, or the heading again on another page."""
    said = plain(first)
    if said.startswith(words.NOT_ROWS):
        return True
    names = words.COLUMNS[sheet.kind]
    if not any(said in called for called in names.values()):
        return False
    again = [
        index < len(row) and isinstance(row[index], str) and plain(row[index]) in names[field]
        for field, index in sheet.columns.items()
    ]
    return len(again) > 1 and all(again)
