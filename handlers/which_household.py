"""The question of a form which household it is about: one's own as buttons, others by name."""

from collections.abc import Callable
from datetime import date
from functools import cache
from html import escape

from handlers.dialog.form import Field, Invalid, Option, Said
from handlers.house import House
from handlers.households.mine import household_named
from handlers.texts import typed
from handlers.texts import which_household as texts
from handlers.views.labels import labels
from ledger.model import Cadre, Household, HouseholdId
from ledger.scopes import Scope

HOMES = 40  # of one's own, offered as buttons; others are typed


def which_household(
    house: House, cadre: Cadre, reach: Scope, today: date, prompt: str
) -> tuple[Field, Callable[[str], Household]]:
    """The field `household`, and what its answer means. One out of reach or gone is refused."""
    households = house.ledger.households

    @cache
    def household(said: str) -> Household:
        id_ = HouseholdId(said)
        if not households.reaches(reach, id_, today):
            raise Invalid(texts.NOT_YOURS)
        home = households.household(id_, today)
        if home.left and home.left <= today:
            raise Invalid(texts.LEFT)
        return home

    @cache
    def held() -> tuple[Option, ...]:
        own = households.of_cadre(cadre.id, today)[:HOMES]
        return tuple(Option(*one) for one in labels(each.household for each in own).items())

    def mine(_: Said) -> tuple[Option, ...]:
        return held()

    def named(words: str) -> tuple[Option, ...]:
        return tuple(Option(*one) for one in labels(households.named(words, reach, today)).items())

    def not_found(words: str) -> str:
        name = None if words in typed.ENTRIES else household_named(words)
        return texts.NOT_FOUND.substitute(name=escape(name)) if name else ""

    field = Field(
        name="household",
        title=texts.HOUSEHOLD,
        prompt=lambda said: prompt + (texts.TAP_OR_TYPE if mine(said) else texts.TYPE),
        parse=household,
        options=mine,
        find=named,
        lost=not_found,
        shown=lambda said: _whole(household(said)),
    )
    return field, household


def _whole(home: Household) -> str:
    """For the review: namesakes of one village are told apart too."""
    return f"{home.place.village_name}{home.group} {home.head}"
