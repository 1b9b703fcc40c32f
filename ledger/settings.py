"""The county's settings, dated: what was in force stays in force for its months."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from ledger.clock import shanghai_day, stamp
from ledger.model import Attribution, CadreId
from ledger.snapshot import Snapshot

DEFAULTS = {
    "late_days": "7",  # 补录 counts so many days after the visit
    "min_due": "5",  # bulletins leave smaller rows unranked
    "attribution": Attribution.MONTH_END.value,
    "auto_release": "on",
    "ranking": "ordered",  # or bands, off
    "phone_counts": "off",  # 电话/视频 in 整户外出
    "season_months": "3,9",  # 返校季: 学生返校 is asked in visits to households with pupils
    "each_check": "off",  # on: the five checks one by one on a quarter's first visit
    "visiting_day": "",  # 走贫日: day of the month; replaces the reminder of the 20th
    "report_day": "",  # 信息月报, each month
    "exchange_day": "",  # 交流日, every second month
    "talk_day": "",  # 恳谈日, each quarter
    "joint_day": "",  # 联席会议, each quarter
    "inspection_day": "",  # 季度巡查
    "review_day": "",  # 半年点评
    "yearly_day": "",  # 年终考核, December
}
_RATED = frozenset({"late_days", "phone_counts"})  # what a snapshot row depends on


class CountySettings:
    def __init__(self, db: Database, snapshot: Snapshot) -> None:
        self._db, self._snapshot = db, snapshot

    def value(self, name: str, on: date | None = None) -> str:
        """In force on a day, or the newest. Raises KeyError for a setting that does not exist."""
        default = DEFAULTS[name]
        rows = self._db.execute(
            "select value from settings where name = :name and since <= :on"
            " order by since desc, at desc limit 1",
            {"name": name, "on": on.isoformat() if on else "9999-12-31"},
        ).fetchall()
        return str(rows[0][0]) if rows else default

    def values(self, names: Sequence[str], on: date) -> dict[str, str]:
        """Several at once, as they are in force on a day."""
        bound = {f"n{n}": name for n, name in enumerate(names)}
        among = ", ".join(f":{key}" for key in bound)
        rows = self._db.execute(
            f"select name, value from settings where since <= :on and name in ({among})"  # noqa: S608
            " order by since, at",
            {"on": on.isoformat(), **bound},
        ).fetchall()
        return {name: DEFAULTS[name] for name in names} | dict(rows)

    def number(self, name: str, on: date | None = None) -> int:
        return int(self.value(name, on))

    def flag(self, name: str, on: date | None = None) -> bool:
        return self.value(name, on) == "on"

    @property
    def late_days(self) -> int:
        """补录 counts so many days after the visit."""
        return self.number("late_days")

    @property
    def min_due(self) -> int:
        """Bulletins leave rows with fewer due households unranked."""
        return self.number("min_due")

    @property
    def attribution(self) -> Attribution:
        return Attribution(self.value("attribution"))

    @property
    def auto_release(self) -> bool:
        return self.flag("auto_release")

    @property
    def ranking(self) -> str:
        """`ordered`, `bands` or `off`."""
        return self.value("ranking")

    @property
    def visiting_day(self) -> int | None:
        """走贫日, a day of the month."""
        day = self.value("visiting_day")
        return int(day) if day else None

    def history(self, name: str) -> tuple[dict[str, Any], ...]:
        """Newest first: at, since, value, by_cadre."""
        sql = "select at, since, value, by_cadre from settings where name = :name order by at desc"
        return tuple(self._db.query(sql, {"name": name}))

    def set(self, name: str, value: str, by: CadreId | None, now: datetime) -> None:
        """In force from today on. Raises KeyError for a setting that does not exist."""
        if name not in DEFAULTS:
            raise KeyError(name)
        today = shanghai_day(now)
        with self._db.atomic():
            self._db.execute(
                "insert into settings (name, at, since, value, by_cadre)"
                " values (:name, :at, :since, :value, :by)"
                " on conflict (name, at) do update set value = :value, by_cadre = :by",
                {
                    "name": name,
                    "at": stamp(now),
                    "since": today.isoformat(),
                    "value": value,
                    "by": by or "",
                },
            )
            if name in _RATED:
                self._snapshot.changed_everywhere(today)
