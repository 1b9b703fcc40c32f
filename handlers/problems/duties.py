"""责任: which kind of problem is which unit's, for who may change settings."""

from html import escape

from handlers.asker import Asker
from handlers.house import House
from handlers.office_buttons import Duties, Duty, SetDuty
from handlers.screen import Screen, Tap
from handlers.texts import problems as texts
from handlers.views.draft import AT_ONCE, pages, pairs
from handlers.wire import Answer
from ledger.model import AreaId
from ledger.scopes import Scope


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    """责任: which kind of problem is which unit's. For who may change settings."""
    return (_duties(house),)


def show(house: House, asker: Asker, scope: Scope, button: Duties) -> Answer:
    return (_duties(house),)


def duty(house: House, asker: Asker, scope: Scope, button: Duty) -> Answer:
    units = house.ledger.areas.units()
    shown = units[button.page * AT_ONCE : (button.page + 1) * AT_ONCE]
    rows = pairs([Tap(unit.name[:10], SetDuty(button.kind, unit.id)) for unit in shown])
    if foot := pages(len(units), button.page, lambda to: Duty(button.kind, to)):
        rows += (foot,)
    last = (Tap(texts.NO_UNIT, SetDuty(button.kind, "")), Tap(texts.BACK, Duties()))
    return (Screen(texts.WHICH_UNIT.substitute(kind=texts.KINDS[button.kind]), (*rows, last)),)


def set_duty(house: House, asker: Asker, scope: Scope, button: SetDuty) -> Answer:
    assert asker.cadre, "the desk lets nobody else in"
    unit = AreaId(button.unit) if button.unit else None
    house.ledger.problems.put_responsible(button.kind, unit)
    house.ledger.audit.note(
        asker.cadre.id, "setting.responsible", button.kind, house.clock(), {"unit": button.unit}
    )
    return (_duties(house),)


def _duties(house: House) -> Screen:
    problems, areas = house.ledger.problems, house.ledger.areas
    lines, taps = [texts.DUTIES], []
    for kind, name in texts.KINDS.items():
        unit = problems.responsible(kind)
        named = escape(areas.area(unit).name) if unit else texts.DUTY_NONE
        lines.append(texts.DUTY_LINE.substitute(kind=name, unit=named))
        taps.append(Tap(name, Duty(kind, 0)))
    return Screen("\n".join(lines), pairs(taps))
