"""/households 我的户: what is left first, then what is done; filters, a name, a card each."""

from dataclasses import replace
from datetime import timedelta

from handlers.asker import Asker
from handlers.house import House
from handlers.households.buttons import Card, CardBelow, Households
from handlers.households.filters import known
from handlers.households.mine import Mine
from handlers.households.scope_list import found_screen, scope_screen, scope_tap, way_back
from handlers.screen import Screen
from handlers.texts import households as texts
from handlers.views.household_card import Carded, household_card
from handlers.views.households import household_list
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.model import Cadre, Household, HouseholdId
from ledger.refusals import NotInScope
from ledger.scopes import Ability, Scope, scope_of

READ = "household.read"  # in the audit table
LATELY = timedelta(minutes=10)  # after the card itself, its parts are no line of their own


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    """Alone my own households, or those of my villages and units; with a name, its namesakes."""
    cadre = _cadre(asker)
    reach = scope_of(cadre, Ability.CARD)
    assert reach, "every cadre sees the cards of their own"
    if rest:
        return (found_screen(house, reach, rest),)
    mine = Mine(house.ledger, cadre, house.clock().date())
    if mine.all:
        return (_list(house, mine, "", 0),)
    return (Screen(texts.NO_HOUSEHOLDS) if reach.own_only else scope_screen(house, reach),)


def find(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    """/card 户: the one that is called so, or those."""
    if not rest:
        return begin(house, asker, scope, "")
    homes = house.ledger.households.named(rest, scope, house.clock().date())
    if len(homes) == 1:
        return (card_screen(house, _cadre(asker), homes[0]),)
    return (found_screen(house, scope, rest),)


def page(house: House, asker: Asker, scope: Scope, button: Households) -> Answer:
    mine = Mine(house.ledger, _cadre(asker), house.clock().date())
    if not mine.all:
        return (Screen(texts.NO_HOUSEHOLDS),)
    return (_list(house, mine, known(button.only), button.page),)


def card(house: House, asker: Asker, scope: Scope, button: Card) -> Answer:
    """Raises NotInScope for a household out of reach; who does not hold it leaves a trace."""
    return (card_screen(house, _cadre(asker), reached(house, scope, button.household)),)


def card_below(house: House, asker: Asker, scope: Scope, button: CardBelow) -> Answer:
    """Raises NotInScope."""
    household = reached(house, scope, button.household)
    return (replace(card_screen(house, _cadre(asker), household), new=True),)


def reached(house: House, scope: Scope, id_: str) -> Household:
    """Raises NotInScope."""
    household, today = HouseholdId(id_), shanghai_day(house.clock())
    if not house.ledger.households.reaches(scope, household, today):
        raise NotInScope
    return house.ledger.households.household(household, today)


def looked_into(house: House, asker: Asker, scope: Scope, id_: str) -> Household:
    """What lies behind a card: who does not hold it, and comes by an old button, is noted too.

    Raises NotInScope.
    """
    home, cadre, now = reached(house, scope, id_), _cadre(asker), house.clock()
    holders = house.ledger.households.holders(home.id, shanghai_day(now))
    audit = house.ledger.audit
    if cadre.id not in holders and not audit.lately(cadre.id, READ, home.id, now - LATELY):
        audit.note(cadre.id, READ, home.id, now)
    return home


def card_screen(house: House, cadre: Cadre, household: Household) -> Screen:
    """A card whose viewer may see it."""
    ledger, today = house.ledger, house.clock().date()
    holders = ledger.households.holders(household.id, today)
    task = Mine(ledger, cadre, today).task(household.id)
    if cadre.id not in holders:
        ledger.audit.note(cadre.id, READ, household.id, house.clock())
    people = ledger.people.many(holders)
    reach = scope_of(cadre, Ability.RECORD)
    kept = ledger.merging.kept_of(household.id)
    return household_card(
        Carded(
            household=household,
            task=task,
            holders=tuple(people[id_].name for id_ in holders),
            last=ledger.visits.latest_of(household.id),
            open_problems=ledger.problems.open_counts([household.id]).get(household.id, 0),
            members=ledger.members.of(household.id, today),
            states=ledger.households.states_on(household.id, today),
            merged=ledger.merging.merged_into(household.id, today),
            kept=None if kept == household.id else ledger.households.household(kept, today),
            may_type=bool(
                reach
                and not reach.own_only
                and ledger.households.reaches(reach, household.id, today)
            ),
            back=way_back(house, cadre, household, mine=task is not None),
            today=today,
        )
    )


def _list(house: House, mine: Mine, only: str, page: int) -> Screen:
    owners = {task.owner for task in mine.tasks if task.owner and not task.duty}
    names = {
        id_: one.name for id_, one in house.ledger.people.many(owners - {mine.cadre.id}).items()
    }
    screen = household_list(mine, only, page, names)
    tap = scope_tap(mine.cadre)
    return Screen(screen.html, (*screen.rows, (tap,))) if tap else screen


def _cadre(asker: Asker) -> Cadre:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre
