"""/households 我的户: what is left first, then what is done; a card each."""

from handlers.asker import Asker
from handlers.buttons import Card, Households
from handlers.house import House
from handlers.mine import Mine
from handlers.screen import Screen
from handlers.texts import households as texts
from handlers.views.households import household_card, household_list
from handlers.wire import Answer
from ledger.model import HouseholdId
from ledger.refusals import NotInScope
from ledger.scopes import Scope


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    return (_list(house, asker, 0),)


def page(house: House, asker: Asker, scope: Scope, button: Households) -> Answer:
    return (_list(house, asker, button.page),)


def card(house: House, asker: Asker, scope: Scope, button: Card) -> Answer:
    """Raises NotInScope for a household out of reach."""
    mine = _mine(house, asker)
    id_ = HouseholdId(button.household)
    if not house.ledger.households.reaches(scope, id_, mine.today):
        raise NotInScope
    household = house.ledger.households.household(id_, mine.today)
    return (household_card(household, mine),)


def _list(house: House, asker: Asker, page: int) -> Screen:
    mine = _mine(house, asker)
    return household_list(mine, page) if mine.all else Screen(texts.NO_HOUSEHOLDS)


def _mine(house: House, asker: Asker) -> Mine:
    assert asker.cadre, "the desk lets nobody else in"
    return Mine(house.ledger, asker.cadre, house.clock().date())
