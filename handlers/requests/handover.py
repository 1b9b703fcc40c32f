"""移交: households go from one cadre to another, or to nobody, from a day on."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.house import House
from handlers.notices import tell
from handlers.requests.kind import Kind
from handlers.screen import Letter, Screen
from handlers.texts import handover as texts
from handlers.views.days import day_words
from handlers.views.handover import passed_screen
from ledger.clock import shanghai_day
from ledger.model import CadreId, Household, HouseholdId
from ledger.refusals import NothingToHandOver
from ledger.request import Request

NAME = "handover"
NAMED = 6  # heads in one line


def giver(request: Request) -> CadreId:
    return CadreId(request.about)


def receiver(request: Request) -> CadreId | None:
    to = request.body["to"]
    return CadreId(to) if to else None


def homes(request: Request) -> tuple[HouseholdId, ...]:
    return tuple(HouseholdId(id_) for id_ in request.body["homes"])


def heads(households: Sequence[Household]) -> str:
    shown = texts.LIST.join(escape(one.head) for one in households[:NAMED])
    if len(households) > NAMED:
        shown += texts.AND_MORE.substitute(count=len(households))
    return shown


def _says(house: House, request: Request) -> tuple[str, ...]:
    people, day = house.ledger.people, shanghai_day(request.asked)
    to = receiver(request)
    found = house.ledger.households.many(homes(request), day)
    lines = [
        texts.SAYS.substitute(
            giver=escape(people.cadre(giver(request)).name),
            receiver=escape(people.cadre(to).name) if to else texts.NOBODY,
            count=len(found),
        ),
        texts.HEADS.substitute(
            heads=heads([found[id_] for id_ in homes(request) if id_ in found])
        ),
        texts.REASON.substitute(why=escape(request.body["why"])),
    ]
    if to and request.receiver is None and people.account_of(to) is None:
        lines.append(texts.UNREACHED)
    return tuple(lines)


def _effect(house: House, request: Request, since: date, by: CadreId) -> tuple[Letter, ...]:
    """Those that the giver still holds go over. Raises NothingToHandOver if none is left."""
    ledger, today = house.ledger, shanghai_day(house.clock())
    from_, to = giver(request), receiver(request)
    known = {max(since, today), since}
    theirs = frozenset().union(*(ledger.households.held_by(from_, day) for day in known))
    held = [id_ for id_ in homes(request) if id_ in theirs]
    if not held:
        raise NothingToHandOver
    ledger.care.pass_on(held, from_, to, since)
    ledger.audit.note_each(
        by, "assignment.pass_on", held, house.clock(), {"request": request.number}
    )
    ledger.handovers.put(request.id, held)
    letters: tuple[Letter, ...] = ()
    if to is not None:
        letters += tell(house, to, passed_screen(house, request, to))
    if from_ != request.asker:
        day = day_words(since, today)
        words = texts.GIVEN_AWAY.substitute(count=len(held), day=day)
        if to is not None:
            name = escape(ledger.people.cadre(to).name)
            words = texts.GIVEN.substitute(count=len(held), day=day, receiver=name)
        letters += tell(house, from_, Screen(words))
    return letters


KIND = Kind(
    name=NAME,
    title=texts.KIND,
    says=_says,
    effect=_effect,
    own=lambda _, request: giver(request) == request.asker,
)
