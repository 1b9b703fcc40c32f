"""Which sheet this is and which column means what: by name, by synonym, under merged headings."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from ledger.roster.grids import Cell, Grid
from ledger.texts import columns as words
from ledger.texts import roster as texts

_LOOK_AT = 12  # rows among which the heading is sought
_LEVELS = 3  # rows a heading may have
_EXACT, _SYNONYM = 2, 1  # what a recognised column is worth
_ALMOST = 3  # columns that must be known before a sheet without a name is asked about

Said = Mapping[str, str]
"""What somebody says the columns of a sheet are: heading as written -> field, "" for none."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A column whose heading names nothing that we know."""

    sheet: str
    kind: str
    column: str  # its heading as written
    open: tuple[str, ...]  # fields that no column is yet, those that are lacking first
    needed: bool  # without one of these the sheet cannot be read


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
    unclear: tuple[Unclear, ...] = ()


@dataclass(frozen=True, slots=True)
class _Heading:
    score: int
    first: int  # index of the first row below it
    columns: dict[str, int]
    names: list[str]  # of the columns, as written


_NOTHING: tuple[int, int, str, _Heading | None] = (0, 0, "", None)


def plain(words_: str) -> str:
    """A heading or a sheet's name without what is only looks, in simplified characters."""
    folded = unicodedata.normalize("NFKC", words_).translate(words.SIMPLIFIED)
    return "".join(letter for letter in folded if not letter.isspace() and letter not in "*:·")


def recognise(grid: Grid, said: Said | None = None) -> Recognised:
    """Takes the sheet by its name, else as what its columns say; `said` goes before both."""
    said = said or {}
    named = _kind_of(grid.sheet)
    meant = _heading(grid, named, said) if named else None
    if named and meant and not _lacking(named, meant):
        return _taken(grid, named, meant, said)
    found = [
        (heading.score, -rank, kind, heading)
        for rank, kind in enumerate(words.COLUMNS)
        if (heading := _heading(grid, kind, said)) is not None and len(heading.columns) > 1
    ]
    whole = [one for one in found if not _lacking(*one[2:])]
    if meant:  # what it is called is meant, where its columns say so no less
        whole = [one for one in whole if one[0] > meant.score]
    if whole:
        _, _, kind, heading = max(whole, key=lambda one: one[:2])
        taken = _taken(grid, kind, heading, said)
        guessed = texts.GUESSED.substitute(sheet=grid.sheet, kind=texts.KINDS[kind])
        return replace(taken, notes=(guessed, *taken.notes))
    if named is None:
        almost = [one for one in found if len(one[3].columns) >= _ALMOST]
        _, _, kind, heading = max(almost, key=lambda one: one[:2], default=_NOTHING)
        unclear = _unclear(grid, kind, heading, said) if heading else ()
        return Recognised(None, (texts.UNKNOWN_SHEET.substitute(sheet=grid.sheet),), True, unclear)
    if meant is None:
        return Recognised(None, (texts.NO_HEADER.substitute(sheet=grid.sheet),), usable=False)
    lacking = words.CHARGES[0].join(
        texts.OR.join(words.COLUMNS[named][field][0] for field in choice)
        for choice in _lacking(named, meant)
    )
    notes = (texts.NO_COLUMN.substitute(sheet=grid.sheet, columns=lacking),)
    return Recognised(None, notes, False, _unclear(grid, named, meant, said))


def _kind_of(name: str) -> str | None:
    plain_name = plain(name)
    for kind, names in words.SHEETS.items():
        if plain_name in names:
            return kind
    return None


def _lacking(kind: str, heading: _Heading) -> tuple[tuple[str, ...], ...]:
    """Of the required choices of columns, those of which none is there."""
    return tuple(
        tuple(choice)
        for choice in words.REQUIRED[kind]
        if not any(field in heading.columns for field in choice)
    )


def _taken(grid: Grid, kind: str, heading: _Heading, said: Said) -> Recognised:
    notes = []
    by_column = {column: field for field, column in heading.columns.items()}
    for column, name in enumerate(heading.names):
        if not name or plain(name) in words.NO_FIELDS:
            continue
        field = by_column.get(column)
        if field is None:
            notes.append(texts.UNKNOWN_COLUMN.substitute(sheet=grid.sheet, column=name))
        elif plain(name) != (called := words.COLUMNS[kind][field][0]):
            notes.append(texts.SYNONYM.substitute(sheet=grid.sheet, column=name, field=called))
    sheet = Sheet(kind, grid, heading.columns, heading.first)
    return Recognised(sheet, tuple(notes), True, _unclear(grid, kind, heading, said))


def _unclear(grid: Grid, kind: str, heading: _Heading, said: Said) -> tuple[Unclear, ...]:
    """The columns nobody has spoken of yet."""
    lacking = _lacking(kind, heading)
    first = [field for choice in lacking for field in choice]
    free = [field for field in words.COLUMNS[kind] if field not in heading.columns]
    fields = tuple(dict.fromkeys([*first, *free]))
    taken = set(heading.columns.values())
    return tuple(
        Unclear(grid.sheet, kind, name, fields, bool(lacking))
        for column, name in enumerate(heading.names)
        if name and column not in taken and name not in said and plain(name) not in words.NO_FIELDS
    )


def _heading(grid: Grid, kind: str, said: Said) -> _Heading | None:
    """The rows whose words name the most columns; None if none names any."""
    best: _Heading | None = None
    for last in range(min(len(grid.rows), _LOOK_AT)):
        for levels in range(1, min(_LEVELS, last + 1) + 1):
            heading = _read(grid, kind, last, levels, said)
            if heading.score and (best is None or heading.score > best.score):
                best = heading
    return best


def _read(grid: Grid, kind: str, last: int, levels: int, said: Said) -> _Heading:
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
        names.append(name := "·".join(dict.fromkeys(parts)))
        found = _field(kind, tuple(map(plain, parts)))
        if name in said:
            found = (said[name], True) if said[name] in words.COLUMNS[kind] else None
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
