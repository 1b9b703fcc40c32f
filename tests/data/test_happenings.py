"""Problems, applications, absences and checks of the invented county are plausible on any day."""

import datetime

import pytest

from data.cases import BY_CODE
from data.county.happenings import happenings
from tests.data.county_rows import DAYS, TODAY, day, in_force, rows


@pytest.mark.parametrize("today", DAYS)
def test_nothing_happens_in_the_future(today: datetime.date) -> None:
    told = happenings(today)
    assert all(found.day < today for found in told.found)
    assert all(act.day < today for found in told.found for act in found.acts)
    assert all(on < today for each in told.applied for on, _ in each.steps)
    assert all(each.steps[0][0] == each.day < today for each in told.applied)
    assert told.checked.drawn < told.checked.closed < today


@pytest.mark.parametrize("today", DAYS)
def test_whoever_finds_something_holds_the_household_and_its_month_was_done(
    today: datetime.date,
) -> None:
    for found in happenings(today).found:
        assert found.cadre in {
            row["干部编号"]
            for row in rows("包联", today)
            if row["户编号"] == found.household and in_force(row, found.day)
        }
        visited = {
            day(row["走访日期"]).replace(day=1)
            for row in rows("走访", today)
            if row["户编号"] == found.household and row["状态"] == "有效"
        }
        assert found.day.replace(day=1) in visited


@pytest.mark.parametrize("today", DAYS)
def test_problems_stand_everywhere_on_their_way(today: datetime.date) -> None:
    ends = [
        found.acts[-1].what if found.acts else ""
        for found in happenings(today).found
        if found.check
    ]
    assert {"closed", "fixed", "returned", "passed", ""} <= set(ends)
    for found in happenings(today).found:
        for before, after in zip(found.acts, found.acts[1:], strict=False):
            assert before.day < after.day
            if before.what == "fixed":  # who fixed it may neither return nor close it
                assert after.what in ("returned", "closed") and after.by != before.by


def test_applications_end_only_at_their_last_step() -> None:
    for each in happenings(TODAY).applied:
        steps = BY_CODE[each.kind].steps
        assert len(each.steps) < len(steps)
        assert bool(each.outcome) is (len(each.steps) == len(steps) - 1)


def test_absent_and_heir_are_of_the_county_and_not_the_same() -> None:
    told = happenings(TODAY)
    numbers = {row["干部编号"] for row in rows("干部")}
    for absent in told.absent:
        assert {absent.cadre, absent.stand_in} <= numbers and absent.cadre != absent.stand_in
        assert absent.first <= absent.last
    assert [bool(each.granted_by) for each in told.absent] == [True, False]
    for offer in told.offered:
        assert {offer.giver, offer.receiver} <= numbers and offer.giver != offer.receiver
        assert offer.since > TODAY


def test_members_belong_to_households_that_a_cadre_one_can_be_holds() -> None:
    told = happenings(TODAY).relatives
    held = {row["户编号"] for row in rows("包联") if row["干部编号"] == "G001"}
    heads = {row["户编号"]: str(row["户主"]) for row in rows("农户")}
    assert len({each.household for each in told}) == 3
    for each in told:
        assert each.household in held and each.name[0] == heads[each.household][0]
        assert (each.kin == "head") is (each.name == heads[each.household])


def test_every_village_has_its_five_but_for_a_few_and_most_households_are_helped() -> None:
    told = happenings(TODAY)
    held = {(each.village, each.post) for each in told.posted}
    villages = {f"{row['乡镇']}/{row['村']}" for row in rows("乡镇村", TODAY)}
    assert {village for village, _ in held} == villages
    assert 5 * len(villages) - 2 == len(held) == len(told.posted)
    known = {row["户编号"] for row in rows("农户", TODAY)}
    helped = {each.household for each in told.helped}
    assert helped <= known
    assert len(known) / 2 < len(helped) < len(known)
