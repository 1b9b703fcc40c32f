"""Routes of the work in the field: visits, corrections, households; the desk takes them in."""

from collections.abc import Callable
from typing import Any

from handlers.asker import Asker
from handlers.dialog.buttons import Another, Discard, Resume
from handlers.dialog.flow import Dialog
from handlers.house import House
from handlers.households import households, members, scope_list, twins
from handlers.households.buttons import (
    AddMember,
    Card,
    CardBelow,
    ChangeMember,
    HomeVillages,
    Households,
    MemberLeft,
    Members,
    MergeTwins,
    NotTwins,
    ScopeHouseholds,
    ShowTwins,
    Twins,
    VillageHouseholds,
)
from handlers.households.members import member_dialog
from handlers.visits import correct, quick_record, visit
from handlers.visits.buttons import (
    Amend,
    Corrections,
    History,
    RecordFor,
    ShowPhotos,
    ShowVisit,
    StartVisit,
    TakeAsQuestion,
    TakeAsRecord,
)
from handlers.visits.visit import visit_dialog
from handlers.wire import Answer
from ledger.scopes import Ability

COMMANDS: dict[str, tuple[Ability | None, Callable[[House, Asker, Any, str], Answer]]] = {
    "visit": (Ability.VISIT, visit.begin),
    "households": (Ability.HOUSEHOLDS, households.begin),
    "card": (Ability.CARD, households.find),
    "correct": (Ability.CORRECT, correct.begin),
    "twins": (Ability.IMPORT, twins.begin),
}

TAPS: dict[type[Any], tuple[Ability | None, Callable[[House, Asker, Any, Any], Answer]]] = {
    Resume: (Ability.VISIT, visit.resume),
    Another: (Ability.VISIT, visit.another),
    Discard: (Ability.VISIT, visit.discard),
    StartVisit: (Ability.VISIT, visit.start),
    RecordFor: (Ability.RECORD, visit.start_for),
    ShowVisit: (Ability.VISIT, visit.show),
    ShowPhotos: (Ability.VISIT, visit.show_photos),
    Amend: (Ability.CORRECT, visit.amend),
    TakeAsRecord: (Ability.VISIT, quick_record.as_record),
    TakeAsQuestion: (Ability.ASK, quick_record.as_question),
    Corrections: (Ability.CORRECT, correct.again),
    History: (Ability.CORRECT, correct.history),
    Households: (Ability.HOUSEHOLDS, households.page),
    ScopeHouseholds: (Ability.CARD, scope_list.page),
    VillageHouseholds: (Ability.CARD, scope_list.village),
    HomeVillages: (Ability.CARD, scope_list.choose),
    Card: (Ability.CARD, households.card),
    CardBelow: (Ability.CARD, households.card_below),
    Members: (Ability.CARD, members.show),
    AddMember: (Ability.CARD, members.add),
    ChangeMember: (Ability.CARD, members.change),
    MemberLeft: (Ability.CARD, members.left),
    Twins: (Ability.IMPORT, twins.page),
    ShowTwins: (Ability.IMPORT, twins.show),
    MergeTwins: (Ability.IMPORT, twins.merge),
    NotTwins: (Ability.IMPORT, twins.apart),
}


def fieldwork_dialogs(house: House) -> tuple[Dialog[Asker], ...]:
    """The guided dialogs of the field."""
    return (visit_dialog(house), member_dialog(house))
