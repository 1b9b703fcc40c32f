"""Which villages a person may look at, and which they administer."""

from handlers.asker import Asker
from handlers.house import House
from ledger.clock import shanghai_day
from ledger.model import Area, AreaId, AreaKind
from ledger.refusals import NotInScope
from ledger.scopes import Ability, Scope, scope_of


def villages_of(house: House, scope: Scope, township: AreaId | None) -> list[Area]:
    """In reach: by post, or because one holds households there."""
    held: set[AreaId] = set()
    if scope.cadre is not None:
        today = shanghai_day(house.clock())
        mine = house.ledger.households.of_cadre(scope.cadre, today)
        held = {one.household.place.village for one in mine}
    return [
        area
        for area in house.ledger.areas.villages(township)
        if area.township and (scope.covers_village(area.id, area.township) or area.id in held)
    ]


def reached(house: House, scope: Scope, area: Area) -> bool:
    return area.kind is AreaKind.VILLAGE and any(
        one.id == area.id for one in villages_of(house, scope, area.township)
    )


def village_of(house: House, scope: Scope, id_: str) -> Area:
    """Raises NotInScope."""
    try:
        area = house.ledger.areas.area(AreaId(id_))
    except KeyError:
        raise NotInScope from None
    if not reached(house, scope, area):
        raise NotInScope
    return area


def administered(house: House, asker: Asker, id_: str) -> Area:
    scope = scope_of(asker.cadre, Ability.IMPORT)
    if scope is None:
        raise NotInScope
    return village_of(house, scope, id_)
