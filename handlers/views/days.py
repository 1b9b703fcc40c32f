"""Days and months as people say them."""

from datetime import date

from handlers.texts import dates as texts
from ledger.clock import Month

NEAR = (texts.TODAY, texts.YESTERDAY, texts.BEFORE)


def day_words(day: date, today: date) -> str:
    """11月20日; with the year where it is not this one."""
    shape = texts.IN_YEAR if day.year == today.year else texts.WITH_YEAR
    return shape.substitute(year=day.year, month=day.month, day=day.day)


def near_words(day: date, today: date) -> str:
    """How far back, and which day that was."""
    ago = (today - day).days
    if ago == 0:
        return texts.TODAY
    if 0 < ago < len(NEAR):
        return texts.NEAR.substitute(word=NEAR[ago], day=day_words(day, today))
    return day_words(day, today)


def told_words(day: date, today: date) -> str:
    """As `near_words`, but with the date also where it is today: it is read again later."""
    if day == today:
        return texts.NEAR.substitute(word=texts.TODAY, day=day_words(day, today))
    return near_words(day, today)


def month_words(month: Month, today: date) -> str:
    shape = texts.MONTH if month.year == today.year else texts.MONTH_OF_YEAR
    return shape.substitute(year=month.year, month=month.number)
