"""Which days people work: the state's calendar, the county's own table over it."""

from collections.abc import Mapping
from datetime import date, timedelta

import chinese_calendar

from ledger.clock import Month

DAY = timedelta(days=1)
SATURDAY = 5


class Workdays:
    """Working days with 调休, by chinesecalendar and the table 节假日 (DESIGN §7).

    A row of the table goes before the calendar. In a year that neither knows, Monday to Friday
    are working days, and `known` is False so that whoever relies on it can say so.
    """

    def __init__(self, overrides: Mapping[date, bool]) -> None:
        """`overrides`: day → worked (班 True, 休 False)."""
        self._overrides = dict(overrides)
        self._filled = {day.year for day, worked in self._overrides.items() if not worked}

    def is_workday(self, day: date) -> bool:
        if day in self._overrides:
            return self._overrides[day]
        try:
            return bool(chinese_calendar.is_workday(day))
        except NotImplementedError:  # a year that is not in the library's tables
            return day.weekday() < SATURDAY

    def known(self, year: int) -> bool:
        """Whether the year's arrangement is published: in the calendar, or a 休 in the table."""
        try:
            chinese_calendar.is_workday(date(year, 1, 1))
        except NotImplementedError:
            return year in self._filled
        return True

    def on_or_after(self, day: date) -> date:
        while not self.is_workday(day):
            day += DAY
        return day

    def on_or_before(self, day: date) -> date:
        while not self.is_workday(day):
            day -= DAY
        return day

    def next(self, day: date) -> date:
        """The first working day after `day`."""
        return self.on_or_after(day + DAY)

    def previous(self, day: date) -> date:
        """The last working day before `day`."""
        return self.on_or_before(day - DAY)

    def plus(self, day: date, days: int) -> date:
        """The working day that is `days` working days after `day`; `day` itself is not counted.

        `days` 0 gives `day` unmoved, worked or not. Raises ValueError if it is negative.
        """
        if days < 0:
            raise ValueError(days)
        for _ in range(days):
            day = self.next(day)
        return day

    def first_of(self, month: Month) -> date:
        """The first working day of the month."""
        return self.on_or_after(month.first)

    def kept_in_month(self, day: date) -> date:
        """`day` if worked, else the next working day, or if in another month, the one before.

        The rule of every due day inside a month (DESIGN §7).
        """
        moved = self.on_or_after(day)
        return moved if moved.month == day.month else self.on_or_before(day)
