"""What a push is: a name, when it is due, how late it may come, to whom and what."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from handlers.house import House
from handlers.pushes.events import EVERY, SELF_CHECK
from handlers.pushes.schedules import Calendar, Due, Schedule
from handlers.screen import Letter
from ledger.book import Ledger


@dataclass(frozen=True, slots=True)
class Push:
    name: str  # kept in the database: renaming one forgets what it has sent
    title: str  # as `schedule` shows it
    whom: str  # in words, as `schedule` shows it
    schedule: Schedule
    grace: timedelta  # later than this it is no longer worth sending
    who: Callable[[House, Due], tuple[str, ...]]
    """Keys of those concerned, in an order that stays; a key is a few ASCII letters."""
    what: Callable[[House, Due, str], tuple[Letter, ...]]
    """What there is to say to one of them, about the due time; may write to the ledger."""
    listed: bool = True  # in `schedule`; not what looks each day whether there is any
    daily: bool = False  # only where a bulletin waits for a tap; otherwise not worth listing
    name_of: Callable[[Due], str] | None = None  # where each due time has a name of its own

    def title_of(self, due: Due) -> str:
        return self.name_of(due) if self.name_of else self.title


def calendar_of(ledger: Ledger) -> Calendar:
    """The newest settings: what is unsent follows a change of them at once."""
    value = ledger.settings.value
    day = value("visiting_day")
    return Calendar(
        ledger.holidays.workdays(),
        ledger.settings.number("late_days"),
        int(day) if day else None,
        ledger.settings.flag("auto_release"),
        {name: int(on) for name in EVERY if name != SELF_CHECK and (on := value(name))},
    )
