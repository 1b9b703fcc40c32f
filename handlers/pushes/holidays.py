"""What the county is told while the holidays of a year are unknown."""

from handlers.house import House
from handlers.pushes.schedules import DECEMBER, Due
from handlers.screen import Letter, Screen
from handlers.texts import pushes as texts


def county_administrators(house: House, due: Due) -> tuple[str, ...]:
    return tuple(
        str(contact.account)
        for contact in house.ledger.people.administrators(None, due.at.date())
        if contact.account is not None
    )


def missing(house: House, due: Due, account: str) -> tuple[Letter, ...]:
    known = house.ledger.holidays.workdays().known
    year = due.at.year + (due.at.month == DECEMBER and known(due.at.year))
    return (Letter(int(account), Screen(texts.NO_HOLIDAYS.substitute(year=year))),)
