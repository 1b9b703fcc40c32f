"""Rates as screens: three rates, a row a place, and who is missing with the cause."""

from collections import Counter
from datetime import date
from html import escape

from handlers.exports.buttons import RateBook
from handlers.households.buttons import CardBelow
from handlers.rates.buttons import Rate, RatePicture
from handlers.rates.rate_places import AT, Spot
from handlers.screen import Rows, Screen, Tap
from handlers.texts import rate_words as book_texts
from handlers.texts import rates as texts
from handlers.views.days import month_words
from handlers.views.draft import AT_ONCE, pages, pairs
from handlers.views.labels import labels
from ledger.clock import Month
from ledger.model import By, Cause, Missing, RateRow, RateTable
from ledger.texts.names import CAUSES

LONGEST_LABEL = 10
ACROSS = 3  # labels of four characters in a row of a phone
DRAWN = {"county", "township"}  # where what lies below is ranked in public (DESIGN §4.9)


def rate_screen(at: Spot, table: RateTable, page: int, today: date) -> Screen:
    """A rung with rows below it; cadres are listed by number and never ranked (DESIGN §4.9)."""
    rows = table.rows
    if table.by is By.CADRE:
        rows = tuple(sorted(rows, key=lambda row: row.id))
    shown = rows[page * AT_ONCE : (page + 1) * AT_ONCE]
    lines = [*_head(at, table, today), *(_line(row) for row in shown)]
    month = str(table.month)
    taps = pairs(
        [Tap(row.name[:LONGEST_LABEL], Rate(month, at.below, _key(at, row), 0)) for row in shown]
    )
    return Screen("\n".join(lines), taps + _foot(at, table.month, len(rows), page, today))


def missing_screen(
    at: Spot, table: RateTable, missing: tuple[Missing, ...], page: int, today: date
) -> Screen:
    """The last rung: households that are due and not done, each with its one cause.

    Of one cadre, the figures are that cadre's row of the table.
    """
    shown = missing[page * AT_ONCE : (page + 1) * AT_ONCE]
    row = _row_of(at.owner, table) if at.owner else table.total
    lines = [_title(at, table, today)]
    if row and row.due:
        lines.append(_households(row))
    if missing:
        lines.append(_missing_head(missing))
    else:
        lines.append(texts.ALL_DONE if row and row.due else texts.NOTHING_DUE)
    lines += [_missing(one, at) for one in shown]
    names = labels(one.household for one in missing)
    homes = pairs([Tap(names[o.household.id], CardBelow(o.household.id)) for o in shown], alone=0)
    foot = _foot(at, table.month, len(missing), page, today)
    return Screen("\n".join(lines), homes + foot)


def chooser(words: str, spots: tuple[Spot, ...], month: Month) -> Screen:
    taps = [Tap(at.name[:LONGEST_LABEL], Rate(str(month), at.level, at.place, 0)) for at in spots]
    return Screen(escape(words), pairs(taps[:AT_ONCE]))


def _head(at: Spot, total: RateTable, today: date) -> list[str]:
    row = total.total
    lines = [_title(at, total, today), _households(row) if row.due else texts.NOTHING_DUE]
    if row.due:
        others = texts.OTHERS.substitute(
            cadres_done=row.cadres_done,
            cadres_due=row.cadres_due,
            times_done=row.times_done,
            times_due=row.times_due,
        )
        lines.append(others)
    counted = ((texts.UNASSIGNED, row.unassigned), (texts.EXEMPT, row.exempt))
    if aside := [words.substitute(n=n) for words, n in counted if n]:
        lines.append(texts.COMMA.join(aside))
    return lines


def _title(at: Spot, table: RateTable, today: date) -> str:
    return texts.TITLE.substitute(
        where=escape(at.name),
        month=month_words(table.month, today),
        provisional=texts.PROVISIONAL if table.provisional else "",
    )


def _households(row: RateRow) -> str:
    return texts.HOUSEHOLDS.substitute(done=row.done, due=row.due, percent=_percent(row))


def _row_of(cadre: str, table: RateTable) -> RateRow | None:
    return next((row for row in table.rows if row.key == cadre), None)


def _line(row: RateRow) -> str:
    if not row.due:
        return texts.ROW_NOTHING.substitute(name=escape(row.name))
    return texts.ROW.substitute(
        name=escape(row.name), done=row.done, due=row.due, percent=_percent(row)
    )


def _percent(row: RateRow) -> str:
    if row.percent is None:
        return ""
    return texts.PERCENT.substitute(percent=row.percent)


def _missing_head(missing: tuple[Missing, ...]) -> str:
    counted = Counter(one.cause for one in missing)
    if len(counted) == 1:
        return texts.MISSING_HEAD.substitute(n=len(missing))
    causes = texts.COMMA.join(
        texts.CAUSE.substitute(cause=CAUSES[cause], n=counted[cause])
        for cause in Cause
        if counted[cause]
    )
    return texts.MISSING_CAUSES.substitute(n=len(missing), causes=causes)


def _missing(one: Missing, at: Spot) -> str:
    """With its owner unless all are one's, with its village unless all lie in one."""
    home = one.household
    alone = at.owner is None and at.within.villages and home.group
    village = "" if alone else home.place.village_name
    owner = texts.OWNER.substitute(name=one.owner.name) if not at.owner and one.owner else ""
    return escape(
        texts.MISSING.substitute(
            head=home.head,
            where=f"{village}{home.group}{owner}",
            cause=CAUSES[one.cause],
        )
    )


def _key(at: Spot, row: RateRow) -> str:
    return f"{row.key}{AT}{at.place}" if at.below == "cadre" else row.key


def _foot(at: Spot, month: Month, count: int, page: int, today: date) -> Rows:
    here = (at.level, at.place)
    turn = pages(count, page, lambda to: Rate(str(month), *here, to))
    months = [Tap(texts.EARLIER, Rate(str(month.previous()), *here, 0))]
    if month < Month.of(today):
        months.append(Tap(texts.LATER, Rate(str(month.next()), *here, 0)))
    beside = [Tap(label, Rate(str(month), level, place, 0)) for label, level, place in at.beside]
    if at.level in DRAWN:
        beside.append(Tap(texts.PICTURE, RatePicture(str(month), *here)))
    beside.append(Tap(book_texts.EXCEL, RateBook(str(month), *here)))
    up = [Tap(texts.UP, Rate(str(month), *at.up, 0))] if at.up else []
    if turn and len(turn) + len(beside) <= ACROSS:
        turn, beside = (), [*turn, *beside]
    elif len(beside) + len(months) + len(up) <= ACROSS:
        months, beside = [*beside, *months], []
    rows = [(*turn,), *_wrapped(beside), (*months, *up)]
    return tuple(row for row in rows if row)


def _wrapped(taps: list[Tap]) -> Rows:
    """In one row, or in two where it would be cut on a phone."""
    width = ACROSS if len(taps) <= ACROSS else 2
    return tuple(tuple(taps[n : n + width]) for n in range(0, len(taps), width))
