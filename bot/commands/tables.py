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
    """As everywhere else: `handlers.workbook`. Raises OSError where the file cannot be written."""
    from handlers.workbook import Table, write

    lines = [[_excel(row.get(key)) for key in columns] for row in rows]
    write(path, [Table(name=sheet, heads=tuple(columns.values()), rows=lines)])


def _excel(value: Any) -> str | int:
    return value if isinstance(value, int) else _cell(value)


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def _width(words: str) -> int:
    """Columns on a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in words)
