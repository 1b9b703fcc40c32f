"""请假: days a cadre is away and who stands in; the households stay theirs (DESIGN §5)."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlite_utils import Database

from ledger.model import CadreId


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    cadre: CadreId
    first: date
    last: date  # included
    reason: str
    kind: str  # a code of `handlers.texts.leave`
    stand_in: CadreId | None  # 代访


class Leaves:
    def __init__(self, db: Database) -> None:
        self._db = db

    def grant(
        self,
        cadre: CadreId,
        first: date,
        last: date,
        reason: str = "",
        kind: str = "",
        stand_in: CadreId | None = None,
    ) -> None:
        """Both days included; another grant from the same first day takes its place."""
        if last < first:
            raise ValueError("a leave ends before it starts")
        self._db.execute(
            "insert into leaves (cadre, first_day, last_day, reason, kind, stand_in)"
            " values (:cadre, :first, :last, :reason, :kind, :stand_in)"
            " on conflict (cadre, first_day) do update set last_day = :last, reason = :reason,"
            " kind = :kind, stand_in = :stand_in",
            {
                "cadre": cadre,
                "first": first.isoformat(),
                "last": last.isoformat(),
                "reason": reason,
                "kind": kind,
                "stand_in": stand_in,
            },
        )

    def end(self, cadre: CadreId, last: date) -> None:
        """Back early: leaves that go on after `last` end with it, those not begun fall away."""
        day = {"cadre": cadre, "day": last.isoformat()}
        self._db.execute("delete from leaves where cadre = :cadre and first_day > :day", day)
        self._db.execute(
            "update leaves set last_day = :day where cadre = :cadre and last_day > :day", day
        )

    def on_leave(self, cadre: CadreId, day: date) -> bool:
        return self.of(cadre, day) is not None

    def of(self, cadre: CadreId, day: date) -> Leave | None:
        """The leave a cadre is on that day; of several the one that began last."""
        found = self._rows(
            "where cadre = :cadre and first_day <= :day and last_day >= :day"
            " order by first_day desc",
            cadre=cadre,
            day=day.isoformat(),
        )
        return found[0] if found else None

    def covered_by(self, stand_in: CadreId, day: date) -> tuple[Leave, ...]:
        """Whom this cadre stands in for that day: the owners' leaves, by cadre."""
        return self._rows(
            "where stand_in = :stand_in and first_day <= :day and last_day >= :day order by cadre",
            stand_in=stand_in,
            day=day.isoformat(),
        )

    def coming(self, cadre: CadreId, today: date) -> tuple[Leave, ...]:
        """Not over yet, by first day."""
        return self._rows(
            "where cadre = :cadre and last_day >= :day order by first_day",
            cadre=cadre,
            day=today.isoformat(),
        )

    def _rows(self, where: str, **values: Any) -> tuple[Leave, ...]:
        rows = self._db.execute(
            f"select cadre, first_day, last_day, reason, kind, stand_in from leaves {where}",
            values,
        ).fetchall()
        return tuple(
            Leave(
                cadre=CadreId(cadre),
                first=date.fromisoformat(first),
                last=date.fromisoformat(last),
                reason=reason,
                kind=kind,
                stand_in=CadreId(stand_in) if stand_in else None,
            )
            for cadre, first, last, reason, kind, stand_in in rows
        )
