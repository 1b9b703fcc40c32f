"""村情卡: a village's five, its households by measures, units and cadres."""

from collections.abc import Sequence
from html import escape

from handlers.house import House
from handlers.households.buttons import EditVillage, VillageHouseholds, Villages
from handlers.households.village_reach import villages_of
from handlers.screen import Screen, Tap
from handlers.texts import village as texts
from ledger.clock import shanghai_day
from ledger.measures import VillagePost
from ledger.model import Area
from ledger.scopes import Scope
from ledger.texts.names import CATEGORIES


def village_card(house: House, scope: Scope, village: Area) -> Screen:
    ledger, today = house.ledger, shanghai_day(house.clock())
    within = Scope(villages=frozenset({village.id}))
    assert village.township, "a village lies in one"
    administers = scope.covers_township(village.township)
    counts = ledger.villages.categories(within, today)
    lines = [
        texts.CARD.substitute(
            village=escape(village.name), township=escape(ledger.areas.area(village.township).name)
        ),
        texts.HOUSEHOLDS.substitute(
            count=sum(counts.values()),
            categories=texts.LIST.join(
                texts.COUNTED.substitute(what=CATEGORIES[one], count=n)
                for one, n in counts.most_common()
            ),
        ),
        *_posts(house, village, vacancies=administers),
        _shares(house, within),
        _units(house, within),
    ]
    rows = []
    if scope.covers_village(village.id, village.township):
        rows.append((Tap(texts.HOMES, VillageHouseholds(village.id, "", 0)),))
    if administers:
        rows.append((Tap(texts.EDIT, EditVillage(village.id)),))
    if len(villages_of(house, scope, None)) > 1:
        top = village.township if scope.covers_township(village.township) else ""
        rows.append((Tap(texts.BACK, Villages(top, 0)),))
    return Screen("\n".join(line for line in lines if line), tuple(rows))


def _posts(house: House, village: Area, *, vacancies: bool) -> Sequence[str]:
    """The five; who does not administer the village sees none of the vacancies."""
    held = house.ledger.villages.posts(village.id)
    return [
        texts.POST_LINE.substitute(
            post=texts.POSTS[post], name=escape(held[post].name) if post in held else texts.VACANT
        )
        for post in VillagePost
        if post in held or vacancies
    ]


def _shares(house: House, within: Scope) -> str:
    shares = house.ledger.villages.shares(within, shanghai_day(house.clock()))
    if not shares:
        return texts.NO_BATCHES
    return texts.BATCH_LINE.substitute(
        batches=texts.COMMA.join(
            texts.BATCH.substitute(
                name=texts.BATCHES[batch], households=share.households, people=share.people
            )
            for batch, share in sorted(shares.items())
        )
    )


def _units(house: House, within: Scope) -> str:
    units = house.ledger.villages.units(within, shanghai_day(house.clock()))
    if not units:
        return ""
    return texts.UNITS.substitute(
        units=texts.LIST.join(
            texts.UNIT.substitute(unit=escape(name) or texts.NO_UNIT, count=count)
            for name, count in units.most_common(texts.UNITS_SHOWN)
        )
    )
