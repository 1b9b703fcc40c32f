"""Which policies a household may enjoy: its facts against the conditions of sections."""

import re
from dataclasses import dataclass

from policy_kb.model import Clause, Document
from policy_kb.places import EVERYWHERE, gazetteer
from policy_kb.store import PolicyStore

_CONDITION = re.compile(r"^\s*(?P<what>\w+)\s*(?P<how>>=|<=|=|>|<)\s*(?P<values>.+?)\s*$")
_YES = "yes"


@dataclass(frozen=True, slots=True)
class Person:
    """A member of a household, as far as is known."""

    age: int | None = None
    stage: str = ""  # of a pupil, as in the digests
    chronic: bool = False
    disability: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What conditions look at. Unknown is not met, unless the condition is not about it."""

    category: str
    members: tuple[Person, ...] = ()
    housing: str = ""  # grade of the house: A to D


@dataclass(frozen=True, slots=True)
class Benefit:
    """A section whose conditions a household meets."""

    clause: Clause
    document: Document
    binds: bool  # in force, and of the household's county or of a higher level


def benefits(store: PolicyStore, facts: Facts, county: str = "") -> tuple[Benefit, ...]:
    """What the household may enjoy, what binds first, then in the order of the documents.

    Repealed ones are left out; historical ones and those of other places do not bind (DESIGN §6).
    """
    documents = {d.id: d for d, _ in store.documents() if d.status != "repealed"}
    found = [
        Benefit(clause, document, _binds(clause, document, county))
        for clause in store.eligible()
        if (document := documents.get(clause.document)) and meets(clause.eligibility, facts)
    ]
    return tuple(sorted(found, key=lambda one: not one.binds))


def _binds(clause: Clause, document: Document, county: str) -> bool:
    if document.status != "current":
        return False
    written = clause.place or document.place
    if written == county:
        return True
    place, here = gazetteer().place(written), gazetteer().place(county)
    return place == EVERYWHERE or bool(place and here and place.governs(here))


def meets(conditions: str, facts: Facts) -> bool:
    """All of the conditions (joined by `;`), each by one of its values (joined by `,`).

    Conditions about people have to be met by one and the same member. One that cannot be read
    is not met: what nobody understands is not promised.
    """
    of_household: list[bool] = []
    of_people: list[tuple[str, str, tuple[str, ...]]] = []
    for condition in filter(str.strip, conditions.split(";")):
        read = _CONDITION.match(condition)
        if read is None:
            return False
        values = tuple(value.strip() for value in read["values"].split(","))
        if read["what"] == "category":
            of_household.append(facts.category in values)
        elif read["what"] == "housing":
            of_household.append(facts.housing != "" and facts.housing in values)
        else:
            of_people.append((read["what"], read["how"], values))
    if not all(of_household):
        return False
    if not of_people:
        return True
    return any(all(_is(person, *one) for one in of_people) for person in facts.members)


def _is(person: Person, what: str, how: str, values: tuple[str, ...]) -> bool:
    match what:
        case "stage":
            return person.stage in values
        case "chronic":
            return person.chronic == (values == (_YES,))
        case "disability":
            return person.disability == (values == (_YES,))
        case "age":
            return person.age is not None and _compares(person.age, how, values[0])
        case _:
            return False


def _compares(age: int, how: str, value: str) -> bool:
    if not value.isdigit():
        return False
    bound = int(value)
    return {
        ">=": age >= bound,
        "<=": age <= bound,
        ">": age > bound,
        "<": age < bound,
        "=": age == bound,
    }[how]
