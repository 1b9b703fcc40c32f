"""The county's calendar: on days that it sets, its administrators are told what is due."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from handlers.house import House
from handlers.pushes.schedules import DECEMBER, Calendar, Due, due_on
from handlers.screen import Letter, Screen
from handlers.texts import schedule as texts
from ledger.clock import Month
from ledger.model import Contact

SELF_CHECK = "self_check_day"
SELF_CHECK_DAY = 10  # of December, DESIGN §7

EVERY: Mapping[str, Callable[[Month], bool]] = {
    "report_day": lambda _: True,
    "exchange_day": lambda month: month.number % 2 == 0,
    "talk_day": lambda month: month.number % 3 == 0,
    "joint_day": lambda month: month.number % 3 == 0,
    "inspection_day": lambda month: month.number % 3 == 0,
    "review_day": lambda month: month.number % 6 == 0,
    "yearly_day": lambda month: month.number == DECEMBER,
    SELF_CHECK: lambda month: month.number == DECEMBER,
}
"""In which months; a period's last month, so that it looks back on the whole of it."""

SETTABLE = ("visiting_day", *(name for name in EVERY if name != SELF_CHECK))


def events(calendar: Calendar, month: Month) -> tuple[Due, ...]:
    """09:00 on each day that is set, or on the working day that it moves to."""
    days = {**calendar.events, SELF_CHECK: SELF_CHECK_DAY}
    found = []
    for name, wanted in EVERY.items():
        if name in days and wanted(month):
            nominal = month.first + timedelta(days=min(days[name], month.length) - 1)
            day = calendar.workdays.kept_in_month(nominal)
            found.append(due_on(calendar, day, f"{month}/{name}"))
    return tuple(sorted(found))


def administrators(house: House, due: Due) -> tuple[str, ...]:
    """Of the county and of the townships, each once."""
    name, day = due.period.partition("/")[2], due.at.date()
    people = house.ledger.people
    found: list[Contact] = list(people.administrators(None, day))
    for area in house.ledger.areas.townships():
        found += people.administrators(area.id, day)
    accounts = sorted({one.account for one in found if one.account is not None})
    return tuple(f"{name}/{account}" for account in accounts)


def title(due: Due) -> str:
    return texts.EVENTS[due.period.partition("/")[2]][0]


def tell(house: House, due: Due, key: str) -> tuple[Letter, ...]:
    name, _, account = key.partition("/")
    title, every = texts.EVENTS[name]
    words = texts.TODAY.substitute(name=title, every=every)
    if name == SELF_CHECK:
        words += f"\n{texts.SELF_CHECK}"
    if due.assumed:
        words += f"\n{texts.ASSUMED}"
    return (Letter(int(account), Screen(words)),)
