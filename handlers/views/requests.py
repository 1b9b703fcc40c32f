"""A request as each of those concerned sees it, and the list of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from handlers.requests.buttons import Decide, Requests, ShowRequest
from handlers.screen import Rows, Screen, Tap
from handlers.texts import requests as texts
from handlers.views.days import day_words
from handlers.views.draft import leaf, pages, pairs
from ledger.model import Role
from ledger.request import Request, RequestState

LONGEST_LABEL = 10  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A request and what its viewer is to it."""

    request: Request
    title: str
    lines: tuple[str, ...]  # HTML
    asker: str
    unit: str
    receiver: str
    decided_by: str
    today: date
    dated: bool
    mine: bool
    receives: bool
    decides: bool
    county: bool
    next: Rows  # once it is approved


@dataclass(frozen=True, slots=True)
class Row:
    request: Request
    title: str
    asker: str
    todo: bool


def request_screen(seen: Seen, head: str = "") -> Screen:
    """`head` is a line of HTML above it."""
    request = seen.request
    unit = texts.UNIT.substitute(unit=escape(seen.unit)) if seen.unit else ""
    lines = [
        *((head,) if head else ()),
        texts.TITLE.substitute(number=request.number, title=escape(seen.title)),
        texts.BY.substitute(name=escape(seen.asker), unit=unit),
        *seen.lines,
    ]
    since = day_words(request.since, seen.today)
    if seen.dated and request.effective is None and not any(since in line for line in seen.lines):
        lines.append(texts.SINCE.substitute(day=since))
    lines.append(texts.STATE.substitute(state=_state(seen)))
    if _back(seen) and seen.decides and request.state is RequestState.OPEN:
        how = texts.BACK_COUNTY if seen.county else texts.BACK_TOWNSHIP
        lines.append(texts.BACK_HINT + how)
    return Screen("\n".join(lines), _rows(seen))


def request_list(rows: Sequence[Row], page: int) -> Screen:
    todo = sum(row.todo for row in rows)
    head = texts.LIST.substitute(todo=todo) if todo else texts.LIST_NONE
    page, shown = leaf(rows, page)
    lines = [
        texts.ROW.substitute(
            mark=texts.TODO if row.todo else texts.PAST,
            number=row.request.number,
            title=escape(row.title),
            name=escape(row.asker),
            state=texts.SHORT_STATES[row.request.state],
        )
        for row in shown
    ]
    taps = [
        Tap(
            texts.LABEL.substitute(number=row.request.number, title=row.title)[:LONGEST_LABEL],
            ShowRequest(row.request.id),
        )
        for row in shown
    ]
    foot = pages(len(rows), page, Requests)
    return Screen("\n".join([head, *lines]), (*pairs(taps), foot) if foot else pairs(taps))


def _rows(seen: Seen) -> Rows:
    id_, state = seen.request.id, seen.request.state
    rows: Rows = ()
    if state is RequestState.OFFERED and seen.receives:
        rows = (
            (
                Tap(texts.ACCEPT, Decide(id_, "accept")),
                Tap(texts.DECLINE, Decide(id_, "decline")),
            ),
        )
    if state is RequestState.OPEN and seen.decides:
        rows = ((Tap(texts.YES, Decide(id_, "yes")), Tap(texts.NO, Decide(id_, "no"))),)
        if _back(seen) and seen.county:
            rows += ((Tap(texts.BACK, Decide(id_, "back")),),)
        elif _back(seen) and seen.request.role is not Role.COUNTY_ADMIN:
            rows += ((Tap(texts.UP, Decide(id_, "up")),),)
    if seen.mine and state in (RequestState.OFFERED, RequestState.OPEN):
        rows += ((Tap(texts.WITHDRAW, Decide(id_, "withdraw")),),)
    if state is RequestState.APPROVED and (seen.mine or seen.decides):
        rows += seen.next
    return (*rows, (Tap(texts.ALL, Requests(0)),))


def _back(seen: Seen) -> bool:
    return seen.dated and seen.request.since < seen.today


def _state(seen: Seen) -> str:
    request = seen.request
    effective = texts.DONE
    if seen.dated and request.effective:
        shape = texts.FROM_BACK if request.dated_back else texts.FROM
        effective = shape.substitute(day=day_words(request.effective, seen.today))
    return texts.STATES[request.state].substitute(
        receiver=escape(seen.receiver), by=escape(seen.decided_by), effective=effective
    )
