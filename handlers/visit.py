"""/visit, 走访登记: a household visited is recorded, or what was recorded is corrected."""

from ledger.book import Ledger

from handlers.asker import Asker
from handlers.buttons import Amend, Another, Discard, Resume, ShowVisit, StartVisit
from handlers.dialog.draft import CHOOSING, Answer, Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import AND, Form, Said
from handlers.house import House
from handlers.mine import Mine
from handlers.screen import Screen
from handlers.texts import dialog as dialog_texts
from handlers.texts import visit as texts
from handlers.views.visit import recorded, visit_card
from handlers.visit_form import Visited, visit_form
from handlers.wire import Answer as Says
from ledger.clock import Clock
from ledger.model import Cadre, Correction, HouseholdId, Mode, NewVisit, Visit, VisitId
from ledger.refusals import NotInScope
from ledger.scopes import Scope, own

NAME = "visit"


def visit_dialog(ledger: Ledger, clock: Clock) -> Dialog[Asker]:
    def mine_of(asker: Asker) -> Mine:
        return Mine(ledger, _cadre(asker), clock().date())

    def form(asker: Asker, draft: Draft) -> Form[Visited]:
        corrected = ledger.visits.visit(VisitId(draft.about)) if draft.about else None
        return visit_form(mine_of(asker), draft, clock().date(), corrected)

    def what(asker: Asker, said: Said) -> str:
        if "household" not in said:
            return texts.NEW_VISIT
        home = ledger.households.household(HouseholdId(said["household"]), clock().date())
        return texts.WHOSE.substitute(head=home.head)

    def finish(asker: Asker, draft: Draft, filled: Visited) -> Screen:
        if draft.about:
            return _corrected(ledger, asker, VisitId(draft.about), filled, clock)
        cadre = _cadre(asker)
        visit = ledger.visits.record(
            NewVisit(
                id=VisitId(draft.id),
                household=filled.household.id,
                cadre=cadre.id,
                recorder=cadre.id,
                day=filled.day,
                mode=filled.mode,
                findings=filled.findings,
            ),
            clock(),
            own(cadre.id),
        )
        mine = mine_of(asker)
        return recorded(filled.household, visit, mine, counted=_counting(ledger, visit, mine))

    return Dialog(NAME, form, finish, what)


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Says:
    if not Mine(house.ledger, _cadre(asker), house.clock().date()).all:
        return (Screen(texts.NO_HOUSEHOLDS, new=True),)
    return (_new(house.flow.begin(asker, NAME)),)


def start(house: House, asker: Asker, scope: Scope, button: StartVisit) -> Says:
    """One household's visit at once, from a card or a reminder."""
    return (_new(house.flow.begin(asker, NAME, Answer("household", button.household))),)


def another(house: House, asker: Asker, scope: Scope, button: Another) -> Says:
    return (house.flow.begin(asker, NAME, anew=True),)


def resume(house: House, asker: Asker, scope: Scope, button: Resume) -> Says:
    return (house.flow.resume(asker, button),)


def discard(house: House, asker: Asker, scope: Scope, button: Discard) -> Says:
    return (house.flow.discard(asker, button) or Screen(dialog_texts.ENDED, new=True),)


def show(house: House, asker: Asker, scope: Scope, button: ShowVisit) -> Says:
    """A record of a household of mine. Raises NotInScope for any other."""
    visit = house.ledger.visits.visit(VisitId(button.visit))
    cadre, today = _cadre(asker), house.clock().date()
    held = house.ledger.households.reaches(own(cadre.id), visit.household, today)
    if not held and cadre.id not in (visit.cadre, visit.recorder):
        raise NotInScope
    household = house.ledger.households.household(visit.household, today)
    return (visit_card(household, visit, today),)


def amend(house: House, asker: Asker, scope: Scope, button: Amend) -> Says:
    """Opens what I recorded, filled in, at the choice what to change. Raises NotInScope."""
    visit = house.ledger.visits.visit(VisitId(button.visit))
    if _cadre(asker).id not in (visit.cadre, visit.recorder):
        raise NotInScope
    screen = house.flow.begin(asker, NAME, *_answers(visit), about=visit.id, opened=CHOOSING)
    return (_new(screen),)


def _answers(visit: Visit) -> tuple[Answer, ...]:
    """What was recorded, as if it had just been said."""
    found = visit.findings
    said = {
        "household": visit.household,
        "day": visit.day.isoformat(),
        "mode": visit.mode,
        "changes": AND.join(found.changes),
        "change_note": next(iter(found.changes.values()), ""),
        "checks": AND.join(found.checks),
        "check_note": next(iter(found.checks.values()), ""),
        "wish": found.wish,
        "next_step": found.next_step,
    }
    if visit.mode is Mode.ABSENT:  # met after all: what was found is asked then
        said = {name: said[name] for name in ("household", "day", "mode")}
    return tuple(Answer(name, words) for name, words in said.items())


def _corrected(
    ledger: Ledger, asker: Asker, visit: VisitId, filled: Visited, clock: Clock
) -> Screen:
    cadre, now = _cadre(asker), clock()
    mine = Mine(ledger, cadre, now.date())
    if filled.void:
        voided = ledger.visits.void(visit, filled.reason, cadre.id, now, own(cadre.id))
        words = texts.VOIDED.substitute(head=filled.household.head, day=voided.day)
        return Screen(words)
    new = Correction(day=filled.day, mode=filled.mode, findings=filled.findings)
    mended = ledger.visits.correct(visit, new, filled.reason, cadre.id, now, own(cadre.id))
    counted = _counting(ledger, mended, mine)
    return recorded(filled.household, mended, mine, counted=counted, version=mended.version)


def _counting(ledger: Ledger, visit: Visit, mine: Mine) -> str:
    """What a cadre should know about how this visit counts; "" where it simply does."""
    lines = texts.HOW_IT_COUNTS.get(visit.mode, "")
    late_days = ledger.settings.number("late_days", visit.day)
    if (visit.recorded.date() - visit.day).days > late_days:
        lines += texts.TOO_LATE.substitute(days=late_days)
    if ledger.visits.is_stand_in(visit):
        lines += texts.BY_ANOTHER
    return lines


def _new(screen: Screen) -> Screen:
    """As a message of its own: what was recorded or asked before stays to be read."""
    return Screen(screen.html, screen.rows, new=True)


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre
