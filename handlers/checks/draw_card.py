"""The card of a draw: its totals, by place, and what may be done with it."""

from handlers.house import House
from handlers.screen import Screen
from handlers.views import checks as views
from ledger.checks.draw import DrawId
from ledger.clock import shanghai_day


def draw_screen(house: House, id_: DrawId, said: str = "") -> Screen:
    draws = house.ledger.draws
    found = draws.draw(id_)
    checkers = {item.checker for item in draws.items(id_) if item.checker}
    return views.totals_screen(
        found,
        draws.totals(id_),
        draws.by_place(id_),
        len(checkers),
        shanghai_day(house.clock()),
        said,
    )
