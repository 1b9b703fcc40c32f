"""What a row of each kind of sheet says; whoever reads one raises Refused for a wrong cell."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from ledger.clock import end_of_day
from ledger.model import Category, Role
from ledger.roster import cells
from ledger.roster.headers import plain
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
from ledger.roster.refused import Refused
from ledger.roster.row import Cells
from ledger.texts import columns as words
from ledger.texts import roster as texts

_MOST_TIMES = 31


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
        first = _helper(row, row.number("cadre"), "helper", row.name("duty"))
        found += [first] if first.number else _each(first)
    if row.has("second"):
        found.append(_helper(row, "", "second", words.DUTY_TWO))
    return tuple(one for one in found if one.number or one.name)


def _each(helper: Helper) -> list[Helper]:
    """Several names in one cell: the first is the first; whose the phone is, nobody knows."""
    first, *others = list(filter(None, re.split(f"[{words.JOINED}]", helper.name))) or [""]
    if not others:
        return [replace(helper, name=first)]
    second = words.DUTIES[words.DUTY_TWO]
    return [
        replace(helper, name=first, phone=""),
        *(replace(helper, name=name, phone="", duty=second) for name in others),
    ]


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
    said = row.must(row.name("category"), "category")
    category, subtype, cleared = _category(said)
    assert category is not None
    if subtype:  # it would be taken for all of its category
        raise Refused(texts.NO_RULE_OF_ITS_OWN.substitute(value=said))
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


READERS: dict[str, Callable[[Cells], Noun]] = {
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
