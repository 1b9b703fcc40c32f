"""What a change that is dated back does to the months it reaches: told to who approves it."""

from datetime import date
from html import escape
from typing import NamedTuple

from handlers.house import House
from handlers.texts import requests as texts
from ledger.clock import Month
from ledger.model import By

MONTHS = 12  # at most so many are looked at
LINES = 4


class Figure(NamedTuple):
    name: str
    done: int
    due: int


Figures = dict[Month, dict[str, Figure]]
"""By month and cadre; what is nobody's stands under ""."""


def figures(house: House, since: date, today: date) -> Figures:
    """Of the months from `since` to today."""
    found: Figures = {}
    month = Month.of(today)
    while month >= Month.of(since) and len(found) < MONTHS:
        table = house.ledger.rates.table(month, By.CADRE, today)
        found[month] = {row.key: Figure(row.name, row.done, row.due) for row in table.rows}
        found[month][""] = Figure(texts.NOBODYS, 0, table.total.unassigned)
        month = month.previous()
    return found


def changed(house: House, before: Figures, after: Figures) -> tuple[str, ...]:
    """One line a month and cadre whose numbers are others now; released months are named."""
    lines, released = [], []
    for month in sorted(before):
        was, is_ = before[month], after[month]
        differing = [key for key in was | is_ if _of(was, key) != _of(is_, key)]
        lines += [_line(month, was.get(key), is_.get(key)) for key in differing]
        if differing and house.ledger.bulletins.released(month, None):
            released.append(texts.RELEASED.substitute(month=month.number))
    if len(lines) > LINES:
        lines = [*lines[:LINES], texts.MORE_CHANGES.substitute(count=len(lines) - LINES)]
    return (*lines, *released)


def _of(figures_: dict[str, Figure], key: str) -> tuple[int, int]:
    found = figures_.get(key)
    return (found.done, found.due) if found else (0, 0)


def _line(month: Month, was: Figure | None, is_: Figure | None) -> str:
    one = is_ or was
    assert one
    return texts.CHANGED.substitute(
        month=month.number,
        name=escape(one.name),
        before=f"{was.done}/{was.due}" if was else "0/0",
        after=f"{is_.done}/{is_.due}" if is_ else "0/0",
    )
