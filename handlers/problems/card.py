"""A problem as a card: what is wrong, whose it is, and what was done with it."""

from datetime import date

from handlers.asker import Asker
from handlers.house import House
from handlers.problems.problem_letters import owners
from handlers.problems.problem_reach import may_pass
from handlers.screen import Screen
from handlers.texts import problems as texts
from handlers.views.problems import Seen, problem_card
from ledger.clock import shanghai_day
from ledger.model import Cadre
from ledger.problem import Problem
from ledger.scopes import Scope


def card(house: House, asker: Asker, scope: Scope, problem: Problem, said: str = "") -> Screen:
    ledger, today = house.ledger, _today(house)
    home = ledger.households.household(problem.household, today)
    events = ledger.problem_events.of(problem.id)
    people = ledger.people.many({one.by for one in events if one.by})
    seen = Seen(
        problem=problem,
        household=home,
        owner=owner(house, problem, today),
        events=events,
        names={id_: one.name for id_, one in people.items()},
        today=today,
        may_pass=may_pass(scope, home.place.village, home.place.township),
        own_work=problem.fixed_by == _cadre(asker).id,
    )
    return problem_card(seen, said)


def owner(house: House, problem: Problem, today: date) -> str:
    people = texts.LIST.join(one.cadre.name for one in owners(house, problem, today))
    if problem.unit is not None:
        unit = house.ledger.areas.area(problem.unit).name
        return texts.BY_LEAD.substitute(village=unit, names=people or texts.NO_CONTACT)
    home = house.ledger.households.household(problem.household, today)
    return texts.BY_LEAD.substitute(village=home.place.village_name, names=people or texts.NOBODY)


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre


def _today(house: House) -> date:
    return shanghai_day(house.clock())
