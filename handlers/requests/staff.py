"""离岗: a cadre's last day in post; from the next day nothing is owed (DESIGN §4.12)."""

from datetime import date, timedelta
from html import escape

from handlers.house import House
from handlers.notices import tell
from handlers.people.buttons import HandOver
from handlers.requests.kind import Kind
from handlers.screen import Letter, Rows, Screen, Tap
from handlers.texts import staff as texts
from handlers.views.days import day_words
from ledger.clock import shanghai_day
from ledger.model import Cadre, CadreId
from ledger.refusals import OnlyCounty
from ledger.request import Request

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
    last = last_day(request)
    return (
        texts.SAYS.substitute(
            name=escape(cadre.name),
            unit=texts.UNIT.substitute(unit=escape(unit)) if unit else "",
            why=escape(request.body["why"]),
        ),
        texts.LAST_DAY.substitute(day=day_words(last, day)) if last else texts.STAYS_SHOWN,
        texts.HOMES.substitute(count=len(held), heads=heads) if held else texts.NO_HOMES,
    )


def first_affected(cadre: Cadre, last: date | None, today: date) -> date:
    """The first day on which another last day (None: still in post) makes a difference.

    Who is out of post already is put back in for the days between, so that reaches back as well.
    """
    days = [one + DAY for one in (last, cadre.until) if one is not None]
    return min(days, default=today)


def last_day(request: Request) -> date | None:
    """As it counts, once it does; before, as it was asked for. None: still in post."""
    if not request.body["last"]:
        return None
    last = date.fromisoformat(request.body["last"])
    return max(last, request.effective - DAY) if request.effective else last


def _effect(house: House, request: Request, since: date, by: CadreId) -> tuple[Letter, ...]:
    """Raises OnlyCounty where days before `since` would have to change."""
    id_, today = CadreId(request.about), shanghai_day(house.clock())
    cadre, last = house.ledger.people.cadre(id_), last_day(request)
    if cadre.until is not None and cadre.until + DAY < since:
        raise OnlyCounty
    house.ledger.register.retire(id_, last)
    if last is None:
        return tell(house, id_, Screen(texts.TOLD_STAYS))
    return tell(house, id_, Screen(texts.TOLD.substitute(day=day_words(last, today))))


def _next(house: House, request: Request) -> Rows:
    """Who leaves has households that somebody must take."""
    cadre = CadreId(request.about)
    held = house.ledger.households.of_cadre(cadre, shanghai_day(house.clock()))
    if not request.body["last"] or not held:
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
