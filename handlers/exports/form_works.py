"""A county's own form, filled by the names of its columns; everything else in it stays."""

import unicodedata
from contextlib import closing
from copy import copy
from pathlib import Path
from typing import Any

from handlers.administration.reading import safe
from handlers.exports.export_works import cell, reach, rows_of
from handlers.texts import exports as texts

Body = dict[str, Any]
LOOK_AT, LEAST = 12, 2  # rows among which the heading is sought, columns it must name
TEXT = "@"


def work(body: Body, home: Path) -> Body:
    """`{"file", "count", "columns", "unknown"}`, else `{"why": words}`."""
    from ledger.county import open_county

    folder = home / "work" / "exports" / body["export"]
    folder.mkdir(parents=True, exist_ok=True)
    form = folder / "form.xlsx"
    if "path" in body and (sent := home / body["path"]).exists():
        sent.replace(form)
    if not form.exists() or not _usable(form):
        return {"why": texts.NOT_A_TEMPLATE}
    with closing(open_county(home)) as db:
        within = reach(db, body["by"], "")
        if within is None:
            return {"why": texts.NOT_A_TEMPLATE}
        rows = list(rows_of(db, "month", body, within))
    filled = folder / texts.FILLED_NAME.substitute(name=safe(body["name"]))
    found = fill(form, filled, rows)
    if found is None:
        return {"why": texts.NO_COLUMNS}
    columns, unknown = found
    return {
        "file": str(filled.relative_to(home)),
        "count": len(rows),
        "columns": columns,
        "unknown": unknown,
    }


def fill(form: Path, filled: Path, rows: list[dict[str, Any]]) -> tuple[int, list[str]] | None:
    """How many columns were filled, and those left; None where none is known."""
    from openpyxl import load_workbook

    book = load_workbook(form)
    sheet = book.worksheets[0]
    heading = _heading(sheet)
    if heading is None:
        return None
    top, fields, unknown = heading
    styles = {at: copy(sheet.cell(top + 1, at)._style) for at in fields}
    for n, row in enumerate(rows):
        for at, field in fields.items():
            value = cell(field, row[field])
            target = sheet.cell(top + 1 + n, at)
            target._style = copy(styles[at])
            target.value = value
            if isinstance(value, str):
                target.data_type = "s"  # also what begins with =: nothing runs
                target.number_format = TEXT
    book.save(filled)
    return len(fields), unknown


def _heading(sheet: Any) -> tuple[int, dict[int, str], list[str]] | None:
    """Its row, the fields by column, and the names that mean nothing to us."""
    names = {_plain(name): field for field, name in texts.COLUMNS["month"].items()}
    names |= {_plain(name): field for name, field in texts.SYNONYMS.items()}
    best: tuple[int, dict[int, str], list[str]] | None = None
    for n, row in enumerate(sheet.iter_rows(max_row=LOOK_AT), 1):
        said = {one.column: _plain(one.value) for one in row if isinstance(one.value, str)}
        fields = {at: names[name] for at, name in said.items() if name in names}
        if len(fields) >= LEAST and (best is None or len(fields) > len(best[1])):
            unknown = [name for name in said.values() if name and name not in names]
            best = n, fields, unknown
    return best


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())


def _usable(form: Path) -> bool:
    """A workbook without macros or password, of a size that can be held."""
    from ledger.roster.grids import grids
    from ledger.roster.refused import Unusable

    try:
        with form.open("rb") as raw:
            if raw.read(2) != b"PK":
                return False
        grids(form)
    except Unusable:
        return False
    return True
