"""Visits as a cadre sees them: the head line, last time's findings, what has been recorded."""

from collections.abc import Mapping
from datetime import date
from html import escape

from handlers.buttons import Menu
from handlers.households.buttons import ChangeHome
from handlers.households.mine import Mine
from handlers.screen import Rows, Screen, Tap
from handlers.texts import visit as texts
from handlers.views.days import day_words, month_words, near_words, told_words
from handlers.visits.buttons import Amend, History
from ledger.clock import Month
from ledger.model import Findings, Household, Mode, Visit
from ledger.texts.names import CATEGORIES, MODES

AWAY = "away"  # what is asked for of a household where nobody is met
SCHOOL, BACK_AT_SCHOOL = "school", "yes"  # the season's question, and that all is well
SHORT = 30  # characters of last time's words on a screen


def head_line(called: str, day: date, mode: Mode, today: date) -> str:
    return texts.HEAD.substitute(head=escape(called), day=near_words(day, today), mode=MODES[mode])


def last_time(household: Household, visit: Visit | None, today: date) -> str:
    """What the last visit found, and what the roster says."""
    count = household.people_count
    people = texts.PEOPLE.substitute(count=count) if count else ""
    roster = texts.ROSTER.substitute(people=people, category=CATEGORIES[household.category])
    if visit is None:
        return f"{roster}\n{texts.NEVER_BEFORE}"
    found = _found(visit)
    last = texts.LAST_TIME.substitute(
        day=day_words(visit.day, today),
        mode=MODES[visit.mode],
        found=texts.WHAT_WAS_FOUND.substitute(found=found) if found else "",
    )
    return f"{roster}\n{last}"


def checks_last_time(visit: Visit | None) -> str:
    """A line of its own, or ""."""
    if visit is None or not visit.findings.form:
        return ""
    checks = noted(visit.findings.checks, texts.FIVE) or texts.ALL_WELL
    return texts.CHECKS_LAST_TIME.substitute(checks=escape(_short(checks)))


def wish_last_time(visit: Visit | None) -> str:
    """A line of its own, or ""."""
    if visit is None or not visit.findings.wish:
        return ""
    return texts.WISH_LAST_TIME.substitute(wish=escape(_short(visit.findings.wish)))


def recorded(
    household: Household, visit: Visit, mine: Mine, *, counted: str, photos: int = 0
) -> Screen:
    """`counted` is what is to be said about how it counts, HTML with its own line break."""
    version = visit.version
    marks = texts.LATE if visit.recorded.date() > visit.day and version == 1 else ""
    marks += texts.WITH_PHOTOS.substitute(count=photos) if photos else ""
    shape = texts.RECORDED if version == 1 else texts.CORRECTED
    words = shape.substitute(
        head=escape(mine.called(household)),
        day=told_words(visit.day, mine.today),
        mode=MODES[visit.mode],
        marks=marks,
        version=version,
    )
    rows: Rows = ((Tap(texts.NEXT_HOUSEHOLD, Menu("visit")), Tap(texts.AMEND, Amend(visit.id))),)
    if visit.mode is Mode.ABSENT and version == 1:
        rows += ((Tap(texts.SET_AWAY, ChangeHome(household.id, AWAY)),),)
    if version > 1:
        rows += ((Tap(texts.HISTORY, History(visit.id)),),)
    month = Month.of(visit.day)
    whose = mine.cadre.name if visit.recorder != visit.cadre else ""
    before = progress(mine, month, whose) if month < mine.month else ""
    return Screen(words + counted + before + progress(mine, mine.month, whose), rows)


def progress(mine: Mine, month: Month, whose: str = "") -> str:
    """A line of its own: n of m in that month; "" where nothing is due.

    `whose` is the name where it is not the reader's own.
    """
    done, due = mine.progress_in(month)
    if not due:
        return ""
    left = texts.STILL.substitute(left=due - done) if done < due else texts.ALL_DONE
    name = texts.THIS_MONTH if month == mine.month else month_words(month, mine.today)
    if whose:
        name = texts.OF_HIS.substitute(name=escape(whose), month=name)
    return texts.PROGRESS.substitute(month=name, done=done, due=due, left=left)


def _found(visit: Visit) -> str:
    """ "" where the record, an imported one, says nothing of it."""
    found = visit.findings
    parts = (noted(found.changes, texts.GROUPS), noted(found.checks, texts.FIVE))
    said = [part for part in (*parts, found.wish, found.remark) if part]
    words = texts.LIST.join(said) or (texts.NOTHING_NEW if found.form else "")
    return escape(_short(words))


def _short(words: str) -> str:
    return words if len(words) <= SHORT else words[:SHORT] + texts.MORE


def noted(said: Mapping[str, str], labels: Mapping[str, str]) -> str:
    """`人口、务工 去了外地`: what it is about, and the words said of it once."""
    about = texts.LIST.join(labels.get(code, code) for code in said)
    words = texts.LIST.join(dict.fromkeys(word for word in said.values() if word))
    return f"{about} {words}".strip()


def season(found: Findings) -> str:
    """Whether the pupils are back at school; "" where it was not asked."""
    said = found.season.get(SCHOOL, "")
    return texts.ALL_BACK if said == BACK_AT_SCHOOL else said
