"""What an application is asked about: which household, what for, a sentence."""

from dataclasses import dataclass

from data.cases import APPLICATIONS, BY_CODE
from handlers.dialog.form import Field, Form, Invalid, Option
from handlers.dialog.words import sentence
from handlers.house import House
from handlers.texts import cases as texts
from handlers.which_household import which_household
from ledger.clock import shanghai_day
from ledger.model import Cadre, Household
from ledger.scopes import Scope

LONGEST = 200  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Applying:
    household: Household
    kind: str
    words: str = ""


def case_form(house: House, cadre: Cadre, reach: Scope) -> Form[Applying]:
    """`reach` is how far the cadre may apply for households."""
    today = shanghai_day(house.clock())
    household, _ = which_household(house, cadre, reach, today, texts.WHICH_HOUSEHOLD)
    fields = (
        household,
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
            parse=sentence(LONGEST),
            words=True,
            none=texts.NO_WORDS,
            shown=lambda said: said or texts.NO_WORDS,
        ),
    )
    return Form(fields, into=Applying)


def _kind(said: str) -> str:
    if said not in BY_CODE:
        raise Invalid(texts.NOT_A_KIND)
    return said
