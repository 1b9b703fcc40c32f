"""A filled visit form, and how its answers are read."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.dates import read_day
from handlers.dialog.form import Foreign, Invalid, picked
from handlers.dialog.words import sentence
from handlers.texts import visit as texts
from handlers.views.visit import BACK_AT_SCHOOL, SCHOOL
from ledger.model import CadreId, Findings, Household, Mode
from ledger.texts.names import MODES

FORM = "visit/2"  # the version grows when what is asked changes; stored with each record
LONGEST = 500  # characters of a typed answer
OLDEST = timedelta(days=366)  # a day further back is a slip of the pen
MISSING_AT_SCHOOL = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """A filled form."""

    household: Household
    day: date
    mode: Mode
    visitor: CadreId | None = None  # None: who fills it
    again: str = ""
    changes: tuple[str, ...] = ()
    change_note: str = ""
    season: str = ""
    season_note: str = ""
    checks: tuple[str, ...] = ()
    check_note: str = ""
    wish: str = ""
    next_step: str = ""
    remark: str = ""
    photos: tuple[str, ...] = ()
    reason: str = ""
    void: bool = False

    @property
    def findings(self) -> Findings:
        wish, next_step = split_wish(self.wish)
        return Findings(
            changes=dict.fromkeys(self.changes, self.change_note),
            checks=dict.fromkeys(self.checks, self.check_note),
            season={SCHOOL: self.season_note or BACK_AT_SCHOOL} if self.season else {},
            wish=wish,
            next_step=self.next_step or next_step,
            remark=self.remark,
            form=FORM,
        )


def a_day(said: str, today: date) -> date:
    try:
        day = date.fromisoformat(said)
    except ValueError:
        day = read_day(said, today)
    if day > today:
        raise Invalid(texts.FUTURE)
    if today - day > OLDEST:
        raise Invalid(texts.TOO_OLD)
    return day


def a_mode(said: str) -> Mode:
    by_word = {label: mode for mode, label in MODES.items()}
    try:
        return by_word.get(said) or Mode(said)
    except ValueError:
        raise Foreign(texts.NOT_A_MODE) from None


def several(codes: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    def parse(said: str) -> tuple[str, ...]:
        if not set(picked(said)) <= set(codes):
            raise Invalid
        return picked(said)

    return parse


def one_of(*codes: str) -> Callable[[str], str]:
    def parse(said: str) -> str:
        if said not in codes:
            raise Foreign
        return said

    return parse


def some_words(said: str) -> str:
    if not said.strip():
        raise Invalid(texts.EMPTY)
    return maybe_words(said)


def maybe_words(said: str) -> str:
    """On one line, so that a review stays a screen."""
    return " ".join(sentence(LONGEST)(said).split())


def split_wish(said: str) -> tuple[str, str]:
    """`诉求…下一步…` in one message: the wish and the next step."""
    said = " ".join(said.split())
    both = re.fullmatch(texts.SPLIT_WISH, said)
    if both:
        return both[1].strip(), both[2].strip()
    return re.sub(texts.WISH_WORD, "", said), ""
