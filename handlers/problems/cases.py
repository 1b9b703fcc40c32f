"""/cases 办件: applications of households, opened, moved on by a tap, closed with an outcome."""

from dataclasses import replace

from data.cases import BY_CODE, CADRE, VILLAGE, Step
from handlers.asker import Asker
from handlers.dialog.draft import Answer as Given
from handlers.dialog.draft import Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Form, Said
from handlers.house import House
from handlers.problems.buttons import Cases, CloseCase, NextStep, OpenCase, ShowCase
from handlers.problems.case_form import Applying, case_form
from handlers.problems.case_letters import done_told, next_told
from handlers.screen import Screen
from handlers.texts import cases as texts
from handlers.views.cases import Seen, case_card, case_list
from handlers.views.draft import leaf
from handlers.wire import Answer
from ledger.case import WITHDRAWN, Case, CaseId
from ledger.clock import shanghai_day
from ledger.model import Cadre, Place
from ledger.refusals import CaseMoved, NotInScope
from ledger.scopes import Ability, Scope, scope_of

NAME = "case"
WHICH = ("open", "overdue", "closed")


def case_dialog(house: House) -> Dialog[Asker]:
    def form(asker: Asker, draft: Draft) -> Form[Applying]:
        return case_form(house, _cadre(asker), _scope(_cadre(asker)))

    def finish(asker: Asker, draft: Draft, said: Applying) -> Screen:
        cadre = _cadre(asker)
        case = house.ledger.cases.open(
            said.kind, said.household.id, said.words, cadre.id, house.clock(), draft.id
        )
        _audit(house, cadre, "case.open", case)
        hint = BY_CODE[said.kind].hint
        head = f"{texts.OPENED}{hint}"
        return _card(house, asker, _scope(cadre), case, head)

    def what(asker: Asker, said: Said) -> str:
        return texts.DRAFT

    return Dialog(NAME, form, finish, what)


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    return (_list(house, scope, "open", 0),)


def page(house: House, asker: Asker, scope: Scope, button: Cases) -> Answer:
    chosen = button.chosen if button.chosen in WHICH else "open"
    return (_list(house, scope, chosen, button.page),)


def show(house: House, asker: Asker, scope: Scope, button: ShowCase) -> Answer:
    """Raises NotInScope."""
    return (_card(house, asker, scope, _within(house, scope, button.case)),)


def open_case(house: House, asker: Asker, scope: Scope, button: OpenCase) -> Answer:
    """`新办件`; from a card the household, after a 突发 the kind as well are known."""
    said = []
    if button.household:
        said.append(Given("household", button.household))
    if button.kind:
        said.append(Given("kind", button.kind))
    screen = house.flow.begin(asker, NAME, *said, anew=True)
    return (Screen(screen.html, screen.rows, new=True),)


def next_step(house: House, asker: Asker, scope: Scope, button: NextStep) -> Answer:
    """Raises NotInScope for a step that is another's, CaseMoved for an old button."""
    case, cadre = _mine(house, scope, button.case, button.step), _cadre(asker)
    moved = house.ledger.cases.advance(case.id, button.step, cadre.id, house.clock())
    _audit(house, cadre, "case.advance", moved)
    said = texts.MOVED_ON.substitute(step=moved.at.name)
    screen = _card(house, asker, scope, moved, said)
    return (replace(screen, also=next_told(house, moved, cadre.id)),)


def close(house: House, asker: Asker, scope: Scope, button: CloseCase) -> Answer:
    """With an outcome by whose step it is; taken back by who opened it. Raises as `next_step`."""
    case, cadre = _within(house, scope, button.case), _cadre(asker)
    if not (button.outcome == WITHDRAWN and case.opened_by == cadre.id):
        case = _mine(house, scope, button.case, button.step)
    done = house.ledger.cases.close(case.id, button.step, button.outcome, cadre.id, house.clock())
    _audit(house, cadre, "case.close", done)
    screen = _card(house, asker, scope, done)
    return (replace(screen, also=done_told(house, done, cadre.id)),)


def may_step(scope: Scope, step: Step, place: Place) -> bool:
    """Whose a step is: the household's cadre's, the village's, the township's."""
    if step.owner == CADRE:
        return True
    if step.owner == VILLAGE:
        return scope.covers_village(place.village, place.township)
    return scope.covers_township(place.township)


def _list(house: House, scope: Scope, chosen: str, page: int) -> Screen:
    today, cases = shanghai_day(house.clock()), house.ledger.cases
    found = cases.listed(scope, today, chosen)
    page, shown = leaf(found, page)
    homes = house.ledger.households.many([one.household for one in shown], today)
    return case_list(found, homes, cases.counts(scope, today), chosen, page, today)


def _card(house: House, asker: Asker, scope: Scope, case: Case, said: str = "") -> Screen:
    today, ledger = shanghai_day(house.clock()), house.ledger
    events = ledger.cases.events(case.id)
    names = {id_: one.name for id_, one in ledger.people.many({e.by for e in events}).items()}
    home = ledger.households.household(case.household, today)
    seen = Seen(
        case=case,
        household=home,
        events=events,
        names=names,
        today=today,
        may_step=may_step(scope, case.at, home.place),
        may_withdraw=case.opened_by == _cadre(asker).id,
    )
    return case_card(seen, said)


def _within(house: House, scope: Scope, id_: str) -> Case:
    """Raises NotInScope."""
    try:
        case = house.ledger.cases.case(CaseId(id_))
    except KeyError:
        raise NotInScope from None
    today = shanghai_day(house.clock())
    if not house.ledger.households.reaches(scope, case.household, today):
        raise NotInScope
    return case


def _mine(house: House, scope: Scope, id_: str, step: int) -> Case:
    """One at that step, and the step mine to finish. Raises NotInScope, CaseMoved."""
    case = _within(house, scope, id_)
    if case.outcome is not None or case.step != step:
        raise CaseMoved
    home = house.ledger.households.household(case.household, shanghai_day(house.clock()))
    if not may_step(scope, case.at, home.place):
        raise NotInScope
    return case


def _audit(house: House, cadre: Cadre, act: str, case: Case) -> None:
    house.ledger.audit.note(
        cadre.id, act, case.household, house.clock(), {"case": case.number, "step": case.step}
    )


def _scope(cadre: Cadre) -> Scope:
    scope = scope_of(cadre, Ability.CASES)
    assert scope, "every cadre has their own"
    return scope


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre
