"""/export: ledgers as workbooks, in private only, every one of them in the audit."""

from html import escape
from typing import Any

from handlers.administration.rate_words import month_in
from handlers.asker import Asker
from handlers.buttons import Menu
from handlers.exports.buttons import Export, ExportHere, MakeExport
from handlers.house import House
from handlers.rates.rate_places import tops
from handlers.screen import Letter, Rows, Screen, Tap
from handlers.sent import Sent
from handlers.texts import exports as texts
from handlers.texts import menu as menu_texts
from handlers.views.days import month_words
from handlers.views.draft import AT_ONCE, pages, pairs
from handlers.wire import Answer
from ledger.clock import Month, shanghai_day
from ledger.ids import new_id
from ledger.model import AreaId
from ledger.refusals import MonthNotBegun, NotInScope
from ledger.scopes import Scope

EXPORT, FILL = "export", "export.form"
COUNTY = "county"  # in the audit: all households
LABEL = 10  # characters
Body = dict[str, Any]


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    month = str(Month.of(shanghai_day(house.clock())))
    kinds = [kind for kind in texts.KINDS if kind != "policies" or scope.county]
    taps = [Tap(texts.KINDS[kind], Export(kind, month, "")) for kind in kinds]
    form = (Tap(texts.TEMPLATE, Export("form", month, "")),)
    return (Screen(texts.HEAD, (*pairs(taps), form)),)


def show(house: House, asker: Asker, scope: Scope, button: Export) -> Answer:
    """Raises NotInScope, MonthNotBegun."""
    if button.kind == "form":
        return (Screen(texts.HOW_TEMPLATE, ((Tap(texts.BACK, Menu("export")),),)),)
    month, area = _checked(house, scope, button.kind, button.month, button.area)
    today = shanghai_day(house.clock())
    here = (button.kind, button.area)
    words = texts.ONE.substitute(
        kind=texts.KINDS[button.kind],
        month=month_words(month, today),
        area=escape(_called(house, scope, area)),
        what=texts.WHAT[button.kind],
    )
    months = [Tap(texts.EARLIER, Export(here[0], str(month.previous()), here[1]))]
    if month < Month.of(today):
        months.append(Tap(texts.LATER, Export(here[0], str(month.next()), here[1])))
    rows: Rows = ((Tap(texts.MAKE, MakeExport(button.kind, str(month), button.area)),), (*months,))
    if len(_places(house, scope)) > 1 and button.kind != "policies":
        rows += ((Tap(texts.WHERE, ExportHere(button.kind, str(month), 0)),),)
    return (Screen(words, (*rows, (Tap(texts.BACK, Menu("export")),))),)


def here(house: House, asker: Asker, scope: Scope, button: ExportHere) -> Answer:
    """Which of the places in reach. Raises NotInScope, MonthNotBegun."""
    month, _ = _checked(house, scope, button.kind, button.month, "")
    places = [("", _called(house, scope, None)), *_places(house, scope)]
    shown = places[button.page * AT_ONCE : (button.page + 1) * AT_ONCE]
    taps = [Tap(name[:LABEL], Export(button.kind, str(month), id_)) for id_, name in shown]
    turn = pages(len(places), button.page, lambda to: ExportHere(button.kind, str(month), to))
    back = Tap(texts.BACK, Export(button.kind, str(month), ""))
    return (Screen(texts.WHICH_AREA, (*pairs(taps), (*turn, back))),)


def make(house: House, asker: Asker, scope: Scope, button: MakeExport) -> Answer:
    """Raises NotInScope, MonthNotBegun."""
    if not asker.private:
        return (Screen(menu_texts.ONLY_PRIVATE, new=True),)
    month, area = _checked(house, scope, button.kind, button.month, button.area)
    body = {
        **_body(house, asker, month),
        "kind": button.kind,
        "area": area or "",
        "called": _called(house, scope, area),
    }
    _note(house, asker, scope, area, texts.KINDS[button.kind], month)
    house.send(EXPORT, body)
    return (Screen(texts.MAKING.substitute(kind=texts.KINDS[button.kind]), new=True),)


def form(house: House, asker: Asker, scope: Scope, sent: Sent) -> Answer:
    """A county's own form came, to be filled for the month that its name says, else for this."""
    today = shanghai_day(house.clock())
    month = min(month_in(sent.name, today)[0], Month.of(today))
    _note(house, asker, scope, None, texts.TEMPLATE, month)
    house.send(FILL, {**_body(house, asker, month), "name": sent.name, "fetch": sent.file})
    words = texts.READING_TEMPLATE.substitute(
        name=escape(sent.name[:24]), month=month_words(month, today)
    )
    return (Screen(words),)


def was_made(house: House, body: Body, result: Body | None) -> tuple[Letter, ...]:
    month = Month.parse(body["month"])
    shown = month_words(month, shanghai_day(house.clock()))
    kind = texts.KINDS[body["kind"]]
    if not result:
        words = texts.FAILED
        if result is not None:
            words = texts.EMPTY.substitute(kind=kind, month=shown)
        return (Letter(body["chat"], Screen(words)),)
    caption = texts.CAPTION.substitute(
        kind=kind, month=shown, area=escape(body["called"]), count=result["count"]
    )
    return (Letter(body["chat"], Screen(caption, file=result["file"])),)


def was_filled(house: House, body: Body, result: Body | None) -> tuple[Letter, ...]:
    if result is None or "why" in result:
        words = escape(result["why"]) if result else texts.FAILED
        return (Letter(body["chat"], Screen(words)),)
    some = texts.LIST.join(result["unknown"][:4])
    caption = texts.FILLED.substitute(
        month=month_words(Month.parse(body["month"]), shanghai_day(house.clock())),
        count=result["count"],
        columns=result["columns"],
        left=texts.LEFT.substitute(some=escape(some)) if some else "",
    )
    return (Letter(body["chat"], Screen(caption, file=result["file"])),)


def _checked(
    house: House, scope: Scope, kind: str, month: str, area: str
) -> tuple[Month, AreaId | None]:
    """Raises NotInScope, MonthNotBegun."""
    if kind not in texts.KINDS or (kind == "policies" and not scope.county):
        raise NotInScope
    parsed = Month.parse(month)
    if parsed > Month.of(shanghai_day(house.clock())):
        raise MonthNotBegun
    if area and area not in {id_ for id_, _ in _places(house, scope)}:
        raise NotInScope
    return parsed, AreaId(area) if area else None


def _places(house: House, scope: Scope) -> list[tuple[str, str]]:
    """What may be taken out by itself: the townships of the county, else one's own areas."""
    if scope.county:
        return [(one.id, one.name) for one in house.ledger.areas.townships()]
    return [(spot.place, spot.name) for spot in tops(house.ledger, scope) if spot.place]


def _called(house: House, scope: Scope, area: AreaId | None) -> str:
    if area is not None:
        return house.ledger.areas.area(area).name
    if scope.county:
        return texts.COUNTY
    places = _places(house, scope)
    return places[0][1] if len(places) == 1 else texts.ALL_MINE


def _body(house: House, asker: Asker, month: Month) -> Body:
    assert asker.cadre
    return {
        "export": new_id(),
        "by": asker.cadre.id,
        "chat": asker.chat,
        "month": str(month),
        "today": shanghai_day(house.clock()).isoformat(),
        "county": house.ledger.county,
    }


def _note(
    house: House, asker: Asker, scope: Scope, area: AreaId | None, what: str, month: Month
) -> None:
    """A line for each area that the file holds, so that its households' audits show it."""
    assert asker.cadre
    if area is not None:
        subjects = [str(area)]
    elif scope.county:
        subjects = [COUNTY]
    else:
        subjects = [id_ for id_, _ in _places(house, scope)]
    for subject in subjects:
        house.ledger.audit.note(
            asker.cadre.id, "export", subject, house.clock(), {"what": what, "month": str(month)}
        )
