"""Households that nobody cares for."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from datetime import date

from sqlite_utils import Database

from ledger.model import AreaId
from ledger.reach import households_within
from ledger.scopes import WHOLE_COUNTY, Scope


def unassigned(db: Database, on: date, townships: frozenset[AreaId] | None = None) -> int:
    """How many in scope that day are in nobody's care; of some townships, or of all."""
    scope = WHOLE_COUNTY if townships is None else Scope(townships=townships)
    where, values = households_within(scope, on)
    rows = db.execute(
        "select count(*) from households h where (h.entered is null or h.entered <= :on)"
        " and (h.exited is null or h.exited > :on) and not exists (select 1 from assignments a"
        " where a.household = h.id and a.since <= :on and (a.until is null or a.until > :on))"
        f" and {where}",
        {**values, "on": on.isoformat()},
    ).fetchall()
    return int(rows[0][0])
