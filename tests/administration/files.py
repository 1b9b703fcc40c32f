"""Files as administrators send them: workbooks, tables, and what only looks like them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Sheets = Mapping[str, Sequence[Sequence[Any]]]


def workbook(sheets: Sheets) -> bytes:
    from xlsxwriter import Workbook

    raw = io.BytesIO()
    book = Workbook(raw, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            for at, cell in enumerate(row):
                sheet.write(line, at, cell)
    book.close()
    return raw.getvalue()


def with_part(book: bytes, name: str, content: bytes = b"x") -> bytes:
    """The same workbook with one more part in its archive."""
    raw = io.BytesIO(book)
    with zipfile.ZipFile(raw, "a") as archive:
        archive.writestr(name, content)
    return raw.getvalue()


def document(words: str) -> bytes:
    from docx import Document

    raw = io.BytesIO()
    paper = Document()
    for line in words.splitlines():
        paper.add_paragraph(line)
    paper.save(raw)
    return raw.getvalue()


HOUSEHOLDS = ["户编号", "乡镇", "村", "组", "户主", "类别", "帮扶人", "帮扶单位"]


def homes(*rows: Sequence[Any], heads: Sequence[str] = HOUSEHOLDS, name: str = "农户") -> bytes:
    return workbook({name: [heads, *rows]})


def new_home(
    number: str, head: str, village: str = "白石村", township: str = "青山镇"
) -> list[str]:
    return [number, township, village, "1组", head, "脱贫户", "张明", "文旅局"]
