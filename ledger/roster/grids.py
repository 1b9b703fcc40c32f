"""A file as plain tables of cells: xlsx, xls, ods or csv, whatever its name says."""

import csv
import io
import re
import zipfile
from codecs import BOM_UTF8
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledger.roster.refused import Unusable
from ledger.texts import roster as texts
from ledger.unseen import has_unseen, seen

LARGEST = 64  # MiB
UNPACKED = 1 << 30  # bytes an archive may say it unpacks to
CELLS = 20_000_000  # a table that spans more is held dense in memory and would burst it
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d+)"')
_FAR_COLUMN = re.compile(rb'\br="([A-Z]{2,3})\d+"')
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f]")
Cell = Any  # str, float, int, bool, date, datetime, time or timedelta


@dataclass(frozen=True, slots=True)
class Grid:
    file: str
    sheet: str
    rows: list[list[Cell]]  # row n of the sheet at n - 1; merged cells filled
    merged: bool = False


def grids(path: Path) -> tuple[Grid, ...]:
    """Every table of the file that holds anything. Raises Unusable."""
    try:
        size = path.stat().st_size
        if size > LARGEST << 20:
            raise Unusable(texts.TOO_BIG.substitute(mib=LARGEST))
        raw = path.read_bytes()
    except OSError:
        raise Unusable(texts.NO_SUCH_FILE.substitute(path=path.name)) from None
    if not raw.removeprefix(BOM_UTF8).strip():
        raise Unusable(texts.EMPTY_FILE)
    if raw[:2] == b"PK" or raw.startswith(_OLE):
        found = _workbook(path.name, raw)
    else:
        found = (Grid(path.name, path.stem, _csv(raw)),)
    for grid in found:
        for row in grid.rows:
            if has_unseen("".join(cell for cell in row if isinstance(cell, str))):
                row[:] = [seen(cell) if isinstance(cell, str) else cell for cell in row]
    return tuple(grid for grid in found if any(any(_filled(c) for c in row) for row in grid.rows))


def _filled(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


def _workbook(name: str, raw: bytes) -> tuple[Grid, ...]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if raw.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in raw:
        raise Unusable(texts.LOCKED)
    if raw.startswith(_OLE) and _MACROS in raw:
        raise Unusable(texts.MACROS)
    if raw[:2] == b"PK":
        _within_bounds(raw)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        return tuple(
            _grid(name, book, meta.name)
            for meta in book.sheets_metadata
            if "WorkSheet" in str(meta.typ)
        )
    except PasswordError:
        raise Unusable(texts.LOCKED) from None
    except CalamineError:
        raise Unusable(texts.DAMAGED) from None


def _grid(file: str, book: Any, sheet: str) -> Grid:
    from python_calamine import CalamineError

    table = book.get_sheet_by_name(sheet)
    rows: list[list[Cell]] = table.to_python(skip_empty_area=False)
    try:
        merged = table.merged_cell_ranges or []
    except CalamineError:
        merged = []
    for (top, left), (bottom, right) in merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [value] * len(row[left : right + 1])
    return Grid(file, sheet, rows, merged=bool(merged))


def _within_bounds(raw: bytes) -> None:
    """Raises Unusable for what would take more memory than it can hold rows."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
                raise Unusable(texts.NOT_A_TABLE)
            if "xl/vbaProject.bin" in names:
                raise Unusable(texts.MACROS)
            if sum(part.file_size for part in parts) > UNPACKED:
                raise Unusable(texts.TOO_BIG.substitute(mib=UNPACKED >> 20))
            for part in parts:
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part.filename):
                    _sheet_within_bounds(Path(part.filename).stem, archive.read(part))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        raise Unusable(texts.DAMAGED) from None


def _sheet_within_bounds(name: str, xml: bytes) -> None:
    rows = max((int(number) for number in _ROW.findall(xml)), default=0)
    columns = max((_column(letters) for letters in set(_FAR_COLUMN.findall(xml))), default=26)
    if rows * columns > CELLS:
        raise Unusable(texts.TOO_WIDE.substitute(sheet=name, rows=rows, columns=columns))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _csv(raw: bytes) -> list[list[Cell]]:
    words = _decoded(raw)
    start = words.lstrip()[:200].lower()
    if start.startswith(("<html", "<!doctype", "<table", "<?xml", "<meta", "<head")):
        raise Unusable(texts.A_WEB_PAGE)
    if start.startswith("%pdf") or _BINARY.search(words):
        raise Unusable(texts.NOT_A_TABLE)
    head = "\n".join(words.splitlines()[:5])
    separator = max(",\t;", key=head.count)
    try:
        return list(csv.reader(io.StringIO(words, newline=""), delimiter=separator))
    except csv.Error:
        raise Unusable(texts.NOT_A_TABLE) from None


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16", "gb18030"):
        if encoding == "utf-16" and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unusable(texts.NOT_A_TABLE)
