"""The keyboard under the line where one types, /help, `更多` and /cancel."""

from html import escape
from typing import Any

from handlers import office_menu
from handlers.administration import menu as administration
from handlers.asker import Asker
from handlers.buttons import Menu
from handlers.house import House
from handlers.screen import Keyboard, Rows, Screen, Tap
from handlers.texts import menu as texts
from handlers.wire import Answer
from ledger.scopes import Ability, scope_of


def keyboard(asker: Asker) -> Keyboard | None:
    """By what the person may do; a group has none."""
    if not asker.private:
        return None
    if asker.cadre is None:
        return texts.FOR_STRANGERS
    administers = scope_of(asker.cadre, Ability.BULLETIN) is not None
    return texts.FOR_ADMINISTRATORS if administers else texts.FOR_ALL


def explain(house: House, asker: Asker, scope: Any, rest: str) -> Answer:
    if asker.cadre is None:
        return (Screen(texts.HELP_STRANGER, keyboard=keyboard(asker)),)
    words = texts.HELP_CADRE.substitute(name=escape(asker.cadre.name))
    if scope_of(asker.cadre, Ability.BULLETIN):
        words += texts.HELP_ADMINISTRATOR
    if scope_of(asker.cadre, Ability.QUESTIONS):
        words += texts.HELP_QUESTIONS
    return (Screen(words, keyboard=keyboard(asker)),)


def more(house: House, asker: Asker, scope: Any, rest: str) -> Answer:
    rows: Rows = ((Tap(texts.HELP, Menu("help")),),)
    if asker.cadre:
        first = (Tap(texts.RATE, Menu("rate")), Tap(texts.CORRECT, Menu("correct")))
        last = (Tap(texts.CANCEL, Menu("cancel")), *rows[0])
        policy = (Tap(texts.POLICY, Menu("policy")),)
        rows = (first, policy, *office_menu.more(asker), last)
    return (Screen(texts.MENU, (*administration.more(asker), *rows)),)


def manage(house: House, asker: Asker, scope: Any, rest: str) -> Answer:
    first = (Tap(texts.RATE, Menu("rate")), Tap(texts.BULLETIN, Menu("bulletin")))
    twins = (Tap(texts.TWINS, Menu("twins")),)
    ours = administration.manage(asker)
    return (Screen(texts.MANAGE_MENU, (first, *office_menu.manage(asker), twins, *ours)),)


def cancel(house: House, asker: Asker, scope: Any, rest: str) -> Answer:
    return (house.flow.discard(asker) or Screen(texts.NOTHING_TO_CANCEL),)
