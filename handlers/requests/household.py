"""Changes of one household: 整户外出, 免计, 类别调整, 销户."""

from collections.abc import Callable
from datetime import date, timedelta
from html import escape

from handlers.house import House
from handlers.notices import tell
from handlers.requests.kind import Kind
from handlers.screen import Letter, Screen
from handlers.texts import change as texts
from handlers.views.days import day_words
from ledger.clock import shanghai_day
from ledger.model import CadreId, Category, Household, HouseholdId, Role, State
from ledger.refusals import HouseholdLeft
from ledger.request import Request
from ledger.texts.names import CATEGORIES

DAY = timedelta(days=1)
DECIDER = {"away": Role.VILLAGE_LEAD, "away_end": Role.VILLAGE_LEAD}
"""Who decides at least; the township on all others (DESIGN §5)."""


def _home(house: House, request: Request, day: date) -> Household:
    return house.ledger.households.household(HouseholdId(request.about), day)


def _says(house: House, request: Request) -> tuple[str, ...]:
    asked = shanghai_day(request.asked)
    home = _home(house, request, asked)
    place = home.place
    lines = [
        texts.WHERE.substitute(
            head=escape(home.head),
            township=escape(place.township_name),
            village=escape(place.village_name),
            group=escape(home.group),
        )
    ]
    if request.kind == "category":
        new = _shown(request.body["category"])
        lines.append(texts.CHANGE.substitute(category=CATEGORIES[home.category], new=new))
    if request.kind in ("away", "exempt"):
        first = day_words(request.since, asked)
        until = request.body.get("until")
        last = day_words(date.fromisoformat(until), asked) if until else ""
        shape = texts.SPAN if until else texts.OPEN_SPAN
        lines.append(shape.substitute(first=first, last=last))
    lines.append(texts.REASON.substitute(why=escape(request.body["why"])))
    return tuple(lines)


def _shown(code: str) -> str:
    category, _, subtype = code.partition(".")
    name = CATEGORIES[Category(category)]
    if subtype not in texts.SUBTYPE_WORDS:
        return name
    return texts.WITH_SUBTYPE.substitute(name=name, subtype=texts.SUBTYPE_WORDS[subtype])


def _put(state: State) -> Callable[[House, Request, date], None]:
    def put(house: House, request: Request, since: date) -> None:
        until = request.body.get("until")
        last = date.fromisoformat(until) if until else None
        if last is not None and last < since:
            raise HouseholdLeft
        house.ledger.register.put_state(
            HouseholdId(request.about),
            state,
            since,
            last + DAY if last else None,
            request.body["why"],
        )

    return put


def _end(state: State) -> Callable[[House, Request, date], None]:
    def end(house: House, request: Request, since: date) -> None:
        house.ledger.register.end_state(HouseholdId(request.about), state, since)

    return end


def _categorise(house: House, request: Request, since: date) -> None:
    category, _, subtype = request.body["category"].partition(".")
    house.ledger.register.categorise(
        HouseholdId(request.about),
        Category(category),
        since,
        texts.SUBTYPE_WORDS.get(subtype),
    )


def _exit(house: House, request: Request, since: date) -> None:
    house.ledger.register.leave(HouseholdId(request.about), since)


def _kind(name: str, done: Callable[[House, Request, date], None]) -> Kind:
    def effect(house: House, request: Request, since: date, by: CadreId) -> tuple[Letter, ...]:
        """The holders hear of it, but for who asked. Raises HouseholdLeft."""
        ledger, today = house.ledger, shanghai_day(house.clock())
        home = _home(house, request, since)
        if home.left and home.left <= since:
            raise HouseholdLeft
        holders = ledger.households.holders(home.id, today)
        done(house, request, since)
        ledger.audit.note(by, f"household.{name}", home.id, house.clock())
        words = texts.HOLDER_TOLD.substitute(
            head=escape(home.head), day=day_words(since, today), what=texts.WHATS[name]
        )
        return tuple(
            letter
            for holder in holders
            if holder not in (request.asker, by)
            for letter in tell(house, holder, Screen(words))
        )

    return Kind(name=name, title=texts.WHATS[name], says=_says, effect=effect)


KINDS = (
    _kind("away", _put(State.AWAY)),
    _kind("exempt", _put(State.EXEMPT)),
    _kind("category", _categorise),
    _kind("exit", _exit),
    _kind("away_end", _end(State.AWAY)),
    _kind("exempt_end", _end(State.EXEMPT)),
)
