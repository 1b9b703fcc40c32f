"""A month's result, read from the ledger as a sheet."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from handlers.house import House
from handlers.publishing.sheet import Sampled, Sheet, Standing, Total, ranked
from ledger.checks.draw import Kind
from ledger.clock import Month
from ledger.model import AreaId, By, Cause, RateRow
from ledger.scopes import WHOLE_COUNTY, Scope

BETWEEN = "\N{MIDDLE DOT}"  # a township and its village
COMMON = 3  # kinds of problems named in a bulletin


def result(house: House, month: Month, area: AreaId | None, today: date) -> Sheet:
    """Of the county (None) or a township. Raises MonthNotBegun.

    Before anybody held a household there nothing was due, and there is nothing to compare with.
    """
    ledger, before_anything = house.ledger, house.ledger.working.before_anything
    if before_anything(month, area):
        return _nothing(house, month, area, month.as_of(today))
    first = before_anything(month.previous(), area)
    within = Scope(townships=frozenset({area})) if area else WHOLE_COUNTY
    as_of = month.as_of(today)
    min_due = ledger.settings.number("min_due", as_of)

    def rows(by: By, month: Month = month) -> tuple[RateRow, ...]:
        return ledger.rates.table(month, by, today, within).rows

    def standings(by: By) -> tuple[Standing, ...]:
        return ranked(rows(by), () if first else rows(by, month.previous()), min_due)

    table = ledger.rates.table(month, By.COUNTY, today, within)
    total = table.total
    missing = ledger.digest.causes(month, today, within)
    found = ledger.digest.problems(month, within)
    late_days = ledger.settings.number("late_days", month.last)
    return Sheet(
        area=ledger.areas.area(area).name if area else house.ledger.county,
        month=month,
        as_of=table.as_of,
        late_until=month.last + timedelta(days=late_days),
        provisional=table.provisional,
        mode=ledger.settings.value("ranking"),
        min_due=min_due,
        total=Total(
            done=total.done,
            due=total.due,
            percent=total.percent,
            points=None if first else total.points_change,
            exempt=total.exempt,
            cadres_done=total.cadres_done,
            cadres_due=total.cadres_due,
            times_done=total.times_done,
            times_due=total.times_due,
        ),
        townships=() if area else standings(By.TOWNSHIP),
        units=() if area else standings(By.UNIT),
        villages=_told_apart(standings(By.VILLAGE)),
        causes=tuple((cause, missing[cause]) for cause in Cause if missing[cause]),
        problems=tuple(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:COMMON]),
        sampled=_sampled(house, month, area),
        dated_back=ledger.requests.dated_back(month, area),
    )


def _nothing(house: House, month: Month, area: AreaId | None, as_of: date) -> Sheet:
    settings = house.ledger.settings
    return Sheet(
        area=house.ledger.areas.area(area).name if area else house.ledger.county,
        month=month,
        as_of=as_of,
        late_until=month.last + timedelta(days=settings.number("late_days", month.last)),
        provisional=False,
        mode=settings.value("ranking"),
        min_due=settings.number("min_due", as_of),
        total=Total(0, 0, None, None, 0, 0, 0, 0, 0),
    )


def _sampled(house: House, month: Month, area: AreaId | None) -> Sampled | None:
    found = house.ledger.draws.of_month(Kind.SAMPLE, month, area)
    if not found.done:
        return None
    return Sampled(found.done, found.seen, found.unseen, found.mismatch)


def _told_apart(villages: tuple[Standing, ...]) -> tuple[Standing, ...]:
    """Villages of the same name have their township's before it."""
    named = Counter(village.name for village in villages)
    return tuple(
        replace(village, name=village.id.replace("/", BETWEEN))
        if named[village.name] > 1
        else village
        for village in villages
    )
