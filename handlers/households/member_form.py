"""What is asked of a member of a household."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from handlers.dialog.form import Field, Foreign, Form, Invalid, Option, picked
from handlers.texts import members as texts
from handlers.visits.visit_answers import one_of
from ledger.members import Condition, Kin, Stage
from ledger.texts.members import CONDITIONS, KIN, STAGES

SINCE_ALWAYS, SINCE_TODAY = "always", "today"
LONGEST = 20  # characters of a name
OLDEST = 120  # years

C = TypeVar("C", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Living:
    name: str
    kin: Kin
    stage: Stage | None
    born: str = ""
    conditions: tuple[Condition, ...] = ()
    since: str = SINCE_ALWAYS


def member_form(today: date, *, known: bool) -> Form[Living]:
    """`known`: somebody on the list already, who changed or was written down wrong."""
    return Form(
        (
            Field(
                name="name",
                title=texts.NAME,
                prompt=lambda _: texts.WHAT_NAME,
                parse=_name,
                words=True,
                shown=str,
            ),
            Field(
                name="kin",
                title=texts.KIN,
                prompt=lambda _: texts.WHICH_KIN,
                parse=coded(Kin),
                options=lambda _: tuple(Option(code, word) for code, word in KIN.items()),
            ),
            Field(
                name="stage",
                title=texts.STAGE,
                prompt=lambda _: texts.WHICH_STAGE,
                parse=lambda said: coded(Stage)(said) if said else None,
                options=lambda _: tuple(Option(code, word) for code, word in STAGES.items()),
                none=texts.NO_SCHOOL,
            ),
            Field(
                name="born",
                title=texts.BORN,
                prompt=lambda _: texts.WHICH_YEAR,
                parse=lambda said: _born(said, today),
                words=True,
                none=texts.UNKNOWN,
                preset="",
                shown=str,
            ),
            Field(
                name="conditions",
                title=texts.HEALTH,
                prompt=lambda _: texts.WHICH_CONDITIONS,
                parse=lambda said: tuple(coded(Condition)(one) for one in picked(said)),
                options=lambda _: tuple(Option(code, word) for code, word in CONDITIONS.items()),
                several=True,
                none=texts.HEALTHY,
                preset="",
            ),
            Field(
                name="since",
                title=texts.SINCE,
                prompt=lambda _: texts.SINCE_WHEN,
                parse=one_of(SINCE_TODAY, SINCE_ALWAYS),
                options=lambda _: (
                    Option(SINCE_TODAY, texts.FROM_TODAY),
                    Option(SINCE_ALWAYS, texts.WAS_WRONG if known else texts.ALWAYS),
                ),
                preset=SINCE_TODAY if known else SINCE_ALWAYS,
            ),
        ),
        into=Living,
    )


def coded(kind: type[C]) -> Callable[[str], C]:
    """Raises Foreign for what is no code of the kind."""

    def parse(said: str) -> C:
        try:
            return kind(said)
        except ValueError:
            raise Foreign from None

    return parse


def _name(said: str) -> str:
    name = "".join(said.split())
    if not 0 < len(name) <= LONGEST:
        raise Invalid(texts.NAME_TOO_LONG)
    return name


def _born(said: str, today: date) -> str:
    """A year, a month or a day, as it is kept."""
    if not said:
        return ""
    found = re.fullmatch(texts.BORN_SHAPE, said.strip())
    if found is None or not today.year - OLDEST <= int(found[1]) <= today.year:
        raise Invalid(texts.NOT_A_YEAR)
    parts = [found[1], *(f"{int(part):02}" for part in found.groups()[1:] if part)]
    return "-".join(parts)
