"""/start: an account is tied to a cadre by a code, at once; `不是我` undoes it."""

from html import escape
from typing import Any

from handlers import menu
from handlers.asker import Asker
from handlers.buttons import NotMe
from handlers.house import House
from handlers.requests.deciders import waiting_for
from handlers.screen import Screen, Tap
from handlers.texts import menu as menu_texts
from handlers.texts import start as texts
from handlers.texts.refusals import words_of
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.model import Cadre
from ledger.refusals import Refusal
from ledger.scopes import Ability, scope_of


def begin(house: House, asker: Asker, scope: Any, rest: str) -> Answer:
    """With a code ties the account; without one greets whoever it is."""
    if not asker.private:
        return (Screen(menu_texts.ONLY_PRIVATE),)
    if not rest:
        return (_hello(house, asker),)
    try:
        cadre = house.ledger.codes.redeem(rest, asker.account, house.clock())
    except Refusal as no:  # a wrong try is counted, so it must not undo the turn
        return (Screen(words_of(no), keyboard=menu.keyboard(asker)),)
    known = Asker(asker.account, asker.chat, cadre)
    bound = texts.BOUND.substitute(unit=_unit(house, cadre), name=escape(cadre.name))
    return (
        Screen(f"{bound}\n{_first_words(house, cadre)}", keyboard=menu.keyboard(known)),
        Screen(texts.IF_NOT_YOU, ((Tap(texts.NOT_ME, NotMe()),),)),
    )


def not_me(house: House, asker: Asker, scope: Any, button: NotMe) -> Answer:
    if asker.cadre is None:
        return (Screen(texts.NOT_BOUND),)
    house.ledger.codes.unbind(asker.account, house.clock())
    stranger = Asker(asker.account, asker.chat)
    return (Screen(texts.UNBOUND, keyboard=menu.keyboard(stranger)),)


def _hello(house: House, asker: Asker) -> Screen:
    if asker.cadre is None:
        words = texts.HELLO_STRANGER.substitute(county=escape(house.ledger.county))
        return Screen(words, keyboard=menu.keyboard(asker))
    words = texts.ALREADY.substitute(unit=_unit(house, asker.cadre), name=escape(asker.cadre.name))
    return Screen(words, keyboard=menu.keyboard(asker))


def _first_words(house: House, cadre: Cadre) -> str:
    """What this person begins with: visits, what they watch over, questions to answer."""
    words = []
    if house.ledger.households.any_of(cadre.id, shanghai_day(house.clock())):
        words.append(texts.USE_KEYBOARD)
    if scope_of(cadre, Ability.BULLETIN):
        known = house.ledger.areas.townships()
        words.append(texts.ADMINISTRATOR if known else texts.EMPTY_COUNTY)
    if scope_of(cadre, Ability.QUESTIONS):
        words.append(texts.ANSWERS_QUESTIONS)
    if waiting := len(waiting_for(house, cadre, shanghai_day(house.clock()))):
        words.append(texts.TO_DECIDE.substitute(n=waiting))
    return "\n".join(words or [texts.USE_KEYBOARD])


def _unit(house: House, cadre: Cadre) -> str:
    """The unit's name with a blank behind it; "" where the roster has none."""
    if cadre.unit is None:
        return ""
    return escape(house.ledger.areas.area(cadre.unit).name) + " "
