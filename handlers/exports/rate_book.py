"""What a rung of /rate shows, as a workbook; cadres are listed by number and never ranked."""

from html import escape
from typing import Any

from handlers.asker import Asker
from handlers.house import House
from handlers.rates.rate_places import Spot
from handlers.screen import Letter, Screen
from handlers.texts import rate_words as texts
from handlers.texts import rates as rate_texts
from handlers.views.days import month_words
from ledger.clock import Month, shanghai_day
from ledger.ids import new_id
from ledger.model import By, Missing, RateRow
from ledger.texts.names import CAUSES

BOOK = "rate.book"
COUNTY = "county"  # in the audit
Body = dict[str, Any]


def ask(house: House, asker: Asker, at: Spot, month: Month) -> Screen:
    """Puts the errand and its line in the audit; `at` is in reach."""
    today, rates = shanghai_day(house.clock()), house.ledger.rates
    table = rates.table(month, by=at.rows or By.COUNTY, today=today, within=at.within)
    if at.rows is None:
        missing = [
            one
            for one in rates.missing(month, today=today, within=at.within)
            if at.owner is None or (one.owner is not None and one.owner.id == at.owner)
        ]
        heads, rows = texts.MISSING_HEADS, [_missing(one) for one in missing]
    else:
        named = table.rows
        if table.by is By.CADRE:
            named = tuple(sorted(named, key=lambda row: row.id))
        heads = texts.HEADS
        rows = [_row(row, row.name) for row in named] + [_row(table.total, texts.TOTAL)]
    assert asker.cadre
    house.ledger.audit.note(
        asker.cadre.id,
        "export",
        at.place.rpartition("@")[2] or COUNTY,
        house.clock(),
        {"what": texts.SHEET, "month": str(month)},
    )
    shown = month_words(month, today)
    body = {
        "export": new_id(),
        "chat": asker.chat,
        "name": texts.NAME.substitute(where=at.name, month=month),
        "title": texts.TITLE.substitute(
            where=at.name,
            month=shown,
            as_of=table.as_of,
            provisional=rate_texts.PROVISIONAL if table.provisional else "",
        ),
        "caption": texts.CAPTION.substitute(where=escape(at.name), month=shown)
        + (texts.PRIVATE if at.rows is None else ""),
        "heads": heads,
        "rows": rows,
    }
    house.send(BOOK, body)
    return Screen(texts.MAKING, new=True)


def was_made(house: House, body: Body, result: Body | None) -> tuple[Letter, ...]:
    if result is None:
        return (Letter(body["chat"], Screen(texts.FAILED)),)
    return (Letter(body["chat"], Screen(body["caption"], file=result["file"])),)


def _row(row: RateRow, name: str) -> list[str | int]:
    percent = texts.NOTHING_DUE
    if row.percent is not None:
        percent = texts.PERCENT.substitute(percent=row.percent)
    return [
        name,
        row.due,
        row.done,
        percent,
        row.cadres_due,
        row.cadres_done,
        row.times_due,
        row.times_done,
        row.exempt,
        row.unassigned,
    ]


def _missing(one: Missing) -> list[str | int]:
    home = one.household
    return [
        home.place.township_name,
        home.place.village_name,
        home.group,
        home.number,
        home.head,
        one.owner.name if one.owner else "",
        one.still_needed,
        CAUSES[one.cause],
    ]
