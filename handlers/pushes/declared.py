"""PUSHES: everything that the bot says unasked, in one place (DESIGN §7)."""

from datetime import datetime, timedelta

from handlers.pushes import (
    bulletins,
    daily,
    due_work,
    events,
    holidays,
    morning,
    reminders,
    schedules,
)
from handlers.pushes.push import Push
from handlers.pushes.schedules import Calendar, Due, between
from handlers.pushes.went import Went
from handlers.texts import pushes as texts

PUSHES = (
    Push(
        name="month_start",
        title=texts.MONTH_START,
        whom=texts.CADRES,
        schedule=schedules.month_start,
        grace=timedelta(hours=36),  # the list is of use for more than its day
        who=reminders.cadres,
        what=reminders.month_start,
    ),
    Push(
        name="reminder",
        title=texts.REMINDER,
        whom=texts.CADRES,
        schedule=schedules.reminders,
        grace=timedelta(hours=24),  # so that what falls into the quiet hours goes at 08:00
        who=reminders.cadres,
        what=reminders.reminder,
    ),
    Push(
        name="bulletin_draft",
        title=texts.DRAFT,
        whom=texts.ADMINISTRATORS,
        schedule=schedules.bulletin_drafted,
        grace=timedelta(hours=48),
        who=bulletins.areas_due,
        what=bulletins.draft,
    ),
    Push(
        name="bulletin_release",
        title=texts.RELEASE,
        whom=texts.GROUPS,
        schedule=schedules.bulletin_released,
        grace=timedelta(hours=24),
        who=bulletins.releasable,
        what=bulletins.release_by_itself,
    ),
    Push(
        name="bulletin_waiting",
        title=texts.WAITING,
        whom=texts.ADMINISTRATORS,
        schedule=schedules.bulletin_waiting,
        grace=timedelta(hours=6),
        who=bulletins.waiting,
        what=bulletins.remind,
        daily=True,
    ),
    Push(
        name="event",
        title=texts.EVENT,
        whom=texts.ADMINISTRATORS,
        schedule=events.events,
        grace=timedelta(hours=12),
        who=events.administrators,
        what=events.tell,
        name_of=events.title,
    ),
    Push(
        name="holidays_missing",
        title=texts.HOLIDAYS,
        whom=texts.COUNTY,
        schedule=schedules.holidays_missing,
        grace=timedelta(hours=24),
        who=holidays.county_administrators,
        what=holidays.missing,
    ),
    Push(
        name="due_work",
        title=texts.DUE_WORK,
        whom=texts.CONCERNED,
        schedule=daily.working_days,
        grace=timedelta(hours=12),
        who=due_work.concerned,
        what=due_work.tell,
        listed=False,
    ),
    Push(
        name="morning",
        title=texts.MORNING,
        whom=texts.CONCERNED,
        schedule=daily.mornings,
        grace=timedelta(hours=12),
        who=morning.waiting,
        what=morning.tell,
        listed=False,
    ),
)


def worth_telling(went: Went) -> bool:
    """A skipped look whether there is anything to say is no loss to report."""
    empty = {push.name for push in PUSHES if push.daily or not push.listed}
    return went.letters > 0 or went.faults > 0 or went.push not in empty


def upcoming(calendar: Calendar, now: datetime, within: timedelta) -> tuple[tuple[Push, Due], ...]:
    """What will fall due, soonest first."""
    found = [
        (push, due)
        for push in PUSHES
        if push.listed and not (push.daily and calendar.auto_release)
        for due in between(push.schedule, calendar, now, now + within)
    ]
    return tuple(sorted(found, key=lambda item: item[1]))
