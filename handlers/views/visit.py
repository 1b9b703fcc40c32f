"""Visits as a cadre sees them: the head line, last time's findings, what has been recorded."""

from collections.abc import Mapping
from datetime import date
from html import escape

from handlers.buttons import Amend, Menu
from handlers.mine import Mine
from handlers.screen import Rows, Screen, Tap
from handlers.texts import visit as texts
from handlers.views.days import day_words, month_words, near_words
from ledger.clock import Month
from ledger.model import Household, Mode, Visit
from ledger.texts.names import CATEGORIES, MODES

SHORT = 30  # characters of last time's words on a screen


def household_label(household: Household, mine: Mine) -> str:
    """The head's name; told apart by group and the id's tail where two are called alike."""
    mark = texts.DONE_MARK if household.id in mine.done else ""
    if household.head not in mine.namesakes:
        return household.head + mark
    where = household.group or household.place.village_name
    alike = [h for h in mine.all if h.head == household.head]
    if len({h.group for h in alike}) < len(alike):
        where += household.id_tail or ""
    return texts.TELL_APART.substitute(head=household.head, mark=mark, where=where)


def head_line(household: Household, day: date, mode: Mode, today: date) -> str:
    return texts.HEAD.substitute(
        head=escape(household.head), day=near_words(day, today), mode=MODES[mode]
    )


def last_time(household: Household, visit: Visit | None, today: date) -> str:
    """What the last visit found; before the first, what the roster says."""
    if visit is None:
        count = household.people_count
        people = texts.PEOPLE.substitute(count=count) if count else ""
        return texts.FIRST_TIME.substitute(people=people, category=CATEGORIES[household.category])
    day = day_words(visit.day, today)
    return texts.LAST_TIME.substitute(day=day, mode=MODES[visit.mode], found=_found(visit))


def recorded(
    household: Household, visit: Visit, mine: Mine, *, counted: str, version: int = 1
) -> Screen:
    """`counted` is what is to be said about how it counts, HTML with its own line break."""
    marks = texts.LATE if visit.recorded.date() > visit.day and version == 1 else ""
    shape = texts.RECORDED if version == 1 else texts.CORRECTED
    words = shape.substitute(
        head=escape(household.head),
        day=near_words(visit.day, mine.today),
        mode=MODES[visit.mode],
        marks=marks,
        version=version,
    )
    rows: Rows = ((Tap(texts.NEXT_HOUSEHOLD, Menu("visit")), Tap(texts.AMEND, Amend(visit.id))),)
    return Screen(words + counted + progress(mine), rows)


def progress(mine: Mine) -> str:
    done, due = mine.progress
    if not due:
        return ""
    left = texts.STILL.substitute(left=due - done) if done < due else texts.ALL_DONE
    month = month_words(mine.month, mine.today)
    this = mine.month == Month.of(mine.today)
    return texts.PROGRESS.substitute(
        month=texts.THIS_MONTH if this else month, done=done, due=due, left=left
    )


def visit_card(household: Household, visit: Visit, today: date) -> Screen:
    found = visit.findings
    words = texts.CARD.substitute(
        head=escape(household.head),
        day=day_words(visit.day, today),
        mode=MODES[visit.mode],
        void="" if visit.valid else texts.CARD_VOID,
        changes=escape(_noted(found.changes, texts.GROUPS) or texts.NOTHING_NEW),
        checks=escape(_noted(found.checks, texts.FIVE) or texts.ALL_WELL),
        wish=escape(found.wish or texts.NONE),
        next=escape(found.next_step or texts.NONE),
    )
    rows: Rows = ((Tap(texts.AMEND, Amend(visit.id)),),) if visit.valid else ()
    return Screen(words, rows, new=True)


def _found(visit: Visit) -> str:
    found = visit.findings
    parts = [
        _noted(found.changes, texts.GROUPS),
        _noted(found.checks, texts.FIVE),
        found.wish,
    ]
    words = texts.LIST.join(part for part in parts if part) or texts.NOTHING_NEW
    return escape(words if len(words) <= SHORT else words[:SHORT] + texts.MORE)


def _noted(noted: Mapping[str, str], labels: Mapping[str, str]) -> str:
    """`人口、务工 去了外地`: what it is about, and the words said of it once."""
    about = texts.LIST.join(labels.get(code, code) for code in noted)
    words = texts.LIST.join(dict.fromkeys(word for word in noted.values() if word))
    return f"{about} {words}".strip()
