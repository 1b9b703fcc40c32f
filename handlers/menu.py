"""The keyboard under the line where one types, /help, `更多` and /cancel."""

from collections.abc import Sequence
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

A_ROW = 3  # most of the words are short


def keyboard(asker: Asker) -> Keyboard | None:
    """By what the person may do; a group has none."""
    if not asker.private:
        return None
    if asker.cadre is None:
        return texts.FOR_STRANGERS
    if scope_of(asker.cadre, Ability.BULLETIN) is not None:
        return texts.FOR_ADMINISTRATORS
    answers = scope_of(asker.cadre, Ability.QUESTIONS) is not None
    return texts.FOR_ANSWERING if answers else texts.FOR_ALL


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
    """What one does oneself first, then what one watches, help last; `管理` has the rest."""
    last = [(texts.FEEDBACK, "feedback"), (texts.HELP, "help")]
    if asker.cadre is None:
        return (Screen(texts.MENU, rows_of(last)),)
    first = rows_of([(texts.CORRECT, "correct"), *office_menu.more()])
    others = [(texts.POLICY, "policy"), *administration.more(asker)]
    if scope_of(asker.cadre, Ability.BULLETIN) is None:  # else it stands in the keyboard
        others.append((texts.RATE, "rate"))
    last.append((texts.CANCEL, "cancel"))
    return (Screen(texts.MENU, (*first, *rows_of(others, 2), *rows_of(last))),)


def manage(house: House, asker: Asker, scope: Any, rest: str) -> Answer:
    """What is not in the keyboard already."""
    words = [*office_menu.manage(asker), *administration.manage(asker)]
    return (Screen(texts.MANAGE_MENU, rows_of(words)),)


def rows_of(words: Sequence[tuple[str, str]], across: int = A_ROW) -> Rows:
    taps = [Tap(label, Menu(word)) for label, word in words]
    return tuple(tuple(taps[n : n + across]) for n in range(0, len(taps), across))


def cancel(house: House, asker: Asker, scope: Any, rest: str) -> Answer:
    return (house.flow.discard(asker) or Screen(texts.NOTHING_TO_CANCEL),)
