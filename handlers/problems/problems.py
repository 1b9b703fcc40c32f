"""/problems 问题清单: what is to do, in one's scope; shown, passed on, closed."""

from dataclasses import replace
from datetime import date
from html import escape

from handlers.asker import Asker
from handlers.house import House
from handlers.problems.buttons import CloseProblem, PassProblem, PassTo, Problems, ShowProblem
from handlers.problems.card import card
from handlers.problems.problem_letters import owners, passed, to_fixer
from handlers.problems.problem_reach import STATES, passable, reviewable, within
from handlers.problems.trace import leave_trace
from handlers.screen import Screen, Tap
from handlers.texts import problems as texts
from handlers.views.draft import leaf, pages, pairs
from handlers.views.problems import problem_list
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.model import AreaId, Cadre
from ledger.refusals import NotInScope
from ledger.scopes import Scope


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    return (_list(house, scope, "todo", 0),)


def page(house: House, asker: Asker, scope: Scope, button: Problems) -> Answer:
    chosen = button.chosen if button.chosen in STATES else "todo"
    return (_list(house, scope, chosen, button.page),)


def show(house: House, asker: Asker, scope: Scope, button: ShowProblem) -> Answer:
    """Raises NotInScope."""
    problem = within(house, scope, button.problem)
    return (card(house, asker, scope, problem),)


def close(house: House, asker: Asker, scope: Scope, button: CloseProblem) -> Answer:
    """`销号`, by another than who fixed it. Raises NotInScope, ProblemMoved, OwnWork."""
    problem = reviewable(house, asker, scope, button.problem)
    cadre = _cadre(asker)
    done = house.ledger.problems.close(problem.id, cadre.id, house.clock())
    leave_trace(house, cadre, "problem.close", done)
    letters = to_fixer(house, done, texts.CLOSED_TOLD, cadre.id)
    return (replace(card(house, asker, scope, done), also=letters),)


def choose_unit(house: House, asker: Asker, scope: Scope, button: PassProblem) -> Answer:
    """Where it may be passed to; the one that the setting 责任 names comes first."""
    problem = passable(house, scope, button.problem)
    units = list(house.ledger.areas.units())
    named = house.ledger.responsibilities.of(problem.kind)
    units.sort(key=lambda unit: unit.id != named)
    page, shown = leaf(units, button.page)
    rows = pairs([Tap(unit.name[:10], PassTo(problem.id, unit.id)) for unit in shown])
    if foot := pages(len(units), page, lambda to: PassProblem(problem.id, to)):
        rows += (foot,)
    words = texts.PASS_TO.substitute(number=problem.number, kind=texts.KINDS[problem.kind])
    if named:
        name = escape(house.ledger.areas.area(named).name)
        words += "\n" + texts.BY_SETTING.substitute(unit=name)
    return (Screen(words, (*rows, (Tap(texts.BACK, ShowProblem(problem.id)),))),)


def pass_to(house: House, asker: Asker, scope: Scope, button: PassTo) -> Answer:
    """`转交`: from now on the unit's. Raises NotInScope, ProblemMoved."""
    problem = passable(house, scope, button.problem)
    unit = house.ledger.areas.unit(AreaId(button.unit))
    if unit is None:
        raise NotInScope
    cadre = _cadre(asker)
    done = house.ledger.problems.pass_to(problem.id, unit.id, cadre.id, house.clock())
    leave_trace(house, cadre, "problem.pass", done)
    letters = passed(house, done, cadre.id)
    reached = any(one.account is not None for one in owners(house, done, _today(house)))
    said = texts.PASSED_TO.substitute(unit=escape(unit.name))
    if not reached:
        said += texts.NOT_REACHED
    return (replace(card(house, asker, scope, done, said), also=letters),)


def _list(house: House, scope: Scope, chosen: str, page: int) -> Screen:
    today, problems = _today(house), house.ledger.problems
    found = problems.listed(scope, today, *STATES[chosen], overdue=chosen == "overdue")
    page, shown = leaf(found, page)
    homes = house.ledger.households.many([one.household for one in shown], today)
    return problem_list(found, homes, problems.counts(scope, today), chosen, page, today)


def _today(house: House) -> date:
    return shanghai_day(house.clock())


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre
