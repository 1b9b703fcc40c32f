"""Buttons of households and villages: lists, cards, members, wishes, what is done for them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeHome:
    """`what` is away, exempt, category, exit or empty: then it is asked."""

    household: str
    what: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """`chosen` is open or done."""

    chosen: str
    page: int


@dataclass(frozen=True, slots=True)
class ShowWish:
    wish: str


@dataclass(frozen=True, slots=True)
class FulfilWish:
    wish: str


@dataclass(frozen=True, slots=True)
class Villages:
    """Which of a township; an empty one: which township."""

    township: str
    page: int


@dataclass(frozen=True, slots=True)
class ShowVillage:
    village: str


@dataclass(frozen=True, slots=True)
class EditVillage:
    """`改五个一`."""

    village: str


@dataclass(frozen=True, slots=True)
class PutPost:
    village: str
    post: str


@dataclass(frozen=True, slots=True)
class Matters:
    """`办事`."""

    household: str


@dataclass(frozen=True, slots=True)
class Measures:
    household: str


@dataclass(frozen=True, slots=True)
class TagHome:
    """In or out of one of 四个一批."""

    household: str
    batch: str


@dataclass(frozen=True, slots=True)
class ContactCard:
    household: str


@dataclass(frozen=True, slots=True)
class Jobs:
    """务工卡 of a household."""

    household: str


@dataclass(frozen=True, slots=True)
class PutJob:
    household: str
    member: str


@dataclass(frozen=True, slots=True)
class ScopeHouseholds:
    """`only` is a filter of `handlers.filters`, or empty."""

    only: str
    page: int


@dataclass(frozen=True, slots=True)
class VillageHouseholds:
    """Of one village in reach; `only` as above."""

    village: str
    only: str
    page: int


@dataclass(frozen=True, slots=True)
class HomeVillages:
    """Whose households to look at: the villages of a township; an empty one: which township."""

    township: str
    page: int


@dataclass(frozen=True, slots=True)
class Members:
    household: str


@dataclass(frozen=True, slots=True)
class AddMember:
    household: str


@dataclass(frozen=True, slots=True)
class ChangeMember:
    household: str
    member: str


@dataclass(frozen=True, slots=True)
class MemberLeft:
    household: str
    member: str


# Likely twins, for administrators.


@dataclass(frozen=True, slots=True)
class Twins:
    page: int


@dataclass(frozen=True, slots=True)
class ShowTwins:
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class MergeTwins:
    """`gone` is `kept` from now on; asks once more unless `sure` is 1."""

    kept: str
    gone: str
    sure: int


@dataclass(frozen=True, slots=True)
class NotTwins:
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Card:
    household: str


@dataclass(frozen=True, slots=True)
class CardBelow:
    """The card as a message of its own, so that the list one came from stays."""

    household: str


@dataclass(frozen=True, slots=True)
class Households:
    """`only` is a filter of `handlers.filters`, or empty."""

    page: int
    only: str = ""


HouseholdButton = (
    ChangeHome
    | Wishes
    | ShowWish
    | FulfilWish
    | Villages
    | ShowVillage
    | EditVillage
    | PutPost
    | Matters
    | Measures
    | TagHome
    | ContactCard
    | Jobs
    | PutJob
    | ScopeHouseholds
    | VillageHouseholds
    | HomeVillages
    | Members
    | AddMember
    | ChangeMember
    | MemberLeft
    | Twins
    | ShowTwins
    | MergeTwins
    | NotTwins
    | Card
    | CardBelow
    | Households
)
