"""Likely twins among households, for administrators: told apart, or merged keeping both ids."""

from handlers.asker import Asker
from handlers.house import House
from handlers.households.buttons import MergeTwins, NotTwins, ShowTwins, Twins
from handlers.screen import Screen
from handlers.texts import twins as texts
from handlers.views.twins import pair_screen, sure_screen, twins_screen
from handlers.wire import Answer
from ledger.duplicates import Pair
from ledger.model import CadreId, HouseholdId
from ledger.scopes import Scope

MERGED, APART = "household.merge", "household.apart"  # in the audit table


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    return (_list(house, scope, 0),)


def page(house: House, asker: Asker, scope: Scope, button: Twins) -> Answer:
    return (_list(house, scope, button.page),)


def show(house: House, asker: Asker, scope: Scope, button: ShowTwins) -> Answer:
    pair = _pair(house, scope, button.first, button.second)
    if pair is None:
        return (_list(house, scope, 0, texts.SETTLED),)
    day = house.clock().date()
    holders = {
        one.id: [
            house.ledger.people.cadre(id_).name
            for id_ in house.ledger.households.holders(one.id, day)
        ]
        for one in (pair.first, pair.second)
    }
    last = {one.id: house.ledger.visits.latest_of(one.id) for one in (pair.first, pair.second)}
    return (pair_screen(pair, holders, last, day),)


def apart(house: House, asker: Asker, scope: Scope, button: NotTwins) -> Answer:
    """They are two. Raises NotInScope by way of the pair being none."""
    pair = _pair(house, scope, button.first, button.second)
    if pair is not None:
        now, by = house.clock(), _by(asker)
        house.ledger.duplicates.tell_apart(pair.first.id, pair.second.id, by, now)
        house.ledger.audit.note(by, APART, pair.first.id, now, {"other": pair.second.id})
    return (_list(house, scope, 0, texts.TOLD_APART if pair else texts.SETTLED),)


def merge(house: House, asker: Asker, scope: Scope, button: MergeTwins) -> Answer:
    """Asks once more first. Raises NotInScope."""
    pair = _pair(house, scope, button.kept, button.gone)
    if pair is None:
        return (_list(house, scope, 0, texts.SETTLED),)
    kept, gone = pair.first, pair.second
    if kept.id != button.kept:
        kept, gone = gone, kept
    if not button.sure:
        return (sure_screen(kept, gone),)
    now, by = house.clock(), _by(asker)
    house.ledger.merging.merge(kept.id, gone.id, by, now, scope)
    house.ledger.audit.note(by, MERGED, kept.id, now, {"gone": gone.id})
    words = texts.MERGED.substitute(kept=kept.number, gone=gone.number)
    return (_list(house, scope, 0, words),)


def _pair(house: House, scope: Scope, one: str, other: str) -> Pair | None:
    """Of those still alike and in reach; None otherwise. Only their villages are looked at."""
    ids, today = {HouseholdId(one), HouseholdId(other)}, house.clock().date()
    households = house.ledger.households
    if not all(households.reaches(scope, id_, today) for id_ in ids):
        return None
    homes = households.many(ids, today).values()
    near = Scope(villages=frozenset(home.place.village for home in homes))
    found = house.ledger.duplicates.within(near, today)
    return next((pair for pair in found if {pair.first.id, pair.second.id} == ids), None)


def _list(house: House, scope: Scope, page: int, head: str = "") -> Screen:
    pairs = house.ledger.duplicates.within(scope, house.clock().date())
    return twins_screen(pairs, page, head)


def _by(asker: Asker) -> CadreId:
    assert asker.cadre, "the desk lets nobody else in"
    return asker.cadre.id
