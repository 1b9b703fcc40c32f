"""What a change of a household is asked about: which, what, until when, why, from which day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from handlers.dialog.form import Field, Form, Invalid, Option, Said
from handlers.dialog.words import sentence
from handlers.house import House
from handlers.spans import near_day
from handlers.texts import change as texts
from handlers.views.days import day_words
from handlers.which_household import which_household
from ledger.clock import Month
from ledger.model import Cadre, Household, HouseholdId
from ledger.scopes import Ability, scope_of
from ledger.texts.names import CATEGORIES, STATES

LONGEST = 100  # characters of a reason
STATED = ("away", "exempt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changing:
    """A filled form."""

    household: Household
    what: str
    category: str = ""
    since: date
    until: date | None = None  # included; None: open
    why: str


def change_form(house: House, cadre: Cadre, today: date) -> Form[Changing]:
    households = house.ledger.households
    own, admin = scope_of(cadre, Ability.RECORD), scope_of(cadre, Ability.IMPORT)
    assert own, "everyone on the ledger reaches their own"
    reach = own | admin if admin else own
    field, household = which_household(house, cadre, reach, today, texts.WHICH_HOUSEHOLD)

    @cache
    def states(said: str) -> tuple[str, ...]:
        return tuple(str(one) for one in households.states_on(HouseholdId(said), today))

    def whats(said: Said) -> tuple[Option, ...]:
        here = states(said["household"])
        codes = [code for code in ("away", "exempt") if code not in here]
        codes += ["category", "exit", *(f"{code}_end" for code in here)]
        return tuple(Option(code, texts.WHATS[code]) for code in codes)

    def which(said: Said) -> str:
        home = household(said["household"])
        here = households.states_on(home.id, today)
        return texts.WHICH_WHAT.substitute(
            head=home.head,
            category=CATEGORIES[home.category],
            state="".join(texts.STATE.substitute(state=STATES[one]) for one in here),
        )

    fields = (
        field,
        Field(
            name="what",
            title=texts.WHAT,
            prompt=which,
            parse=_code(texts.WHATS),
            options=whats,
            shown=texts.WHATS.__getitem__,
        ),
        Field(
            name="category",
            title=texts.CATEGORY,
            prompt=lambda _: texts.WHICH_CATEGORY,
            parse=_code(texts.SUBTYPES),
            options=lambda _: tuple(Option(*one) for one in texts.SUBTYPES.items()),
            when=lambda said: said.get("what") == "category",
            shown=texts.SUBTYPES.__getitem__,
        ),
        Field(
            name="until",
            title=texts.UNTIL,
            prompt=lambda _: texts.UNTIL_WHEN,
            parse=lambda said: _until(said, today),
            keep=lambda said: _kept(_until(said, today)),
            options=lambda _: _ends(today),
            words=True,
            when=lambda said: said.get("what") in STATED,
            shown=lambda said: _shown(_until(said, today), today),
        ),
        Field(
            name="why",
            title=texts.WHY,
            prompt=lambda _: texts.WHY_SO,
            parse=sentence(LONGEST, texts.WHY_SO),
            options=lambda said: tuple(Option(one, one) for one in texts.REASONS[said["what"]]),
            words=True,
            shown=str,
        ),
        Field(
            name="since",
            title=texts.SINCE,
            prompt=lambda _: texts.FROM_WHEN,
            parse=lambda said: near_day(said, today),
            keep=lambda said: near_day(said, today).isoformat(),
            options=lambda _: _begins(today),
            words=True,
            preset=today.isoformat(),
            shown=lambda said: day_words(near_day(said, today), today),
        ),
    )
    return Form(fields, into=Changing)


def _code(codes: dict[str, str]) -> Callable[[str], str]:
    def parse(said: str) -> str:
        if said not in codes:
            raise Invalid(texts.NOT_AN_OPTION)
        return said

    return parse


def _until(said: str, today: date) -> date | None:
    return None if said in (texts.OPEN, texts.OPEN_VALUE) else near_day(said, today)


def _kept(day: date | None) -> str:
    return day.isoformat() if day else texts.OPEN_VALUE


def _shown(day: date | None, today: date) -> str:
    return day_words(day, today) if day else texts.OPEN


def _begins(today: date) -> tuple[Option, ...]:
    days = (
        (today, texts.TODAY),
        (today + timedelta(days=1), texts.TOMORROW),
        (Month.of(today).next().first, texts.NEXT_MONTH),
    )
    return tuple(Option(day.isoformat(), label) for day, label in days)


def _ends(today: date) -> tuple[Option, ...]:
    return (
        Option(texts.OPEN_VALUE, texts.OPEN),
        Option(Month.of(today).last.isoformat(), texts.MONTH_END),
        Option(Month.of(today).back(-3).last.isoformat(), texts.THREE),
    )
