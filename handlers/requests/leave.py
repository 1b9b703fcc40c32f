"""请假: the owner stays the owner; somebody may stand in (DESIGN §5)."""

from collections.abc import Sequence
from datetime import date
from html import escape

from handlers.buttons import Menu
from handlers.house import House
from handlers.notices import tell
from handlers.requests.kind import Kind
from handlers.screen import Letter, Screen, Tap
from handlers.texts import leave as texts
from handlers.views.days import day_words
from ledger.clock import shanghai_day
from ledger.model import CadreId, Household
from ledger.refusals import LeaveOver
from ledger.request import Request

NAME = "leave"
NAMED = 6  # heads in one line


def _says(house: House, request: Request) -> tuple[str, ...]:
    people, body = house.ledger.people, request.body
    asked = shanghai_day(request.asked)
    first, last = request.since, date.fromisoformat(body["last"])
    stand_in = people.cadre(CadreId(body["stand_in"])).name if body["stand_in"] else ""
    return (
        texts.SAYS.substitute(
            name=escape(people.cadre(CadreId(request.about)).name),
            first=day_words(first, asked),
            last=day_words(last, asked),
            days=(last - first).days + 1,
            kind=texts.KINDS[body["kind"]],
        ),
        texts.SAYS_STAND_IN.substitute(name=escape(stand_in)) if stand_in else texts.SAYS_NOBODY,
    )


def _effect(house: House, request: Request, since: date, by: CadreId) -> tuple[Letter, ...]:
    """Raises LeaveOver where the last day is before the first that may count."""
    body, cadre = request.body, CadreId(request.about)
    last = date.fromisoformat(body["last"])
    first = max(request.since, since)
    if last < first:
        raise LeaveOver
    stand_in = CadreId(body["stand_in"]) if body["stand_in"] else None
    house.ledger.leaves.grant(cadre, first, last, kind=body["kind"], stand_in=stand_in)
    if stand_in is None:
        return ()
    return tell(house, stand_in, _told(house, cadre, first, last, body["kind"]))


def _told(house: House, owner: CadreId, first: date, last: date, kind: str) -> Screen:
    today = shanghai_day(house.clock())
    homes = [one.household for one in house.ledger.households.of_cadre(owner, max(today, first))]
    words = texts.STAND_IN_TOLD.substitute(
        name=escape(house.ledger.people.cadre(owner).name),
        first=day_words(first, today),
        last=day_words(last, today),
        kind=texts.KINDS[kind],
        count=len(homes),
        heads=heads(homes),
    )
    taps = (Tap(texts.VISIT, Menu("visit")), Tap(texts.HOUSEHOLDS, Menu("households")))
    return Screen(words, (taps,))


def heads(homes: Sequence[Household]) -> str:
    shown = texts.LIST.join(escape(one.head) for one in homes[:NAMED])
    return shown + (texts.HEADS_MORE.substitute(count=len(homes)) if len(homes) > NAMED else "")


KIND = Kind(
    name=NAME,
    title=texts.KIND,
    says=_says,
    effect=_effect,
    own=lambda _, request: request.about == request.asker,
)
