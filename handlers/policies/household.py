"""/policy 户: what one's household may enjoy and does not yet, each with its source."""

from handlers.asker import Asker
from handlers.house import House
from handlers.households.households import looked_into, reached
from handlers.households.mine import Mine
from handlers.policies.benefit_sheet import sheet_errand
from handlers.policies.buttons import (
    Dwelling,
    Enjoys,
    HomePolicies,
    Judged,
    PolicyHomes,
    PolicySheet,
    ShowBenefit,
)
from handlers.policies.enjoyed import Enjoyed
from handlers.screen import Screen
from handlers.texts import benefits as texts
from handlers.views import benefits as views
from handlers.wire import Answer
from ledger.benefits import Grade
from ledger.clock import shanghai_day
from ledger.model import Household
from ledger.scopes import Scope

ENJOYS, JUDGED = "benefit.enjoys", "dwelling.judged"  # for the audit


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    """Alone my own households to choose from; with a name, that one or its namesakes."""
    mine = _mine(house, asker)
    if not mine.all:
        return (Screen(texts.NO_HOMES),)
    if not rest:
        return (views.homes_screen(mine.all, mine.labels, 0),)
    named = mine.named(rest)
    if len(named) == 1:
        return (_screen(house, asker, named[0], 0),)
    return (views.which_screen(named or mine.all, mine.labels, rest, known=bool(named)),)


def asked(house: House, asker: Asker, words: str) -> Answer:
    """李四能享受什么政策: said of a household of mine; () where it is another question."""
    said = texts.ASKED_OF_A_HOME.fullmatch(words.strip())
    if said is None:
        return ()
    mine = _mine(house, asker)
    named = tuple(home for home in mine.all if home.head == said["head"])
    if len(named) == 1:
        return (_screen(house, asker, named[0], 0),)
    if not named:
        return ()
    return (views.which_screen(named, mine.labels, said["head"], known=True),)


def homes(house: House, asker: Asker, scope: Scope, button: PolicyHomes) -> Answer:
    mine = _mine(house, asker)
    if not mine.all:
        return (Screen(texts.NO_HOMES),)
    return (views.homes_screen(mine.all, mine.labels, button.page),)


def show(house: House, asker: Asker, scope: Scope, button: HomePolicies) -> Answer:
    """Raises NotInScope."""
    home = looked_into(house, asker, scope, button.household)
    return (_screen(house, asker, home, button.page),)


def benefit(house: House, asker: Asker, scope: Scope, button: ShowBenefit) -> Answer:
    """One of them, whole. Raises NotInScope."""
    home = reached(house, scope, button.household)
    one = Enjoyed(house, home).one(button.clause)
    return (views.benefit_screen(home, one) if one else Screen(texts.GONE),)


def enjoys(house: House, asker: Asker, scope: Scope, button: Enjoys) -> Answer:
    """It is enjoyed, or is not. Raises NotInScope."""
    home = reached(house, scope, button.household)
    one = Enjoyed(house, home).one(button.clause)
    if one is None:
        return (Screen(texts.GONE),)
    assert asker.cadre, "the desk lets nobody else in"
    book, now = house.ledger.benefits, house.clock()
    if button.yes:
        book.enjoys(home.id, one.name, asker.cadre.id, shanghai_day(now))
    else:
        book.enjoys_not(home.id, one.name)
    details = {"benefit": one.name, "yes": bool(button.yes)}
    house.ledger.audit.note(asker.cadre.id, ENJOYS, home.id, now, details)
    return (_screen(house, asker, home, 0, toast=texts.SAVED),)


def dwelling(house: House, asker: Asker, scope: Scope, button: Dwelling) -> Answer:
    """Raises NotInScope."""
    return (views.grade_screen(reached(house, scope, button.household)),)


def judged(house: House, asker: Asker, scope: Scope, button: Judged) -> Answer:
    """The house has that grade. Raises NotInScope."""
    home = reached(house, scope, button.household)
    assert asker.cadre, "the desk lets nobody else in"
    grade = Grade(button.grade) if button.grade in set(Grade) else None
    now = house.clock()
    house.ledger.benefits.judged(home.id, grade, asker.cadre.id, shanghai_day(now))
    house.ledger.audit.note(asker.cadre.id, JUDGED, home.id, now, {"grade": grade or ""})
    return (_screen(house, asker, home, 0, toast=texts.SAVED),)


def sheet(house: House, asker: Asker, scope: Scope, button: PolicySheet) -> Answer:
    """Makes the `明白纸` beside the bot; it comes as a document. Raises NotInScope."""
    home = looked_into(house, asker, scope, button.household)
    enjoyed = Enjoyed(house, home)
    if not enjoyed.all:
        return (Screen(texts.NOTHING, new=True),)
    sheet_errand(house, enjoyed, asker.chat)
    return (Screen(texts.DRAWING, new=True),)


def _screen(house: House, asker: Asker, home: Household, page: int, toast: str = "") -> Screen:
    screen = views.policies_screen(Enjoyed(house, home), page)
    return Screen(screen.html, screen.rows, toast=toast or None)


def _mine(house: House, asker: Asker) -> Mine:
    assert asker.cadre, "the desk lets nobody else in"
    return Mine(house.ledger, asker.cadre, shanghai_day(house.clock()))
