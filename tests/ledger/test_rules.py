"""The rules of DESIGN §4.1 to 4.6 and 4.10, each with numbers worked out by hand."""

from datetime import timedelta

import pytest

from ledger.clock import Month
from ledger.model import By, Category, Correction, Mode, State
from ledger.refusals import MonthNotBegun
from ledger.scopes import WHOLE_COUNTY
from tests.ledger.county import at, d

TODAY = d("11-21")
NOVEMBER, OCTOBER = Month(2026, 11), Month(2026, 10)


# 4.1 month and as-of day


def test_a_visit_of_today_counts_and_one_of_last_month_does_not(county):
    county.home("李四", "张三")
    county.home("王五", "张三")
    county.visit("李四", TODAY)
    county.visit("王五", d("10-31"))
    assert county.share(TODAY) == (1, 2)


def test_a_past_month_stands_as_of_its_last_day(county):
    county.home("李四", "张三", entered=d("11-01"))
    county.home("王五", "张三", entered=d("10-31"))
    assert county.share(TODAY, OCTOBER) == (0, 1)


def test_a_month_that_lies_ahead_has_no_rates(county):
    with pytest.raises(MonthNotBegun):
        county.ledger.rates.table(Month(2026, 12), By.COUNTY, TODAY)


# 4.2 in scope


def test_who_enters_today_is_in_scope_and_who_enters_tomorrow_is_not(county):
    county.home("李四", "张三", entered=TODAY)
    county.home("王五", "张三", entered=TODAY + timedelta(days=1))
    assert county.share(TODAY) == (0, 1)


def test_who_exits_today_is_out_of_scope_and_who_exits_tomorrow_is_not(county):
    county.ledger.register.leave(county.home("李四", "张三"), TODAY)
    county.ledger.register.leave(county.home("王五", "张三"), TODAY + timedelta(days=1))
    assert county.share(TODAY) == (0, 1)


def test_an_exit_on_the_last_day_of_a_month_takes_the_household_out_of_it(county):
    county.ledger.register.leave(county.home("李四", "张三"), d("10-31"))
    assert county.share(TODAY, OCTOBER) == (0, 0)
    assert county.share(TODAY, Month(2026, 9)) == (0, 1)


def test_the_category_in_force_on_the_as_of_day_decides(county):
    home = county.home("李四", "张三", category=Category.OTHER)
    county.ledger.register.categorise(home, Category.MONITORED, d("11-10"))
    assert county.share(d("11-09")) == (0, 0)
    assert county.share(d("11-10")) == (0, 1)
    assert county.share(TODAY, OCTOBER) == (0, 0)


# 4.3 frequency


def test_by_default_others_owe_nothing_and_the_rest_once_a_month(county):
    for category in Category:
        county.home(category, "张三", category=category)
    assert county.share(TODAY) == (0, 3)


def test_two_a_month_want_two_different_days(county):
    county.ledger.register.rule(Category.LIFTED, 2, 1)
    county.home("李四", "张三")
    county.visit("李四", d("11-03"))
    county.visit("李四", d("11-03"))
    assert county.share(TODAY) == (0, 1)
    assert county.ledger.rates.missing(NOVEMBER, TODAY)[0].still_needed == 1
    county.visit("李四", d("11-04"))
    assert county.share(TODAY) == (1, 1)


def test_a_quarterly_visit_is_due_in_the_quarters_last_month_only(county):
    county.ledger.register.rule(Category.LIFTED, 1, 3)
    county.home("李四", "张三")
    cadre = county.cadre("张三")
    assert county.share(TODAY) == (0, 0)
    (owed,) = county.ledger.rates.owed(cadre, NOVEMBER, TODAY)
    assert (owed.due, owed.deferred, owed.cause) == (False, True, None)
    assert county.share(d("12-01")) == (0, 1)
    assert county.ledger.rates.missing(NOVEMBER, TODAY) == ()


def test_a_visit_in_the_windows_first_month_counts_in_its_last(county):
    county.ledger.register.rule(Category.LIFTED, 1, 3)
    county.home("李四", "张三")
    county.visit("李四", d("10-01"))
    assert county.share(d("12-02")) == (1, 1)


def test_a_visit_before_the_window_does_not_count_in_it(county):
    county.ledger.register.rule(Category.LIFTED, 1, 6)
    county.home("李四", "张三")
    county.visit("李四", d("06-30"))
    assert county.share(d("12-02")) == (0, 1)
    assert county.share(d("06-30")) == (1, 1)


def test_a_longer_window_of_one_category_is_no_window_of_another(county):
    county.ledger.register.rule(Category.MONITORED, 1, 6)
    county.home("李四", "张三")
    county.visit("李四", d("10-20"))
    assert county.share(TODAY) == (0, 1)


def test_a_rule_beats_the_default_from_its_start_on(county):
    county.ledger.register.rule(Category.LIFTED, 2, 1, d("11-10"))
    county.home("李四", "张三")
    county.visit("李四", d("11-02"))
    assert county.share(d("11-09")) == (1, 1)
    assert county.share(d("11-10")) == (0, 1)


def test_a_quarterly_rule_that_starts_inside_the_window_looks_at_the_whole_window(county):
    county.ledger.register.rule(Category.LIFTED, 2, 3, d("11-15"))
    county.home("李四", "张三")
    county.visit("李四", d("10-05"))
    county.visit("李四", d("12-05"))
    assert county.share(d("11-14")) == (0, 1)  # still one a month
    assert county.share(d("11-15")) == (0, 0)  # can wait
    assert county.share(d("12-06")) == (1, 1)


def test_a_rule_for_monitored_households_covers_both_states(county):
    county.ledger.register.rule(Category.MONITORED, 2, 1)
    county.home("李四", "张三", category=Category.MONITORED_CLEARED)
    county.visit("李四", d("11-02"))
    assert county.share(TODAY) == (0, 1)
    county.ledger.register.rule(Category.MONITORED_CLEARED, 1, 1)
    assert county.share(TODAY) == (1, 1)


# 4.4 owner


def test_the_second_owns_where_the_first_is_no_longer_in_post(county):
    home = county.home("李四", "张三")
    county.ledger.care.assign(home, county.cadre("赵六"), d("2025-01-01"), duty=2)
    county.ledger.register.retire(county.cadre("张三"), d("11-20"))
    assert county.row(By.CADRE, "张三", d("11-20")).due == 1
    assert county.row(By.CADRE, "赵六", d("11-21")).due == 1


def test_nobody_in_post_is_unassigned_and_counts_for_no_cadre_and_no_unit(county):
    county.home("李四", "张三")
    county.ledger.register.retire(county.cadre("张三"), d("11-14"))
    table = county.ledger.rates.table(NOVEMBER, By.CADRE, TODAY)
    assert table.rows == ()
    assert county.row(By.UNIT, "农业局", TODAY).due == 0
    assert county.row(By.VILLAGE, "甲镇/一村", TODAY)[3:7] == (0, 1, 0, 1)
    assert county.causes(TODAY) == {"李四": "unassigned"}


def test_the_last_day_in_post_is_still_in_post_and_an_empty_first_day_is_always(county):
    county.home("李四", "张三")
    county.ledger.register.retire(county.cadre("张三"), TODAY)
    assert county.row(By.CADRE, "张三", TODAY).due == 1


def test_who_is_not_yet_in_post_owns_nothing(county):
    county.cadre("张三", since=d("11-22"))
    county.home("李四", "张三")
    assert county.causes(TODAY) == {"李四": "unassigned"}
    assert county.row(By.CADRE, "张三", d("11-22")).due == 1


def test_of_several_first_responsible_the_latest_start_owns(county):
    home = county.home("李四", "张三")
    county.ledger.care.assign(home, county.cadre("赵六"), d("11-10"))
    assert county.row(By.CADRE, "张三", d("11-09")).due == 1
    assert county.row(By.CADRE, "赵六", d("11-10")).due == 1


def test_with_the_same_start_the_smaller_number_owns(county):
    home, register = county.home("李四"), county.ledger.register
    for number in ("G9", "G1", "G5"):
        county.ledger.care.assign(home, register.add_cadre(number, number).id, d("11-01"))
    assert county.row(By.CADRE, "G1", TODAY).due == 1


def test_the_end_of_an_assignment_is_the_first_day_not_held(county):
    home = county.home("李四")
    cadre = county.cadre("张三")
    county.ledger.care.assign(home, cadre, d("11-01"), d("11-21"))
    assert county.row(By.CADRE, "张三", d("11-20")).due == 1
    assert county.causes(TODAY) == {"李四": "unassigned"}


def test_a_past_month_keeps_the_name_of_who_owned_it_then(county):
    home = county.home("李四", "张三")
    county.ledger.care.hand_over(home, county.cadre("赵六"), d("11-01"))
    assert county.row(By.CADRE, "张三", TODAY, OCTOBER).due == 1
    assert county.row(By.CADRE, "赵六", TODAY).due == 1


def test_a_past_month_keeps_the_unit_a_cadre_was_in_then(county):
    county.home("李四", "张三")
    county.ledger.register.join_unit(county.cadre("张三"), county.unit("水利局"), d("11-01"))
    assert county.row(By.UNIT, "农业局", TODAY, OCTOBER).due == 1
    assert county.row(By.UNIT, "水利局", TODAY).due == 1
    assert county.row(By.UNIT, "农业局", TODAY).due == 0


def test_a_visit_by_somebody_else_counts_for_the_owner(county):
    county.home("李四", "张三")
    visit = county.visit("李四", TODAY, "赵六")
    row = county.row(By.CADRE, "张三", TODAY)
    assert (row.done, row.cadres_done) == (1, 1)
    assert county.ledger.visits.is_stand_in(visit)


def test_neither_the_first_nor_the_second_stands_in(county):
    home = county.home("李四", "张三")
    county.ledger.care.assign(home, county.cadre("赵六"), d("2025-01-01"), duty=2)
    assert not county.ledger.visits.is_stand_in(county.visit("李四", TODAY, "张三"))
    assert not county.ledger.visits.is_stand_in(county.visit("李四", TODAY, "赵六"))


# 4.5 what counts


@pytest.mark.parametrize("mode", [Mode.PHONE, Mode.VIDEO, Mode.ABSENT])
def test_only_a_visit_at_home_counts(county, mode):
    county.home("李四", "张三")
    county.visit("李四", TODAY, mode=mode)
    assert county.share(TODAY) == (0, 1)


@pytest.mark.parametrize(
    ("away", "allowed", "counted"), [(True, True, 1), (True, False, 0), (False, True, 0)]
)
def test_a_call_counts_for_a_household_away_where_the_county_allows_it(
    county, away, allowed, counted
):
    home = county.home("李四", "张三")
    if away:
        county.ledger.register.put_state(home, State.AWAY, d("11-01"))
    if allowed:
        county.ledger.settings.set("phone_counts", "on", None, at(d("10-01")))
    county.visit("李四", TODAY, mode=Mode.PHONE)
    assert county.share(TODAY) == (counted, 1)
    assert county.ledger.visits.mode_counts(home, Mode.PHONE, TODAY) == bool(counted)


def test_a_household_back_home_on_the_as_of_day_wants_a_visit_at_home(county):
    home = county.home("李四", "张三")
    county.ledger.settings.set("phone_counts", "on", None, at(d("10-01")))
    county.ledger.register.put_state(home, State.AWAY, d("11-01"), d("11-20"))
    county.visit("李四", d("11-05"), mode=Mode.PHONE)
    assert county.share(d("11-19")) == (1, 1)
    assert county.share(d("11-20")) == (0, 1)


@pytest.mark.parametrize(("late", "done"), [(0, 1), (7, 1), (8, 0)])
def test_a_visit_is_recorded_within_seven_days(county, late, done):
    county.home("李四", "张三")
    visit = county.visit("李四", d("11-05"), late=late)
    assert county.share(TODAY) == (done, 1)
    assert county.ledger.visits.too_late(visit) is (not done)


def test_a_visit_recorded_before_its_day_does_not_count(county):
    """Only a file can say so."""
    home = county.home("李四", "张三")
    county.db.execute(
        "insert into visits (id, version, household, cadre, recorder, day, recorded, mode, valid,"
        " findings) values ('v', 1, :home, :cadre, :cadre, '2026-11-05',"
        " '2026-11-04T23:00:00+08:00', 'home', 1, '{}')",
        {"home": home, "cadre": county.cadre("张三")},
    )
    assert county.share(TODAY) == (0, 1)
    assert county.causes(TODAY) == {"李四": "unvisited"}


def test_the_county_may_allow_more_days(county):
    county.ledger.settings.set("late_days", "10", None, at(d("11-01")))
    county.home("李四", "张三")
    county.visit("李四", d("11-05"), late=10)
    assert county.share(TODAY) == (1, 1)


def test_a_record_of_next_month_counts_for_a_visit_of_this_one(county):
    county.home("李四", "张三")
    county.visit("李四", d("10-31"), late=7)
    assert county.share(TODAY, OCTOBER) == (1, 1)


def test_a_voided_visit_does_not_count(county):
    county.home("李四", "张三")
    visit = county.visit("李四", TODAY)
    county.ledger.corrections.void(visit.id, "", county.cadre("张三"), at(TODAY))
    assert county.share(TODAY) == (0, 1)


def test_the_last_version_of_a_visit_counts(county):
    county.home("李四", "张三")
    cadre, visit = county.cadre("张三"), county.visit("李四", d("11-01"))
    moved = Correction(day=d("10-31"))
    county.ledger.corrections.correct(visit.id, moved, "记错了", cadre, at(d("11-02")))
    assert county.share(d("11-02")) == (0, 1)
    assert county.share(d("11-02"), OCTOBER) == (1, 1)


def test_a_visit_corrected_from_nobody_home_counts_as_of_its_first_record(county):
    county.home("李四", "张三")
    cadre, visit = county.cadre("张三"), county.visit("李四", d("11-01"), mode=Mode.ABSENT)
    county.ledger.corrections.correct(
        visit.id, Correction(mode=Mode.HOME), "点错了", cadre, at(TODAY)
    )
    assert county.share(TODAY) == (1, 1)


# 4.6 免计


def test_an_exempt_household_leaves_the_denominator_and_stands_beside(county):
    county.home("王五", "张三")
    home = county.home("李四", "张三")
    county.ledger.register.put_state(home, State.EXEMPT, d("11-01"), d("11-22"))
    assert county.row(By.VILLAGE, "一村", TODAY)[3:6] == (0, 1, 1)
    assert county.row(By.VILLAGE, "一村", d("11-22"))[3:6] == (0, 2, 0)


def test_an_exempt_household_that_owes_nothing_anyway_does_not_stand_beside(county):
    home = county.home("李四", "张三", category=Category.OTHER)
    county.ledger.register.put_state(home, State.EXEMPT, d("11-01"))
    assert county.row(By.VILLAGE, "一村", TODAY).exempt == 0


def test_an_exempt_household_can_not_wait_either(county):
    county.ledger.register.rule(Category.LIFTED, 1, 3)
    home = county.home("李四", "张三")
    county.ledger.register.put_state(home, State.EXEMPT, d("11-01"))
    (owed,) = county.ledger.rates.owed(county.cadre("张三"), NOVEMBER, TODAY)
    assert (owed.deferred, owed.exempt) == (False, False)


# 4.10 causes


def test_each_missing_household_has_the_first_cause_that_fits(county):
    for head in ("待分配", "补录", "未遇", "请假", "未走访"):
        county.home(head)
    cadre = county.cadre("张三")
    for head in ("补录", "未遇", "未走访"):
        county.ledger.care.assign(county.homes[head], cadre, d("11-01"))
    county.ledger.care.assign(county.homes["请假"], county.cadre("赵六"), d("11-01"))
    county.visit("待分配", d("11-02"), mode=Mode.ABSENT)
    county.visit("补录", d("11-02"), late=8)
    county.visit("补录", d("11-03"), mode=Mode.ABSENT)
    county.visit("未遇", d("11-02"), mode=Mode.ABSENT)
    county.ledger.leaves.grant(county.cadre("赵六"), d("11-20"), TODAY)
    assert county.causes(TODAY) == {
        "待分配": "unassigned",
        "补录": "late",
        "未遇": "absent",
        "请假": "leave",
        "未走访": "unvisited",
    }


def test_a_leave_counts_on_its_days_only(county):
    county.home("李四", "张三")
    county.ledger.leaves.grant(county.cadre("张三"), d("11-10"), d("11-20"))
    assert county.causes(d("11-20")) == {"李四": "leave"}
    assert county.causes(d("11-21")) == {"李四": "unvisited"}


def test_nobody_home_in_another_month_is_no_cause_in_this(county):
    county.home("李四", "张三")
    county.visit("李四", d("10-20"), mode=Mode.ABSENT)
    assert county.causes(TODAY) == {"李四": "unvisited"}


def test_a_household_that_met_its_times_is_not_missing(county):
    county.home("李四", "张三")
    county.visit("李四", d("11-02"), late=8)
    county.visit("李四", d("11-03"))
    assert county.causes(TODAY) == {}


# what a cadre owes


def test_the_list_of_what_is_owed_begins_with_whom_nobody_has_seen_for_longest(county):
    county.home("久", "张三")
    county.home("早", "张三")
    county.home("已", "张三")
    county.home("从未", "张三")
    county.home("其他", "张三", category=Category.OTHER)
    county.visit("久", d("05-01"))
    county.visit("早", d("10-30"))
    county.visit("已", d("11-01"))
    owed = county.ledger.rates.owed(county.cadre("张三"), NOVEMBER, TODAY)
    assert [one.household.head for one in owed] == ["从未", "久", "早", "其他", "已"]
    assert [one.last_visit for one in owed][1:3] == [d("05-01"), d("10-30")]
    assert [one.still_needed for one in owed] == [1, 1, 1, 0, 0]


def test_nobody_home_is_no_last_visit(county):
    county.home("李四", "张三")
    county.visit("李四", TODAY, mode=Mode.ABSENT)
    (owed,) = county.ledger.rates.owed(county.cadre("张三"), NOVEMBER, TODAY)
    assert owed.last_visit is None


def test_missing_households_are_listed_by_place_within_the_scope(county):
    county.home("乙", "张三", village="乙镇/二村")
    county.home("甲", "张三", village="甲镇/一村")
    missing = county.ledger.rates.missing(NOVEMBER, TODAY, WHOLE_COUNTY)
    assert [one.household.head for one in missing] == ["乙", "甲"]
    assert {one.owner.name for one in missing if one.owner} == {"张三"}
