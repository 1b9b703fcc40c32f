"""Problems and cases that are due today or overdue: told privately, once a person (DESIGN §7).

A problem climbs by the working day: the household's cadre and its owner on the day it is due,
then the unit's contact, the village lead, the township. A case that is overdue is the township's
alone to hear of; on the day it is due, whose step it is.
"""

from collections import defaultdict
from datetime import date
from html import escape

from handlers.case_letters import step_owners
from handlers.house import House
from handlers.office_buttons import Cases, Problems
from handlers.problem_letters import owners
from handlers.pushes.schedules import Due
from handlers.screen import Letter, Rows, Screen, Tap
from handlers.texts import cases as case_texts
from handlers.texts import problems as texts
from handlers.views.days import day_words
from ledger.cases import Case
from ledger.clock import shanghai_day
from ledger.model import CadreId, Contact, Household, Role
from ledger.problems import Problem
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
    problems = problems_by(house, today).get(to, [])
    cases = cases_by(house, today).get(to, [])
    account = house.ledger.people.account_of(to)
    if account is None or not (problems or cases):
        return ()
    now = house.clock()
    for problem in problems:
        house.ledger.problems.told(problem.id, to, now)
    for case in cases:
        house.ledger.cases.tell(case, to, _about(case, today), now)
    return (Letter(account, _screen(house, problems, cases, today)),)


def problems_by(house: House, today: date) -> dict[CadreId, list[Problem]]:
    """Whom each pressing problem has climbed to by that day, but for those who know of it."""
    workdays = house.ledger.holidays.workdays()
    known = house.ledger.problems.who_knows()
    found: dict[CadreId, list[Problem]] = defaultdict(list)
    for problem in house.ledger.problems.pressing(today):
        level = working_days(workdays, problem.due, today)
        for cadre in _reached(house, problem, level, today):
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


def _reached(house: House, problem: Problem, level: int, today: date) -> list[CadreId]:
    people, ledger = house.ledger.people, house.ledger
    home = ledger.households.household(problem.household, today)
    holders = ledger.households.holders(problem.household, today)
    contacts: list[Contact] = list(owners(house, problem, today))
    if level >= CONTACT:
        units = {one.unit for one in people.many(holders).values() if one.unit}
        for unit in sorted(units):
            contacts += people.holding(Role.UNIT_CONTACT, unit, today)
    if level >= LEAD:
        contacts += people.holding(Role.VILLAGE_LEAD, home.place.village, today)
    if level >= TOWNSHIP:
        contacts += people.administrators(home.place.township, today)
    to = dict.fromkeys([*holders, *(one.cadre.id for one in contacts)])
    return [cadre for cadre in to if _reachable(house, cadre, today)]


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
