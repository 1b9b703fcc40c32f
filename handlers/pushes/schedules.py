"""When pushes are due: days of a month as data, moved to working days by rule; pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from ledger.clock import SHANGHAI, Month
from ledger.workdays import Workdays

NINE, THREE = time(9), time(15)
TOO_CLOSE = timedelta(days=3)  # two reminders so near each other become one
QUIET_FROM, QUIET_TO = time(20), time(8)  # nothing is said unasked in these hours
REMINDED = (20, 25)  # days of the month; the first gives way to a 走贫日
DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a month's due times depend on: working days, and the county's settings."""

    workdays: Workdays
    late_days: int  # 补录 counts so many days after the month's end
    visiting_day: int | None = None  # 走贫日, a day of the month
    auto_release: bool = True  # bulletins go out at 15:00 without a tap
    events: Mapping[str, int] = field(default_factory=dict)  # the county's own days, by setting


@dataclass(frozen=True, slots=True, order=True)
class Due:
    at: datetime
    period: str  # what it stands for: said once, on whatever day it falls in the end
    assumed: bool = False  # the year is not known: Monday to Friday taken as working days


Schedule = Callable[[Calendar, Month], tuple[Due, ...]]
"""The due times of one push within one month, in order."""


def between(
    schedule: Schedule, calendar: Calendar, after: datetime, until: datetime
) -> tuple[Due, ...]:
    """What falls due in (after, until], in order."""
    found: list[Due] = []
    month, last = _month(after), _month(until)
    while month <= last:
        found += [due for due in schedule(calendar, month) if after < due.at <= until]
        month = month.next()
    return tuple(found)


def quiet(at: datetime) -> bool:
    clock = at.astimezone(SHANGHAI).time()
    return clock >= QUIET_FROM or clock < QUIET_TO


def month_start(calendar: Calendar, month: Month) -> tuple[Due, ...]:
    """09:00 on the first working day."""
    return (due_on(calendar, calendar.workdays.first_of(month), str(month)),)


def reminders(calendar: Calendar, month: Month) -> tuple[Due, ...]:
    """09:00 on the 20th, or the 走贫日 in its place, and on the 25th.

    A day of rest moves to the next working day, or back where that is in another month. Of two
    within three days the first stays, and none follows the month-start list so closely.
    """
    slots = {"a": calendar.visiting_day or REMINDED[0], "b": REMINDED[1]}
    kept: list[Due] = []
    last = calendar.workdays.first_of(month)
    for slot, number in sorted(slots.items(), key=lambda item: item[1]):
        nominal = month.first + timedelta(days=min(number, month.length) - 1)
        day = calendar.workdays.kept_in_month(nominal)
        if day - last > TOO_CLOSE:
            kept.append(due_on(calendar, day, f"{month}{slot}"))
            last = day
    return tuple(kept)


def bulletin_drafted(calendar: Calendar, month: Month) -> tuple[Due, ...]:
    """09:00 on the 8th, the day after the last on which a visit of the month before is in time."""
    return _bulletin(calendar, month, NINE)


def bulletin_released(calendar: Calendar, month: Month) -> tuple[Due, ...]:
    """15:00 on the day of the draft."""
    return _bulletin(calendar, month, THREE)


def bulletin_waiting(calendar: Calendar, month: Month) -> tuple[Due, ...]:
    """09:00 on each working day of the month after the day of the draft."""
    drafted = bulletin_drafted(calendar, month)
    return tuple(
        due_on(calendar, day, day.isoformat())
        for day in month.days()
        if drafted and day > drafted[0].at.date() and calendar.workdays.is_workday(day)
    )


def holidays_missing(calendar: Calendar, month: Month) -> tuple[Due, ...]:
    """09:00 on the 1st of December while the next year is unknown, and of unknown months."""
    asked = month.year + 1 if month.number == DECEMBER else month.year
    if calendar.workdays.known(month.year) and calendar.workdays.known(asked):
        return ()
    return (due_on(calendar, month.first, str(month)),)


def _bulletin(calendar: Calendar, month: Month, at: time) -> tuple[Due, ...]:
    of = month.previous()
    day = of.last + timedelta(days=calendar.late_days + 1)
    return (Due(_instant(day, at), str(of)),) if day in month else ()


def due_on(calendar: Calendar, day: date, period: str) -> Due:
    """09:00 on that day."""
    return Due(_instant(day, NINE), period, assumed=not calendar.workdays.known(day.year))


def _instant(day: date, at: time) -> datetime:
    return datetime.combine(day, at, SHANGHAI)


def _month(at: datetime) -> Month:
    return Month.of(at.astimezone(SHANGHAI).date())
