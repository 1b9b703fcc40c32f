"""A record is corrected as its next version, or, once its month is released, by request."""

from dataclasses import replace
from html import escape

from handlers.dialog.draft import Draft
from handlers.house import House
from handlers.households.mine import Mine
from handlers.requests import correction as kind
from handlers.requests.asking import asked
from handlers.screen import Screen, Tap
from handlers.texts import visit as texts
from handlers.views.days import near_words
from handlers.views.visit import recorded
from handlers.visits.after_visit import followed
from handlers.visits.buttons import Amend
from handlers.visits.counting import how_it_counts
from handlers.visits.photos import kept_with
from handlers.visits.visit_answers import Visited
from ledger.model import Cadre, Correction, Visit, VisitId
from ledger.scopes import Ability, own, scope_of


def corrected(house: House, cadre: Cadre, draft: Draft, filled: Visited) -> Screen:
    """Raises what the ledger refuses."""
    ledger, now = house.ledger, house.clock()
    visit = ledger.visits.visit(VisitId(draft.about))
    assert visit, "nothing is ever erased"
    new = Correction(day=filled.day, mode=filled.mode, findings=filled.findings)
    if _is_as_it_was(visit, filled) and not filled.void and not filled.photos:
        return _untouched(house, cadre, visit, filled)
    released = any(
        ledger.corrections.is_released(visit.household, day) for day in {visit.day, filled.day}
    )
    if released:
        request = kind.request(house, draft.id, cadre, visit, None if filled.void else new, filled)
        return asked(house, request)
    reach = scope_of(cadre, Ability.RECORD) or own(cadre.id)
    if filled.void:
        voided = ledger.corrections.void(visit.id, filled.reason, cadre.id, now, reach)
        return Screen(_void_words(house, filled, voided))
    mended = ledger.corrections.correct(visit.id, new, filled.reason, cadre.id, now, reach)
    kept_with(house, mended, filled.photos)
    visitor = ledger.people.cadre(mended.cadre)
    mine = Mine(ledger, visitor, now.date())
    recorder = ledger.people.cadre(mended.recorder)
    counted = how_it_counts(ledger, mended, recorder, visitor)
    screen = recorded(filled.household, mended, mine, counted=counted)
    return followed(house, screen, mended, cadre.id)


def _is_as_it_was(visit: Visit, filled: Visited) -> bool:
    found = replace(filled.findings, form=visit.findings.form)
    return (filled.day, filled.mode, found) == (visit.day, visit.mode, visit.findings)


def _untouched(house: House, cadre: Cadre, visit: Visit, filled: Visited) -> Screen:
    """Nothing is written of a correction that corrects nothing."""
    today = house.clock().date()
    words = texts.UNCHANGED_RECORD.substitute(
        head=escape(Mine(house.ledger, cadre, today).called(filled.household)),
        day=near_words(visit.day, today),
    )
    return Screen(words, ((Tap(texts.AMEND, Amend(visit.id)),),))


def _void_words(house: House, filled: Visited, visit: Visit) -> str:
    day = near_words(visit.day, house.clock().date())
    return texts.VOIDED.substitute(head=escape(filled.household.head), day=day)
