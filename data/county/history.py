"""Visits since three months before: those nearly complete, the current one about half."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from data.county.cadres import helpers_of
from data.county.holdings import AWAY, EXEMPT, Holding, State, owner
from data.county.households import Household, dice
from data.county.months import last_day, month_before, month_of

HOME: Final = "入户"
PHONE: Final = "电话"
ABSENT: Final = "未遇"
VALID: Final = "有效"
VOID: Final = "作废"
DRAFT: Final = "草稿"
REMARKS: Final = (
    "五项都好，无变化",
    "五项都好，想学养鸡技术",
    "孩子已返校",
    "儿子在县城务工，收入稳定",
    "屋檐漏雨，已报村里",
    "药费已报销",
    "想申请小额贷款",
    "水压偏小，已记问题",
    "",
)
HALF: Final = (0.67, 0.5, 0.34, 0.5)
FULL_PACE_DAY: Final = 10
TOO_LATE: Final = 12
LATE: Final = 3
SPECIAL_DAY: Final = 12
TOLD: Final = "006"
LATE_EVERY: Final = 9
PROXY_EVERY: Final = 11
TWICE_EVERY: Final = 7
UNTIMED_EVERY: Final = 13


@dataclass(frozen=True, slots=True)
class Visit:
    """A row of the sheet 走访; `recorded` is Shanghai's wall time, None the end of its day."""

    household: str
    cadre: str
    day: datetime.date
    recorded: datetime.datetime | None
    mode: str
    validity: str
    remark: str


@dataclass(frozen=True, slots=True)
class County:
    """What the history is about."""

    households: tuple[Household, ...]
    holdings: tuple[Holding, ...]
    states: tuple[State, ...]


def in_force(states: tuple[State, ...], household: str, name: str, day: datetime.date) -> bool:
    """Whether a state of this name holds for a household on a day."""
    return any(
        each.household == household
        and each.name == name
        and each.since <= day
        and (each.until is None or day < each.until)
        for each in states
    )


def owed(county: County, day: datetime.date) -> list[Household]:
    """The households that owe a visit in the month up to `day` (DESIGN §4.2, §4.6)."""
    return [
        each
        for each in county.households
        if each.due
        and each.entered <= day
        and (each.left is None or each.left > day)
        and not in_force(county.states, each.number, EXEMPT, day)
    ]


def first_month(today: datetime.date) -> datetime.date:
    """The month in which the history begins."""
    return month_before(month_before(month_before(month_of(today))))


def visits(county: County, today: datetime.date) -> tuple[Visit, ...]:
    """All visits before `today`, in the order of their days."""
    month = month_of(today)
    before = month_before(month)
    told = special_places(county, before)
    told_about = [each for each, _ in told]
    found = [
        *finished_month(county, first_month(today), misses=2),
        *finished_month(county, month_before(before), misses=1),
        *finished_month(county, before, misses=0, left_aside=told_about),
        *specials(before, told),
        *current_month(county, today),
    ]
    return tuple(sorted(found, key=lambda each: (each.day, each.household, each.mode)))


def finished_month(
    county: County, month: datetime.date, misses: int, left_aside: Sequence[Household] = ()
) -> list[Visit]:
    """A whole month without `misses` households and those left aside for `specials`."""
    chance = dice(f"走访 {month}")
    end = last_day(month)
    owing = [each for each in owed(county, end) if each not in left_aside]
    left_out = {each.number for each in chance.sample(owing, misses)}
    found: list[Visit] = []
    for place, each in enumerate(owing):
        day = max(month + datetime.timedelta(chance.randrange(2, 24)), each.entered)
        holder = owner(county.holdings, each.number, day)
        if holder is None or each.number in left_out:
            continue
        pair = helpers_of(each.village)
        visitor = pair[1 - pair.index(holder)] if place % PROXY_EVERY == 0 else holder
        found.append(home_visit(each, visitor, day, place, LATE * (place % LATE_EVERY == 0)))
        if place % TWICE_EVERY == 0:
            found.append(home_visit(each, visitor, day + datetime.timedelta(3), place + 1, 0))
    return found


def current_month(county: County, today: datetime.date) -> list[Visit]:
    """About half of what every cadre owes, on days before `today`."""
    chance = dice(f"走访 {month_of(today)}")
    past = (today - month_of(today)).days
    owing = [each for each in owed(county, today) if owner(county.holdings, each.number, today)]
    owing.sort(key=lambda each: str(owner(county.holdings, each.number, today)))
    found: list[Visit] = []
    groups = groupby(owing, key=lambda each: owner(county.holdings, each.number, today))
    for place, (_, group) in enumerate(groups):
        mine = list(group)
        chance.shuffle(mine)
        pace = HALF[place % len(HALF)] * min(1.0, past / FULL_PACE_DAY)
        for each in mine[: round(pace * len(mine))]:
            day = month_of(today) + datetime.timedelta(chance.randrange(past))
            visitor = owner(county.holdings, each.number, day)
            if visitor is not None:
                found.append(home_visit(each, visitor, day, len(found), 0))
    return found


def home_visit(
    household: Household, visitor: str, day: datetime.date, serial: int, late: int
) -> Visit:
    """A valid visit, recorded `late` days after its day."""
    at = datetime.time(9 + serial % 9, serial * 7 % 60)
    recorded = datetime.datetime.combine(day + datetime.timedelta(late), at)
    return Visit(
        household=household.number,
        cadre=visitor,
        day=day,
        recorded=None if serial % UNTIMED_EVERY == 0 and not late else recorded,
        mode=HOME,
        validity=VALID,
        remark=REMARKS[serial % len(REMARKS)],
    )


def special_places(county: County, month: datetime.date) -> list[tuple[Household, str]]:
    """Three households of different villages and one that is away, each with its owner."""
    end = last_day(month)
    owing = [
        (each, holder)
        for each in owed(county, end)
        if (holder := owner(county.holdings, each.number, end)) is not None
    ]
    away = [told for told in owing if in_force(county.states, told[0].number, AWAY, end)]
    here = [told for told in owing if told not in away and told[0].number.endswith(TOLD)]
    return [*here[:3], *away[:1]]


def specials(month: datetime.date, told: list[tuple[Household, str]]) -> list[Visit]:
    """What does not count: nobody met, recorded too late, void, a draft, by phone while away."""
    day = month.replace(day=SPECIAL_DAY)
    absent, late, void, away = told

    def visit(
        whom: tuple[Household, str], mode: str, validity: str, days: int, remark: str
    ) -> Visit:
        at = datetime.datetime.combine(day + datetime.timedelta(days), datetime.time(18, 30))
        return Visit(whom[0].number, whom[1], day, at, mode, validity, remark)

    return [
        visit(absent, ABSENT, VALID, 0, "门锁着，邻居说去镇上了"),
        visit(late, HOME, VALID, TOO_LATE, "忘了登记，月底补的"),
        visit(void, HOME, VOID, 0, "登错了户"),
        visit(void, HOME, VALID, 0, "五项都好，无变化"),
        visit(absent, HOME, DRAFT, 1, ""),
        visit(away, PHONE, VALID, 0, "电话问了，全家在外务工"),
    ]
