"""Routes of /schedule, /mute and a bulletin's remarks; the desk takes them in."""

from collections.abc import Callable
from typing import Any

from handlers.asker import Asker
from handlers.dialog.flow import Dialog
from handlers.house import House
from handlers.publishing import mute, papering, remarks, schedule
from handlers.publishing.buttons import (
    AutoRelease,
    Calendars,
    DaySet,
    Mute,
    Paper,
    Papers,
    Remark,
    Schedule,
    Sent,
    SetDay,
)
from handlers.wire import Answer
from ledger.scopes import Ability

COMMANDS: dict[str, tuple[Ability | None, Callable[[House, Asker, Any, str], Answer]]] = {
    "schedule": (Ability.SCHEDULE, schedule.begin),
    "mute": (Ability.MUTE, mute.begin),
}

TAPS: dict[type[Any], tuple[Ability | None, Callable[[House, Asker, Any, Any], Answer]]] = {
    Mute: (Ability.MUTE, mute.change),
    Schedule: (Ability.SCHEDULE, schedule.shown),
    Sent: (Ability.SCHEDULE, schedule.sent),
    Calendars: (Ability.SCHEDULE, schedule.calendars),
    SetDay: (Ability.SCHEDULE, schedule.ask_day),
    DaySet: (Ability.SCHEDULE, schedule.set_day),
    AutoRelease: (Ability.SCHEDULE, schedule.auto_release),
    Remark: (Ability.BULLETIN, remarks.begin),
    Papers: (Ability.BULLETIN, papering.which),
    Paper: (Ability.BULLETIN, papering.make),
}


def publishing_dialogs(house: House) -> tuple[Dialog[Asker], ...]:
    return (remarks.remarks_dialog(house),)
