"""Who blocked the bot is marked, and the office told: somebody has to speak to them."""

from html import escape

from handlers.house import House
from handlers.screen import Letter, Screen
from handlers.texts import unreachable as texts
from ledger.clock import shanghai_day
from ledger.model import AreaId, Contact


def lost(house: House, account: int) -> tuple[Letter, ...]:
    """The letters to the office: to the townships where they hold households, else the county."""
    cadre = house.ledger.people.of_account(account)
    now = house.clock()
    if not house.ledger.unreachable.mark(account, now) or cadre is None:
        return ()
    today = shanghai_day(now)
    if not cadre.in_post(today):
        return ()
    held = house.ledger.households.of_cadre(cadre.id, today)
    townships = sorted({holding.household.place.township for holding in held})
    people = house.ledger.people
    office: list[Contact] = []
    for township in townships:
        office += people.administrators(AreaId(township), today)
    able = {one.account for one in office if one.account is not None} - {account}
    if not able:
        county = people.administrators(None, today)
        able = {one.account for one in county if one.account is not None} - {account}
    words = texts.LOST.substitute(name=escape(cadre.name), count=len(held))
    return tuple(Letter(one, Screen(words)) for one in sorted(able))


def found(house: House, account: int) -> None:
    """They let the bot in again."""
    house.ledger.unreachable.unmark(account)
