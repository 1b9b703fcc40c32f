"""The guided dialogs of the office: hand-overs, leave, changes of a household, problems, cases."""

from handlers.asker import Asker
from handlers.dialog.flow import Dialog
from handlers.handover import handover_dialog
from handlers.house import House


def office_dialogs(house: House) -> tuple[Dialog[Asker], ...]:
    return (handover_dialog(house),)
