"""Months as their first days."""

import datetime


def month_of(day: datetime.date) -> datetime.date:
    """The first day of a day's month."""
    return day.replace(day=1)


def month_before(month: datetime.date) -> datetime.date:
    """The first day of the month before."""
    return month_of(month - datetime.timedelta(days=1))


def last_day(month: datetime.date) -> datetime.date:
    """The last day of a month."""
    return month_of(month + datetime.timedelta(days=31)) - datetime.timedelta(days=1)
