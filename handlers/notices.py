"""What a person is told because another did something: at once, or after the quiet hours."""

from typing import Any

from handlers.house import House
from handlers.packed import pack, unpack
from handlers.pushes.schedules import quiet
from handlers.screen import Letter, Screen, Tap
from ledger.model import CadreId


def tell(house: House, cadre: CadreId, screen: Screen) -> tuple[Letter, ...]:
    """The letter; none to who has no account, and none before 08:00 in the quiet hours.

    What falls in those is kept and goes out as the push `morning`.
    """
    account = house.ledger.people.account_of(cadre)
    if account is None:
        return ()
    if quiet(house.clock()):
        house.ledger.notices.keep(cadre, as_json(screen), house.clock())
        return ()
    return (Letter(account, screen),)


def as_json(screen: Screen) -> Any:
    """Words and buttons; what else a screen may hold has no place in a notice."""
    rows = [[[tap.label, pack(tap.means)] for tap in row] for row in screen.rows]
    return {"html": screen.html, "rows": rows}


def from_json(kept: Any) -> Screen:
    """The inverse of `as_json`. Raises UnknownButton after a release that dropped one."""
    rows = tuple(tuple(Tap(label, unpack(wire)) for label, wire in row) for row in kept["rows"])
    return Screen(kept["html"], rows)
