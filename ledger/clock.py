"""What a day and a month of work are in Shanghai, and where the present comes from."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")

MEANT = range(1900, 2200)
"""The years that somebody could ask about."""

Clock = Callable[[], datetime]
"""Gives the present as an aware datetime. Passed in, never imported."""


def shanghai_day(instant: datetime) -> date:
    """The Shanghai date of an aware instant."""
    return instant.astimezone(SHANGHAI).date()


def stamp(instant: datetime) -> str:
    """An aware instant as it is stored: Shanghai time, whole seconds, with offset."""
    return instant.astimezone(SHANGHAI).isoformat(timespec="seconds")


def end_of_day(day: date) -> datetime:
    """The last second of a Shanghai day."""
    return datetime.combine(day, time(23, 59, 59), SHANGHAI)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month in Shanghai, the unit in which visits are owed and ranked."""

    year: int
    number: int  # 1..12

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads the form that `str` writes, `2026-01`. Raises ValueError on anything else."""
        if len(text) != len("2026-01"):
            raise ValueError(f"not a month: {text!r}")
        return cls.of(date.fromisoformat(f"{text}-01"))

    @classmethod
    def asked(cls, text: str) -> Self:
        """Reads what a person or a button may name. Raises ValueError, also on a year that
        nobody means: the first and the last month there are have no neighbour.
        """
        month = cls.parse(text)
        if month.year not in MEANT:
            raise ValueError(f"nobody's month: {text!r}")
        return month

    def previous(self) -> "Month":
        return self.back(1)

    def next(self) -> "Month":
        return self.back(-1)

    def back(self, months: int) -> "Month":
        """The month so many months earlier; later, if negative."""
        year, number = divmod(self.year * 12 + self.number - 1 - months, 12)
        return Month(year, number + 1)

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, self.length)

    @property
    def length(self) -> int:
        """How many days it has."""
        return monthrange(self.year, self.number)[1]

    def days(self, until: date | None = None) -> Iterator[date]:
        """Its days in order, up to and with `until`."""
        for n in range(self.length):
            day = self.first + timedelta(days=n)
            if until is None or day <= until:
                yield day

    def as_of(self, today: date) -> date:
        """DESIGN §4.1: its last day, or today within it."""
        return min(self.last, today)

    def __contains__(self, day: date) -> bool:
        return (day.year, day.month) == (self.year, self.number)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"
