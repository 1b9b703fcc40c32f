"""What a kind of request is. How to add one:

1. Write a module with a `KIND = Kind(...)`; add it to `handlers.requests.kinds`.
2. To ask, call `handlers.requests.asking.asked(house, NewRequest(kind=..., ...))` inside a turn
   and show the Screen it gives; whoever must accept or decide is told with it.
   `role` and `township` (None: the county) say who decides; `since` from which day it is to
   count; `body` is your JSON; `id` (a draft's) makes a repeated tap ask once.
3. On approval `effect` is called once, inside the turn, with the day it counts from: never before
   the day of approval, unless a county administrator dated it back (`Request.dated_back`, and
   `ledger.requests.dated_back` counts those for a bulletin). A Refusal it raises undoes the tap
   and is told to who tapped. Nothing may count before `effect` has run.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from handlers.house import House
from handlers.screen import Letter, Rows
from ledger.model import CadreId, HouseholdId
from ledger.request import Request


def nothing_next(_: House, __: Request) -> Rows:
    return ()


Effect = Callable[[House, Request, date, CadreId], tuple[Letter, ...]]
"""Does what was approved, from a day on, by whose word; gives what others than the asker hear."""


def about_own_household(house: House, request: Request) -> bool:
    """Who asks holds the household on the day of asking: another must decide."""
    day = request.asked.date()
    return house.ledger.households.holds(request.asker, HouseholdId(request.about), day)


@dataclass(frozen=True, slots=True)
class Kind:
    name: str  # kept in the database
    title: str  # a few characters: 移交, 请假
    says: Callable[[House, Request], tuple[str, ...]]
    """What is asked for, at most six lines of HTML."""
    effect: Effect
    own: Callable[[House, Request], bool] = about_own_household
    """Whether it is the asker's own matter, on which the asker does not decide alone."""
    dated: bool = True  # counts from a day, and the county may date it back
    next: Callable[[House, Request], Rows] = nothing_next
    """Buttons for who asked and who decided, once it is approved."""
