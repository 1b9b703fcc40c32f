"""Problems found in visits: opened with the visit, due in five working days (DESIGN §3)."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlite_utils import Database

from ledger.holidays import Holidays
from ledger.ids import new_id
from ledger.model import HouseholdId, Visit

DUE_WITHIN = 5  # working days


class Problems:
    def __init__(self, db: Database, holidays: Holidays) -> None:
        self._db, self._holidays = db, holidays

    def open_from(self, visit: Visit, today: date) -> None:
        """One problem a failed check; the same check of the same visit opens none twice."""
        due = self._holidays.workdays().plus(today, DUE_WITHIN)
        for kind, words in visit.findings.checks.items():
            self._db.execute(
                "insert into problems (id, household, visit, kind, words, opened, due, state)"
                " values (:id, :household, :visit, :kind, :words, :opened, :due, 'todo')"
                " on conflict (visit, kind) do nothing",
                {
                    "id": new_id(),
                    "household": visit.household,
                    "visit": visit.id,
                    "kind": kind,
                    "words": words,
                    "opened": today.isoformat(),
                    "due": due.isoformat(),
                },
            )

    def open_counts(self, households: Iterable[HouseholdId]) -> dict[HouseholdId, int]:
        """How many are not closed, of those households that have any."""
        ids = {f"h{n}": household for n, household in enumerate(households)}
        if not ids:
            return {}
        names = ", ".join(f":{name}" for name in ids)
        rows = self._db.execute(
            "select household, count(*) from problems where state <> 'closed'"
            f" and household in ({names}) group by household",
            ids,
        ).fetchall()
        return {HouseholdId(household): count for household, count in rows}

    def rows(self) -> tuple[dict[str, Any], ...]:
        """All of them, oldest first, as an export has them."""
        return tuple(
            self._db.query(
                "select p.id, h.number as household, p.kind, p.words, p.opened, p.due, p.state"
                " from problems p join households h on h.id = p.household"
                " order by p.opened, p.id"
            )
        )
