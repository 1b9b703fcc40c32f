"""/audit: who saw, wrote, changed and exported a household; to be read only."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from html import escape
from typing import Any

from handlers.administration.buttons import AuditOf, AuditOfAll
from handlers.asker import Asker
from handlers.buttons import Menu
from handlers.house import House
from handlers.screen import Screen, Tap
from handlers.texts import audit as texts
from handlers.views.draft import AT_ONCE, pages, pairs
from handlers.views.labels import labels
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.model import CadreId, Household, HouseholdId
from ledger.refusals import NotInScope
from ledger.scopes import Scope

COUNTY = "county"  # the subject of exports that hold all households
Line = tuple[str, str, str]  # when, who, what


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    if not rest:
        return (_how(scope),)
    today = shanghai_day(house.clock())
    homes = house.ledger.households.named(rest, scope, today)
    if not homes:
        return (Screen(texts.NOT_FOUND.substitute(words=escape(rest[:20]))),)
    if len(homes) > 1:
        named = labels(homes)
        taps = [Tap(named[home.id], AuditOf(home.id, 0)) for home in homes]
        return (Screen(texts.WHICH.substitute(words=escape(rest[:20])), pairs(taps)),)
    return (_of(house, homes[0], 0),)


def of(house: House, asker: Asker, scope: Scope, button: AuditOf) -> Answer:
    """Raises NotInScope."""
    today, id_ = shanghai_day(house.clock()), HouseholdId(button.household)
    if not house.ledger.households.reaches(scope, id_, today):
        raise NotInScope
    try:
        home = house.ledger.households.household(id_, today)
    except KeyError:
        raise NotInScope from None
    return (_of(house, home, button.page),)


def of_all(house: House, asker: Asker, scope: Scope, button: AuditOfAll) -> Answer:
    """Exports or imports, whosever. Raises NotInScope for anybody but the county's."""
    if not scope.county or button.action not in ("export", "import"):
        raise NotInScope
    rows = house.ledger.audit.latest(button.action)
    head = texts.EXPORT_HEAD if button.action == "export" else texts.IMPORT_HEAD
    lines = [_worded(line) for line in _lines(house, rows)] or [texts.NOTHING]
    return (Screen("\n".join([head, *lines]), ((Tap(texts.BACK, Menu("audit")),),)),)


def _how(scope: Scope) -> Screen:
    if not scope.county:
        return Screen(texts.HOW)
    rows = ((Tap(texts.EXPORTS, AuditOfAll("export")), Tap(texts.IMPORTS, AuditOfAll("import"))),)
    return Screen(texts.HOW_COUNTY, rows)


def _of(house: House, home: Household, page: int) -> Screen:
    working = house.ledger.working
    units = working.units_ever(home.id)
    subjects = (home.id, home.place.village, home.place.township, *units, COUNTY)
    rows = [
        row
        for row in house.ledger.audit.about(subjects, 0, 1000)
        if row["subject"] == home.id
        or (row["action"] == "export" and row["subject"] not in units)
        or (row["action"] == "export" and row["subject"] in working.units_of(home.id, _day(row)))
    ]
    lines = sorted([*_lines(house, rows), *_visits(house, home)], reverse=True)
    some = lines[page * AT_ONCE : (page + 1) * AT_ONCE]
    head = texts.HEAD.substitute(
        head=escape(home.head), place=escape(f"{home.place.village_name}{home.group}")
    )
    shown = [_worded(line) for line in some] or [texts.NOTHING]
    turn = pages(len(lines), page, lambda to: AuditOf(home.id, to))
    return Screen("\n".join([head, *shown]), (turn,) if turn else ())


def _day(row: dict[str, Any]) -> date:
    return date.fromisoformat(row["at"][:10])


def _visits(house: House, home: Household) -> list[Line]:
    """What was recorded of it, and every later version."""
    written = house.ledger.versions.writers(home.id)
    names = _names(house, {who for _, who, _, _ in written})
    return [
        (
            f"{at:%Y-%m-%d %H:%M}",
            names.get(who, texts.COMMAND_LINE),
            (texts.VISITED if first else texts.CORRECTED).substitute(day=day.isoformat()),
        )
        for at, who, day, first in written
    ]


def _lines(house: House, rows: Sequence[dict[str, Any]]) -> list[Line]:
    names = _names(house, {row["actor"] for row in rows})
    return [
        (
            f"{datetime.fromisoformat(row['at']):%Y-%m-%d %H:%M}",
            names.get(row["actor"], texts.COMMAND_LINE),
            _what(row),
        )
        for row in rows
    ]


def _what(row: dict[str, Any]) -> str:
    if row["action"] == "export":
        details = json.loads(row["details"])
        return texts.EXPORTED.substitute(
            what=" ".join(str(details[key]) for key in ("what", "month") if details.get(key))
        )
    return texts.ACTIONS.get(row["action"], texts.OTHER)


def _names(house: House, ids: Iterable[str]) -> dict[str, str]:
    found = house.ledger.people.many(CadreId(id_) for id_ in ids if id_)
    return {id_: escape(cadre.name) for id_, cadre in found.items()}


def _worded(line: Line) -> str:
    when, who, what = line
    return texts.LINE.substitute(when=when[5:], who=who, what=escape(what))
