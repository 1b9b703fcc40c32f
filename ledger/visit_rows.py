"""How a visit stands in its row: what was found is JSON without what is empty."""

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from ledger.model import CadreId, Findings, HouseholdId, Mode, Visit, VisitId

_SAID = tuple(field.name for field in fields(Findings))
VISIT = """
    select id, version, household, cadre, recorder, day, recorded, mode, valid, findings
    from visits
"""


def findings_text(findings: Findings) -> str:
    """As stored: JSON without what is empty."""
    said = {name: value for name in _SAID if (value := getattr(findings, name))}
    return json.dumps(said, ensure_ascii=False) if said else "{}"


def visits_in(rows: Iterable[Any]) -> Iterable[Visit]:
    for id_, version, household, cadre, recorder, day, recorded, mode, valid, findings in rows:
        yield Visit(
            id=VisitId(id_),
            version=version,
            household=HouseholdId(household),
            cadre=CadreId(cadre),
            recorder=CadreId(recorder),
            day=date.fromisoformat(day),
            recorded=datetime.fromisoformat(recorded),
            mode=Mode(mode),
            valid=bool(valid),
            findings=Findings(**json.loads(findings)),
        )
