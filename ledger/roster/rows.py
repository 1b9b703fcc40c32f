"""The rows of a recognised sheet, each understood or refused with its reason."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TypeVar

from ledger.clock import end_of_day
from ledger.model import Category, Role
from ledger.roster import cells
from ledger.roster.grids import Cell
from ledger.roster.headers import Sheet, plain
from ledger.roster.nouns import (
    AreaRow,
    CadreRow,
    CareRow,
    Helper,
    HolidayRow,
    HouseholdRow,
    Noun,
    RuleRow,
    StateRow,
    UnitRow,
    VisitRow,
)
from ledger.roster.refused import Place, Refused, RefusedRow
from ledger.texts import columns as words
from ledger.texts import roster as texts

T = TypeVar("T")
_NAME, _WORDS = 40, 500  # characters a name, a remark may have
_MOST_TIMES = 31


class Cells:
    """One row, asked by field."""

    __slots__ = ("_columns", "_names", "_row", "place")

    def __init__(self, sheet: Sheet, row: list[Cell], place: Place) -> None:
        self._columns, self._names = sheet.columns, words.COLUMNS[sheet.kind]
        self._row, self.place = row, place

    def raw(self, field: str) -> Cell:
        column = self._columns.get(field)
        return "" if column is None or column >= len(self._row) else self._row[column]

    def has(self, *fields: str) -> bool:
        """Whether the sheet has any of these columns."""
        return any(field in self._columns for field in fields)

    def called(self, field: str) -> str:
        return self._names[field][0]

    def name(self, field: str) -> str:
        raw = self.raw(field)
        return cells.name(raw, self.called(field), _NAME) if raw else ""

    def words(self, field: str) -> str:
        raw = self.raw(field)
        return cells.text(raw, self.called(field), _WORDS) if raw else ""

    def number(self, field: str) -> str:
        raw = self.raw(field)
        return "" if raw in ("", None) else cells.number(raw, self.called(field))

    def day(self, field: str) -> date | None:
        raw = self.raw(field)
        return None if raw in ("", None) else cells.day(raw, self.called(field))

    def whole(self, field: str) -> int | None:
        return cells.whole_number(self.raw(field), self.called(field))

    def must(self, value: T | None, *fields: str) -> T:
        """Raises Refused for an empty value of these fields."""
        if value is None or value == "":
            lacking = texts.OR.join(self.called(field) for field in fields)
            raise Refused(texts.MISSING.substitute(column=lacking))
        return value

    def in_order(self, start: date | None, end: date | None, *fields: str) -> None:
        """Raises Refused where the end lies before the start."""
        if start is not None and end is not None and end < start:
            first, last = (self.called(field) for field in fields)
            raise Refused(texts.ENDS_BEFORE.substitute(start=first, end=last))


def understood(sheet: Sheet, notes: list[str]) -> Iterator[Noun | RefusedRow]:
    """Every row that holds anything; what is no row of data is noted and left."""
    read = _READERS[sheet.kind]
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
            yield RefusedRow(place, str(no), tuple(str(cell) for cell in row))


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


def _area(row: Cells) -> AreaRow:
    township = row.must(row.name("township"), "township")
    return AreaRow(row.place, township, row.must(row.name("village"), "village"))


def _unit(row: Cells) -> UnitRow:
    return UnitRow(row.place, row.must(row.name("unit"), "unit"))


def _cadre(row: Cells) -> CadreRow:
    since, until = row.day("post_since"), row.day("post_until")
    row.in_order(since, until, "post_since", "post_until")
    return CadreRow(
        place=row.place,
        number=row.number("cadre"),
        name=row.must(row.name("name"), "name"),
        unit=row.name("unit"),
        roles=_roles(row.name("role")),
        charges=tuple(filter(None, re.split(f"[{words.CHARGES}]", row.name("charge")))),
        phone=row.number("phone"),
        since=since,
        until=until,
        was_number=cells.was_number(row.raw("cadre")),
    )


def _roles(said: str) -> frozenset[Role] | None:
    if not said:
        return None
    roles = set()
    for one in filter(None, re.split(f"[{words.LISTS}]", said)):
        if one not in words.ROLES:
            known = words.CHARGES[0].join(dict.fromkeys(words.ROLES))
            raise Refused(texts.UNKNOWN_ROLE.substitute(value=one, roles=known))
        roles.add(words.ROLES[one])
    return frozenset(roles)


def _household(row: Cells) -> HouseholdRow:
    id_, whole = cells.id_number(row.raw("id_number"), row.called("id_number"))
    category, subtype, cleared_said = _category(row.name("category"))
    cleared, entered, left = row.day("cleared"), row.day("entered"), row.day("left")
    row.in_order(entered, left, "entered", "left")
    number, head = row.number("household"), row.name("head")
    if not (number or id_):
        row.must(head, "household", "id_number", "head")
    return HouseholdRow(
        place=row.place,
        number=number,
        township=row.name("township"),
        village=row.name("village"),
        group=row.name("group"),
        head=head,
        id_number=id_ if whole else "",
        id_tail=cells.tail(id_),
        people=row.whole("people"),
        category=category,
        subtype=subtype,
        cleared_said=cleared_said,
        cleared=cleared,
        entered=entered,
        left=left,
        phone=row.number("phone"),
        address=row.words("address"),
        reason=row.words("reason"),
        helpers=_helpers(row),
        was_number=cells.was_number(row.raw("household")),
    )


def _category(said: str) -> tuple[Category | None, str | None, bool | None]:
    """The category, its subtype, and whether the words say the risk is gone."""
    if not said:
        return None, None, None
    bare, cleared = plain(said), None
    for phrases, gone in ((words.NOT_CLEARED, False), (words.CLEARED, True)):
        phrase = next((one for one in phrases if one in bare), None)
        if phrase and cleared is None:
            bare, cleared = bare.replace(phrase, ""), gone
    bare = bare.replace("()", "").strip("-,;/")
    if not bare and cleared is not None:
        return Category.MONITORED, None, cleared
    if bare not in words.CATEGORIES:
        raise Refused(texts.UNKNOWN_CATEGORY.substitute(value=said))
    category, subtype = words.CATEGORIES[bare]
    return category, subtype, cleared


def _helpers(row: Cells) -> tuple[Helper, ...]:
    """Whoever the row itself says cares for the household: a flat 台账."""
    found = []
    if row.has("cadre", "helper"):
        found.append(_helper(row, row.number("cadre"), "helper", row.name("duty")))
    if row.has("second"):
        found.append(_helper(row, "", "second", words.DUTY_TWO))
    return tuple(one for one in found if one.number or one.name)


def _helper(row: Cells, number: str, field: str, duty: str) -> Helper:
    since, until = row.day("since"), row.day("until")
    row.in_order(since, until, "since", "until")
    if duty not in words.DUTIES:
        raise Refused(texts.UNKNOWN_DUTY.substitute(value=duty))
    return Helper(
        number=number,
        name=row.name(field),
        unit=row.name(f"{field}_unit"),
        phone=row.number(f"{field}_phone"),
        duty=words.DUTIES[duty],
        since=since,
        until=until,
    )


def _care(row: Cells) -> CareRow:
    number = row.number("cadre")
    helper = _helper(row, number, "helper", row.name("duty"))
    row.must(number or helper.name, "cadre", "helper")
    return CareRow(row.place, row.must(row.number("household"), "household"), helper)


def _state(row: Cells) -> StateRow:
    said = row.must(row.name("state"), "state")
    if said not in words.STATES:
        raise Refused(texts.UNKNOWN_STATE.substitute(value=said))
    since, until = row.day("since"), row.day("until")
    row.in_order(since, until, "since", "until")
    return StateRow(
        place=row.place,
        household=row.must(row.number("household"), "household"),
        state=words.STATES[said],
        since=row.must(since, "since"),
        until=until,
        reason=row.words("reason"),
    )


def _rule(row: Cells) -> RuleRow:
    category, _, cleared = _category(row.must(row.name("category"), "category"))
    assert category is not None
    if cleared and category is Category.MONITORED:
        category = Category.MONITORED_CLEARED
    times, months = row.whole("times"), row.whole("months")
    if times is None or times > _MOST_TIMES:
        raise Refused(texts.BAD_TIMES)
    if months not in (1, 3, 6):
        raise Refused(texts.BAD_MONTHS)
    return RuleRow(row.place, category, times, months, row.day("since"))


def _holiday(row: Cells) -> HolidayRow:
    on = row.must(row.day("day"), "day")
    said = row.must(row.name("rest"), "rest")
    if said not in words.RESTS:
        raise Refused(texts.UNKNOWN_REST.substitute(value=said))
    return HolidayRow(row.place, on, words.RESTS[said])


def _visit(row: Cells) -> VisitRow:
    said = row.name("validity")
    if said not in words.VALIDITIES:
        raise Refused(texts.UNKNOWN_VALIDITY.substitute(value=said))
    mode = row.name("mode") or next(iter(words.MODES))
    if mode not in words.MODES:
        raise Refused(texts.UNKNOWN_MODE.substitute(value=mode))
    on = row.must(row.day("day"), "day")
    return VisitRow(
        place=row.place,
        household=row.must(row.number("household"), "household"),
        cadre=row.must(row.number("cadre"), "cadre"),
        day=on,
        recorded=_recorded(row, on),
        mode=words.MODES[mode],
        valid=words.VALIDITIES[said] == "valid",
        draft=words.VALIDITIES[said] == "draft",
        recorder=row.number("recorder"),
        words=row.words("words"),
    )


def _recorded(row: Cells, on: date) -> datetime:
    """登记时间; empty is the end of 走访日期 (DESIGN §9)."""
    return cells.instant(row.raw("recorded"), row.called("recorded")) or end_of_day(on)


_READERS: dict[str, Callable[[Cells], Noun]] = {
    "areas": _area,
    "units": _unit,
    "cadres": _cadre,
    "households": _household,
    "care": _care,
    "states": _state,
    "rules": _rule,
    "holidays": _holiday,
    "visits": _visit,
}
