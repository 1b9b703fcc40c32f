"""请假: days a cadre is away; the households stay theirs (DESIGN §5)."""

from datetime import date

from sqlite_utils import Database

from ledger.model import CadreId


class Leaves:
    def __init__(self, db: Database) -> None:
        self._db = db

    def grant(self, cadre: CadreId, first: date, last: date, reason: str = "") -> None:
        """Both days included; another grant from the same first day takes its place."""
        if last < first:
            raise ValueError("a leave ends before it starts")
        self._db.execute(
            "insert into leaves (cadre, first_day, last_day, reason)"
            " values (:cadre, :first, :last, :reason)"
            " on conflict (cadre, first_day) do update set last_day = :last, reason = :reason",
            {
                "cadre": cadre,
                "first": first.isoformat(),
                "last": last.isoformat(),
                "reason": reason,
            },
        )

    def on_leave(self, cadre: CadreId, day: date) -> bool:
        rows = self._db.execute(
            "select 1 from leaves where cadre = :cadre and first_day <= :day and last_day >= :day",
            {"cadre": cadre, "day": day.isoformat()},
        ).fetchall()
        return bool(rows)
