"""Asking: the request becomes a row, and whoever must accept or decide on it is told."""

from datetime import date
from typing import NamedTuple

from handlers.house import House
from handlers.notices import tell
from handlers.pushes.schedules import quiet
from handlers.requests.changes import changed, figures
from handlers.requests.deciders import deciders, may_date_back, may_decide
from handlers.requests.kinds import KINDS
from handlers.screen import Letter, Screen
from handlers.texts import requests as texts
from handlers.views.requests import Seen, request_screen
from ledger.clock import shanghai_day
from ledger.model import CadreId
from ledger.request import NewRequest, Request, RequestState

ASKED, APPROVED = "request.ask", "request.approve"  # in the audit table


def asked(house: House, new: NewRequest) -> Screen:
    """What the asker sees, and in `also` what the others hear. Raises AlreadyAsked.

    Who asks for what they may decide themselves has decided it, once the receiver agrees.
    """
    now = house.clock()
    request = house.ledger.requests.ask(new, now)
    house.ledger.audit.note(new.asker, ASKED, request.about, now, {"kind": request.kind})
    if request.state is RequestState.OFFERED:
        assert request.receiver
        return said(house, request, to_receiver(house, request))
    return settled(house, request)


def settled(house: House, request: Request) -> Screen:
    """The asker's screen once nobody has to accept any more: approved at once, or on its way."""
    today = shanghai_day(house.clock())
    asker = house.ledger.people.cadre(request.asker)
    if request.state is RequestState.OPEN and may_decide(house, request, asker, today):
        back = may_date_back(asker)
        effective = request.since if back else max(request.since, today)
        done = approved(house, request, asker.id, effective)
        return said(house, done.request, done.letters, done.changes)
    return said(house, request, to_deciders(house, request))


class Done(NamedTuple):
    """What came of an approval."""

    request: Request
    letters: tuple[Letter, ...]
    changes: tuple[str, ...]  # in months that are over or begun, where it was dated back; HTML


def approved(house: House, request: Request, by: CadreId, effective: date) -> Done:
    """Counts from `effective`. Raises RequestDecided, and what the kind's effect refuses."""
    now, today = house.clock(), shanghai_day(house.clock())
    back = effective < today
    before = figures(house, effective, today) if back else {}
    done = house.ledger.requests.approve(request.id, by, effective, now)
    house.ledger.audit.note(
        by,
        APPROVED,
        request.about,
        now,
        {"kind": request.kind, "effective": effective.isoformat(), "back": back},
    )
    letters = KINDS[request.kind].effect(house, done, effective, by)
    lines = changed(house, before, figures(house, effective, today)) if back else ()
    return Done(done, letters, lines)


def to_receiver(house: House, request: Request) -> tuple[Letter, ...]:
    assert request.receiver
    screen = shown(house, request, request.receiver, texts.OFFERED_TO_YOU)
    return tell(house, request.receiver, screen)


def to_deciders(house: House, request: Request) -> tuple[Letter, ...]:
    """To each who may decide; the first tap counts."""
    today = shanghai_day(house.clock())
    return tuple(
        letter
        for one in deciders(house, request, today)
        for letter in tell(
            house, one.cadre.id, shown(house, request, one.cadre.id, texts.FOR_YOU_TO_DECIDE)
        )
    )


def said(
    house: House, request: Request, letters: tuple[Letter, ...], changes: tuple[str, ...] = ()
) -> Screen:
    """The asker's own view, and the letters with it."""
    words = texts.ASKED
    if request.state is RequestState.APPROVED:
        words = texts.DONE_AT_ONCE
    elif request.state is RequestState.OPEN and not deciders(
        house, request, shanghai_day(house.clock())
    ):
        words = texts.NOBODY_DECIDES
    elif request.state is RequestState.OFFERED:
        words = texts.OFFERED
    elif quiet(house.clock()):
        words = texts.ASKED_AT_NIGHT
    screen = shown(house, request, request.asker, words)
    return Screen("\n".join([screen.html, *changes]), screen.rows, also=letters)


def shown(house: House, request: Request, to: CadreId, head: str = "") -> Screen:
    """The request as this person may see and act on it."""
    people, today = house.ledger.people, shanghai_day(house.clock())
    viewer, kind = people.cadre(to), KINDS[request.kind]
    by = people.cadre(request.decided_by).name if request.decided_by else ""
    asker = people.cadre(request.asker)
    seen = Seen(
        request=request,
        title=kind.title,
        lines=kind.says(house, request),
        asker=asker.name,
        unit=house.ledger.areas.area(asker.unit).name if asker.unit else "",
        receiver=people.cadre(request.receiver).name if request.receiver else "",
        decided_by=by,
        today=today,
        dated=kind.dated,
        mine=to == request.asker,
        receives=to == request.receiver,
        decides=may_decide(house, request, viewer, today),
        county=any(one.cadre.id == to for one in people.administrators(None, today)),
        next=kind.next(house, request) if request.state is RequestState.APPROVED else (),
    )
    return request_screen(seen, head)
