"""Who hears of a case: whose step it has come to, and who opened it when it is done."""

from datetime import date
from html import escape

from data.cases import CADRE, VILLAGE
from handlers.house import House
from handlers.notices import tell
from handlers.problems.buttons import ShowCase
from handlers.screen import Letter, Screen, Tap
from handlers.texts import cases as texts
from handlers.views.cases import outcome, until
from ledger.case import Case
from ledger.clock import shanghai_day
from ledger.model import CadreId, Role


def step_owners(house: House, case: Case, today: date) -> tuple[CadreId, ...]:
    """Who is to finish the step a case stands at."""
    people = house.ledger.people
    place = house.ledger.households.household(case.household, today).place
    if case.at.owner == CADRE:
        holders = house.ledger.households.holders(case.household, today)[:1]
        return holders or (case.opened_by,)
    if case.at.owner == VILLAGE:
        found = people.holding(Role.VILLAGE_LEAD, place.village, today)
        if found:
            return tuple(one.cadre.id for one in found)
    return tuple(one.cadre.id for one in people.administrators(place.township, today))


def next_told(house: House, case: Case, by: CadreId) -> tuple[Letter, ...]:
    """To whose step it is now, but for who moved it there."""
    today = shanghai_day(house.clock())
    home = house.ledger.households.household(case.household, today)
    words = texts.YOUR_STEP.substitute(
        number=case.number,
        name=case.application.name,
        head=escape(home.head),
        village=escape(home.place.village_name),
        step=case.at.name,
        due=until(case, today),
    )
    rows = ((Tap(texts.SEE, ShowCase(case.id)),),)
    return tuple(
        letter
        for one in step_owners(house, case, today)
        if one != by and not house.ledger.leaves.on_leave(one, today)
        for letter in tell(house, one, Screen(words, rows))
    )


def done_told(house: House, case: Case, by: CadreId) -> tuple[Letter, ...]:
    """To who opened it."""
    if case.opened_by == by:
        return ()
    today = shanghai_day(house.clock())
    home = house.ledger.households.household(case.household, today)
    words = texts.DONE_TOLD.substitute(
        number=case.number,
        name=case.application.name,
        head=escape(home.head),
        outcome=outcome(case),
    )
    return tell(house, case.opened_by, Screen(words, ((Tap(texts.SEE, ShowCase(case.id)),),)))
