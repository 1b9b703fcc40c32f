"""Visit rates, who owes what and who is missing (DESIGN §4): the one place everything asks."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sqlite_utils import Database

from ledger import plain, tallies
from ledger.areas import Areas
from ledger.cadre_rates import cadre_rows
from ledger.clock import Month
from ledger.model import Attribution, By, CadreId, Missing, Owed, RateRow, RateTable
from ledger.owing import Owing
from ledger.ranking import Label, Share, Sums, ranked
from ledger.refusals import MonthNotBegun
from ledger.scopes import WHOLE_COUNTY, Scope
from ledger.settings import CountySettings
from ledger.snapshot import Snapshot
from ledger.uncollected import uncollected


class Rates:
    def __init__(
        self,
        db: Database,
        snapshot: Snapshot,
        areas: Areas,
        owing: Owing,
        settings: CountySettings,
        county: str,
    ) -> None:
        self._db, self._snapshot, self._areas = db, snapshot, areas
        self._owing, self._settings, self._county = owing, settings, county

    def table(
        self,
        month: Month,
        by: By,
        today: date,
        within: Scope = WHOLE_COUNTY,
        attribution: Attribution | None = None,
    ) -> RateTable:
        """The month's rows within a scope, ranked among themselves, with the change since the
        month before. Areas in the scope are listed even where nothing is due, cadres where they
        own a household. Raises MonthNotBegun.
        """
        as_of = _as_of(month, today)
        whose = attribution or self._attribution(as_of)
        with uncollected():
            rows = self._ranked(month, by, as_of, within, whose)
            total = rows
            if by is not By.COUNTY:
                total = self._ranked(month, By.COUNTY, as_of, within, whose)
        late_days = self._settings.number("late_days", month.last)
        return RateTable(
            month=month,
            as_of=as_of,
            provisional=today <= month.last + timedelta(days=late_days),
            by=by,
            rows=rows,
            total=total[0],
        )

    def owed(self, cadre: CadreId, month: Month, today: date) -> tuple[Owed, ...]:
        """The households that count for this cadre, most urgent first: missing ones, those
        nobody has seen for longest first, then 可缓, then nothing wanted, then the done ones.

        Raises MonthNotBegun.
        """
        as_of = _as_of(month, today)
        return self._owing.owed(cadre, month, as_of, self._attribution(as_of))

    def missing(
        self,
        month: Month,
        today: date,
        within: Scope = WHOLE_COUNTY,
        attribution: Attribution | None = None,
    ) -> tuple[Missing, ...]:
        """Due households within a scope that are not done, by place and number.

        Raises MonthNotBegun.
        """
        as_of = _as_of(month, today)
        whose = attribution or self._attribution(as_of)
        return self._owing.missing(month, as_of, within, whose)

    def prepare(self, month: Month, today: date) -> None:
        """Builds what `table` reads of a month, a slice at a time, so that reading is quick.

        Raises MonthNotBegun.
        """
        self._ready(month, _as_of(month, today))
        self._ready(month.previous(), month.previous().last)

    def pass_days(self, today: date) -> None:
        """What falls due by a new day: for the first turn of a day. Cheap when nothing does."""
        self._snapshot.pass_days(today)

    def settle(self) -> bool:
        """Works off a slice of what is pending, some 15 ms; gives whether there is more."""
        return self._snapshot.settle()

    def rebuild(self) -> None:
        """Forgets what is stored of rates; it is worked out again as it is read."""
        self._snapshot.rebuild()

    def _attribution(self, as_of: date) -> Attribution:
        return Attribution(self._settings.value("attribution", as_of))

    def _ranked(
        self, month: Month, by: By, as_of: date, within: Scope, whose: Attribution
    ) -> tuple[RateRow, ...]:
        before = month.previous()
        everybody = by is By.CADRE and within.county and whose is Attribution.MONTH_END
        ready = self._ready(month, as_of), self._ready(before, before.last)
        if everybody and all(ready):
            return cadre_rows(self._db, month)
        now: dict[str, Sums]
        then: dict[str, Share]
        if ready[0]:
            now = tallies.sums(self._db, month, by, within, whose)
        else:
            now = plain.sums(self._db, month, as_of, by, within, whose)
        if ready[1]:
            then = tallies.shares(self._db, before, by, within, whose)
        else:
            sums = plain.sums(self._db, before, before.last, by, within, whose)
            then = {key: one[:2] for key, one in sums.items()}
        return ranked(self._names(by, within, now), now, then)

    def _ready(self, month: Month, as_of: date) -> bool:
        """Whether the snapshot speaks of that day, or could be made to."""
        try:
            return self._snapshot.bring(month, as_of)
        except sqlite3.OperationalError:  # somebody else is writing: then without the snapshot
            return False

    def _whole(self) -> Label:
        return "", self._county, self._county

    def _names(self, by: By, within: Scope, now: Mapping[str, Sums]) -> Sequence[Label]:
        """The rows there are, by id: areas in the scope or counted, cadres counted."""
        if by is By.COUNTY:
            return [self._whole()]
        if by is By.CADRE:
            rows = self._db.execute(
                "select id, number, name from cadres order by number"
            ).fetchall()
            return [row for row in rows if row[0] in now]
        townships = {area.id: area.name for area in self._areas.townships()}
        if by is By.VILLAGE:
            named: list[Label] = [
                (one.id, f"{townships[one.township]}/{one.name}", one.name)
                for one in self._areas.villages()
                if one.township is not None
                and (one.id in now or within.covers_village(one.id, one.township))
            ]
        else:
            units = by is By.UNIT
            named = [
                (one.id, one.name, one.name)
                for one in (self._areas.units() if units else self._areas.townships())
                if one.id in now
                or (within.covers_unit(one.id) if units else within.covers_township(one.id))
            ]
        return sorted(named, key=lambda one: one[1])


def _as_of(month: Month, today: date) -> date:
    if month.first > today:
        raise MonthNotBegun
    return month.as_of(today)
