"""Problems as a list by scope and as cards with what may be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from handlers.households.buttons import Card
from handlers.problems.buttons import (
    CloseProblem,
    FixProblem,
    PassProblem,
    Problems,
    ReturnProblem,
    ShowProblem,
)
from handlers.screen import Rows, Screen, Tap
from handlers.texts import problems as texts
from handlers.views.days import day_words
from handlers.views.draft import leaf, pages, pairs
from ledger.model import CadreId, Household, HouseholdId
from ledger.problem import Counts, Event, Problem, ProblemState

LABEL = 10  # characters
SHORT = 60  # characters of what was said


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A problem and what its viewer may do with it."""

    problem: Problem
    household: Household
    owner: str
    events: Sequence[Event]
    names: Mapping[CadreId, str]
    today: date
    may_pass: bool
    own_work: bool  # the viewer fixed it


def problem_list(
    problems: Sequence[Problem],
    homes: Mapping[HouseholdId, Household],
    counts: Counts,
    chosen: str,
    page: int,
    today: date,
) -> Screen:
    page, shown = leaf(problems, page)
    head = texts.HEAD.substitute(
        todo=counts.todo, overdue=counts.overdue, review=counts.review, closed=counts.closed
    )
    lines = [
        texts.LINE.substitute(
            number=one.number,
            head=escape(homes[one.household].head),
            kind=texts.KINDS.get(one.kind, one.kind),
            state=_short(one, today),
        )
        for one in shown
    ]
    taps = [
        Tap(
            texts.LABEL.substitute(number=one.number, head=homes[one.household].head)[:LABEL],
            ShowProblem(one.id),
        )
        for one in shown
    ]
    filters = tuple(
        Tap(texts.CHOSEN.substitute(label=label) if code == chosen else label, Problems(code, 0))
        for code, label in texts.FILTERS.items()
    )
    rows: Rows = (*pairs(taps), filters)
    if foot := pages(len(problems), page, lambda to: Problems(chosen, to)):
        rows += (foot,)
    return Screen("\n".join([head, *(lines or [texts.NONE[chosen]])]), rows)


def problem_card(seen: Seen, said: str = "") -> Screen:
    """`said` is a line of HTML above it."""
    problem, home = seen.problem, seen.household
    late = (seen.today - problem.due).days
    words = texts.CARD.substitute(
        number=problem.number,
        kind=texts.KINDS.get(problem.kind, problem.kind),
        head=escape(home.head),
        where=escape(f"{home.place.township_name}{home.place.village_name}{home.group}"),
        words=escape(_cut(problem.words)),
        when=texts.WHEN.substitute(
            opened=day_words(problem.opened, seen.today),
            due=day_words(problem.due, seen.today),
            late=texts.LATE_BY.substitute(days=late) if problem.overdue(seen.today) else "",
        ),
        owner=escape(seen.owner),
        state=texts.STATES[problem.state],
    )
    events = [_event(one, seen) for one in seen.events[-texts.EVENTS_SHOWN :]]
    own = [texts.OWN_WORK] if _reviewed(problem) and seen.own_work else []
    html = "\n".join([*([said] if said else []), words, *events, *own])
    return Screen(html, _acts(seen))


def _acts(seen: Seen) -> Rows:
    problem = seen.problem
    rows: Rows = ()
    if problem.state in (ProblemState.TODO, ProblemState.FIXING):
        pass_it = (Tap(texts.PASS, PassProblem(problem.id, 0)),) if seen.may_pass else ()
        rows = ((Tap(texts.FIX, FixProblem(problem.id)), *pass_it),)
    elif _reviewed(problem) and not seen.own_work:
        rows = (
            (
                Tap(texts.CLOSE, CloseProblem(problem.id)),
                Tap(texts.RETURN, ReturnProblem(problem.id)),
            ),
        )
    return (
        *rows,
        (Tap(texts.HOUSEHOLD, Card(problem.household)), Tap(texts.BACK, Problems("todo", 0))),
    )


def _reviewed(problem: Problem) -> bool:
    return problem.state is ProblemState.REVIEW


def _short(problem: Problem, today: date) -> str:
    match problem.state:
        case ProblemState.REVIEW:
            return texts.REVIEWING
        case ProblemState.CLOSED:
            return texts.CLOSED
        case _:
            shape = texts.LATE if problem.overdue(today) else texts.UNTIL
            return shape.substitute(day=day_words(problem.due, today))


def _event(event: Event, seen: Seen) -> str:
    return texts.EVENTS[event.act].substitute(
        day=day_words(event.at.date(), seen.today),
        by=escape(seen.names.get(event.by, "") if event.by else ""),
        words=escape(_cut(event.words)),
    )


def _cut(words: str) -> str:
    return words if len(words) <= SHORT else words[:SHORT] + "…"
