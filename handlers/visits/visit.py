"""/visit, 走访登记: a household visited is recorded; the ways into the dialog and out of it."""

from html import escape

from handlers.asker import Asker
from handlers.dialog.buttons import Another, Discard, Resume
from handlers.dialog.draft import CHOOSING, Answer, Draft
from handlers.dialog.flow import Dialog
from handlers.dialog.form import Form, Said
from handlers.house import House
from handlers.households.households import looked_into
from handlers.households.mine import Mine
from handlers.households.scope_list import scope_screen
from handlers.notices import tell
from handlers.screen import Letter, Screen, Tap
from handlers.texts import dialog as dialog_texts
from handlers.texts import visit as texts
from handlers.views.days import near_words
from handlers.views.visit import recorded
from handlers.views.visit_card import SeenVisit, visit_card
from handlers.visits import photos
from handlers.visits.after_visit import followed
from handlers.visits.buttons import Amend, RecordFor, ShowPhotos, ShowVisit, StartVisit
from handlers.visits.correction import corrected
from handlers.visits.correction_form import VOID, correction_form, recorded_answers
from handlers.visits.counting import how_it_counts
from handlers.visits.visit_answers import Visited
from handlers.visits.visit_form import visit_form
from handlers.visits.visiting import Visiting
from handlers.wire import Answer as Says
from ledger.model import Cadre, CadreId, HouseholdId, NewVisit, Visit, VisitId
from ledger.refusals import NotInScope
from ledger.scopes import WHOLE_COUNTY, Ability, Scope, scope_of

NAME = "visit"


def visit_dialog(house: House) -> Dialog[Asker]:
    ledger, clock = house.ledger, house.clock

    def form(asker: Asker, draft: Draft) -> Form[Visited]:
        old = ledger.visits.visit(VisitId(draft.about)) if draft.about else None
        cadre = _cadre(asker)
        whose = next((a.said for a in draft.answers if a.field == "visitor"), cadre.id)
        visitor = cadre if whose == cadre.id else ledger.people.cadre(CadreId(whose))
        mine = Mine(ledger, visitor, clock().date())
        facts = Visiting(ledger, mine, draft, cadre, reach_of(cadre), old)
        return correction_form(facts, old) if old else visit_form(facts)

    def what(asker: Asker, said: Said) -> str:
        if "household" not in said:
            return texts.NEW_VISIT
        today = clock().date()
        home = ledger.households.household(HouseholdId(said["household"]), today)
        shape = texts.CORRECTING if VOID in said else texts.WHOSE
        return shape.substitute(head=Mine(ledger, _cadre(asker), today).called(home))

    def finish(asker: Asker, draft: Draft, filled: Visited) -> Screen:
        if draft.about:
            return corrected(house, _cadre(asker), draft, filled)
        return _recorded(house, _cadre(asker), draft, filled)

    return Dialog(NAME, form, finish, what)


def reach_of(cadre: Cadre) -> Scope:
    """Whose visits the cadre may type: their own, and a village lead's in the village."""
    reach = scope_of(cadre, Ability.RECORD)
    assert reach, "every cadre may record their own"
    return reach


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Says:
    cadre, today = _cadre(asker), house.clock().date()
    if house.ledger.households.any_of(cadre.id, today) or house.flow.draft(asker):
        return (_new(house.flow.begin(asker, NAME)),)
    reach = reach_of(cadre)
    if not reach.own_only:
        return (scope_screen(house, reach),)
    return (Screen(texts.NO_HOUSEHOLDS, new=True),)


def start(house: House, asker: Asker, scope: Scope, button: StartVisit) -> Says:
    """One household's visit at once, from a card or a reminder; its draft where one is open."""
    household = Answer("household", button.household)
    if _is_open(house, asker, household):
        return (_new(house.flow.asking(asker) or Screen(dialog_texts.ENDED)),)
    return (_new(house.flow.begin(asker, NAME, household, anew=True)),)


def start_for(house: House, asker: Asker, scope: Scope, button: RecordFor) -> Says:
    """代录: for whoever holds the household. Raises NotInScope outside one's villages."""
    household, today = HouseholdId(button.household), house.clock().date()
    if scope.own_only or not house.ledger.households.reaches(scope, household, today):
        raise NotInScope
    holders = house.ledger.households.holders(household, today)
    known = house.ledger.people.many(holders)
    visitor = next((id_ for id_ in holders if known[id_].in_post(today)), _cadre(asker).id)
    answers = (Answer("household", household), Answer("visitor", visitor))
    if all(_is_open(house, asker, answer) for answer in answers):
        return (_new(house.flow.asking(asker) or Screen(dialog_texts.ENDED)),)
    return (_new(house.flow.begin(asker, NAME, *answers, anew=True)),)


def another(house: House, asker: Asker, scope: Scope, button: Another) -> Says:
    cadre = _cadre(asker)
    if house.ledger.households.any_of(cadre.id, house.clock().date()):
        return (house.flow.begin(asker, NAME, anew=True),)
    house.flow.put_by(asker)
    return (scope_screen(house, reach_of(cadre)),)


def resume(house: House, asker: Asker, scope: Scope, button: Resume) -> Says:
    return (house.flow.resume(asker, button),)


def discard(house: House, asker: Asker, scope: Scope, button: Discard) -> Says:
    return (house.flow.discard(asker, button) or Screen(dialog_texts.ENDED, new=True),)


def show(house: House, asker: Asker, scope: Scope, button: ShowVisit) -> Says:
    """A record of a household in my reach, or one of mine. Raises NotInScope for any other."""
    visit = seen_by(house, _cadre(asker), button.visit)
    _traced(house, asker, visit)
    people = house.ledger.people.many({visit.cadre, visit.recorder})
    today = house.clock().date()
    seen = SeenVisit(
        visit=visit,
        household=house.ledger.households.household(visit.household, today),
        visitor=people[visit.cadre].name,
        recorder=people[visit.recorder].name,
        photos=len(house.ledger.photos.of(visit.id)),
        mine=_is_mine(_cadre(asker), visit),
        today=today,
    )
    return (visit_card(seen),)


def show_photos(house: House, asker: Asker, scope: Scope, button: ShowPhotos) -> Says:
    """Raises NotInScope."""
    visit = seen_by(house, _cadre(asker), button.visit)
    _traced(house, asker, visit)
    return photos.show(house, visit, asker.chat)


def seen_by(house: House, cadre: Cadre, id_: str) -> Visit:
    """Raises NotInScope."""
    visit, reach = house.ledger.visits.visit(VisitId(id_)), scope_of(cadre, Ability.CARD)
    if visit and (
        _is_mine(cadre, visit)
        or (
            reach and house.ledger.households.reaches(reach, visit.household, house.clock().date())
        )
    ):
        return visit
    raise NotInScope


def _traced(house: House, asker: Asker, visit: Visit) -> None:
    """Who reads it, and neither holds the household nor made the visit, leaves a trace."""
    if not _is_mine(_cadre(asker), visit):
        looked_into(house, asker, WHOLE_COUNTY, visit.household)  # what is in reach is known


def amend(house: House, asker: Asker, scope: Scope, button: Amend) -> Says:
    """Opens what I recorded, filled in, at the choice what to change. Raises NotInScope."""
    visit = house.ledger.visits.visit(VisitId(button.visit))
    if visit is None or not _is_mine(_cadre(asker), visit):
        raise NotInScope
    answers = recorded_answers(visit)
    about = {"about": visit.id, "opened": CHOOSING}
    return (_new(house.flow.begin(asker, NAME, *answers, anew=True, **about)),)


def _is_open(house: House, asker: Asker, answer: Answer) -> bool:
    draft = house.flow.draft(asker)
    return bool(draft and draft.form == NAME and not draft.about and answer in draft.answers)


def _is_mine(cadre: Cadre, visit: Visit) -> bool:
    return cadre.id in (visit.cadre, visit.recorder)


def _recorded(house: House, cadre: Cadre, draft: Draft, filled: Visited) -> Screen:
    """Raises what the ledger refuses."""
    ledger, now = house.ledger, house.clock()
    visitor = filled.visitor or cadre.id
    if visitor not in (cadre.id, *ledger.households.holders(filled.household.id, filled.day)):
        raise NotInScope
    visit = ledger.visits.record(
        NewVisit(
            id=VisitId(draft.id),
            household=filled.household.id,
            cadre=visitor,
            recorder=cadre.id,
            day=filled.day,
            mode=filled.mode,
            findings=filled.findings,
        ),
        now,
        reach_of(cadre),
    )
    photos.kept_with(house, visit, filled.photos)
    person = cadre if visitor == cadre.id else ledger.people.cadre(visitor)
    mine = Mine(ledger, person, now.date())
    counted = how_it_counts(ledger, visit, cadre, person)
    screen = recorded(filled.household, visit, mine, counted=counted, photos=len(filled.photos))
    screen = Screen(screen.html, screen.rows, also=_told(house, cadre, visit, filled))
    return followed(house, screen, visit, cadre.id)


def _told(house: House, recorder: Cadre, visit: Visit, filled: Visited) -> tuple[Letter, ...]:
    """Whose visit was typed by another hears of it."""
    if visit.cadre == recorder.id:
        return ()
    words = texts.RECORDED_FOR_YOU.substitute(
        recorder=escape(recorder.name),
        head=escape(filled.household.head),
        day=near_words(visit.day, house.clock().date()),
    )
    rows = ((Tap(texts.AMEND, Amend(visit.id)),),)
    return tell(house, visit.cadre, Screen(words, rows))


def _new(screen: Screen) -> Screen:
    """As a message of its own: what was recorded or asked before stays to be read."""
    return Screen(screen.html, screen.rows, new=True)


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre
