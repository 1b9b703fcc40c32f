"""/mute: reminders stay away for a month, or until they are asked for again."""

from handlers.asker import Asker
from handlers.house import House
from handlers.publishing.buttons import Mute
from handlers.screen import Screen, Tap
from handlers.texts import schedule as texts
from handlers.wire import Answer
from ledger.clock import Month, shanghai_day
from ledger.model import CadreId
from ledger.mutes import FOREVER
from ledger.scopes import Scope


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    return (_screen(house, _cadre(asker)),)


def change(house: House, asker: Asker, scope: Scope, button: Mute) -> Answer:
    cadre, today = _cadre(asker), shanghai_day(house.clock())
    match button.until:
        case "month":
            house.ledger.mutes.mute(cadre, Month.of(today).last)
        case "always":
            house.ledger.mutes.mute(cadre, FOREVER)
        case _:
            house.ledger.mutes.unmute(cadre)
    return (_screen(house, cadre),)


def _screen(house: House, cadre: CadreId) -> Screen:
    until = house.ledger.mutes.until(cadre, shanghai_day(house.clock()))
    if until is None:
        rows = ((Tap(texts.MUTE_MONTH, Mute("month")), Tap(texts.MUTE_ALWAYS, Mute("always"))),)
        return Screen(f"{texts.NOT_MUTED}\n{texts.MUTE_HOW}", rows)
    words = texts.MUTED
    if until < FOREVER:
        words = texts.MUTED_UNTIL.substitute(month=until.month, day=until.day)
    return Screen(words, ((Tap(texts.UNMUTE, Mute("off")),),))


def _cadre(asker: Asker) -> CadreId:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre.id
