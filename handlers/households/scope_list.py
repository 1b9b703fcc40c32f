"""The households of one's villages and unit, or of a village chosen by a tap, gaps first."""

from html import escape

from handlers.asker import Asker
from handlers.buttons import Button
from handlers.house import House
from handlers.households.buttons import (
    Card,
    HomeVillages,
    Households,
    ScopeHouseholds,
    VillageHouseholds,
)
from handlers.households.filters import known
from handlers.screen import Screen, Tap
from handlers.texts import households as texts
from handlers.views.draft import leaf, pages, pairs
from handlers.views.households import Turn, scope_list
from handlers.views.labels import labels
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.model import Area, AreaId, Cadre, Household
from ledger.refusals import NotInScope
from ledger.scopes import Ability, Scope, scope_of

LABEL = 10  # characters


def page(house: House, asker: Asker, scope: Scope, button: ScopeHouseholds) -> Answer:
    up = _mine(house, asker)
    return (scope_screen(house, scope, known(button.only), button.page, up),)


def village(house: House, asker: Asker, scope: Scope, button: VillageHouseholds) -> Answer:
    """Raises NotInScope."""
    found = _covered(house, scope, button.village)
    within = Scope(villages=frozenset({found.id}))

    def turn(only: str, page: int) -> Button:
        return VillageHouseholds(found.id, only, page)

    only, up = known(button.only), (_up(scope, found),)
    return (_listed(house, within, only, button.page, found.name, turn, up),)


def choose(house: House, asker: Asker, scope: Scope, button: HomeVillages) -> Answer:
    """Raises NotInScope for a township out of reach."""
    if button.township and not scope.covers_township(AreaId(button.township)):
        raise NotInScope
    return (_choice(house, scope, button.township, button.page),)


def scope_screen(
    house: House, reach: Scope, only: str = "", page: int = 0, up: tuple[Tap, ...] = ()
) -> Screen:
    """Of villages and units; a township's and the county's are too many: first, which village."""
    near = _near(reach)
    if near is None:
        return _choice(house, reach, "", 0)
    return _listed(house, near, only, page, _name(house, near), ScopeHouseholds, up)


def way_back(house: House, cadre: Cadre, household: Household, *, mine: bool) -> Button:
    """From a card to the list that its household stands in."""
    reach = scope_of(cadre, Ability.CARD)
    if mine:
        return Households(0)
    at = household.place
    if reach and _near(reach) is None and reach.covers_village(at.village, at.township):
        return VillageHouseholds(at.village, "", 0)
    return ScopeHouseholds("", 0)


def _mine(house: House, asker: Asker) -> tuple[Tap, ...]:
    """Back to one's own, for who holds any."""
    assert asker.cadre, "the desk lets nobody else in"
    held = house.ledger.households.any_of(asker.cadre.id, shanghai_day(house.clock()))
    return (Tap(texts.MINE, Households(0)),) if held else ()


def _listed(
    house: House,
    within: Scope,
    only: str,
    page: int,
    name: str,
    turn: Turn,
    up: tuple[Tap, ...] = (),
) -> Screen:
    tasks = house.ledger.worklist.within(within, shanghai_day(house.clock()))
    owners = house.ledger.people.many({task.owner for task in tasks if task.owner})
    names = {id_: one.name for id_, one in owners.items()}
    return scope_list(tasks, only, page, name, names, turn, up)


def _choice(house: House, scope: Scope, township: str, page: int) -> Screen:
    """Townships first where there are several, then villages."""
    areas = house.ledger.areas
    above = [area for area in areas.townships() if scope.covers_township(area.id)]
    if not township and len(above) > 1:
        asked = texts.WHICH_TOWNSHIP
        taps = [Tap(area.name[:LABEL], HomeVillages(area.id, 0)) for area in above]
    else:
        asked = texts.WHICH_VILLAGE
        chosen = AreaId(township) if township else None
        taps = [
            Tap(area.name[:LABEL], VillageHouseholds(area.id, "", 0))
            for area in areas.villages(chosen)
            if area.township and scope.covers_township(area.township)
        ]
    page, shown = leaf(taps, page)
    foot = pages(len(taps), page, lambda to: HomeVillages(township, to))
    if township and len(above) > 1:
        foot += (Tap(texts.CARD_BACK, HomeVillages("", 0)),)
    rows = pairs(list(shown))
    return Screen(f"{asked}\n{texts.BY_NAME}", (*rows, foot) if foot else rows)


def _up(scope: Scope, village: Area) -> Tap:
    assert village.township, "a village lies in one"
    reached = scope.covers_township(village.township)
    return Tap(texts.CARD_BACK, HomeVillages(village.township if reached else "", 0))


def _covered(house: House, scope: Scope, id_: str) -> Area:
    """Raises NotInScope."""
    try:
        village = house.ledger.areas.area(AreaId(id_))
    except KeyError:
        raise NotInScope from None
    if village.township is None or not scope.covers_village(village.id, village.township):
        raise NotInScope
    return village


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
