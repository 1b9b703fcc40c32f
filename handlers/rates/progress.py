"""/progress 本月进度: n of m, and who is left."""

from handlers.asker import Asker
from handlers.house import House
from handlers.households.mine import Mine
from handlers.views.households import progress_screen
from handlers.wire import Answer
from ledger.scopes import Scope


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    assert asker.cadre, "the desk lets nobody else in"
    mine = Mine(house.ledger, asker.cadre, house.clock().date())
    return (progress_screen(mine, house.ledger.settings.number("late_days")),)
