"""The people and groups that one can be in the local chat."""

import datetime
from dataclasses import dataclass

from data.county.cadres import Cadre, cadres
from data.county.places import QINGSHAN

FIRST_ACCOUNT = 9_000_000_001
COUNTY_GROUP = -1_009_000_000_001
TOWNSHIP_GROUP = -1_009_000_000_002


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a Telegram account; `cadre` is the roster's number, None for a stranger."""

    account: int
    cadre: str | None
    name: str
    line: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group chat."""

    chat: int
    title: str


LINES = (
    ("G001", "帮扶干部，包桃园村，也是县农业农村局联络员"),
    ("G011", "帮扶干部，包河口村，本月接手同事的户"),
    ("C001", "桃园村村专干，可替人代录"),
    ("X001", "青山镇管理员"),
    ("X003", "县管理员"),
    ("X004", "政策管理员，答没人答得上的问题"),
)


def people() -> tuple[Person, ...]:
    """Two cadres, a village lead, three administrators and a stranger."""
    by_number: dict[str, Cadre] = {each.number: each for each in cadres(datetime.date.min)}
    known = [
        Person(FIRST_ACCOUNT + place, number, by_number[number].name, line)
        for place, (number, line) in enumerate(LINES)
    ]
    return (*known, Person(FIRST_ACCOUNT + len(known), None, "余老伯", "村民，没有绑定"))


def groups() -> tuple[Group, ...]:
    """The county's working group and one township's."""
    return (Group(COUNTY_GROUP, "县工作群"), Group(TOWNSHIP_GROUP, f"{QINGSHAN}工作群"))
