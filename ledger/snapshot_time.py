"""What the passing of days changes: whatever begins or ends between two days."""

from datetime import date

from sqlite_utils import Database

from ledger.clock import Month
from ledger.model import HouseholdId

_AFFECTED = """
    select id from households where entered > :after and entered <= :until
    union select id from households where exited > :after and exited <= :until
    union select household from categories where since > :after and since <= :until
    union select household from states where since > :after and since <= :until
    union select household from states where until > :after and until <= :until
    union select household from assignments where since > :after and since <= :until
    union select household from assignments where until > :after and until <= :until
    union select household from visits where day > :after and day <= :until
    union select household from assignments where cadre in (
        select id from cadres where since > :after and since <= :until
        union select id from cadres where until >= :after and until < :until
        union select cadre from memberships where since > :after and since <= :until)
    union select household from snapshot where month = :month and divided = 1
"""


def terms_change(db: Database, after: date, until: date) -> bool:
    """Whether a rule or a setting comes into force in (after, until]: it concerns everybody."""
    rows = db.execute(
        "select 1 from rules where since > :after and since <= :until union all"
        " select 1 from settings where since > :after and since <= :until"
        " and name in ('late_days', 'phone_counts') limit 1",
        {"after": after.isoformat(), "until": until.isoformat()},
    ).fetchall()
    return bool(rows)


def households_affected(db: Database, month: Month, after: date, until: date) -> list[HouseholdId]:
    """Those for whom something begins or ends in (after, until]; and of the month those whose
    owner changed within it, because each day may turn the majority.

    A cadre's last day is still in post: what it ends, it ends on the day after.
    """
    rows = db.execute(
        _AFFECTED,
        {"after": after.isoformat(), "until": until.isoformat(), "month": str(month)},
    ).fetchall()
    return [HouseholdId(row[0]) for row in rows]
