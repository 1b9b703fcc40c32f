"""Which sheet this is and which column means what: by name, by synonym, under merged headings."""

import unicodedata
from dataclasses import dataclass
from functools import cache

from ledger.roster.grids import Cell, Grid
from ledger.texts import columns as words
from ledger.texts import roster as texts

_LOOK_AT = 12  # rows among which the heading is sought
_LEVELS = 3  # rows a heading may have
_EXACT, _SYNONYM = 2, 1  # what a recognised column is worth


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table whose columns are understood."""

    kind: str
    grid: Grid
    columns: dict[str, int]  # field -> column
    first: int  # index of the first row below the heading


@dataclass(frozen=True, slots=True)
class Recognised:
    sheet: Sheet | None  # None: left alone, `notes` say why
    notes: tuple[str, ...]
    usable: bool = True  # False: meant to be read, and cannot be


@dataclass(frozen=True, slots=True)
class _Heading:
    score: int
    first: int  # index of the first row below it
    columns: dict[str, int]
    names: list[str]  # of the columns, as written


def plain(words_: str) -> str:
    """A heading or a sheet's name without what is only looks."""
    folded = unicodedata.normalize("NFKC", words_)
    return "".join(letter for letter in folded if not letter.isspace() and letter not in "*:·")


def recognise(grid: Grid) -> Recognised:
    """Takes the sheet by its name, else as what its columns say."""
    named = _kind_of(grid.sheet)
    if named and (heading := _heading(grid, named)) and not _lacking(named, heading):
        return Recognised(*_taken(grid, named, heading))
    found = [
        (heading.score, -rank, kind, heading)
        for rank, kind in enumerate(words.COLUMNS)
        if (heading := _heading(grid, kind)) is not None
        and len(heading.columns) > 1
        and not _lacking(kind, heading)
    ]
    if found:
        _, _, kind, heading = max(found, key=lambda one: one[:2])
        sheet, notes = _taken(grid, kind, heading)
        said = texts.GUESSED.substitute(sheet=grid.sheet, kind=texts.KINDS[kind])
        return Recognised(sheet, (said, *notes))
    if named is None:
        return Recognised(None, (texts.UNKNOWN_SHEET.substitute(sheet=grid.sheet),))
    heading = _heading(grid, named)
    if heading is None:
        return Recognised(None, (texts.NO_HEADER.substitute(sheet=grid.sheet),), usable=False)
    lacking = texts.NO_COLUMN.substitute(sheet=grid.sheet, columns=_lacking(named, heading))
    return Recognised(None, (lacking,), usable=False)


def _kind_of(name: str) -> str | None:
    plain_name = plain(name)
    for kind, names in words.SHEETS.items():
        if plain_name in names:
            return kind
    return None


def _lacking(kind: str, heading: _Heading) -> str:
    """The names of required columns that are not there."""
    names = words.COLUMNS[kind]
    lacking = [
        texts.OR.join(names[field][0] for field in choice)
        for choice in words.REQUIRED[kind]
        if not any(field in heading.columns for field in choice)
    ]
    return words.CHARGES[0].join(lacking)


def _taken(grid: Grid, kind: str, heading: _Heading) -> tuple[Sheet, tuple[str, ...]]:
    notes = []
    by_column = {column: field for field, column in heading.columns.items()}
    for column, name in enumerate(heading.names):
        if not name:
            continue
        field = by_column.get(column)
        if field is None:
            notes.append(texts.UNKNOWN_COLUMN.substitute(sheet=grid.sheet, column=name))
        elif plain(name) != (called := words.COLUMNS[kind][field][0]):
            notes.append(texts.SYNONYM.substitute(sheet=grid.sheet, column=name, field=called))
    return Sheet(kind, grid, heading.columns, heading.first), tuple(notes)


def _heading(grid: Grid, kind: str) -> _Heading | None:
    """The rows whose words name the most columns; None if none names any."""
    best: _Heading | None = None
    for last in range(min(len(grid.rows), _LOOK_AT)):
        for levels in range(1, min(_LEVELS, last + 1) + 1):
            heading = _read(grid, kind, last, levels)
            if heading.score and (best is None or heading.score > best.score):
                best = heading
    return best


def _read(grid: Grid, kind: str, last: int, levels: int) -> _Heading:
    rows = [[_word(cell) for cell in row] for row in grid.rows[last - levels + 1 : last + 1]]
    width = max(map(len, rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    lowest = rows[-1]
    above = [_spread(row, lowest) for row in rows[:-1] if not _is_title(row, width)]
    exact: dict[str, int] = {}
    taken: dict[str, int] = {}
    names = []
    for column in range(width):
        parts = [row[column] for row in above if row[column]]
        if lowest[column] and (not parts or parts[-1] != lowest[column]):
            parts.append(lowest[column])
        names.append("·".join(dict.fromkeys(parts)))
        found = _field(kind, tuple(map(plain, parts)))
        if found is None:
            continue
        field, is_exact = found
        (exact if is_exact else taken).setdefault(field, column)
    columns = taken | exact
    score = _EXACT * len(exact) + _SYNONYM * len(columns.keys() - exact.keys())
    return _Heading(score, last + 1, columns, names)


def _word(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _is_title(row: list[str], width: int) -> bool:
    """One text over the whole width heads the sheet, no column."""
    filled = [word for word in row if word]
    return len(set(filled)) <= 1 and (len(filled) == 1 or len(filled) > width // 2)


def _spread(row: list[str], below: list[str]) -> list[str]:
    """A heading over several columns stands in the first of them only, where merging is lost."""
    spread, current = [], ""
    for word, under in zip(row, below, strict=True):
        current = word or (current if under else "")
        spread.append(current)
    return spread


def _field(kind: str, parts: tuple[str, ...]) -> tuple[str, bool] | None:
    """The field that a heading of one or more levels names, and whether by its own name."""
    if not parts:
        return None
    known = _names(kind)
    child = words.CHILDREN.get(parts[-1], parts[-1])
    tries = []
    for parent in reversed(parts[:-1]):
        tries.append(parent + parts[-1])
        group = next((name for key, name in words.GROUPS.items() if key in parent), None)
        if group:
            tries.append(group if child == words.NAME else group + child)
    tries += [parts[-1], _without_brackets(parts[-1])]
    return next((known[name] for name in tries if name in known), None)


def _without_brackets(name: str) -> str:
    head, _, rest = name.partition("(")
    return head + rest.partition(")")[2]


@cache
def _names(kind: str) -> dict[str, tuple[str, bool]]:
    """Every name a column of the sheet may have: its field, and whether it is the contract's."""
    names: dict[str, tuple[str, bool]] = {}
    for field, called in words.COLUMNS[kind].items():
        for n, name in enumerate(called):
            if n == 0 or plain(name) not in names:
                names[plain(name)] = (field, n == 0)
    return names
