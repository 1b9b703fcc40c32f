"""Which households a person may record a visit of, and on which days."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from datetime import date

from sqlite_utils import Database

from ledger.model import CadreId, HouseholdId
from ledger.reach import households_within
from ledger.refusals import HouseholdLeft, NotInScope
from ledger.scopes import Scope, own


def open_to(
    db: Database, household: HouseholdId, recorder: CadreId, day: date, within: Scope | None
) -> None:
    """Raises NotInScope, HouseholdLeft.

    `within` is the recorder's reach, by default their own households; one that they once held
    is in reach as well.
    """
    within = own(recorder) if within is None else within
    in_books(db, household, day)
    if within.county:
        return
    where, values = households_within(within, day)
    reached = db.execute(
        "select 1 from assignments where household = :household and cadre = :recorder"
        " union all select 1 from households h where h.id = :household"
        f" and {where} limit 1",
        {**values, "household": household, "recorder": recorder, "on": day.isoformat()},
    ).fetchall()
    if not reached:
        raise NotInScope


def in_books(db: Database, household: HouseholdId, day: date) -> None:
    """Raises HouseholdLeft for a day outside of its stay, NotInScope for none of ours."""
    rows = db.execute(
        "select entered, exited from households where id = :id", {"id": household}
    ).fetchall()
    if not rows:
        raise NotInScope
    entered, exited = rows[0]
    if (entered and entered > day.isoformat()) or (exited and exited <= day.isoformat()):
        raise HouseholdLeft
