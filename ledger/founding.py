"""The first administrator of a county that has none: whoever keeps the machine lets him in."""

from datetime import date

from ledger.book import Ledger
from ledger.model import Cadre, Post, Role

FIRST = "A001"


class Founded(Exception):
    """The county has administrators: their numbers."""

    def __init__(self, numbers: tuple[str, ...]) -> None:
        super().__init__(*numbers)
        self.numbers = numbers


def found(ledger: Ledger, name: str, on: date) -> Cadre:
    """A county administrator of this name, with the first free number from A001 on.

    Raises Founded while somebody in post that day is one already.
    """
    there = ledger.people.administrators(None, on)
    if there:
        raise Founded(tuple(one.cadre.number for one in there))
    number = FIRST
    while ledger.people.numbered(number):
        number = f"A{int(number[1:]) + 1:03d}"
    return ledger.register.add_cadre(number, name, posts=(Post(role=Role.COUNTY_ADMIN),))
