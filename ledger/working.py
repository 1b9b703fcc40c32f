"""Who ever worked where: by the households they held and the units they belonged to."""

from datetime import date

from sqlite_utils import Database

from ledger.clock import Month
from ledger.model import AreaId, CadreId, HouseholdId


class Working:
    def __init__(self, db: Database) -> None:
        self._db = db

    def ever_in(self, cadre: CadreId, area: AreaId) -> bool:
        """Whether the cadre ever held a household in a township or village, or was of a unit."""
        rows = self._db.execute(
            "select 1 from assignments a join households h on h.id = a.household"
            " where a.cadre = :cadre and :area in (h.township, h.village)"
            " union select 1 from memberships where cadre = :cadre and unit = :area limit 1",
            {"cadre": cadre, "area": area},
        ).fetchall()
        return bool(rows)

    def before_anything(self, month: Month, township: AreaId | None = None) -> bool:
        """Whether nobody held a household there yet, though later somebody did, and none was
        visited: what the ledger says of that month is nobody's result.
        """
        there = ""
        if township:
            there = " join households h on h.id = x.household and h.township = :township"
        values = {"township": township, "last": month.last.isoformat()}
        held, visited = (
            self._db.execute(
                f"select min(x.{day}) from {table} x{there}",  # noqa: S608  (our own words)
                values,
            ).fetchone()[0]
            for table, day in (("assignments", "since"), ("visits", "day"))
        )
        return bool(held and held > values["last"] and (not visited or visited > values["last"]))

    def units_of(self, household: HouseholdId, on: date) -> frozenset[AreaId]:
        """The units of those who held it that day."""
        rows = self._db.execute(
            "select (select m.unit from memberships m where m.cadre = a.cadre and m.since <= :on"
            " order by m.since desc limit 1) from assignments a where a.household = :household"
            " and a.since <= :on and (a.until is null or a.until > :on)",
            {"household": household, "on": on.isoformat()},
        ).fetchall()
        return frozenset(AreaId(unit) for (unit,) in rows if unit)

    def units_ever(self, household: HouseholdId) -> frozenset[AreaId]:
        """The units that whoever ever held it was ever in."""
        rows = self._db.execute(
            "select distinct m.unit from memberships m join assignments a on a.cadre = m.cadre"
            " where a.household = :household and m.unit <> ''",
            {"household": household},
        ).fetchall()
        return frozenset(AreaId(unit) for (unit,) in rows)
