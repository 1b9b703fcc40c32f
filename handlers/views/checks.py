"""Draws and their results as screens."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from handlers.checks.buttons import Check, CloseDraw, DrawSample, IssueDraw, SampleRule, ShowDraw
from handlers.screen import Rows, Screen, Tap
from handlers.texts import checks as texts
from handlers.views.days import day_words, month_words
from handlers.views.draft import AT_ONCE, pages, pairs
from ledger.checks.draw import Draw, Item, Kind, Totals
from ledger.checks.drawing import MOST_HOUSEHOLDS, Rule
from ledger.clock import Month
from ledger.model import Household, HouseholdId

LABEL = 10  # characters
PLACES = 3  # townships in a list of results
MOST_TOWNSHIPS, MOST_VILLAGES = 40, 20


def rule_screen(
    month: Month, rule: Rule, seed: str, before: Sequence[Draw], today: date
) -> Screen:
    """How many are to be drawn, before anything is."""
    at = (rule.townships, rule.villages, rule.households)
    steps = (
        (texts.TOWNSHIPS, 0, 2, MOST_TOWNSHIPS),
        (texts.VILLAGES, 1, 1, MOST_VILLAGES),
        (texts.HOUSEHOLDS, 2, 3, MOST_HOUSEHOLDS),
    )
    rows: Rows = ()
    for what, n, least, most in steps:
        taps = []
        for shape, by in ((texts.LESS, -1), (texts.MORE, 1)):
            counts = [*at]
            counts[n] += by
            if least <= counts[n] <= most:
                words = shape.substitute(what=what)
                taps.append(Tap(words, SampleRule(str(month), *_three(counts), seed)))
        rows += (tuple(taps),)
    rows += ((Tap(texts.DRAW, DrawSample(str(month), *at, seed)),),)
    rows += pairs([Tap(label(draw), ShowDraw(draw.id, "totals", 0)) for draw in before[:4]])
    html = texts.SAMPLE.substitute(
        month=month_words(month, today),
        townships=rule.townships,
        villages=rule.villages,
        households=rule.households,
    )
    if seed:
        html += "\n" + texts.SEED_TYPED.substitute(seed=escape(seed))
    return Screen(html, tuple(row for row in rows if row))


def _three(counts: list[int]) -> tuple[int, int, int]:
    townships, villages, households = counts
    return townships, villages, households


def label(draw: Draw) -> str:
    return texts.LISTED[draw.kind].substitute(number=draw.number)


def totals_screen(
    draw: Draw,
    totals: Totals,
    places: Sequence[tuple[str, Totals]],
    checkers: int,
    today: date,
    said: str = "",
) -> Screen:
    lines = [*([said] if said else []), head(draw, today)]
    lines.append(
        texts.WANTED.substitute(
            wanted=totals.wanted, done=totals.done, left=totals.wanted - totals.done
        )
    )
    if totals.done:
        lines.append(
            texts.RESULTS.substitute(
                seen=totals.seen, unseen=totals.unseen, mismatch=totals.mismatch
            )
        )
    lines += [
        texts.PLACE.substitute(
            name=escape(name), done=one.done, wanted=one.wanted, mismatch=one.mismatch
        )
        for name, one in places[:PLACES]
    ]
    if len(places) > PLACES:
        lines.append(texts.MORE_PLACES.substitute(n=len(places)))
    lines.append(texts.CHECKERS.substitute(n=checkers) if checkers else texts.NO_CHECKERS)
    lines.append(texts.SEED.substitute(seed=escape(draw.seed)))
    lines.append(texts.CLOSED if draw.closed else texts.PUBLISHED)
    return Screen("\n".join(lines), _draw_rows(draw))


def _draw_rows(draw: Draw) -> Rows:
    rows: Rows = ()
    if draw.issued is None and draw.closed is None:
        words = texts.ISSUE if draw.kind is Kind.SAMPLE else texts.ISSUE_ALL
        rows += ((Tap(words, IssueDraw(draw.id)),),)
    shows = [(texts.ITEMS, "items")]
    if draw.issued:
        shows.append((texts.WAITING, "waiting"))
    shows += [(texts.LOG, "log"), (texts.REPEAT, "repeat")]
    taps = [Tap(label, ShowDraw(draw.id, what, 0)) for label, what in shows]
    rows += tuple(tuple(taps[n : n + 2]) for n in range(0, len(taps), 2))
    if draw.closed is None:
        rows += ((Tap(texts.CLOSE, ShowDraw(draw.id, "close", 0)),),)
    return rows


def head(draw: Draw, today: date) -> str:
    shapes = texts.HEAD if draw.issued else texts.HEAD_UNISSUED
    return shapes[draw.kind].substitute(
        number=draw.number, first=day_words(draw.first, today), last=day_words(draw.last, today)
    )


def items_screen(
    draw: Draw, items: Sequence[Item], homes: Mapping[HouseholdId, Household], page: int
) -> Screen:
    """For the county alone; each opens its form, for a checker without Telegram."""
    some = items[page * AT_ONCE : (page + 1) * AT_ONCE]
    lines = [texts.ITEMS_HEAD.substitute(n=len(items))]
    lines += [
        texts.ITEM.substitute(
            place=escape(_place(homes[item.household])),
            head=escape(homes[item.household].head),
            result=result(item),
        )
        for item in some
    ]
    taps = []
    if draw.issued and draw.closed is None:
        taps = [Tap(homes[one.household].head[:LABEL], Check(draw.id, one.n)) for one in some]
    turn = pages(len(items), page, lambda to: ShowDraw(draw.id, "items", to))
    back = Tap(texts.BACK, ShowDraw(draw.id, "totals", 0))
    return Screen("\n".join(lines), (*pairs(taps), (*turn, back)))


def waiting_screen(draw: Draw, waiting: Sequence[tuple[str, int]], page: int) -> Screen:
    some = waiting[page * AT_ONCE : (page + 1) * AT_ONCE]
    lines = [texts.WAITING_HEAD.substitute(n=len(waiting))] if waiting else [texts.ALL_DONE]
    lines += [texts.WAITING_LINE.substitute(name=escape(name), left=left) for name, left in some]
    turn = pages(len(waiting), page, lambda to: ShowDraw(draw.id, "waiting", to))
    return Screen("\n".join(lines), ((*turn, Tap(texts.BACK, ShowDraw(draw.id, "totals", 0))),))


def sure_to_close(draw: Draw) -> Screen:
    rows = (
        (Tap(texts.YES_CLOSE, CloseDraw(draw.id)),),
        (Tap(texts.BACK, ShowDraw(draw.id, "totals", 0)),),
    )
    return Screen(texts.SURE_CLOSE, rows)


def yours(
    draw: Draw, items: Sequence[Item], homes: Mapping[HouseholdId, Household], today: date
) -> Screen:
    """What one person is to check, at most two households of 互查 and a few of a sample."""
    words = texts.FOR_YOU[draw.kind].substitute(
        number=draw.number, last=day_words(draw.last, today), n=len(items)
    )
    lines = [words]
    lines += [
        texts.YOUR_ITEM.substitute(
            head=escape(homes[item.household].head),
            place=escape(_place(homes[item.household])),
            result=result(item),
        )
        for item in items[:AT_ONCE]
    ]
    if today > draw.last:
        lines.append(texts.OVER.substitute(last=day_words(draw.last, today)))
    taps = [
        Tap(homes[item.household].head[:LABEL], Check(draw.id, item.n)) for item in items[:AT_ONCE]
    ]
    return Screen("\n".join(lines), pairs(taps))


def result(item: Item) -> str:
    return texts.RESULT[item.result] if item.result else texts.NOT_YET


def _place(home: Household) -> str:
    return f"{home.place.village_name}{home.group}"
