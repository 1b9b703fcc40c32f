"""移交: which households went over by which request, and whether it was done face to face."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from ledger.clock import stamp
from ledger.model import HouseholdId
from ledger.request import RequestId


@dataclass(frozen=True, slots=True)
class Passed:
    """A household on a 交接单."""

    household: HouseholdId
    met: datetime | None  # 已见面交接


class Handovers:
    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, request: RequestId, households: Iterable[HouseholdId]) -> None:
        self._db.conn.executemany(
            "insert into handovers (request, household) values (?, ?)"
            " on conflict (request, household) do nothing",
            [(request, household) for household in households],
        )

    def of(self, request: RequestId) -> tuple[Passed, ...]:
        """By number."""
        rows = self._db.execute(
            "select o.household, o.met from handovers o join households h on h.id = o.household"
            " where o.request = :request order by h.number",
            {"request": request},
        ).fetchall()
        return tuple(
            Passed(HouseholdId(id_), datetime.fromisoformat(met) if met else None)
            for id_, met in rows
        )

    def met(self, request: RequestId, household: HouseholdId, now: datetime) -> None:
        """The first time counts."""
        self._db.execute(
            "update handovers set met = :now where request = :request and household = :household"
            " and met is null",
            {"request": request, "household": household, "now": stamp(now)},
        )
