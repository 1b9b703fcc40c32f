"""节假日: what the county says of days that the state's calendar does not know yet."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from sqlite_utils import Database

if TYPE_CHECKING:
    from ledger.workdays import Workdays


class Holidays:
    def __init__(self, db: Database) -> None:
        self._db = db

    def overrides(self) -> dict[date, bool]:
        """Day → worked: 班 True, 休 False."""
        rows = self._db.execute("select day, kind from holidays").fetchall()
        return {date.fromisoformat(day): kind == "work" for day, kind in rows}

    def workdays(self) -> "Workdays":
        """The calendar with the county's table over it."""
        from ledger.workdays import Workdays  # its library takes 20 ms to load

        return Workdays(self.overrides())

    def keep(self, days: Mapping[date, bool]) -> None:
        """Adds days or changes them."""
        for day, worked in days.items():
            self._db.execute(
                "insert into holidays (day, kind) values (:day, :kind)"
                " on conflict (day) do update set kind = :kind",
                {"day": day.isoformat(), "kind": "work" if worked else "off"},
            )
