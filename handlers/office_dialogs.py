"""The guided dialogs of the office: hand-overs, leave, changes of a household, problems, cases."""

from handlers.asker import Asker
from handlers.dialog.flow import Dialog
from handlers.house import House
from handlers.households.change import change_dialog
from handlers.households.jobs import job_dialog
from handlers.households.village_posts import post_dialog
from handlers.households.wishes import wish_dialog
from handlers.people.handover import handover_dialog
from handlers.people.leave import leave_dialog
from handlers.people.staff import staff_dialog
from handlers.problems.cases import case_dialog
from handlers.problems.notes import fix_dialog, return_dialog


def office_dialogs(house: House) -> tuple[Dialog[Asker], ...]:
    return (
        handover_dialog(house),
        leave_dialog(house),
        change_dialog(house),
        staff_dialog(house),
        fix_dialog(house),
        case_dialog(house),
        wish_dialog(house),
        job_dialog(house),
        post_dialog(house),
        return_dialog(house),
    )
