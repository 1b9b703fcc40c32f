"""Due times that come every day, or every working day; pure."""

from datetime import datetime

from handlers.pushes.schedules import NINE, QUIET_TO, Calendar, Due
from ledger.clock import SHANGHAI, Month


def mornings(calendar: Calendar, month: Month) -> tuple[Due, ...]:
    """08:00, when the quiet hours end."""
    return tuple(
        Due(datetime.combine(day, QUIET_TO, SHANGHAI), day.isoformat()) for day in month.days()
    )


def working_days(calendar: Calendar, month: Month) -> tuple[Due, ...]:
    """09:00 on each working day."""
    assumed = not calendar.workdays.known(month.year)
    return tuple(
        Due(datetime.combine(day, NINE, SHANGHAI), day.isoformat(), assumed)
        for day in month.days()
        if calendar.workdays.is_workday(day)
    )
