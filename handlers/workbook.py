"""Tables as an Excel file: texts stay texts, so that no number changes and no formula runs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Cell = str | int | None
NARROWEST, WIDEST = 8, 40  # characters


@dataclass(frozen=True, slots=True)
class Table:
    name: str  # of the sheet
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    title: str = ""  # above the headings
    foot: str = ""  # below the rows
    above: Sequence[Sequence[str]] = ()  # more rows above the headings, as they were elsewhere


def write(path: Path, tables: Iterable[Table]) -> int:
    """How many rows are in it. Raises OSError where the file cannot be written."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    path.parent.mkdir(parents=True, exist_ok=True)
    # names that repeat are written once: half the time of streaming, for 60 MB at 20,000 rows
    book = Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    count = 0
    for table in tables:
        sheet = book.add_worksheet(table.name)
        line = _head(sheet, table, bold, text)
        for row in table.rows:
            line += 1
            count += 1
            for at, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(line, at, cell)
                elif cell:
                    sheet.write_string(line, at, cell)  # in its column's format, which is text
        if table.foot:
            sheet.write_string(line + 2, 0, table.foot)
    try:
        book.close()
    except FileCreateError as no:
        raise OSError(str(no)) from no
    return count


def _head(sheet: Any, table: Table, bold: Any, text: Any) -> int:
    """The line of the headings."""
    above = [[table.title], *table.above] if table.title else list(table.above)
    for at, head in enumerate(table.heads):
        width = min(WIDEST, max(NARROWEST, 2 + 2 * len(head)))
        sheet.set_column(at, at, width, text)
    for line, words in enumerate([*above, table.heads]):
        for at, word in enumerate(words):
            sheet.write_string(line, at, word, bold)
    sheet.freeze_panes(len(above) + 1, 0)
    return len(above)
