"""Who holds which household from when, and the states that excuse a visit."""

import datetime
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from data.county.cadres import LAST_DAY_OF_RETIRING, RETIRING, helper_number, helpers_of
from data.county.households import Household
from data.county.months import month_before
from data.county.places import VILLAGES

FIRST: Final = "第一责任人"
SECOND: Final = "第二责任人"
EXEMPT: Final = "免计"
AWAY: Final = "整户外出"
BEGAN: Final = datetime.date(2024, 3, 1)
HAND_OVER_DAY: Final = 5
AWAY_FROM: Final = 10
GIVEN_ON: Final = 2
SECONDED: Final = 2


@dataclass(frozen=True, slots=True)
class Holding:
    """A row of the sheet 包联; `until` is the first day not held."""

    household: str
    cadre: str
    duty: str
    since: datetime.date
    until: datetime.date | None = None

    def covers(self, day: datetime.date) -> bool:
        """Whether it holds on a day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class State:
    """A row of the sheet 状态; `until` is the first day without it."""

    household: str
    name: str
    since: datetime.date
    until: datetime.date | None
    reason: str


def holdings(households: tuple[Household, ...], month: datetime.date) -> tuple[Holding, ...]:
    """All assignments: one cadre retires in `month`, one hands two households over."""
    retiring, heir = helper_number(RETIRING + 1), helper_number(RETIRING)
    retired = month.replace(day=LAST_DAY_OF_RETIRING + 1)
    found: list[Holding] = []
    for village, group in groupby(households, key=lambda each: each.village):
        pair = helpers_of(village)
        members = list(group)
        others = [each for each in members if not each.due]
        owed = [each for each in members if each.due]
        found += [Holding(each.number, pair[0], FIRST, BEGAN) for each in others[:1]]
        if village is VILLAGES[-1]:
            owed.pop()  # nobody was ever found for it
        for place, each in enumerate(owed):
            cadre, partner = pair if place % 2 == 0 else pair[::-1]
            held = place // 2
            if cadre == retiring:
                found.append(Holding(each.number, cadre, FIRST, BEGAN, retired))
                # most are handed over, one falls to its second cadre, one to nobody
                if held < GIVEN_ON + 1:
                    found.append(Holding(each.number, heir, FIRST, retired))
                elif held == GIVEN_ON + 1:
                    found.append(Holding(each.number, heir, SECOND, BEGAN))
            elif village is VILLAGES[1] and place % 2 == 0 and held < GIVEN_ON:
                over = month.replace(day=HAND_OVER_DAY)
                found.append(Holding(each.number, cadre, FIRST, BEGAN, over))
                found.append(Holding(each.number, partner, FIRST, over))
            else:
                found.append(Holding(each.number, cadre, FIRST, BEGAN))
                if place % 2 == 0 and held < SECONDED:
                    found.append(Holding(each.number, partner, SECOND, BEGAN))
    return tuple(found)


def owner(held: tuple[Holding, ...], household: str, day: datetime.date) -> str | None:
    """Who owes the visit on a day: the first holder, else the second (DESIGN §4.4)."""
    for duty in (FIRST, SECOND):
        for each in held:
            if each.household == household and each.duty == duty and each.covers(day):
                return each.cadre
    return None


def states(households: tuple[Household, ...], month: datetime.date) -> tuple[State, ...]:
    """Two households excused, one of them until `month`, and two away with everybody."""
    before = month_before(month)
    earlier = month_before(before)
    lasting, ended, gone, visited = (
        next(each for each in households if each.village is village and each.due).number
        for village in (VILLAGES[3], VILLAGES[1], VILLAGES[4], VILLAGES[5])
    )
    away_from = before.replace(day=AWAY_FROM)
    return (
        State(lasting, EXEMPT, earlier, None, "全家随子女在外省长住"),
        State(ended, EXEMPT, earlier, month, "户主住院，家属陪护"),
        State(gone, AWAY, away_from, None, "全家外出务工"),
        State(visited, AWAY, away_from, month, "短期外出务工，已返回"),
    )
