"""Who decides on a request: the nearest who may, never who asked in their own matter."""

from datetime import date

from handlers.house import House
from handlers.requests.kinds import KINDS
from ledger.model import Cadre, Contact, Role
from ledger.request import Request, decidable
from ledger.scopes import Ability, scope_of


def deciders(house: House, request: Request, today: date) -> tuple[Contact, ...]:
    """Who is asked: those of the level it needs who can be written to, else a level above.

    Who is on leave is left in peace while another is there. Who asked is named only where it is
    not their own matter, or nobody else is left.
    """
    own = KINDS[request.kind].own(house, request)
    levels = _levels(house, request, today)
    for level in levels:
        able = [one for one in level if one.account is not None]
        able = [one for one in able if not own or one.cadre.id != request.asker]
        here = [one for one in able if not house.ledger.leaves.on_leave(one.cadre.id, today)]
        if able:
            return tuple(here or able)
    return tuple(one for one in levels[-1] if one.account is not None)


def may_decide(house: House, request: Request, cadre: Cadre, today: date) -> bool:
    reach = scope_of(cadre, Ability.APPROVE)
    if reach is None or not decidable(request, reach):
        return False
    if cadre.id != request.asker or not KINDS[request.kind].own(house, request):
        return True
    return {one.cadre.id for one in deciders(house, request, today)} == {cadre.id}


def waiting_for(house: House, cadre: Cadre, today: date) -> tuple[Request, ...]:
    """What a person is asked to receive or to decide on, each once."""
    requests, reach = house.ledger.requests, scope_of(cadre, Ability.APPROVE)
    open_ = requests.to_decide(reach) if reach else ()
    mine = [one for one in open_ if may_decide(house, one, cadre, today)]
    return tuple({one.id: one for one in (*requests.offered_to(cadre.id), *mine)}.values())


def may_date_back(cadre: Cadre) -> bool:
    """Only who administers the county makes a change count before its approval."""
    reach = scope_of(cadre, Ability.APPROVE)
    return reach is not None and reach.county


def _levels(house: House, request: Request, today: date) -> list[tuple[Contact, ...]]:
    people = house.ledger.people
    levels = [people.administrators(None, today)]
    if request.township is not None and request.role is not Role.COUNTY_ADMIN:
        levels.insert(0, people.administrators(request.township, today))
        if request.role is Role.VILLAGE_LEAD and request.village is not None:
            levels.insert(0, people.holding(Role.VILLAGE_LEAD, request.village, today))
    return levels
