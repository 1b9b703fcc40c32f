"""Routes of the office: requests, hand-overs, problems, cases, wishes; the desk takes them in."""

from collections.abc import Callable
from typing import Any

from handlers import office_buttons as press
from handlers.asker import Asker
from handlers.house import House
from handlers.households import change, jobs, matters, village, wishes
from handlers.people import handover, leave, staff
from handlers.problems import cases, duties, problems
from handlers.requests import deciding
from handlers.visits import burden
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
    press.Decide: (Ability.HANDOVER, deciding.decide),
    press.ShowRequest: (Ability.HANDOVER, deciding.show),
    press.Requests: (Ability.HANDOVER, deciding.page),
    press.HandOver: (Ability.IMPORT, handover.of_another),
    press.Handed: (Ability.HANDOVER, handover.list_handed),
    press.ShowHanded: (Ability.HANDOVER, handover.show_handed),
    press.Met: (Ability.HANDOVER, handover.met),
    press.AskLeave: (Ability.LEAVE, leave.ask_more),
    press.EndLeave: (Ability.LEAVE, leave.end),
    press.ChangeHome: (Ability.HOUSEHOLDS, change.start),
    press.Problems: (Ability.PROBLEMS, problems.page),
    press.ShowProblem: (Ability.PROBLEMS, problems.show),
    press.FixProblem: (Ability.PROBLEMS, problems.fix),
    press.PassProblem: (Ability.PROBLEMS, problems.choose_unit),
    press.PassTo: (Ability.PROBLEMS, problems.pass_to),
    press.CloseProblem: (Ability.PROBLEMS, problems.close),
    press.ReturnProblem: (Ability.PROBLEMS, problems.send_back),
    press.Cases: (Ability.CASES, cases.page),
    press.ShowCase: (Ability.CASES, cases.show),
    press.OpenCase: (Ability.CASES, cases.open_case),
    press.NextStep: (Ability.CASES, cases.next_step),
    press.CloseCase: (Ability.CASES, cases.close),
    press.Wishes: (Ability.CARD, wishes.page),
    press.ShowWish: (Ability.CARD, wishes.show),
    press.FulfilWish: (Ability.CARD, wishes.fulfil),
    press.Villages: (Ability.CARD, village.choose),
    press.ShowVillage: (Ability.CARD, village.show),
    press.EditVillage: (Ability.IMPORT, village.edit),
    press.PutPost: (Ability.IMPORT, village.put_post),
    press.Matters: (Ability.CARD, matters.show),
    press.Measures: (Ability.CARD, matters.measures),
    press.TagHome: (Ability.CARD, matters.tag),
    press.ContactCard: (Ability.CARD, matters.contact),
    press.Jobs: (Ability.CARD, jobs.show),
    press.PutJob: (Ability.CARD, jobs.put),
    press.Burden: (Ability.BULLETIN, burden.of_month),
    press.Duties: (Ability.SETTINGS, duties.show),
    press.Duty: (Ability.SETTINGS, duties.duty),
    press.SetDuty: (Ability.SETTINGS, duties.set_duty),
}

IN_GROUPS: dict[str, Callable[[House, Asker], Answer]] = {"wishes": wishes.in_group}
"""Commands that say in a group something else than in private: numbers, nobody's name."""
