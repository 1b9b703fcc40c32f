"""What a visit said before each correction, who corrected it and why."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from ledger.model import CadreId, Findings, HouseholdId, Mode, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """`made`, `by` and `reason` are of the correction that led to it."""

    number: int
    day: date
    mode: Mode
    valid: bool
    findings: Findings
    made: datetime
    by: CadreId | None  # None: an import
    reason: str


class Versions:
    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, visit: Visit) -> tuple[Version, ...]:
        """The first as it was recorded, the last as it stands."""
        rows = self._db.execute(
            "select version, day, mode, valid, findings, replaced, by_cadre, reason"
            " from visit_versions where visit = :visit order by version",
            {"visit": visit.id},
        ).fetchall()
        versions = []
        made, by, reason = visit.recorded, visit.recorder, ""
        for number, day, mode, valid, findings, replaced, changer, why in rows:
            versions.append(
                Version(
                    number=number,
                    day=date.fromisoformat(day),
                    mode=Mode(mode),
                    valid=bool(valid),
                    findings=Findings(**json.loads(findings)),
                    made=made,
                    by=by or None,
                    reason=reason,
                )
            )
            made, by, reason = datetime.fromisoformat(replaced), CadreId(changer), why
        now = Version(
            number=visit.version,
            day=visit.day,
            mode=visit.mode,
            valid=visit.valid,
            findings=visit.findings,
            made=made,
            by=by or None,
            reason=reason,
        )
        return (*versions, now)

    def writers(self, household: HouseholdId) -> tuple[tuple[datetime, str, date, bool], ...]:
        """Who recorded or changed a visit of the household, when, of which day, whether first.

        "" is an import.
        """
        rows = self._db.execute(
            "select recorded, recorder, day, 1 from visits where household = :household"
            " union all select v.replaced, v.by_cadre, v.day, 0 from visit_versions v"
            " join visits w on w.id = v.visit where w.household = :household",
            {"household": household},
        ).fetchall()
        return tuple(
            (datetime.fromisoformat(at), who, date.fromisoformat(day), bool(first))
            for at, who, day, first in rows
        )
