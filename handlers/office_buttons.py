"""Buttons of the office: requests, hand-overs, problems, cases, wishes."""

from dataclasses import dataclass

# Requests: what one asks for and another approves.


@dataclass(frozen=True, slots=True)
class Decide:
    """`word` is yes, no, back (dated back), up (to the county), accept, decline or withdraw."""

    request: str
    word: str


@dataclass(frozen=True, slots=True)
class ShowRequest:
    request: str


@dataclass(frozen=True, slots=True)
class Requests:
    page: int


# Hand-overs.


@dataclass(frozen=True, slots=True)
class HandOver:
    """Of a cadre who leaves; `way` is all, some or idle."""

    cadre: str
    way: str


@dataclass(frozen=True, slots=True)
class Handed:
    """The households that went over by a request."""

    request: str
    page: int


@dataclass(frozen=True, slots=True)
class ShowHanded:
    """The 交接单 of one of them."""

    request: str
    household: str


@dataclass(frozen=True, slots=True)
class Met:
    """`已见面交接`."""

    request: str
    household: str


# Leave, and changes of a household.


@dataclass(frozen=True, slots=True)
class AskLeave:
    """One more leave than those that are to come."""


@dataclass(frozen=True, slots=True)
class EndLeave:
    """`销假`."""


@dataclass(frozen=True, slots=True)
class ChangeHome:
    """`what` is away, exempt, category, exit or empty: then it is asked."""

    household: str
    what: str


# Problems.


@dataclass(frozen=True, slots=True)
class Problems:
    """`chosen` is todo, review, overdue or closed."""

    chosen: str
    page: int


@dataclass(frozen=True, slots=True)
class ShowProblem:
    problem: str


@dataclass(frozen=True, slots=True)
class FixProblem:
    """`写整改`."""

    problem: str


@dataclass(frozen=True, slots=True)
class PassProblem:
    """`转交`: which unit to?"""

    problem: str
    page: int


@dataclass(frozen=True, slots=True)
class PassTo:
    problem: str
    unit: str


@dataclass(frozen=True, slots=True)
class CloseProblem:
    """`销号`."""

    problem: str


@dataclass(frozen=True, slots=True)
class ReturnProblem:
    """`退回`."""

    problem: str


@dataclass(frozen=True, slots=True)
class Duties:
    """责任: which kinds of problems are which unit's."""


@dataclass(frozen=True, slots=True)
class Duty:
    kind: str
    page: int


@dataclass(frozen=True, slots=True)
class SetDuty:
    """An empty unit: nobody's in particular."""

    kind: str
    unit: str


# Cases.


@dataclass(frozen=True, slots=True)
class Cases:
    """`chosen` is open, overdue or closed."""

    chosen: str
    page: int


@dataclass(frozen=True, slots=True)
class ShowCase:
    case: str


@dataclass(frozen=True, slots=True)
class OpenCase:
    """`新办件`; empty is asked."""

    household: str
    kind: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """`step` is the one that is finished."""

    case: str
    step: int


@dataclass(frozen=True, slots=True)
class CloseCase:
    case: str
    step: int
    outcome: str


# Wishes, villages, what is done for a household.


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
class Burden:
    """减负 of a month."""

    month: str


OfficeButton = (
    Decide
    | ShowRequest
    | Requests
    | HandOver
    | Handed
    | ShowHanded
    | Met
    | AskLeave
    | EndLeave
    | ChangeHome
    | Problems
    | ShowProblem
    | FixProblem
    | PassProblem
    | PassTo
    | CloseProblem
    | ReturnProblem
    | Duties
    | Duty
    | SetDuty
    | Cases
    | ShowCase
    | OpenCase
    | NextStep
    | CloseCase
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
    | Burden
)
