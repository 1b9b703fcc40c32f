"""What a visit is asked about: the form of /visit, and of a correction of what was recorded."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from html import escape
from typing import Any

from handlers.buttons import ShowVisit
from handlers.dates import read_day
from handlers.dialog.draft import Draft
from handlers.dialog.form import Door, Field, Foreign, Form, Invalid, Option, Said, picked
from handlers.mine import Mine
from handlers.screen import Tap
from handlers.texts import visit as texts
from handlers.views.days import near_words
from handlers.views.visit import head_line, household_label, last_time
from ledger.model import Findings, Household, HouseholdId, Mode, Visit
from ledger.texts.names import MODES

VERSION = 1
LONGEST = 500  # characters of a typed answer
OLDEST = timedelta(days=366)  # a day further back is a slip of the pen


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """A filled form."""

    household: Household
    day: date
    mode: Mode
    again: str = ""
    changes: tuple[str, ...] = ()
    change_note: str = ""
    checks: tuple[str, ...] = ()
    check_note: str = ""
    wish: str = ""
    next_step: str = ""
    reason: str = ""
    void: bool = False

    @property
    def findings(self) -> Findings:
        wish, next_step = split_wish(self.wish)
        return Findings(
            changes=dict.fromkeys(self.changes, self.change_note),
            checks=dict.fromkeys(self.checks, self.check_note),
            wish=wish,
            next_step=self.next_step or next_step,
        )


def visit_form(mine: Mine, draft: Draft, today: date, corrected: Visit | None) -> Form[Visited]:
    """`mine` are the households of who fills it; `corrected` the record that is mended, if any."""

    @cache
    def household(id_: str) -> Household:
        home = mine.household(HouseholdId(id_), draft.begun)
        if home is None:
            raise Invalid(texts.NOT_YOURS)
        if home.left and home.left <= today and corrected is None:
            raise Invalid(texts.LEFT_LEDGER)
        return home

    @cache
    def recorded(id_: str, day: str) -> Visit | None:
        return None if corrected else mine.recorded(HouseholdId(id_), date.fromisoformat(day))

    def twice(said: Said) -> bool:
        """Recorded that day already, and nobody said it is to be recorded again."""
        if "household" not in said:
            return False
        before = recorded(said["household"], said["day"])
        return before is not None and said.get("again") != before.id

    def met(said: Said) -> bool:
        return said.get("mode") != Mode.ABSENT and said.get("void") != "yes"

    def headed(question: str) -> Callable[[Said], str]:
        def prompt(said: Said) -> str:
            return f"{head(said)}\n{question}"

        return prompt

    def head(said: Said) -> str:
        day = date.fromisoformat(said["day"])
        return head_line(household(said["household"]), day, Mode(said["mode"]), today)

    def changed(said: Said) -> str:
        home = household(said["household"])
        before = last_time(home, mine.latest(home.id), today)
        return f"{head(said)}\n{before}\n{texts.WHAT_CHANGED}"

    def which(said: Said) -> str:
        return texts.WHICH_HOUSEHOLD.substitute(left=mine.left())

    def already(said: Said) -> str:
        before = recorded(said["household"], said["day"])
        assert before  # asked only where there is one
        return texts.RECORDED_THAT_DAY.substitute(
            head=escape(household(said["household"]).head),
            day=said["day"],
            mode=MODES[before.mode],
        )

    def anyway(said: Said) -> tuple[Option, ...]:
        before = recorded(said["household"], said["day"])
        return (Option(before.id, texts.AGAIN),) if before else ()

    def look(said: Said) -> tuple[Tap, ...]:
        before = recorded(said["household"], said["day"])
        return (Tap(texts.LOOK, ShowVisit(before.id)),) if before else ()

    def labels(codes: dict[str, str], said: str) -> str:
        return texts.LIST.join(codes[code] for code in picked(said) if code in codes)

    by_hand = (Door(texts.CHANGE_DAY, "day"), Door(texts.CHANGE_MODE, "mode"))
    groups, five = options(texts.GROUPS), options(texts.FIVE)
    fields = (
        Field(
            name="household",
            title=texts.HOUSEHOLD,
            fixed=corrected is not None,
            prompt=which,
            parse=household,
            options=lambda _: tuple(Option(h.id, household_label(h, mine)) for h in mine.urgent()),
            find=lambda words: tuple(
                Option(h.id, household_label(h, mine)) for h in mine.named(words)
            ),
            shown=lambda said: household(said).head,
        ),
        Field(
            name="day",
            title=texts.DAY,
            prompt=headed(texts.WHICH_DAY),
            parse=lambda said: a_day(said, today),
            keep=lambda said: a_day(said, today).isoformat(),
            options=lambda _: recent(today),
            words=True,
            preset=draft.begun.isoformat(),
            shown=lambda said: near_words(date.fromisoformat(said), today),
        ),
        Field(
            name="mode",
            title=texts.MODE,
            prompt=headed(texts.WHICH_MODE),
            parse=a_mode,
            options=lambda _: options(MODES),
            preset=Mode.HOME,
        ),
        Field(
            name="again",
            title="",
            prompt=already,
            parse=str,
            options=anyway,
            links=look,
            when=twice,
        ),
        Field(
            name="changes",
            title=texts.CHANGES,
            prompt=changed,
            parse=several(texts.GROUPS),
            options=lambda _: groups,
            several=True,
            none=texts.UNCHANGED,
            doors=by_hand,
            when=met,
        ),
        Field(
            name="change_note",
            title=texts.CHANGE_NOTE,
            prompt=lambda said: headed(
                texts.CHANGE_WORDS.substitute(what=labels(texts.GROUPS, said["changes"]))
            )(said),
            parse=some_words,
            words=True,
            when=lambda said: met(said) and bool(said.get("changes")),
            shown=str,
        ),
        Field(
            name="checks",
            title=texts.CHECKS,
            prompt=headed(texts.WHICH_CHECKS),
            parse=several(texts.FIVE),
            options=lambda _: five,
            several=True,
            none=texts.ALL_WELL,
            when=met,
        ),
        Field(
            name="check_note",
            title=texts.CHECK_NOTE,
            prompt=lambda said: headed(
                texts.CHECK_WORDS.substitute(what=labels(texts.FIVE, said["checks"]))
            )(said),
            parse=some_words,
            words=True,
            when=lambda said: met(said) and bool(said.get("checks")),
            shown=str,
        ),
        Field(
            name="wish",
            title=texts.WISH,
            prompt=headed(texts.WISHES),
            parse=maybe_words,
            words=True,
            none=texts.NOTHING,
            doors=(Door(texts.WRITE_NEXT, "next_step"),),
            when=met,
            shown=lambda said: split_wish(said)[0] or texts.NONE,
        ),
        Field(
            name="next_step",
            title=texts.NEXT_STEP,
            prompt=headed(texts.NEXT_STEP_WORDS),
            parse=maybe_words,
            words=True,
            none=texts.NONE,
            preset="",
            when=met,
            shown=lambda said: said or texts.NONE,
        ),
    )
    if corrected is None:
        return Form(fields, into=Visited, version=VERSION)
    return Form((*fields, *_about_the_correction(corrected, today)), into=Visited, version=VERSION)


def _about_the_correction(corrected: Visit, today: date) -> tuple[Field, ...]:
    void = Field(
        name="void",
        title=texts.VOID,
        prompt=lambda _: texts.REALLY_VOID,
        parse=lambda said: said == "yes",
        options=lambda _: (Option("yes", texts.DO_VOID), Option("no", texts.KEEP_IT)),
        preset="no",
    )
    why = Field(
        name="reason",
        title=texts.REASON,
        prompt=lambda _: texts.WHY,
        parse=some_words,
        options=lambda _: tuple(Option(reason, reason) for reason in texts.REASONS),
        words=True,
        when=lambda _: corrected.recorded.date() != today,
        shown=str,
    )
    return (void, why)


def options(labels: Mapping[Any, str]) -> tuple[Option, ...]:
    return tuple(Option(code, label) for code, label in labels.items())


def recent(today: date) -> tuple[Option, ...]:
    """The last seven days, the newest first."""
    days = [today - timedelta(days=ago) for ago in range(7)]
    near = (texts.TODAY, texts.YESTERDAY, texts.BEFORE)
    return tuple(
        Option(
            day.isoformat(),
            near[ago] if ago < len(near) else texts.SHORT_DAY.substitute(m=day.month, d=day.day),
        )
        for ago, day in enumerate(days)
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


def several(codes: dict[str, str]) -> Callable[[str], tuple[str, ...]]:
    def parse(said: str) -> tuple[str, ...]:
        if not set(picked(said)) <= set(codes):
            raise Invalid
        return picked(said)

    return parse


def some_words(said: str) -> str:
    if not said.strip():
        raise Invalid(texts.EMPTY)
    return maybe_words(said)


def maybe_words(said: str) -> str:
    if len(said) > LONGEST:
        raise Invalid(texts.TOO_LONG.substitute(most=LONGEST))
    return said.strip()


def split_wish(said: str) -> tuple[str, str]:
    """`诉求…下一步…` in one message: the wish and the next step."""
    both = re.fullmatch(texts.SPLIT_WISH, said.strip(), re.DOTALL)
    return (both[1].strip(), both[2].strip()) if both else (said.strip(), "")
