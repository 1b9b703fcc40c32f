"""/rate 走访率: county → township → village → cadre → who is missing and why, any month."""

import re
from datetime import date

from handlers.administration import rate_words
from handlers.asker import Asker
from handlers.drawing import KIND, errand
from handlers.exports import rate_book
from handlers.exports.buttons import RateBook
from handlers.house import House
from handlers.rates.buttons import Rate, RatePicture
from handlers.rates.rate_places import NotFound, Spot, named, spot, tops
from handlers.rates.results import result
from handlers.screen import Screen
from handlers.texts import rates as texts
from handlers.texts.bulletins import RATES_TITLE
from handlers.views.boards import board
from handlers.views.rates import DRAWN, chooser, missing_screen, rate_screen
from handlers.wire import Answer
from ledger.clock import MEANT, Month
from ledger.model import AreaId, By
from ledger.refusals import MonthNotBegun, NotInScope
from ledger.scopes import Scope


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    """`rest` may name a month and a place, in any order. Raises MonthNotBegun."""
    today = house.clock().date()
    month, words = _month(rest, today)
    try:
        spots = named(house.ledger, scope, words) if words else tops(house.ledger, scope)
    except NotFound:
        return (Screen(texts.NOT_FOUND.substitute(words=words)),)
    if len(spots) > 1:
        asked = texts.SEVERAL.substitute(words=words) if words else texts.CHOOSE
        return (chooser(asked, spots, month),)
    return (_at(house, spots[0], month, 0),)


def drill(house: House, asker: Asker, scope: Scope, button: Rate) -> Answer:
    """Raises NotInScope where the place is out of reach, MonthNotBegun."""
    at = spot(house.ledger, scope, button.level, button.place)
    return (_at(house, at, Month.parse(button.month), button.page),)


def picture(house: House, asker: Asker, scope: Scope, button: RatePicture) -> Answer:
    """Drawn beside the bot and sent when it is ready. Raises NotInScope, MonthNotBegun."""
    if button.level not in DRAWN:
        raise NotInScope
    at, today = spot(house.ledger, scope, button.level, button.place), house.clock().date()
    month = _begun(Month.parse(button.month), today)
    sheet = result(house, month, AreaId(at.place) if at.place else None, today)
    if not sheet.total.due:
        return (Screen(texts.NOTHING_TO_DRAW, new=True),)
    house.send(KIND, errand(board(sheet, RATES_TITLE), (asker.chat,)))
    return (Screen(texts.DRAWING, new=True),)


def book(house: House, asker: Asker, scope: Scope, button: RateBook) -> Answer:
    """What the rung shows, as a workbook. Raises NotInScope, MonthNotBegun."""
    at, today = spot(house.ledger, scope, button.level, button.place), house.clock().date()
    return (rate_book.ask(house, asker, at, _begun(Month.parse(button.month), today)),)


def asked(house: House, asker: Asker, scope: Scope | None, words: str) -> Answer | None:
    """上个月白石村走访率; None where the words ask for no rate, or of no place in reach.

    Raises MonthNotBegun.
    """
    meant = rate_words.read(words, house.clock().date()) if scope else None
    if meant is None or scope is None:
        return None
    month, place = meant
    try:
        spots = named(house.ledger, scope, place) if place else tops(house.ledger, scope)
    except NotFound:
        return None
    if len(spots) > 1:
        asked = texts.SEVERAL.substitute(words=place) if place else texts.CHOOSE
        return (chooser(asked, spots, month),)
    return (_at(house, spots[0], month, 0),)


def _begun(month: Month, today: date) -> Month:
    if month > Month.of(today):
        raise MonthNotBegun
    return month


def _at(house: House, at: Spot, month: Month, page: int) -> Screen:
    today, rates = house.clock().date(), house.ledger.rates
    _begun(month, today)
    if at.rows is None:
        by = By.CADRE if at.owner else By.COUNTY
        table = rates.table(month, by=by, today=today, within=at.within)
        missing = rates.missing(month, today=today, within=at.within)
        mine = [one for one in missing if at.owner is None or _owned(one.owner, at.owner)]
        return missing_screen(at, table, tuple(mine), page, today)
    rows = rates.table(month, by=at.rows, today=today, within=at.within)
    return rate_screen(at, rows, page, today)


def _owned(owner: object, cadre: str) -> bool:
    return getattr(owner, "id", None) == cadre


def _month(rest: str, today: date) -> tuple[Month, str]:
    """The month that the words name, this one if none, and the words that are left."""
    left, month = [], Month.of(today)
    for word in rest.split():
        if word in texts.MONTHS_AGO:
            month = Month.of(today).back(texts.MONTHS_AGO[word])
        elif (found := re.fullmatch(texts.MONTH, word)) and 1 <= int(found[2]) <= 12:  # noqa: PLR2004
            number = int(found[2])
            year = int(found[1] or (today.year if number <= today.month else today.year - 1))
            if year not in MEANT:
                left.append(word)
                continue
            month = Month(year, number)
        else:
            left.append(word)
    return month, "".join(left)
