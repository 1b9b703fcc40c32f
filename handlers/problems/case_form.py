"""What an application is asked about: which household, what for, a sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from data.cases import APPLICATIONS, BY_CODE
from handlers.dialog.form import Field, Form, Invalid, Option, Said
from handlers.house import House
from handlers.texts import cases as texts
from handlers.views.labels import labels
from ledger.clock import shanghai_day
from ledger.model import Cadre, Household, HouseholdId
from ledger.scopes import Scope

LONGEST = 200  # characters
HOMES = 40  # of one's own, offered as buttons; others are typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Applying:
    household: Household
    kind: str
    words: str = ""


def case_form(house: House, cadre: Cadre, reach: Scope) -> Form[Applying]:
    """`reach` is how far the cadre may apply for households."""
    households, today = house.ledger.households, shanghai_day(house.clock())

    @cache
    def household(said: str) -> Household:
        id_ = HouseholdId(said)
        if not households.reaches(reach, id_, today):
            raise Invalid(texts.NOT_YOURS)
        return households.household(id_, today)

    def mine(_: Said) -> tuple[Option, ...]:
        held = households.of_cadre(cadre.id, today)[:HOMES]
        return _options(one.household for one in held)

    def named(words: str) -> tuple[Option, ...]:
        found = households.named(words, reach, today)
        return _options(found)

    fields = (
        Field(
            name="household",
            title=texts.HOUSEHOLD_TITLE,
            prompt=lambda _: texts.WHICH_HOUSEHOLD,
            parse=household,
            options=mine,
            find=named,
            shown=lambda said: household(said).head,
        ),
        Field(
            name="kind",
            title=texts.KIND_TITLE,
            prompt=lambda _: texts.WHICH_KIND,
            parse=_kind,
            options=lambda _: tuple(Option(one.code, one.name) for one in APPLICATIONS),
            shown=lambda said: BY_CODE[said].name,
        ),
        Field(
            name="words",
            title=texts.WORDS_TITLE,
            prompt=lambda _: texts.WHICH_WORDS,
            parse=_words,
            words=True,
            none=texts.NO_WORDS,
            shown=lambda said: said or texts.NO_WORDS,
        ),
    )
    return Form(fields, into=Applying)


def _options(homes: Iterable[Household]) -> tuple[Option, ...]:
    return tuple(Option(id_, name) for id_, name in labels(homes).items())


def _kind(said: str) -> str:
    if said not in BY_CODE:
        raise Invalid(texts.NOT_A_KIND)
    return said


def _words(said: str) -> str:
    if len(said) > LONGEST:
        raise Invalid(texts.TOO_LONG)
    return said.strip()
