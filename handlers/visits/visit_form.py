"""What a visit is asked about: the form of /visit."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from html import escape
from typing import Any

from handlers.buttons import ShowVisit
from handlers.dialog.form import AND, Door, Field, Form, Option, Said, picked
from handlers.screen import Tap
from handlers.texts import visit as texts
from handlers.views.days import near_words
from handlers.views.visit import (
    BACK_AT_SCHOOL,
    checks_last_time,
    head_line,
    last_time,
    wish_last_time,
)
from handlers.visits.visit_answers import (
    MISSING_AT_SCHOOL,
    Visited,
    a_day,
    a_mode,
    maybe_words,
    one_of,
    several,
    some_words,
    split_wish,
)
from handlers.visits.visiting import Visiting
from ledger.model import Mode
from ledger.texts.names import MODES

EACH = "each_"  # before the code of a check that is asked by itself
WELL, FAILED = "well", "failed"
NOTHING = {"changes": texts.UNCHANGED, "checks": texts.ALL_WELL}


def visit_form(v: Visiting) -> Form[Visited]:
    """Asked in this order; a preset is asked only when it is opened."""
    return Form((*_opening(v), *_changes(v), *_checks(v), *_closing(v)), into=_visited)


def _visited(**answers: Any) -> Visited:
    return Visited(**{name: said for name, said in answers.items() if not name.startswith(EACH)})


def _opening(v: Visiting) -> tuple[Field, ...]:
    def already(said: Said) -> str:
        before = v.recorded(said)
        assert before  # asked only where there is one
        return texts.RECORDED_THAT_DAY.substitute(
            head=escape(v.household(said["household"]).head),
            day=near_words(before.day, v.today),
            mode=MODES[before.mode],
        )

    def anyway(said: Said) -> tuple[Option, ...]:
        before = v.recorded(said)
        return (Option(before.id, texts.AGAIN),) if before else ()

    def look(said: Said) -> tuple[Tap, ...]:
        before = v.recorded(said)
        return (Tap(texts.LOOK, ShowVisit(before.id)),) if before else ()

    return (
        Field(
            name="household",
            title=texts.HOUSEHOLD,
            fixed=v.for_another,
            prompt=lambda _: texts.WHICH_HOUSEHOLD.substitute(left=v.mine.left()),
            parse=v.household,
            options=lambda _: tuple(Option(id_, label) for id_, label in _urgent(v)),
            find=lambda words: tuple(
                Option(home.id, v.mine.labels[home.id]) for home in v.mine.named(words)
            ),
            lost=_not_mine,
            shown=lambda said: v.household(said).head,
        ),
        Field(
            name="visitor",
            title=texts.VISITOR,
            prompt=lambda _: texts.WHO_WENT,
            parse=v.visitor,
            options=lambda said: (
                *(Option(one.id, one.name) for one in v.holders(said)),
                Option(v.recorder.id, texts.MYSELF),
            ),
            preset=v.mine.cadre.id,
            when=lambda _: v.for_another,
            shown=lambda said: _visitor(v, said),
        ),
        Field(
            name="day",
            title=texts.DAY,
            prompt=headed(v, texts.WHICH_DAY),
            parse=lambda said: a_day(said, v.today),
            keep=lambda said: a_day(said, v.today).isoformat(),
            options=lambda _: recent(v.today),
            words=True,
            preset=v.draft.begun.isoformat(),
            shown=lambda said: near_words(date.fromisoformat(said), v.today),
        ),
        Field(
            name="mode",
            title=texts.MODE,
            prompt=lambda said: headed(v, texts.WHICH_MODE + v.mode_rule(said))(said),
            parse=a_mode,
            options=lambda _: options(MODES),
            preset=Mode.HOME,
            synonyms=texts.MODE_WORDS,
        ),
        Field(
            name="again",
            title="",
            prompt=already,
            parse=str,
            options=anyway,
            links=look,
            when=v.twice,
        ),
    )


def _changes(v: Visiting) -> tuple[Field, ...]:
    def changed(said: Said) -> str:
        home = v.household(said["household"])
        return f"{head(v, said)}\n{last_time(home, v.last(said), v.today)}\n{texts.WHAT_CHANGED}"

    return (
        Field(
            name="changes",
            title=texts.CHANGES,
            prompt=changed,
            parse=several(texts.GROUPS),
            options=lambda _: options(texts.GROUPS),
            several=True,
            none=texts.UNCHANGED,
            synonyms=texts.UNCHANGED_WORDS,
            doors=(Door(texts.CHANGE_DAY, "day"), Door(texts.CHANGE_MODE, "mode")),
            when=v.met,
            line=lambda said: _noted(texts.GROUPS, said, "changes", "change_note"),
        ),
        Field(
            name="change_note",
            title=texts.CHANGE_NOTE,
            prompt=lambda said: headed(
                v, texts.CHANGE_WORDS.substitute(what=labels(texts.GROUPS, said["changes"]))
            )(said),
            parse=some_words,
            words=True,
            when=lambda said: v.met(said) and bool(said.get("changes")),
            shown=_beside,
        ),
        Field(
            name="season",
            title=texts.SEASON,
            prompt=headed(v, texts.AT_SCHOOL),
            parse=one_of(BACK_AT_SCHOOL, MISSING_AT_SCHOOL),
            options=lambda _: (
                Option(BACK_AT_SCHOOL, texts.ALL_BACK),
                Option(MISSING_AT_SCHOOL, texts.NOT_ALL_BACK),
            ),
            when=lambda said: v.met(said) and "household" in said and v.in_season(said),
        ),
        Field(
            name="season_note",
            title=texts.SEASON_NOTE,
            prompt=headed(v, texts.WHO_IS_MISSING),
            parse=some_words,
            words=True,
            when=lambda said: v.met(said) and said.get("season") == MISSING_AT_SCHOOL,
            shown=str,
        ),
    )


def _checks(v: Visiting) -> tuple[Field, ...]:
    def asked(said: Said) -> str:
        before = checks_last_time(v.last(said))
        return f"{head(v, said)}\n{before}{texts.WHICH_CHECKS}"

    def alone(said: Said) -> bool:
        return v.met(said) and "household" in said and v.one_by_one(said)

    def failed(said: Said) -> str:
        return AND.join(code for code in texts.FIVE if said.get(EACH + code) == FAILED)

    each = tuple(
        Field(
            name=EACH + code,
            title="",
            prompt=headed(v, texts.ONE_CHECK.substitute(what=label)),
            parse=one_of(WELL, FAILED),
            options=lambda _: (Option(WELL, texts.WELL), Option(FAILED, texts.FAILED)),
            when=alone,
        )
        for code, label in texts.FIVE.items()
    )
    together = any(one.field.startswith(EACH) for one in v.draft.answers)
    return (
        *each,
        Field(
            name="checks",
            title=texts.CHECKS,
            prompt=asked,
            parse=several(texts.FIVE),
            options=lambda _: options(texts.FIVE),
            several=True,
            none=texts.ALL_WELL,
            preset=failed if together else None,
            synonyms=texts.ALL_WELL_WORDS,
            when=v.met,
            line=lambda said: _noted(texts.FIVE, said, "checks", "check_note"),
        ),
        Field(
            name="check_note",
            title=texts.CHECK_NOTE,
            prompt=lambda said: headed(
                v, texts.CHECK_WORDS.substitute(what=labels(texts.FIVE, said["checks"]))
            )(said),
            parse=some_words,
            words=True,
            when=lambda said: v.met(said) and bool(said.get("checks")),
            shown=_beside,
        ),
    )


def _closing(v: Visiting) -> tuple[Field, ...]:
    def wishes(said: Said) -> str:
        return f"{head(v, said)}\n{wish_last_time(v.last(said))}{texts.WISHES}"

    return (
        Field(
            name="wish",
            title=texts.WISH,
            prompt=wishes,
            parse=maybe_words,
            words=True,
            none=texts.NOTHING,
            synonyms=texts.NOTHING_WORDS,
            doors=(Door(texts.WRITE_NEXT, "next_step"),),
            when=v.met,
            shown=lambda said: split_wish(said)[0] or texts.NONE,
        ),
        Field(
            name="next_step",
            title=texts.NEXT_STEP,
            prompt=headed(v, texts.NEXT_STEP_WORDS),
            parse=maybe_words,
            words=True,
            none=texts.NONE,
            preset=lambda said: split_wish(said.get("wish", ""))[1],
            when=v.met,
            shown=str,
        ),
        Field(
            name="remark",
            title=texts.REMARK,
            prompt=headed(v, texts.REMARK_WORDS),
            parse=maybe_words,
            words=True,
            none=texts.NONE,
            preset="",
            shown=str,
        ),
        Field(
            name="photos",
            title=texts.PHOTOS,
            prompt=lambda _: texts.WITHOUT_PHOTOS,
            parse=picked,
            none=texts.DROP_PHOTOS,
            preset="",
            when=lambda said: bool(said.get("photos")),
            shown=lambda _: texts.ATTACHED,
        ),
    )


def head(v: Visiting, said: Said) -> str:
    day = date.fromisoformat(said["day"])
    return head_line(v.household(said["household"]), day, Mode(said["mode"]), v.today)


def headed(v: Visiting, question: str) -> Callable[[Said], str]:
    return lambda said: f"{head(v, said)}\n{question}"


def labels(codes: Mapping[str, str], said: str) -> str:
    return texts.LIST.join(codes[code] for code in picked(said) if code in codes)


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


def _urgent(v: Visiting) -> tuple[tuple[str, str], ...]:
    return tuple((home.id, v.mine.labels[home.id]) for home in v.mine.all)


def _not_mine(words: str) -> str:
    """Of a name that is none of mine; "" where the words are no name."""
    name = re.fullmatch(texts.A_NAME, words)
    if name is None or re.search(texts.NO_NAME, words):
        return ""
    return texts.NOBODY_OF_MINE.substitute(name=escape(name[1]))


def _visitor(v: Visiting, said: str) -> str:
    if said == v.recorder.id:
        return texts.MYSELF
    name = v.ledger.people.cadre(v.visitor(said)).name
    return texts.FOR_ANOTHER.substitute(name=name, recorder=v.recorder.name)


def _noted(codes: Mapping[str, str], said: Said, name: str, note: str) -> str:
    """`务工、收入 儿子去了县城`: what it is about and the words on it, on one line."""
    if not said[name]:
        return NOTHING[name]
    return f"{labels(codes, said[name])} {maybe_words(said.get(note, ''))}".strip()


def _beside(_: str) -> str:
    """Stands in the line of what it is about."""
    return ""
