"""The invented county has a plausible history that counts as DESIGN §4 says."""

import datetime

import pytest

from data.county.build import people
from data.county.months import last_day, month_before, month_of
from tests.data.county_rows import DAYS, TODAY, day, in_force, rows


def done_and_due(today: datetime.date, end: datetime.date) -> tuple[int, int]:
    """DESIGN §4 for this county, written down a second time."""
    first = end.replace(day=1)
    exempt = {
        row["户编号"]
        for row in rows("状态", today)
        if row["状态"] == "免计" and in_force(row, end)
    }
    due = {
        row["户编号"]
        for row in rows("农户", today)
        if row["类别"] != "其他"
        and day(row["纳入日期"]) <= end
        and (not row["退出日期"] or day(row["退出日期"]) > end)
        and row["户编号"] not in exempt
    }
    done = set()
    for row in rows("走访", today):
        on = day(row["走访日期"])
        recorded = day(str(row["登记时间"])[:10]) if row["登记时间"] else on
        counts = row["状态"] == "有效" and row["方式"] == "入户" and (recorded - on).days <= 7
        if counts and first <= on <= end:
            done.add(row["户编号"])
    return len(done & due), len(due)


@pytest.mark.parametrize("today", DAYS)
def test_two_months_are_nearly_done_and_this_one_about_half(today: datetime.date) -> None:
    before = month_before(month_of(today))
    for month in (before, month_before(before)):
        done, due = done_and_due(today, last_day(month))
        assert 0.92 <= done / due <= 0.99
    done, due = done_and_due(today, today)
    if today.day > 10:
        assert 0.4 <= done / due <= 0.6
    else:
        assert done / due <= 0.5


@pytest.mark.parametrize("today", DAYS)
def test_nothing_is_visited_or_recorded_in_the_future(today: datetime.date) -> None:
    for row in rows("走访", today):
        assert day(row["走访日期"]) < today
        if row["登记时间"]:
            recorded = datetime.datetime.fromisoformat(str(row["登记时间"]))
            assert day(row["走访日期"]) <= recorded.date() <= today


@pytest.mark.parametrize("today", DAYS)
def test_nobody_is_visited_before_entering_or_after_leaving(today: datetime.date) -> None:
    houses = {row["户编号"]: row for row in rows("农户", today)}
    for row in rows("走访", today):
        house = houses[row["户编号"]]
        left = house["退出日期"] or "9999"
        assert str(house["纳入日期"]) <= str(row["走访日期"]) < str(left)


@pytest.mark.parametrize("today", DAYS)
def test_rows_refer_to_households_and_cadres_that_exist(today: datetime.date) -> None:
    households = {row["户编号"] for row in rows("农户", today)}
    numbers = {row["干部编号"] for row in rows("干部", today)}
    for name in ("包联", "走访", "状态"):
        assert {row["户编号"] for row in rows(name, today)} <= households
    for name in ("包联", "走访"):
        assert {row["干部编号"] for row in rows(name, today)} <= numbers


@pytest.mark.parametrize("today", DAYS)
def test_no_two_cadres_hold_a_household_first_on_the_same_day(today: datetime.date) -> None:
    for on in (month_before(month_of(today)), month_of(today), today, last_day(month_of(today))):
        held = [
            row["户编号"]
            for row in rows("包联", today)
            if row["责任"] == "第一责任人" and in_force(row, on)
        ]
        assert len(held) == len(set(held))


def test_somebody_retires_somebody_hands_over_and_one_household_has_nobody() -> None:
    leaving = [row for row in rows("干部") if row["最后在岗日"]]
    assert [row["最后在岗日"] for row in leaving] == ["2026-11-15"]
    handed = [row for row in rows("包联") if row["结束日期"]]
    assert {row["结束日期"] for row in handed} == {"2026-11-05", "2026-11-16"}
    held = {row["户编号"] for row in rows("包联") if in_force(row, TODAY)}
    due = {row["户编号"] for row in rows("农户") if row["类别"] != "其他"}
    assert len(due - held) == 2
    assert any(row["责任"] == "第二责任人" for row in rows("包联"))


def test_history_holds_what_does_not_count_too() -> None:
    assert {row["状态"] for row in rows("走访")} == {"有效", "作废", "草稿"}
    assert {row["方式"] for row in rows("走访")} == {"入户", "电话", "未遇"}
    assert {row["状态"] for row in rows("状态")} == {"免计", "整户外出"}
    late = [
        (day(str(row["登记时间"])[:10]) - day(row["走访日期"])).days
        for row in rows("走访")
        if row["登记时间"]
    ]
    assert max(late) > 7 and any(0 < days <= 7 for days in late)


@pytest.mark.parametrize("number", [each.cadre for each in people()[:2]])
def test_a_cadre_one_can_be_still_has_somebody_to_visit(number: str) -> None:
    mine = {row["户编号"] for row in rows("包联") if row["干部编号"] == number}
    visited = {
        row["户编号"] for row in rows("走访") if str(row["走访日期"]) >= f"{month_of(TODAY)}"
    }
    assert mine & visited and len(mine - visited) >= 2
