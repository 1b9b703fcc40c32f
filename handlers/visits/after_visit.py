"""What a recorded visit brings with it: the owner of a problem hears, a 突发 may become a clue."""

from handlers.house import House
from handlers.households.buttons import Jobs
from handlers.problems.buttons import OpenCase
from handlers.problems.problem_letters import opened
from handlers.screen import Screen, Tap
from handlers.texts import cases as texts
from handlers.texts import jobs as job_texts
from ledger.model import CadreId, Visit
from ledger.problem import SUDDEN

CLUE = "clue"  # in data.cases
WORK = "work"  # 务工, a change that a card of a person is about


def followed(house: House, screen: Screen, visit: Visit, by: CadreId) -> Screen:
    """`screen` says that the visit is recorded; what comes of it is added."""
    rows = screen.rows
    if WORK in visit.findings.changes:
        rows += ((Tap(job_texts.CARD, Jobs(visit.household)),),)
    if SUDDEN in visit.findings.changes:
        rows += ((Tap(texts.CLUE, OpenCase(visit.household, CLUE)),),)
    lines, letters = opened(house, visit, by)
    return Screen("\n".join([screen.html, *lines]), rows, also=(*screen.also, *letters))
