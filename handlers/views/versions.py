"""What a correction changes, in lines: title, old and new."""

from collections.abc import Iterator
from datetime import date

from handlers.texts import correction as texts
from handlers.texts import visit as visit_texts
from handlers.views.days import near_words
from handlers.views.visit import noted, season
from ledger.model import Correction, Findings, Mode, Visit
from ledger.texts.names import MODES
from ledger.versions import Version


def differences(old: Visit | Version, new: Correction | Version, today: date) -> tuple[str, ...]:
    """Plain lines; none where nothing differs."""
    was, now = dict(_said(old, today)), dict(_said(new, today))
    return tuple(
        texts.CHANGE.substitute(
            title=title, old=was[title] or texts.NOTHING, new=now[title] or texts.NOTHING
        )
        for title in was
        if title in now and was[title] != now[title]
    )


def _said(of: Visit | Version | Correction, today: date) -> Iterator[tuple[str, str]]:
    if of.day is not None:
        yield visit_texts.DAY, near_words(of.day, today)
    if of.mode is not None:
        yield visit_texts.MODE, MODES[of.mode]
    if of.findings is not None:
        yield from _found(of.findings, of.mode)


def _found(found: Findings, mode: Mode | None) -> Iterator[tuple[str, str]]:
    met = mode is not Mode.ABSENT
    changes, checks = (
        noted(found.changes, visit_texts.GROUPS),
        noted(found.checks, visit_texts.FIVE),
    )
    yield visit_texts.CHANGES, changes or (visit_texts.UNCHANGED if met else "")
    yield visit_texts.CHECKS, checks or (visit_texts.ALL_WELL if met else "")
    yield visit_texts.SEASON, season(found)
    yield visit_texts.WISH, found.wish
    yield visit_texts.NEXT_STEP, found.next_step
    yield visit_texts.REMARK, found.remark
