"""Which problems a person may see, pass on and review."""

from datetime import date

from handlers.asker import Asker
from handlers.house import House
from ledger.clock import shanghai_day
from ledger.model import AreaId, Cadre
from ledger.problem import Problem, ProblemId, ProblemState
from ledger.refusals import NotInScope, OwnWork, ProblemMoved
from ledger.scopes import Scope

STATES: dict[str, tuple[ProblemState, ...]] = {
    "todo": (ProblemState.TODO, ProblemState.FIXING),
    "review": (ProblemState.REVIEW,),
    "overdue": (ProblemState.TODO, ProblemState.FIXING),
    "closed": (ProblemState.CLOSED,),
}


def may_pass(scope: Scope, village: AreaId, township: AreaId) -> bool:
    """The village lead and who is above; not the household's cadre alone, not another unit."""
    return scope.covers_village(village, township)


def passable(house: House, scope: Scope, id_: str) -> Problem:
    problem = within(house, scope, id_)
    place = house.ledger.households.household(problem.household, _today(house)).place
    if not may_pass(scope, place.village, place.township):
        raise NotInScope
    if problem.state not in STATES["todo"]:
        raise ProblemMoved
    return problem


def reviewable(house: House, asker: Asker, scope: Scope, id_: str) -> Problem:
    problem = within(house, scope, id_)
    if problem.state is not ProblemState.REVIEW:
        raise ProblemMoved
    if problem.fixed_by == _cadre(asker).id:
        raise OwnWork
    return problem


def within(house: House, scope: Scope, id_: str) -> Problem:
    """Raises NotInScope."""
    if not house.ledger.problems.reaches(scope, ProblemId(id_), _today(house)):
        raise NotInScope
    return house.ledger.problems.problem(ProblemId(id_))


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre


def _today(house: House) -> date:
    return shanghai_day(house.clock())
