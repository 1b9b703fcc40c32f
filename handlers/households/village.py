"""/village: which village, and then its 村情卡."""

from html import escape

from handlers.asker import Asker
from handlers.house import House
from handlers.households.buttons import ShowVillage, Villages
from handlers.households.village_card import village_card
from handlers.households.village_reach import reached, village_of, villages_of
from handlers.screen import Screen, Tap
from handlers.texts import village as texts
from handlers.views.draft import leaf, pages, pairs
from handlers.wire import Answer
from ledger.model import AreaId
from ledger.refusals import NotInScope
from ledger.scopes import Scope

LABEL = 10


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    """A village at once where there is only one, else which."""
    if rest:
        named = [area for area in house.ledger.areas.named(rest) if reached(house, scope, area)]
        if named:
            return (village_card(house, scope, named[0]),)
    villages = villages_of(house, scope, None)
    if not villages:
        return (Screen(texts.NONE),)
    if len(villages) == 1:
        return (village_card(house, scope, villages[0]),)
    return (_choice(house, scope, "", 0),)


def choose(house: House, asker: Asker, scope: Scope, button: Villages) -> Answer:
    """Raises NotInScope for a township out of reach."""
    if button.township and not scope.covers_township(AreaId(button.township)):
        raise NotInScope
    return (_choice(house, scope, button.township, button.page),)


def show(house: House, asker: Asker, scope: Scope, button: ShowVillage) -> Answer:
    """Raises NotInScope."""
    return (village_card(house, scope, village_of(house, scope, button.village)),)


def _choice(house: House, scope: Scope, township: str, page: int) -> Screen:
    """Townships first where there are several, then villages, with what is vacant."""
    townships = [area for area in house.ledger.areas.townships() if scope.covers_township(area.id)]
    if not township and len(townships) > 1:
        taps = [Tap(area.name[:LABEL], Villages(area.id, 0)) for area in townships]
        page, on_page = leaf(taps, page)
        foot = pages(len(taps), page, lambda to: Villages("", to))
        rows = pairs(list(on_page))
        return Screen(texts.CHOOSE_TOWNSHIP, (*rows, foot) if foot else rows)
    villages = villages_of(house, scope, AreaId(township) if township else None)
    page, shown = leaf(villages, page)
    vacant = house.ledger.villages.vacant(_administered_part(scope))
    lines = [texts.CHOOSE]
    if missing := [one for one in villages if one.id in vacant]:
        lines.append(texts.VACANCIES.substitute(count=len(missing)))
        lines += [
            texts.MISSING.substitute(name=escape(one.name), count=vacant[one.id])
            for one in shown
            if one.id in vacant
        ]
    rows = pairs([Tap(one.name[:LABEL], ShowVillage(one.id)) for one in shown])
    if foot := pages(len(villages), page, lambda to: Villages(township, to)):
        rows += (foot,)
    if township and len(townships) > 1:
        rows += ((Tap(texts.BACK, Villages("", 0)),),)
    return Screen("\n".join(lines), rows)


def _administered_part(scope: Scope) -> Scope:
    return Scope(county=scope.county, townships=scope.townships)
