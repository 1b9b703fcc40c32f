"""Cases as a list by scope and as cards with their steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from data.cases import BY_CODE
from handlers.households.buttons import Card
from handlers.problems.buttons import Cases, CloseCase, NextStep, OpenCase, ShowCase
from handlers.screen import Rows, Screen, Tap
from handlers.texts import cases as texts
from handlers.views.days import day_words
from handlers.views.draft import leaf, pages, pairs
from ledger.case import WITHDRAWN, Case, CaseCounts, CaseEvent
from ledger.model import CadreId, Household, HouseholdId

LABEL = 10  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A case and what its viewer may do with it."""

    case: Case
    household: Household
    events: Sequence[CaseEvent]
    names: Mapping[CadreId, str]
    today: date
    may_step: bool
    may_withdraw: bool


def case_list(
    cases: Sequence[Case],
    homes: Mapping[HouseholdId, Household],
    counts: CaseCounts,
    chosen: str,
    page: int,
    today: date,
) -> Screen:
    page, shown = leaf(cases, page)
    head = texts.HEAD.substitute(open=counts.open, overdue=counts.overdue, closed=counts.closed)
    lines = [
        texts.LINE.substitute(
            number=one.number,
            head=escape(homes[one.household].head),
            name=one.application.name,
            state=outcome(one) if one.outcome else one.at.name + until(one, today),
        )
        for one in shown
    ]
    taps = [
        Tap(
            texts.LABEL.substitute(number=one.number, head=homes[one.household].head)[:LABEL],
            ShowCase(one.id),
        )
        for one in shown
    ]
    filters = tuple(
        Tap(texts.CHOSEN.substitute(label=label) if code == chosen else label, Cases(code, 0))
        for code, label in texts.FILTERS.items()
    )
    rows: Rows = (*pairs(taps), filters)
    if foot := pages(len(cases), page, lambda to: Cases(chosen, to)):
        rows += (foot,)
    rows += ((Tap(texts.NEW, OpenCase("", "")),),)
    return Screen("\n".join([head, *(lines or [texts.NONE[chosen]])]), rows)


def case_card(seen: Seen, said: str = "") -> Screen:
    case, home = seen.case, seen.household
    lines = [
        texts.CARD.substitute(
            number=case.number,
            name=case.application.name,
            head=escape(home.head),
            where=escape(f"{home.place.township_name}{home.place.village_name}{home.group}"),
            words=texts.WORDS.substitute(words=escape(case.words)) if case.words else "",
        ),
        *(_step(n, seen) for n in range(len(case.application.steps))),
    ]
    if case.outcome:
        lines.append(texts.OUTCOME.substitute(outcome=outcome(case)))
    return Screen("\n".join([*([said] if said else []), *lines]), _acts(seen))


def outcome(case: Case) -> str:
    if case.outcome == WITHDRAWN:
        return texts.WITHDRAWN
    return dict(BY_CODE[case.kind].outcomes).get(case.outcome or "", "")


def until(case: Case, today: date) -> str:
    if case.due is None:
        return ""
    if case.overdue(today):
        return texts.LATE.substitute(days=(today - case.due).days)
    return texts.UNTIL.substitute(day=day_words(case.due, today))


def _step(n: int, seen: Seen) -> str:
    case = seen.case
    step = case.application.steps[n]
    done = next((one for one in seen.events if one.step == n), None)
    if done is not None and (n < case.step or case.outcome):
        return texts.STEP_DONE.substitute(
            step=step.name,
            day=day_words(done.at.date(), seen.today),
            by=escape(seen.names.get(done.by, "")),
        )
    if n == case.step and case.outcome is None:
        owner = texts.OWNER.substitute(owner=step.by) if step.by else ""
        return texts.STEP_NOW.substitute(step=step.name, owner=owner, due=until(case, seen.today))
    return texts.STEP_LEFT.substitute(step=step.name)


def _acts(seen: Seen) -> Rows:
    case = seen.case
    rows: Rows = ()
    if case.outcome is None and seen.may_step:
        if case.last_step:
            rows = (
                tuple(
                    Tap(label, CloseCase(case.id, case.step, code))
                    for code, label in case.application.outcomes
                ),
            )
        else:
            after = case.application.steps[case.step + 1]
            rows = ((Tap(texts.NEXT.substitute(step=after.name), NextStep(case.id, case.step)),),)
    if case.outcome is None and seen.may_withdraw:
        rows += ((Tap(texts.WITHDRAW, CloseCase(case.id, case.step, WITHDRAWN)),),)
    return (
        *rows,
        (Tap(texts.HOUSEHOLD, Card(case.household)), Tap(texts.BACK, Cases("open", 0))),
    )
