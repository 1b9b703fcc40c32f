"""A small invented county that tests fill line by line."""

from datetime import date, datetime, time, timedelta

from sqlite_utils import Database

from ledger.book import Ledger
from ledger.clock import SHANGHAI, Month
from ledger.model import (
    AreaId,
    AreaKind,
    By,
    Cadre,
    CadreId,
    Category,
    HouseholdId,
    Mode,
    NewVisit,
    RateRow,
    Visit,
)
from ledger.schema import steps
from ledger.scopes import WHOLE_COUNTY
from ledger.snapshot import Snapshot

LONG_AGO = date(2025, 1, 1)


def at(day: date, hour: int = 12) -> datetime:
    return datetime.combine(day, time(hour), SHANGHAI)


def d(text: str) -> date:
    """`11-05` is a day of 2026."""
    return date.fromisoformat(text if len(text) == 10 else f"2026-{text}")


class County:
    """Names stand for things: `home("李四", "张三")` is a household and who cares for it."""

    def __init__(self, at_once: int = 40, summed_anew: int = 1_000) -> None:
        self.db = Database(memory=True)
        self.db.execute("pragma foreign_keys = on")
        steps.apply(self.db)
        snapshot = Snapshot(self.db, at_once=at_once, summed_anew=summed_anew)
        self.ledger = Ledger(self.db, snapshot=snapshot)
        self.places: dict[str, AreaId] = {}
        self.cadres: dict[str, Cadre] = {}
        self.homes: dict[str, HouseholdId] = {}

    def village(self, name: str = "甲镇/一村") -> AreaId:
        if name not in self.places:
            township, _, village = name.partition("/")
            if township not in self.places:
                added = self.ledger.areas.add(AreaKind.TOWNSHIP, township)
                self.places[township] = added.id
            added = self.ledger.areas.add(AreaKind.VILLAGE, village, self.places[township])
            self.places[name] = added.id
        return self.places[name]

    def unit(self, name: str) -> AreaId:
        if name not in self.places:
            self.places[name] = self.ledger.areas.add(AreaKind.UNIT, name).id
        return self.places[name]

    def cadre(self, name: str, unit: str = "农业局", **more: object) -> CadreId:
        if name not in self.cadres:
            number = f"G{len(self.cadres) + 1:02}"
            self.cadres[name] = self.ledger.register.add_cadre(
                number,
                name,
                self.unit(unit) if unit else None,
                **more,  # type: ignore[arg-type]
            )
        return self.cadres[name].id

    def home(
        self,
        head: str,
        cadre: str | None = None,
        village: str = "甲镇/一村",
        category: Category = Category.LIFTED,
        since: date = LONG_AGO,
        **more: object,
    ) -> HouseholdId:
        number = f"H{len(self.homes) + 1:03}"
        home = self.ledger.register.add_household(
            number,
            self.village(village),
            head,
            category,
            **more,  # type: ignore[arg-type]
        )
        self.homes[head] = home
        if cadre:
            self.ledger.care.assign(home, self.cadre(cadre), since)
        return home

    def visit(
        self,
        head: str,
        day: date,
        cadre: str = "张三",
        mode: Mode = Mode.HOME,
        late: int = 0,
    ) -> Visit:
        """Recorded `late` days after its day."""
        who = self.cadre(cadre)
        new = NewVisit(household=self.homes[head], cadre=who, recorder=who, day=day, mode=mode)
        return self.ledger.visits.record(new, at(day + timedelta(days=late)), WHOLE_COUNTY)

    def row(self, by: By, name: str, today: date, month: Month | None = None) -> RateRow:
        table = self.ledger.rates.table(month or Month.of(today), by, today)
        return next(row for row in table.rows if name in (row.id, row.name))

    def share(self, today: date, month: Month | None = None) -> tuple[int, int]:
        """Done and due of the county."""
        total = self.ledger.rates.table(month or Month.of(today), By.COUNTY, today).total
        return total.done, total.due

    def causes(self, today: date, month: Month | None = None) -> dict[str, str]:
        missing = self.ledger.rates.missing(month or Month.of(today), today)
        return {one.household.head: str(one.cause) for one in missing}
