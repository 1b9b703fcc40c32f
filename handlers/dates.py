"""A day as people type it: 昨天, 上周三, 3月5日, 20号, 2026-11-20."""

import re
from datetime import date, timedelta

from handlers.dialog.form import Foreign, Invalid
from handlers.texts import dates as words
from handlers.texts import visit as texts
from ledger.clock import Month

SOON = timedelta(days=31)
"""A day without a year that lies no further ahead is a slip, and not meant of last year."""

NUMERIC = re.compile(r"(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2})")


def read_day(said: str, today: date) -> date:
    """The newest such day that is not after `today`, which is a Shanghai date.

    Raises Foreign where the words do not speak of a day, Invalid where no such day is, or where it
    is to come soon.
    """
    text = _figures(said.strip())
    if text in words.AGO:
        return today - timedelta(days=words.AGO[text])
    monday = today - timedelta(days=today.weekday())
    if found := re.fullmatch(words.LAST_WEEK, text):
        return monday + timedelta(days=words.WEEKDAYS[found[1]] - 7)
    if found := re.fullmatch(words.THIS_WEEK, text):
        return monday + timedelta(days=words.WEEKDAYS[found[1]])
    if found := re.fullmatch(words.LAST_MONTH, text):
        month = Month.of(today).previous()
        return _day(month.year, month.number, int(found[1]))
    if found := re.fullmatch(words.MONTH_AND_DAY, text) or NUMERIC.fullmatch(text):
        year, month_number, day = found.groups()
        return _latest(year, int(month_number), int(day), today)
    if found := re.fullmatch(words.DAY_OF_MONTH, text):
        here = Month.of(today)
        month = here if int(found[1]) <= today.day else here.previous()
        return _day(month.year, month.number, int(found[1]))
    raise Invalid(texts.NOT_A_DAY) if re.search(words.LOOKS_LIKE_A_DAY, text) else Foreign


def _figures(text: str) -> str:
    """Chinese numerals before 年, 月, 日 and 号 as figures."""
    import cn2an

    return re.sub(words.NUMERALS, lambda found: str(cn2an.cn2an(found[0], "smart")), text)


def _latest(year: str | None, month: int, day: int, today: date) -> date:
    if year:
        return _day(int(year), month, day)
    this_year = _day(today.year, month, day)
    if today < this_year <= today + SOON:
        raise Invalid(texts.FUTURE)
    return this_year if this_year <= today else _day(today.year - 1, month, day)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Invalid(texts.NOT_A_DAY) from None
