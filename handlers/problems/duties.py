"""责任: which kind of problem is which unit's, for who may change settings."""

from html import escape

from handlers.asker import Asker
from handlers.house import House
from handlers.problems.buttons import Duties, Duty, SetDuty
from handlers.screen import Screen, Tap
from handlers.texts import problems as texts
from handlers.views.draft import leaf, pages, pairs
from handlers.wire import Answer
from ledger.model import AreaId
from ledger.refusals import NotInScope
from ledger.scopes import Scope


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    """责任: which kind of problem is which unit's. For who may change settings."""
    return (_duties(house),)


def show(house: House, asker: Asker, scope: Scope, button: Duties) -> Answer:
    return (_duties(house),)


def duty(house: House, asker: Asker, scope: Scope, button: Duty) -> Answer:
    """Raises NotInScope."""
    _kind(button.kind)
    units = house.ledger.areas.units()
    page, shown = leaf(units, button.page)
    rows = pairs([Tap(unit.name[:10], SetDuty(button.kind, unit.id)) for unit in shown])
    if foot := pages(len(units), page, lambda to: Duty(button.kind, to)):
        rows += (foot,)
    last = (Tap(texts.NO_UNIT, SetDuty(button.kind, "")), Tap(texts.BACK, Duties()))
    return (Screen(texts.WHICH_UNIT.substitute(kind=texts.KINDS[button.kind]), (*rows, last)),)


def set_duty(house: House, asker: Asker, scope: Scope, button: SetDuty) -> Answer:
    """Raises NotInScope."""
    assert asker.cadre, "the desk lets nobody else in"
    unit = house.ledger.areas.unit(AreaId(button.unit)) if button.unit else None
    if button.unit and unit is None:
        raise NotInScope
    house.ledger.responsibilities.put(_kind(button.kind), unit.id if unit else None)
    house.ledger.audit.note(
        asker.cadre.id, "setting.responsible", button.kind, house.clock(), {"unit": button.unit}
    )
    return (_duties(house),)


def _kind(code: str) -> str:
    """Raises NotInScope for one that is none."""
    if code not in texts.KINDS:
        raise NotInScope
    return code


def _duties(house: House) -> Screen:
    responsibilities, areas = house.ledger.responsibilities, house.ledger.areas
    lines, taps = [texts.DUTIES], []
    for kind, name in texts.KINDS.items():
        unit = responsibilities.of(kind)
        named = escape(areas.area(unit).name) if unit else texts.DUTY_NONE
        lines.append(texts.DUTY_LINE.substitute(kind=name, unit=named))
        taps.append(Tap(name, Duty(kind, 0)))
    return Screen("\n".join(lines), pairs(taps))
