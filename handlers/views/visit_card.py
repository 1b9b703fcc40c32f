"""A record as a card: what was found, by whom, and what can be done with it."""

from dataclasses import dataclass
from datetime import date
from html import escape

from handlers.screen import Rows, Screen, Tap
from handlers.texts import visit as texts
from handlers.views.days import day_words
from handlers.views.visit import noted, season
from handlers.visits.buttons import Amend, History, ShowPhotos
from ledger.model import Household, Mode, Visit
from ledger.texts.names import MODES


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenVisit:
    """A record, and what its viewer may do with it."""

    visit: Visit
    household: Household
    visitor: str
    recorder: str
    photos: int
    mine: bool
    today: date


def visit_card(seen: SeenVisit) -> Screen:
    visit, found = seen.visit, seen.visit.findings
    who = seen.visitor
    if visit.cadre != visit.recorder:
        who = texts.BY_COLLEAGUE.substitute(name=seen.visitor, recorder=seen.recorder)
    told = bool(found.form) and visit.mode is not Mode.ABSENT
    pairs = (
        (texts.VISITOR, who),
        (texts.CHANGES, noted(found.changes, texts.GROUPS) or (texts.UNCHANGED if told else "")),
        (texts.SEASON, season(found)),
        (texts.CHECKS, noted(found.checks, texts.FIVE) or (texts.ALL_WELL if told else "")),
        (texts.WISH, found.wish),
        (texts.NEXT_STEP, found.next_step),
        (texts.REMARK, found.remark),
        (texts.PHOTOS, texts.CARD_PHOTOS.substitute(count=seen.photos) if seen.photos else ""),
    )
    head = texts.CARD.substitute(
        head=escape(seen.household.head),
        day=day_words(visit.day, seen.today),
        mode=MODES[visit.mode],
        void="" if visit.valid else texts.CARD_VOID,
    )
    lines = [
        texts.CARD_LINE.substitute(title=title, words=escape(words))
        for title, words in pairs
        if words
    ]
    return Screen("\n".join([head, *lines]), _rows(seen), new=True)


def _rows(seen: SeenVisit) -> Rows:
    visit = seen.visit
    taps = []
    if visit.valid and seen.mine:
        taps.append(Tap(texts.AMEND, Amend(visit.id)))
    if visit.version > 1:
        taps.append(Tap(texts.HISTORY, History(visit.id)))
    if seen.photos:
        taps.append(Tap(texts.SEE_PHOTOS, ShowPhotos(visit.id)))
    return (tuple(taps),) if taps else ()
