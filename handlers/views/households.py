"""Households as a list by filters and pages, and how far one is this month."""

from collections.abc import Callable, Mapping
from html import escape

from handlers.buttons import Button, Menu
from handlers.households.buttons import Card, Households, ScopeHouseholds
from handlers.households.filters import chosen, counts
from handlers.households.mine import Mine
from handlers.screen import Rows, Screen, Tap
from handlers.texts import households as texts
from handlers.views.days import month_words
from handlers.views.draft import leaf, pages, pairs
from handlers.views.labels import labels
from ledger.model import CadreId, Household
from ledger.task import Task
from ledger.texts.names import CATEGORIES

NAMED = 12  # heads of households in one line of the progress
Turn = Callable[[str, int], Button]
"""To a page of a filter."""


def household_list(mine: Mine, only: str, page: int, owners: Mapping[CadreId, str]) -> Screen:
    """My own; `owners` are the names of those I stand in for."""
    done, due = mine.progress
    if not due:
        head = texts.HEAD_NOTHING
    elif done == due:
        head = texts.HEAD_DONE.substitute(due=due)
    else:
        head = texts.HEAD.substitute(done=done, left=due - done)
    covered = [task for task in mine.tasks if task.owner in owners]
    notes = [
        texts.COVERED.substitute(name=escape(name), count=sum(t.owner == owner for t in covered))
        for owner, name in owners.items()
        if any(task.owner == owner for task in covered)
    ]

    def line(task: Task) -> str:
        note = CATEGORIES[task.household.category]
        if task.owner and task.owner in owners:
            note += texts.FOR.substitute(name=owners[task.owner])
        elif task.duty == 2:  # noqa: PLR2004  第二责任人
            note += texts.SECOND
        return note

    rows = _rows(mine.tasks, only, page, lambda only, page: Households(page, only))
    lines = _lines(mine.tasks, only, page, line)
    return Screen("\n".join([head, *notes, *lines]), rows)


def scope_list(
    tasks: tuple[Task, ...],
    only: str,
    page: int,
    name: str,
    owners: Mapping[CadreId, str],
    turn: Turn = ScopeHouseholds,
    up: tuple[Tap, ...] = (),
) -> Screen:
    """Of a village or a unit: what is missing first, with who owes it."""
    due = [task for task in tasks if task.due]
    head = texts.SCOPE_HEAD.substitute(
        name=escape(name),
        count=len(tasks),
        due=len(due),
        left=sum(task.left for task in due),
        problems=sum(task.open_problems for task in tasks),
    )

    names = labels(task.household for task in chosen(tasks, only))

    def line(task: Task) -> str:
        home, who = task.household, owners[task.owner] if task.owner else texts.NOBODY
        if home.group in names[home.id]:  # what tells namesakes apart is said once
            return who
        return texts.SCOPE_LINE.substitute(group=home.group, owner=who)

    lines = _lines(tasks, only, page, line)
    rows = _rows(tasks, only, page, turn, up)
    return Screen("\n".join([head, *lines]), rows)


def progress_screen(mine: Mine, late_days: int) -> Screen:
    done, due = mine.progress
    month = month_words(mine.month, mine.today)
    if not due:
        lines = [texts.PROGRESS_NONE.substitute(month=month)]
    else:
        left = texts.STILL.substitute(left=due - done) if done < due else texts.ALL_DONE
        lines = [texts.PROGRESS.substitute(month=month, due=due, done=done, left=left)]
    owing = [task.household for task in mine.tasks if task.left and task.owner == mine.cadre.id]
    if owing:
        lines += [texts.LEFT_ARE.substitute(heads=_heads(mine, owing))]
    deferred = [task.household for task in mine.tasks if task.deferred]
    if deferred:
        lines += [texts.DEFERRED_ARE.substitute(heads=_heads(mine, deferred))]
    if owing:
        lines += [texts.LATE_HINT.substitute(days=late_days)]
    rows = ((Tap(texts.START, Menu("visit")),),) if owing else ()
    return Screen("\n".join(lines), rows)


def _lines(tasks: tuple[Task, ...], only: str, page: int, of: Callable[[Task], str]) -> list[str]:
    shown = chosen(tasks, only)
    _, on_page = leaf(shown, page)
    names = labels(task.household for task in shown)
    lines = [
        texts.LINE.substitute(
            mark=_mark(task),
            head=escape(names[task.household.id]),
            of=escape(of(task)),
            marks=_marks(task),
        )
        for task in on_page
    ]
    if only:
        lines.insert(0, texts.ONLY.substitute(what=texts.FILTERS[only], count=len(shown)))
    if any(_mark(task) == texts.DEFERRED for task in on_page):
        lines.append(texts.LEGEND_DEFERRED)
    return lines


def _rows(
    tasks: tuple[Task, ...], only: str, page: int, turn: Turn, up: tuple[Tap, ...] = ()
) -> Rows:
    shown = chosen(tasks, only)
    page, on_page = leaf(shown, page)
    names = labels(
        (task.household for task in shown),
        {task.household.id for task in tasks if task.done},
    )
    rows = pairs([Tap(names[task.household.id], Card(task.household.id)) for task in on_page])
    filters = [
        Tap(texts.FILTER.substitute(what=texts.FILTERS[code], count=number), turn(code, 0))
        for code, number in counts(tasks).items()
        if code != only and number < len(tasks)
    ]
    if only:
        filters.append(Tap(texts.ALL, turn("", 0)))
    rows += pairs(filters, alone=0)
    if foot := pages(len(shown), page, lambda page: turn(only, page)) + up:
        rows += (foot,)
    return rows


def _mark(task: Task) -> str:
    if task.done:
        return texts.DONE
    if task.deferred:
        return texts.DEFERRED
    return texts.TO_DO if task.due else texts.NOT_DUE


def _marks(task: Task) -> str:
    marks = []
    if task.due and task.times > 1 and not task.done:
        marks.append(texts.STILL_TIMES.substitute(n=task.still_needed))
    if task.open_problems:
        marks.append(texts.PROBLEMS.substitute(n=task.open_problems))
    if task.new:
        marks.append(texts.NEW)
    if task.pupils:
        marks.append(texts.PUPILS)
    return "".join(marks)


def _heads(mine: Mine, households: list[Household]) -> str:
    names = labels(mine.all)
    shown = texts.LIST.join(escape(names[household.id]) for household in households[:NAMED])
    if len(households) <= NAMED:
        return shown
    return shown + texts.AND_MORE.substitute(count=len(households))
