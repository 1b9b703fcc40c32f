"""/problems 问题清单: what is to do, in one's scope; 整改, 转交, 复核, 销号."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from html import escape

from handlers.asker import Asker
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Field, Form, Invalid, Said
from handlers.house import House
from handlers.problems.buttons import (
    CloseProblem,
    FixProblem,
    PassProblem,
    PassTo,
    Problems,
    ReturnProblem,
    ShowProblem,
)
from handlers.problems.problem_letters import owners, passed, to_fixer, to_review
from handlers.screen import Letter, Screen, Tap
from handlers.texts import problems as texts
from handlers.views.draft import leaf, pages, pairs
from handlers.views.problems import Seen, problem_card, problem_list
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.model import AreaId, Cadre
from ledger.problem import Problem, ProblemId, ProblemState
from ledger.refusals import NotInScope, OwnWork, ProblemMoved
from ledger.scopes import Ability, Scope, scope_of

FIX, RETURN = "fix", "return"  # names of the dialogs
LONGEST = 200  # characters of a note
STATES: dict[str, tuple[ProblemState, ...]] = {
    "todo": (ProblemState.TODO, ProblemState.FIXING),
    "review": (ProblemState.REVIEW,),
    "overdue": (ProblemState.TODO, ProblemState.FIXING),
    "closed": (ProblemState.CLOSED,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    note: str


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    return (_list(house, scope, "todo", 0),)


def page(house: House, asker: Asker, scope: Scope, button: Problems) -> Answer:
    chosen = button.chosen if button.chosen in STATES else "todo"
    return (_list(house, scope, chosen, button.page),)


def show(house: House, asker: Asker, scope: Scope, button: ShowProblem) -> Answer:
    """Raises NotInScope."""
    problem = _within(house, scope, button.problem)
    return (_card(house, asker, scope, problem),)


def fix(house: House, asker: Asker, scope: Scope, button: FixProblem) -> Answer:
    """`写整改`: one sentence. Raises NotInScope, ProblemMoved."""
    problem = _within(house, scope, button.problem)
    if problem.state not in STATES["todo"]:
        raise ProblemMoved
    return (house.flow.begin(asker, FIX, about=problem.id, anew=True),)


def send_back(house: House, asker: Asker, scope: Scope, button: ReturnProblem) -> Answer:
    """Raises NotInScope, ProblemMoved, OwnWork."""
    problem = _reviewable(house, asker, scope, button.problem)
    return (house.flow.begin(asker, RETURN, about=problem.id, anew=True),)


def close(house: House, asker: Asker, scope: Scope, button: CloseProblem) -> Answer:
    """`销号`, by another than who fixed it. Raises NotInScope, ProblemMoved, OwnWork."""
    problem = _reviewable(house, asker, scope, button.problem)
    cadre = _cadre(asker)
    done = house.ledger.problems.close(problem.id, cadre.id, house.clock())
    _audit(house, cadre, "problem.close", done)
    letters = to_fixer(house, done, texts.CLOSED_TOLD, cadre.id)
    return (replace(_card(house, asker, scope, done), also=letters),)


def choose_unit(house: House, asker: Asker, scope: Scope, button: PassProblem) -> Answer:
    """Where it may be passed to; the one that the setting 责任 names comes first."""
    problem = _passable(house, scope, button.problem)
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
    problem = _passable(house, scope, button.problem)
    unit = house.ledger.areas.unit(AreaId(button.unit))
    if unit is None:
        raise NotInScope
    cadre = _cadre(asker)
    done = house.ledger.problems.pass_to(problem.id, unit.id, cadre.id, house.clock())
    _audit(house, cadre, "problem.pass", done)
    letters = passed(house, done, cadre.id)
    reached = any(one.account is not None for one in owners(house, done, _today(house)))
    said = texts.PASSED_TO.substitute(unit=escape(unit.name))
    if not reached:
        said += texts.NOT_REACHED
    return (replace(_card(house, asker, scope, done, said), also=letters),)


def fix_dialog(house: House) -> Dialog[Asker]:
    def finish(asker: Asker, draft: Draft, said: Noted) -> Screen:
        cadre, scope = _cadre(asker), _scope(asker)
        problem = _within(house, scope, draft.about)
        done = house.ledger.problems.fix(problem.id, said.note, cadre.id, house.clock())
        _audit(house, cadre, "problem.fix", done)
        letters = to_review(house, done, cadre.id)
        return replace(_card(house, asker, scope, done), also=letters)

    return _noting(house, FIX, texts.NOTE_TITLE, finish)


def return_dialog(house: House) -> Dialog[Asker]:
    def finish(asker: Asker, draft: Draft, said: Noted) -> Screen:
        cadre, scope = _cadre(asker), _scope(asker)
        problem = _reviewable(house, asker, scope, draft.about)
        done = house.ledger.problems.send_back(problem.id, said.note, cadre.id, house.clock())
        _audit(house, cadre, "problem.return", done)
        letters: tuple[Letter, ...] = to_fixer(house, done, texts.RETURNED_TOLD, cadre.id)
        return replace(_card(house, asker, scope, done), also=letters)

    return _noting(house, RETURN, texts.RETURN_TITLE, finish)


def _noting(
    house: House, name: str, title: str, finish: Callable[[Asker, Draft, Noted], Screen]
) -> Dialog[Asker]:
    """A dialog that asks for one sentence about a problem."""
    asks = {FIX: texts.WHAT_WAS_FIXED, RETURN: texts.WHY_RETURNED}[name]

    def form(asker: Asker, draft: Draft) -> Form[Noted]:
        problem = house.ledger.problems.problem(ProblemId(draft.about))
        home = house.ledger.households.household(problem.household, _today(house))
        prompt = asks.substitute(head=escape(home.head), kind=texts.KINDS[problem.kind])
        note = Field(
            name="note", title=title, prompt=lambda _: prompt, parse=_note, words=True, shown=str
        )
        return Form((note,), into=Noted)

    def what(asker: Asker, said: Said) -> str:
        return title

    return Dialog(name, form, finish, what)


def _note(said: str) -> str:
    if not said.strip() or len(said) > LONGEST:
        raise Invalid(texts.TOO_LONG)
    return said.strip()


def _list(house: House, scope: Scope, chosen: str, page: int) -> Screen:
    today, problems = _today(house), house.ledger.problems
    found = problems.listed(scope, today, *STATES[chosen], overdue=chosen == "overdue")
    page, shown = leaf(found, page)
    homes = house.ledger.households.many([one.household for one in shown], today)
    return problem_list(found, homes, problems.counts(scope, today), chosen, page, today)


def _card(house: House, asker: Asker, scope: Scope, problem: Problem, said: str = "") -> Screen:
    ledger, today = house.ledger, _today(house)
    home = ledger.households.household(problem.household, today)
    events = ledger.problem_events.of(problem.id)
    people = ledger.people.many({one.by for one in events if one.by})
    seen = Seen(
        problem=problem,
        household=home,
        owner=_owner(house, problem, today),
        events=events,
        names={id_: one.name for id_, one in people.items()},
        today=today,
        may_pass=_may_pass(scope, home.place.village, home.place.township),
        own_work=problem.fixed_by == _cadre(asker).id,
    )
    return problem_card(seen, said)


def _owner(house: House, problem: Problem, today: date) -> str:
    people = texts.LIST.join(one.cadre.name for one in owners(house, problem, today))
    if problem.unit is not None:
        unit = house.ledger.areas.area(problem.unit).name
        return texts.BY_LEAD.substitute(village=unit, names=people or texts.NO_CONTACT)
    home = house.ledger.households.household(problem.household, today)
    return texts.BY_LEAD.substitute(village=home.place.village_name, names=people or texts.NOBODY)


def _may_pass(scope: Scope, village: AreaId, township: AreaId) -> bool:
    """The village lead and who is above; not the household's cadre alone, not another unit."""
    return scope.covers_village(village, township)


def _passable(house: House, scope: Scope, id_: str) -> Problem:
    problem = _within(house, scope, id_)
    place = house.ledger.households.household(problem.household, _today(house)).place
    if not _may_pass(scope, place.village, place.township):
        raise NotInScope
    if problem.state not in STATES["todo"]:
        raise ProblemMoved
    return problem


def _reviewable(house: House, asker: Asker, scope: Scope, id_: str) -> Problem:
    problem = _within(house, scope, id_)
    if problem.state is not ProblemState.REVIEW:
        raise ProblemMoved
    if problem.fixed_by == _cadre(asker).id:
        raise OwnWork
    return problem


def _within(house: House, scope: Scope, id_: str) -> Problem:
    """Raises NotInScope."""
    if not house.ledger.problems.reaches(scope, ProblemId(id_), _today(house)):
        raise NotInScope
    return house.ledger.problems.problem(ProblemId(id_))


def _audit(house: House, cadre: Cadre, act: str, problem: Problem) -> None:
    details = {"problem": problem.number}
    house.ledger.audit.note(cadre.id, act, problem.household, house.clock(), details)


def _scope(asker: Asker) -> Scope:
    scope = scope_of(_cadre(asker), Ability.PROBLEMS)
    assert scope, "every cadre has their own"
    return scope


def _today(house: House) -> date:
    return shanghai_day(house.clock())


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre
