"""Instants worth moving the clock to: when something falls due."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_SHANGHAI = ZoneInfo("Asia/Shanghai")
_MORNING = time(9)  # reminders and drafts go at 09:00 (DESIGN §7)
_RELEASE = time(15)  # a draft that nobody held back goes at 15:00


def jumps(now: datetime) -> Iterator[tuple[str, datetime]]:
    """Names and instants in Shanghai, all later than `now`, in no order.

    afternoon (15:00), next_day, day_25, month_end and day_8, each at 09:00.
    """
    today = now.astimezone(_SHANGHAI).date()
    after = _next_month(today)
    choices = {
        "afternoon": [_at(today, _RELEASE)],
        "next_day": [_at(today + timedelta(days=1))],
        "day_25": [_at(first.replace(day=25)) for first in (today, after)],
        "month_end": [_at(_next_month(first) - timedelta(days=1)) for first in (today, after)],
        "day_8": [_at(first.replace(day=8)) for first in (today, after)],
    }
    for name, instants in choices.items():
        later = [instant for instant in instants if instant > now]
        if later:
            yield name, later[0]


def _at(day: date, hour: time = _MORNING) -> datetime:
    return datetime.combine(day, hour, _SHANGHAI)


def _next_month(day: date) -> date:
    """The first of the month after."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
