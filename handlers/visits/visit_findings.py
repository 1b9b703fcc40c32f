"""What is asked of what was found in a visit: changes, the season, the five checks."""

from collections.abc import Mapping

from handlers.dialog.form import AND, Door, Field, Option, Said, picked
from handlers.texts import visit as texts
from handlers.views.visit import BACK_AT_SCHOOL, checks_last_time, last_time
from handlers.visits.visit_answers import (
    MISSING_AT_SCHOOL,
    maybe_words,
    one_of,
    several,
    some_words,
)
from handlers.visits.visit_question import head, headed, options
from handlers.visits.visiting import Visiting

EACH = "each_"  # before the code of a check that is asked by itself
WELL, FAILED = "well", "failed"
NOTHING = {"changes": texts.UNCHANGED, "checks": texts.ALL_WELL}


def change_fields(v: Visiting) -> tuple[Field, ...]:
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


def check_fields(v: Visiting) -> tuple[Field, ...]:
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


def labels(codes: Mapping[str, str], said: str) -> str:
    return texts.LIST.join(codes[code] for code in picked(said) if code in codes)


def _noted(codes: Mapping[str, str], said: Said, name: str, note: str) -> str:
    """`务工、收入 儿子去了县城`: what it is about and the words on it, on one line."""
    if not said[name]:
        return NOTHING[name]
    return f"{labels(codes, said[name])} {maybe_words(said.get(note, ''))}".strip()


def _beside(_: str) -> str:
    """Stands in the line of what it is about."""
    return ""
