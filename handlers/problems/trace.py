"""What is done with a problem is in the audit."""

from handlers.house import House
from ledger.model import Cadre
from ledger.problem import Problem


def leave_trace(house: House, cadre: Cadre, act: str, problem: Problem) -> None:
    details = {"problem": problem.number}
    house.ledger.audit.note(cadre.id, act, problem.household, house.clock(), details)
