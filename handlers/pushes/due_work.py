"""Problems and cases that are due today or overdue: told privately, once a person (DESIGN §7).

A problem climbs by the working day: the household's cadre and its owner on the day it is due,
then the unit's contact, the village lead, the township. A case that is overdue is the township's
alone to hear of; on the day it is due, whose step it is.
"""

from collections import defaultdict
from datetime import date
from functools import cache
from html import escape

from handlers.house import House
from handlers.problems.buttons import Cases, Problems
from handlers.problems.case_letters import step_owners
from handlers.pushes.schedules import Due
from handlers.screen import Letter, Rows, Screen, Tap
from handlers.texts import cases as case_texts
from handlers.texts import problems as texts
from handlers.views.days import day_words
from ledger.case import Case
from ledger.clock import shanghai_day
from ledger.model import CadreId, Household, Place, Role
from ledger.problem import Problem
from ledger.scopes import Ability, scope_of
from ledger.workdays import Workdays

LISTED = 4  # problems, and cases, in one letter: with heads and marks at most 12 lines
CONTACT, LEAD, TOWNSHIP = 1, 2, 3  # working days overdue


def concerned(house: House, due: Due) -> tuple[str, ...]:
    """Who is to be told of anything they were not told of before."""
    today = due.at.date()
    return tuple(sorted({*problems_by(house, today), *cases_by(house, today)}))


def tell(house: House, due: Due, cadre: str) -> tuple[Letter, ...]:
    """One letter, and it is noted that they know."""
    today, to = due.at.date(), CadreId(cadre)
    problems = problems_by(house, today, to).get(to, [])
    cases = cases_by(house, today).get(to, [])
    account = house.ledger.people.account_of(to)
    if account is None or not (problems or cases):
        return ()
    now = house.clock()
    for problem in problems:
        house.ledger.problem_events.told(problem.id, to, now)
    for case in cases:
        house.ledger.cases.tell(case, to, _about(case, today), now)
    return (Letter(account, _screen(house, problems, cases, today)),)


def problems_by(
    house: House, today: date, only: CadreId | None = None
) -> dict[CadreId, list[Problem]]:
    """Whom each pressing problem has climbed to by that day, but for those who know of it.

    `only`: what lies in that cadre's reach is looked at, and nothing else.
    """
    ledger = house.ledger
    problems = ledger.problems.pressing(today)
    if only is not None:
        scope = scope_of(ledger.people.cadre(only), Ability.PROBLEMS)
        near = {one.id for one in ledger.problems.listed(scope, today)} if scope else set()
        problems = tuple(one for one in problems if one.id in near)
    if not problems:
        return {}
    reached = _Reached(house, problems, today)
    known = ledger.problem_events.who_knows()
    found: dict[CadreId, list[Problem]] = defaultdict(list)
    for problem in problems:
        for cadre in reached.by(problem):
            if (problem.id, cadre) not in known:
                found[cadre].append(problem)
    return found


def cases_by(house: House, today: date) -> dict[CadreId, list[Case]]:
    known = house.ledger.cases.told()
    people = house.ledger.people
    found: dict[CadreId, list[Case]] = defaultdict(list)
    for case in house.ledger.cases.pressing(today):
        to = step_owners(house, case, today)
        if case.overdue(today):
            place = house.ledger.households.household(case.household, today).place
            to = tuple(one.cadre.id for one in people.administrators(place.township, today))
        for cadre in to:
            told = (case.id, cadre, _about(case, today))
            if told not in known and _reachable(house, cadre, today):
                found[cadre].append(case)
    return found


def _about(case: Case, today: date) -> str:
    return f"{case.due}!" if case.overdue(today) else f"{case.due}"


def working_days(workdays: Workdays, due: date, today: date) -> int:
    """How many working days lie behind the due day, today included."""
    count = 0
    while (due := workdays.next(due)) <= today and count < TOWNSHIP:
        count += 1
    return count


class _Reached:
    """Whom problems have climbed to on a day; what many of them share is read once."""

    def __init__(self, house: House, problems: tuple[Problem, ...], today: date) -> None:
        self._ledger, self._today = house.ledger, today
        self._homes = house.ledger.households.many({one.household for one in problems}, today)
        workdays = house.ledger.holidays.workdays()
        self._level = cache(lambda due: working_days(workdays, due, today))
        self._holders = cache(lambda home: house.ledger.households.holders(home, today))
        self._holding = cache(
            lambda role, area: tuple(
                one.cadre.id for one in house.ledger.people.holding(role, area, today)
            )
        )
        self._unit = cache(lambda cadre: house.ledger.people.cadre(cadre).unit)
        self._reachable = cache(lambda cadre: _reachable(house, cadre, today))

    def by(self, problem: Problem) -> list[CadreId]:
        place, level = self._homes[problem.household].place, self._level(problem.due)
        holders = self._holders(problem.household)
        to = [*holders, *self._owners(problem, place)]
        if level >= CONTACT:
            units = {unit for one in holders if (unit := self._unit(one)) is not None}
            for unit in sorted(units):
                to += self._holding(Role.UNIT_CONTACT, unit)
        if level >= LEAD:
            to += self._holding(Role.VILLAGE_LEAD, place.village)
        if level >= TOWNSHIP:
            to += self._holding(Role.TOWNSHIP_ADMIN, place.township)
        return [cadre for cadre in dict.fromkeys(to) if self._reachable(cadre)]

    def _owners(self, problem: Problem, place: Place) -> tuple[CadreId, ...]:
        """As `handlers.problem_letters.owners`."""
        if problem.unit is not None:
            return self._holding(Role.UNIT_CONTACT, problem.unit)
        return self._holding(Role.VILLAGE_LEAD, place.village)


def _reachable(house: House, cadre: CadreId, today: date) -> bool:
    """In post, bound, and not on leave."""
    people = house.ledger.people
    return (
        people.account_of(cadre) is not None
        and people.cadre(cadre).in_post(today)
        and not house.ledger.leaves.on_leave(cadre, today)
    )


def _screen(house: House, problems: list[Problem], cases: list[Case], today: date) -> Screen:
    homes = house.ledger.households.many(
        [*(one.household for one in problems), *(one.household for one in cases)],
        shanghai_day(house.clock()),
    )
    lines: list[str] = []
    rows: Rows = ()
    if problems:
        late = any(one.due < today for one in problems)
        head = texts.OVERDUE if late else texts.DUE_TODAY
        lines += [head.substitute(count=len(problems))]
        lines += [_problem(one, homes[one.household], today) for one in problems[:LISTED]]
        if len(problems) > LISTED:
            lines += [texts.MORE.substitute(count=len(problems) - LISTED)]
        rows += ((Tap(texts.ALL, Problems("todo", 0)),),)
    if cases:
        late = any(one.overdue(today) for one in cases)
        head = case_texts.OVERDUE if late else case_texts.DUE_TODAY
        lines += [head.substitute(count=len(cases))]
        lines += [_case(one, homes[one.household], today) for one in cases[:LISTED]]
        rows += ((Tap(case_texts.SEE, Cases("overdue" if late else "open", 0)),),)
    return Screen("\n".join(lines), rows)


def _problem(problem: Problem, home: Household, today: date) -> str:
    return texts.DUE_LINE.substitute(
        number=problem.number,
        head=escape(home.head),
        village=escape(home.place.village_name),
        kind=texts.KINDS.get(problem.kind, problem.kind),
        due=day_words(problem.due, today),
    )


def _case(case: Case, home: Household, today: date) -> str:
    assert case.due, "it is pressing"
    return case_texts.DUE_LINE.substitute(
        number=case.number,
        head=escape(home.head),
        village=escape(home.place.village_name),
        name=case.application.name,
        step=case.at.name,
        due=day_words(case.due, today),
    )
