"""Routes of the office: requests, hand-overs, problems, cases, wishes; the desk takes them in."""

from collections.abc import Callable
from typing import Any

from handlers.asker import Asker
from handlers.house import House
from handlers.households import change, jobs, matters, village, village_posts, wishes
from handlers.households.buttons import (
    ChangeHome,
    ContactCard,
    EditVillage,
    FulfilWish,
    Jobs,
    Matters,
    Measures,
    PutJob,
    PutPost,
    ShowVillage,
    ShowWish,
    TagHome,
    Villages,
    Wishes,
)
from handlers.people import handover, leave, staff
from handlers.people.buttons import AskLeave, EndLeave, Handed, HandOver, Met, ShowHanded
from handlers.problems import cases, duties, notes, problems
from handlers.problems.buttons import (
    Cases,
    CloseCase,
    CloseProblem,
    Duties,
    Duty,
    FixProblem,
    NextStep,
    OpenCase,
    PassProblem,
    PassTo,
    Problems,
    ReturnProblem,
    SetDuty,
    ShowCase,
    ShowProblem,
)
from handlers.requests import deciding
from handlers.requests.buttons import Decide, Requests, ShowRequest, WhyRefused
from handlers.visits import burden
from handlers.visits.buttons import Burden
from handlers.wire import Answer
from ledger.scopes import Ability

COMMANDS: dict[str, tuple[Ability | None, Callable[[House, Asker, Any, str], Answer]]] = {
    "requests": (Ability.HANDOVER, deciding.begin),
    "handover": (Ability.HANDOVER, handover.begin),
    "leave": (Ability.LEAVE, leave.begin),
    "change": (Ability.HOUSEHOLDS, change.begin),
    "staff": (Ability.IMPORT, staff.begin),
    "problems": (Ability.PROBLEMS, problems.begin),
    "cases": (Ability.CASES, cases.begin),
    "wishes": (Ability.CARD, wishes.begin),
    "village": (Ability.CARD, village.begin),
    "burden": (Ability.BULLETIN, burden.begin),
    "duties": (Ability.SETTINGS, duties.begin),
}

TAPS: dict[type[Any], tuple[Ability | None, Callable[[House, Asker, Any, Any], Answer]]] = {
    Decide: (Ability.HANDOVER, deciding.decide),
    WhyRefused: (Ability.HANDOVER, deciding.say_why),
    ShowRequest: (Ability.HANDOVER, deciding.show),
    Requests: (Ability.HANDOVER, deciding.page),
    HandOver: (Ability.IMPORT, handover.of_another),
    Handed: (Ability.HANDOVER, handover.list_handed),
    ShowHanded: (Ability.HANDOVER, handover.show_handed),
    Met: (Ability.HANDOVER, handover.met),
    AskLeave: (Ability.LEAVE, leave.ask_more),
    EndLeave: (Ability.LEAVE, leave.end),
    ChangeHome: (Ability.HOUSEHOLDS, change.start),
    Problems: (Ability.PROBLEMS, problems.page),
    ShowProblem: (Ability.PROBLEMS, problems.show),
    FixProblem: (Ability.PROBLEMS, notes.fix),
    PassProblem: (Ability.PROBLEMS, problems.choose_unit),
    PassTo: (Ability.PROBLEMS, problems.pass_to),
    CloseProblem: (Ability.PROBLEMS, problems.close),
    ReturnProblem: (Ability.PROBLEMS, notes.send_back),
    Cases: (Ability.CASES, cases.page),
    ShowCase: (Ability.CASES, cases.show),
    OpenCase: (Ability.CASES, cases.open_case),
    NextStep: (Ability.CASES, cases.next_step),
    CloseCase: (Ability.CASES, cases.close),
    Wishes: (Ability.CARD, wishes.page),
    ShowWish: (Ability.CARD, wishes.show),
    FulfilWish: (Ability.CARD, wishes.fulfil),
    Villages: (Ability.CARD, village.choose),
    ShowVillage: (Ability.CARD, village.show),
    EditVillage: (Ability.IMPORT, village_posts.edit),
    PutPost: (Ability.IMPORT, village_posts.put_post),
    Matters: (Ability.CARD, matters.show),
    Measures: (Ability.CARD, matters.measures),
    TagHome: (Ability.CARD, matters.tag),
    ContactCard: (Ability.CARD, matters.contact),
    Jobs: (Ability.CARD, jobs.show),
    PutJob: (Ability.CARD, jobs.put),
    Burden: (Ability.BULLETIN, burden.of_month),
    Duties: (Ability.SETTINGS, duties.show),
    Duty: (Ability.SETTINGS, duties.duty),
    SetDuty: (Ability.SETTINGS, duties.set_duty),
}

IN_GROUPS: dict[str, Callable[[House, Asker], Answer]] = {"wishes": wishes.in_group}
"""Commands that say in a group something else than in private: numbers, nobody's name."""
