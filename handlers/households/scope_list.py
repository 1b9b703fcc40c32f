"""The households of a village lead's villages or a unit contact's unit, gaps first."""

from html import escape

from handlers.asker import Asker
from handlers.house import House
from handlers.households.buttons import Card, ScopeHouseholds
from handlers.households.filters import known
from handlers.screen import Screen, Tap
from handlers.texts import households as texts
from handlers.views.draft import pairs
from handlers.views.households import scope_list
from handlers.views.labels import labels
from handlers.wire import Answer
from ledger.model import Cadre
from ledger.scopes import Ability, Scope, scope_of


def page(house: House, asker: Asker, scope: Scope, button: ScopeHouseholds) -> Answer:
    return (scope_screen(house, scope, known(button.only), button.page),)


def scope_screen(house: House, reach: Scope, only: str = "", page: int = 0) -> Screen:
    """Of villages and units; a township's and the county's are too many, and found by name."""
    near = _near(reach)
    if near is None:
        return Screen(texts.TYPE_A_NAME)
    tasks = house.ledger.worklist.within(near, house.clock().date())
    owners = house.ledger.people.many({task.owner for task in tasks if task.owner})
    names = {id_: one.name for id_, one in owners.items()}
    return scope_list(tasks, only, page, _name(house, near), names)


def scope_tap(cadre: Cadre) -> Tap | None:
    """To the list of everything one watches over, for who does."""
    reach = scope_of(cadre, Ability.CARD)
    near = _near(reach) if reach else None
    if near is None:
        return None
    label = texts.WHOLE_SCOPE
    if not near.units:
        label = texts.WHOLE_VILLAGE
    elif not near.villages:
        label = texts.WHOLE_UNIT
    return Tap(label, ScopeHouseholds("", 0))


def found_screen(house: House, reach: Scope, words: str) -> Screen:
    """Whoever in reach is called so."""
    homes = house.ledger.households.named(words, reach, house.clock().date())
    if not homes:
        return Screen(texts.FOUND_NONE.substitute(words=escape(words[:20])))
    names = labels(homes)
    lines = [
        texts.FOUND_LINE.substitute(
            head=escape(home.head), village=escape(home.place.village_name), group=home.group
        )
        for home in homes
    ]
    head = texts.FOUND.substitute(count=len(homes), words=escape(words[:20]))
    taps = [Tap(names[home.id], Card(home.id)) for home in homes]
    return Screen("\n".join([head, *lines]), pairs(taps))


def _near(reach: Scope) -> Scope | None:
    """The villages and units of a reach; None where there are none."""
    if reach.county or not (reach.villages or reach.units):
        return None
    return Scope(villages=reach.villages, units=reach.units)


def _name(house: House, near: Scope) -> str:
    areas = [*near.villages, *near.units]
    if len(areas) > 1:
        return texts.SCOPE_NAME
    return house.ledger.areas.area(areas[0]).name
