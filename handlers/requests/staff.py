"""离岗: a cadre's last day in post; from the next day nothing is owed (DESIGN §4.12)."""

from datetime import date, timedelta
from html import escape

from handlers.house import House
from handlers.notices import tell
from handlers.office_buttons import HandOver
from handlers.requests.kind import Kind
from handlers.screen import Letter, Rows, Screen, Tap
from handlers.texts import staff as texts
from handlers.views.days import day_words
from ledger.clock import shanghai_day
from ledger.model import CadreId
from ledger.requests import Request

NAME = "staff"
NAMED = 5  # heads in one line
DAY = timedelta(days=1)


def _says(house: House, request: Request) -> tuple[str, ...]:
    cadre = house.ledger.people.cadre(CadreId(request.about))
    unit = house.ledger.areas.area(cadre.unit).name if cadre.unit else ""
    day = shanghai_day(request.asked)
    held = house.ledger.households.of_cadre(cadre.id, shanghai_day(house.clock()))
    heads = texts.LIST.join(escape(one.household.head) for one in held[:NAMED])
    if len(held) > NAMED:
        heads += texts.AND_MORE.substitute(count=len(held))
    stays = request.body["stays"]
    return (
        texts.SAYS.substitute(
            name=escape(cadre.name),
            unit=texts.UNIT.substitute(unit=escape(unit)) if unit else "",
            why=escape(request.body["why"]),
        ),
        texts.STAYS_SHOWN
        if stays
        else texts.LAST_DAY.substitute(day=day_words(last_day(request), day)),
        texts.HOMES.substitute(count=len(held), heads=heads) if held else texts.NO_HOMES,
    )


def last_day(request: Request) -> date:
    """As it counts, once it does; before, as it was asked for."""
    return (request.effective or request.since) - DAY


def _effect(house: House, request: Request, since: date, by: CadreId) -> tuple[Letter, ...]:
    cadre, today = CadreId(request.about), shanghai_day(house.clock())
    last = None if request.body["stays"] else since - DAY
    house.ledger.register.retire(cadre, last)
    if last is None:
        return tell(house, cadre, Screen(texts.TOLD_STAYS))
    return tell(house, cadre, Screen(texts.TOLD.substitute(day=day_words(last, today))))


def _next(house: House, request: Request) -> Rows:
    """Who leaves has households that somebody must take."""
    cadre = CadreId(request.about)
    held = house.ledger.households.of_cadre(cadre, shanghai_day(house.clock()))
    if request.body["stays"] or not held:
        return ()
    return (
        (Tap(texts.ALL, HandOver(cadre, "all")), Tap(texts.SOME, HandOver(cadre, "some"))),
        (Tap(texts.IDLE, HandOver(cadre, "idle")),),
    )


KIND = Kind(
    name=NAME,
    title=texts.KIND,
    says=_says,
    effect=_effect,
    own=lambda _, request: request.about == request.asker,
    next=_next,
)
