"""Routes of the office: requests, hand-overs, problems, cases, wishes; the desk takes them in."""

from collections.abc import Callable
from typing import Any

from handlers import change, handover, leave, staff
from handlers.asker import Asker
from handlers.house import House
from handlers.office_buttons import (
    AskLeave,
    ChangeHome,
    Decide,
    EndLeave,
    Handed,
    HandOver,
    Met,
    Requests,
    ShowHanded,
    ShowRequest,
)
from handlers.requests import deciding
from handlers.wire import Answer
from ledger.scopes import Ability

COMMANDS: dict[str, tuple[Ability | None, Callable[[House, Asker, Any, str], Answer]]] = {
    "requests": (Ability.HANDOVER, deciding.begin),
    "handover": (Ability.HANDOVER, handover.begin),
    "leave": (Ability.LEAVE, leave.begin),
    "change": (Ability.HOUSEHOLDS, change.begin),
    "staff": (Ability.IMPORT, staff.begin),
}

TAPS: dict[type[Any], tuple[Ability | None, Callable[[House, Asker, Any, Any], Answer]]] = {
    Decide: (Ability.HANDOVER, deciding.decide),
    ShowRequest: (Ability.HANDOVER, deciding.show),
    Requests: (Ability.HANDOVER, deciding.page),
    HandOver: (Ability.IMPORT, handover.of_another),
    Handed: (Ability.HANDOVER, handover.list_handed),
    ShowHanded: (Ability.HANDOVER, handover.show_handed),
    Met: (Ability.HANDOVER, handover.met),
    AskLeave: (Ability.LEAVE, leave.ask_more),
    EndLeave: (Ability.LEAVE, leave.end),
    ChangeHome: (Ability.HOUSEHOLDS, change.start),
}
