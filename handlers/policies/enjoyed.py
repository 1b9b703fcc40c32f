"""What the policy base offers one household, and what the ledger knows it to enjoy."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from handlers.house import House
from handlers.texts import benefits as texts
from ledger.benefits import Grade
from ledger.clock import shanghai_day
from ledger.members import Condition, Member
from ledger.model import Household
from ledger.texts.names import CATEGORIES
from policy_kb.answering.citing import cited
from policy_kb.eligibility import Benefit, Facts, Person
from policy_kb.wording import source


@dataclass(frozen=True, slots=True)
class Offer:
    """A section of a policy that fits the household."""

    clause: str
    name: str  # title and article: how the ledger remembers it
    text: str
    source: str  # whole, as answers have it
    where: str  # title, article and year
    binds: bool
    held: bool


class Enjoyed:
    """Read once for one screen; today's facts."""

    def __init__(self, house: House, home: Household) -> None:
        self._house, self.home = house, home
        self.today = shanghai_day(house.clock())

    @cached_property
    def members(self) -> tuple[Member, ...]:
        return self._house.ledger.members.of(self.home.id, self.today)

    @cached_property
    def grade(self) -> Grade | None:
        return self._house.ledger.benefits.grade(self.home.id, self.today)

    @cached_property
    def all(self) -> tuple[Offer, ...]:
        """What binds first; what it does not enjoy yet before what it does."""
        facts = Facts(
            CATEGORIES[self.home.category],
            tuple(_person(member, self.today) for member in self.members),
            self.grade or "",
        )
        held = self._house.ledger.benefits.of(self.home.id)
        found = self._house.policies.benefits(facts, self._house.ledger.county)
        offers = [_offer(one, held) for one in found]
        return tuple(sorted(offers, key=lambda offer: (not offer.binds, offer.held)))

    def one(self, clause: str) -> Offer | None:
        return next((offer for offer in self.all if offer.clause == clause), None)


def _offer(one: Benefit, held: frozenset[str]) -> Offer:
    clause, said = one.clause, cited(one.clause, one.document)
    name = " ".join(filter(None, (one.document.title, clause.article, clause.heading)))
    year = texts.YEAR.substitute(year=said.year) if said.year else texts.NO_YEAR
    return Offer(
        clause=clause.id,
        name=name,
        text=clause.lead + clause.text,
        source=source(said),
        where=texts.WHERE.substitute(title=said.title, article=said.article, year=year),
        binds=one.binds,
        held=name in held,
    )


def _person(member: Member, today: date) -> Person:
    return Person(
        age=_age(member.born, today),
        stage=texts.STAGES[member.stage] if member.stage else "",
        chronic=Condition.CHRONIC in member.conditions,
        disability=Condition.DISABLED in member.conditions,
    )


def _age(born: str, today: date) -> int | None:
    """Full years that are certain: of who is known by the year alone the birthday is to come."""
    if not born:
        return None
    year, *rest = (int(part) for part in born.split("-"))
    month, day = rest + [12, 31][len(rest) :]
    return today.year - year - ((today.month, today.day) < (month, day))
