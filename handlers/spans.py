"""Days near today and spans of them as people type them: 8-10~8-25, 明天起3天, 下周一到周五."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from handlers.dialog.form import Foreign, Invalid
from handlers.texts import spans as words
from ledger.clock import Month

HALF_A_YEAR = 183  # days: of a day without a year the nearest is meant


class Span(NamedTuple):
    first: date
    last: date  # included
    rest: str = ""  # what was said besides

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def near_day(said: str, today: date) -> date:
    """The day that is meant, past or to come; of a day without a year the nearest such.

    Raises Foreign where the words do not speak of a day, Invalid where no such day is.
    """
    text = _figures("".join(said.split()))
    day = _relative(text, today)
    if day is None and (found := re.fullmatch(words.MONTH_DAY, text)):
        day = _nearest(found[1], int(found[2]), int(found[3]), today)
    if day is None and (found := re.fullmatch(words.NEXT_MONTH, text)):
        month = Month.of(today).next()
        day = _day(month.year, month.number, int(found[1]))
    if day is None and (found := re.fullmatch(words.OF_MONTH, text)):
        month = Month.of(today)
        if int(found[1]) < today.day and not text.startswith(words.THIS):
            month = month.next()
        day = _day(month.year, month.number, int(found[1]))
    if day is not None:
        return day
    if re.search(words.LOOKS_LIKE_A_SPAN, text):
        raise Invalid(words.NOT_A_DAY)
    raise Foreign


def read_span(said: str, today: date) -> Span:
    """Both days included. Raises Foreign where the words speak of no day, Invalid otherwise."""
    text = _figures(said.strip())
    if found := re.fullmatch(words.DAYS_ONLY, text, re.DOTALL):
        return Span(today, today + timedelta(days=int(found[1]) - 1), found[2].strip())
    found = re.fullmatch(words.SPAN, text, re.DOTALL)
    if found is None:
        if re.search(words.LOOKS_LIKE_A_SPAN, text):
            raise Invalid(words.NOT_A_SPAN)
        raise Foreign
    begin, end, days, rest = found.groups()
    first = near_day(begin, today)
    last = first
    if days:
        last = first + timedelta(days=max(1, int(days)) - 1)
    elif end:
        last = _end(end, first)
    if last < first:
        raise Invalid(words.ENDS_BEFORE)
    return Span(first, last, rest.strip())


def _end(said: str, first: date) -> date:
    """The end of a span is read from its beginning on: 8月10日到25日."""
    if said.isdigit():
        return _on_or_after(first, int(said))
    if found := re.fullmatch(words.OF_MONTH, said):
        return _on_or_after(first, int(found[1]))
    if (found := re.fullmatch(words.WEEK, said)) and found[1] is None:
        monday = first - timedelta(days=first.weekday())
        day = monday + timedelta(days=words.WEEKDAYS[found[2]])
        return day if day >= first else day + timedelta(days=7)
    if (found := re.fullmatch(words.MONTH_DAY, said)) and not found[1]:
        day = _day(first.year, int(found[2]), int(found[3]))
        return day if day >= first - timedelta(days=HALF_A_YEAR) else _next_year(day)
    return near_day(said, first)


def _on_or_after(first: date, number: int) -> date:
    month = Month.of(first)
    if number < first.day:
        month = month.next()
    return _day(month.year, month.number, number)


def _relative(text: str, today: date) -> date | None:
    if text in words.AHEAD:
        return today + timedelta(days=words.AHEAD[text])
    if text in words.BEHIND:
        return today - timedelta(days=words.BEHIND[text])
    if text in words.MONTH_END:
        return Month.of(today).last
    if found := re.fullmatch(words.WEEK, text):
        monday = today - timedelta(days=today.weekday())
        day = monday + timedelta(days=7 * words.WEEKS[found[1]] + words.WEEKDAYS[found[2]])
        # a weekday alone that is over is next week's
        return day + timedelta(days=7) if found[1] is None and day < today else day
    return None


def _figures(text: str) -> str:
    """Chinese numerals before 年, 月, 日, 号 and 天 as figures."""
    if not re.search(words.NUMERALS, text):
        return text
    import cn2an

    plain = re.sub(words.NUMERALS, lambda found: found[0].replace(*words.TWO), text)
    return re.sub(words.NUMERALS, lambda found: str(cn2an.cn2an(found[0], "smart")), plain)


def _nearest(year: str | None, month: int, day: int, today: date) -> date:
    if year:
        return _day(int(year), month, day)
    here = _day(today.year, month, day)
    if (today - here).days > HALF_A_YEAR:
        return _next_year(here)
    if (here - today).days > HALF_A_YEAR:
        return _day(today.year - 1, month, day)
    return here


def _next_year(day: date) -> date:
    return _day(day.year + 1, day.month, day.day)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Invalid(words.NOT_A_DAY) from None
