"""Who hears of a problem: its owner when it opens, a reviewer when it is fixed; never a group."""

from datetime import date
from html import escape
from string import Template

from handlers.house import House
from handlers.notices import tell
from handlers.problems.buttons import ShowProblem
from handlers.screen import Letter, Screen, Tap
from handlers.texts import problems as texts
from handlers.views.days import day_words
from ledger.clock import shanghai_day
from ledger.model import CadreId, Contact, Role, Visit
from ledger.problem import Problem


def owners(house: House, problem: Problem, today: date) -> tuple[Contact, ...]:
    """The village lead until it was passed on; then the unit's contacts (DESIGN §3)."""
    if problem.unit is not None:
        return house.ledger.people.holding(Role.UNIT_CONTACT, problem.unit, today)
    home = house.ledger.households.household(problem.household, today)
    return house.ledger.people.holding(Role.VILLAGE_LEAD, home.place.village, today)


def opened(house: House, visit: Visit, by: CadreId) -> tuple[tuple[str, ...], tuple[Letter, ...]]:
    """A line for who recorded it of each problem that this visit opened; and its owner's letter.

    Once: a problem that was told of is told of no more.
    """
    now, today = house.clock(), shanghai_day(house.clock())
    lines: list[str] = []
    letters: list[Letter] = []
    for problem in house.ledger.problems.announce(visit.id, by, now):
        its = owners(house, problem, today)
        lines.append(_line(problem, its, today))
        letters += _to(house, problem, its, texts.OPENED, by)
    return tuple(lines), tuple(letters)


def _line(problem: Problem, its: tuple[Contact, ...], today: date) -> str:
    return texts.OPENED_HERE.substitute(
        number=problem.number,
        kind=texts.KINDS.get(problem.kind, problem.kind),
        by=escape(its[0].cadre.name) if its else "",
        due=day_words(problem.due, today),
    )


def passed(house: House, problem: Problem, by: CadreId) -> tuple[Letter, ...]:
    today = shanghai_day(house.clock())
    return _to(house, problem, owners(house, problem, today), texts.PASSED_TOLD, by)


def to_review(house: House, problem: Problem, by: CadreId) -> tuple[Letter, ...]:
    """The nearest who did not fix it: the household's cadre, the village lead, the township."""
    people, today = house.ledger.people, shanghai_day(house.clock())
    home = house.ledger.households.household(problem.household, today)
    holders = house.ledger.households.holders(problem.household, today)
    known = people.many(holders)
    levels = (
        tuple(
            Contact(cadre=known[id_], account=people.account_of(id_))
            for id_ in holders
            if known[id_].in_post(today)
        ),
        people.holding(Role.VILLAGE_LEAD, home.place.village, today),
        people.administrators(home.place.township, today),
        people.administrators(None, today),
    )
    for level in levels:
        able = [
            one
            for one in level
            if one.account is not None
            and one.cadre.id != by
            and not house.ledger.leaves.on_leave(one.cadre.id, today)
        ]
        if able:
            return _to(house, problem, tuple(able), texts.REVIEW_TOLD, by)
    return ()


def to_fixer(house: House, problem: Problem, shape: Template, by: CadreId) -> tuple[Letter, ...]:
    """Sent back, or closed: who fixed it hears of it."""
    if problem.fixed_by is None:
        return ()
    fixer = house.ledger.people.cadre(problem.fixed_by)
    account = house.ledger.people.account_of(fixer.id)
    return _to(house, problem, (Contact(cadre=fixer, account=account),), shape, by)


def _to(
    house: House, problem: Problem, to: tuple[Contact, ...], shape: Template, by: CadreId
) -> tuple[Letter, ...]:
    ledger, today = house.ledger, shanghai_day(house.clock())
    home = ledger.households.household(problem.household, today)
    fixer = ledger.people.cadre(problem.fixed_by).name if problem.fixed_by else ""
    last = ledger.problem_events.of(problem.id)
    words = shape.substitute(
        number=problem.number,
        head=escape(home.head),
        kind=texts.KINDS.get(problem.kind, problem.kind),
        words=escape(last[-1].words if shape is texts.RETURNED_TOLD and last else problem.words),
        note=escape(problem.note),
        by=escape(fixer),
        due=day_words(problem.due, today),
    )
    rows = ((Tap(texts.SEE, ShowProblem(problem.id)),),)
    return tuple(
        letter
        for one in to
        if one.cadre.id != by
        for letter in tell(house, one.cadre.id, Screen(words, rows))
    )
