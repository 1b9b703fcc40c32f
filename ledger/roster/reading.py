"""Files as understood rows, with what was refused and what was said on the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from ledger.roster.grids import Cell, Grid, grids
from ledger.roster.headers import Said, Unclear, recognise
from ledger.roster.nouns import Noun, VisitRow
from ledger.roster.refused import Place, RefusedRow, Unusable, as_shown
from ledger.roster.rows import understood
from ledger.texts import columns as words
from ledger.texts import roster as texts

N = TypeVar("N", bound=Noun)


@dataclass(slots=True)
class Reading:
    kinds: set[str] = field(default_factory=set)  # of the sheets that were there
    rows: dict[type, list[Noun]] = field(default_factory=dict)
    refused: list[RefusedRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    bad_sheets: list[str] = field(default_factory=list)  # meant to be read, and could not be
    unclear: list[Unclear] = field(default_factory=list)  # columns one may be asked about
    grids: dict[tuple[str, str], Grid] = field(default_factory=dict)
    heads: dict[str, list[list[Cell]]] = field(default_factory=dict)  # sheet -> its heading

    def of(self, noun: type[N]) -> list[N]:
        return self.rows.get(noun, [])  # type: ignore[return-value]

    def refuse(self, place: Place, reason: str) -> None:
        row = self.grids[place.file, place.sheet].rows[place.row - 1]
        self.refused.append(RefusedRow(place, reason, tuple(map(as_shown, row))))


def read_files(
    paths: Iterable[Path],
    only: frozenset[str] | None = None,
    said: Mapping[str, Said] | None = None,
) -> Reading:
    """All sheets of all files, or only those of some kinds. Raises Unusable.

    `said`: what somebody says the columns of a sheet are, by the sheet's name. A file with columns
    that one may be asked about is read as far as it goes, if only to nothing.
    """
    reading = Reading()
    for path in paths:
        for grid in grids(path):
            _read_sheet(reading, grid, only, (said or {}).get(grid.sheet, {}))
    if not reading.kinds and any(one.needed for one in reading.unclear) and said is not None:
        return reading
    if not reading.kinds:
        if reading.bad_sheets:
            raise Unusable("\n".join(reading.bad_sheets))
        if only == frozenset({"visits"}):
            raise Unusable(texts.NO_VISITS)
        names = words.CHARGES[0].join(names[0] for names in words.SHEETS.values())
        raise Unusable(texts.NO_SHEET.substitute(names=names))
    if not reading.rows and not reading.refused:
        raise Unusable(texts.NO_ROWS)
    return reading


def _read_sheet(reading: Reading, grid: Grid, only: frozenset[str] | None, said: Said) -> None:
    found = recognise(grid, said)
    reading.unclear.extend(found.unclear)
    if found.sheet is None:
        (reading.notes if found.usable else reading.bad_sheets).extend(found.notes)
        return
    if only is not None and found.sheet.kind not in only:
        return
    reading.notes.extend(found.notes)
    reading.kinds.add(found.sheet.kind)
    reading.grids[grid.file, grid.sheet] = grid
    reading.heads[grid.sheet] = grid.rows[: found.sheet.first]
    drafts = 0
    for row in understood(found.sheet, reading.notes):
        if isinstance(row, RefusedRow):
            reading.refused.append(row)
        elif isinstance(row, VisitRow) and row.draft:
            drafts += 1
        else:
            reading.rows.setdefault(type(row), []).append(row)
    if drafts:
        reading.notes.append(texts.DRAFTS.substitute(count=drafts))
