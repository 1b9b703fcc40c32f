"""Tables for people: on the terminal with Chinese columns in line, and as an Excel file."""

import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Rows = Sequence[Mapping[str, Any]]


def shown(columns: Mapping[str, str], rows: Rows) -> str:
    """`columns` say which keys are shown, and under which headings."""
    lines = [list(columns.values())]
    lines += [[_cell(row.get(key)) for key in columns] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def write_xlsx(path: Path, sheet: str, columns: Mapping[str, str], rows: Rows) -> None:
    """Texts stay texts, so that Excel changes no number and runs no formula.

    Raises OSError where the file cannot be written.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    book = Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    table = book.add_worksheet(sheet)
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    table.freeze_panes(1, 0)
    for at, heading in enumerate(columns.values()):
        table.write_string(0, at, heading, bold)
        table.set_column(at, at, max(8, 2 + 2 * len(heading)))
    for line, row in enumerate(rows, 1):
        for at, key in enumerate(columns):
            value = row.get(key)
            if isinstance(value, int):
                table.write_number(line, at, value)
            elif value not in (None, ""):
                table.write_string(line, at, str(value), text)
    try:
        book.close()
    except FileCreateError as no:
        raise OSError(str(no)) from no


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def _width(words: str) -> int:
    """Columns on a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in words)
