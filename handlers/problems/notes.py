"""What was put right, and why it is sent back: one sentence about a problem."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from html import escape

from handlers.asker import Asker
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Field, Form, Said
from handlers.dialog.words import sentence
from handlers.house import House
from handlers.problems.buttons import FixProblem, ReturnProblem
from handlers.problems.card import card
from handlers.problems.problem_letters import to_fixer, to_review
from handlers.problems.problem_reach import STATES, reviewable, within
from handlers.problems.trace import leave_trace
from handlers.screen import Letter, Screen
from handlers.texts import problems as texts
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.model import Cadre
from ledger.problem import ProblemId
from ledger.refusals import ProblemMoved
from ledger.scopes import Ability, Scope, scope_of

FIX, RETURN = "fix", "return"  # names of the dialogs
LONGEST = 200  # characters of a note


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    note: str


def fix(house: House, asker: Asker, scope: Scope, button: FixProblem) -> Answer:
    """`写整改`: one sentence. Raises NotInScope, ProblemMoved."""
    problem = within(house, scope, button.problem)
    if problem.state not in STATES["todo"]:
        raise ProblemMoved
    return (house.flow.begin(asker, FIX, about=problem.id, anew=True),)


def send_back(house: House, asker: Asker, scope: Scope, button: ReturnProblem) -> Answer:
    """Raises NotInScope, ProblemMoved, OwnWork."""
    problem = reviewable(house, asker, scope, button.problem)
    return (house.flow.begin(asker, RETURN, about=problem.id, anew=True),)


def fix_dialog(house: House) -> Dialog[Asker]:
    def finish(asker: Asker, draft: Draft, said: Noted) -> Screen:
        cadre, scope = _cadre(asker), _scope(asker)
        problem = within(house, scope, draft.about)
        done = house.ledger.problems.fix(problem.id, said.note, cadre.id, house.clock())
        leave_trace(house, cadre, "problem.fix", done)
        letters = to_review(house, done, cadre.id)
        return replace(card(house, asker, scope, done), also=letters)

    return _noting(house, FIX, texts.NOTE_TITLE, finish)


def return_dialog(house: House) -> Dialog[Asker]:
    def finish(asker: Asker, draft: Draft, said: Noted) -> Screen:
        cadre, scope = _cadre(asker), _scope(asker)
        problem = reviewable(house, asker, scope, draft.about)
        done = house.ledger.problems.send_back(problem.id, said.note, cadre.id, house.clock())
        leave_trace(house, cadre, "problem.return", done)
        letters: tuple[Letter, ...] = to_fixer(house, done, texts.RETURNED_TOLD, cadre.id)
        return replace(card(house, asker, scope, done), also=letters)

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
            name="note",
            title=title,
            prompt=lambda _: prompt,
            parse=sentence(LONGEST, texts.A_SENTENCE),
            words=True,
            shown=str,
        )
        return Form((note,), into=Noted)

    def what(asker: Asker, said: Said) -> str:
        return title

    return Dialog(name, form, finish, what)


def _scope(asker: Asker) -> Scope:
    scope = scope_of(_cadre(asker), Ability.PROBLEMS)
    assert scope, "every cadre has their own"
    return scope


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre


def _today(house: House) -> date:
    return shanghai_day(house.clock())
