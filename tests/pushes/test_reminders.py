"""What a cadre is told unasked: the list at the month's start, and what is still left."""

from contextlib import closing
from datetime import date

import pytest

from bot.clock import Timepiece
from bot.database import open_home
from ledger.model import Category, Findings, Mode
from tests.cast import ZHANG
from tests.phone import fits_a_phone
from tests.pushes.conftest import at


def said(phone):
    return [text for text in phone.heard if "月应走访" in text or "月还差" in text]


def test_the_month_starts_with_the_list(walk, zhang, qian, li):
    walk.to("2026-10-30T12:00")
    walk.to("2026-11-01T12:00")
    assert said(zhang) == []  # the 1st is a Sunday
    walk.to("2026-11-02T09:00")
    zhang.shows("11月应走访 3 户", "李四", "王五", "赵六", "白石村1组")
    assert zhang.buttons == ["走访李四", "走访王五", "走访赵六", "我的户"]
    fits_a_phone(zhang.screen)
    qian.shows("11月应走访 2 户")
    assert said(li) == []  # owes nothing


def test_a_reminder_says_what_is_left_and_why(walk, zhang, visited):
    walk.to("2026-11-19T12:00")
    visited("H001", "2026-11-05")
    visited("H002", "2026-11-06", Mode.ABSENT)
    walk.to("2026-11-20T09:00")
    zhang.shows("11月还差 2 户", "已走 1 户，应走 3 户", "王五（白石村2组），未遇", "赵六")
    zhang.shows_not("李四")
    fits_a_phone(zhang.screen)


def test_one_tap_starts_the_visit(walk, zhang):
    walk.to("2026-11-24T12:00")
    walk.to("2026-11-25T09:00")
    zhang.taps("走访王五")
    zhang.shows("王五")
    assert "无变化" in zhang.buttons


def test_who_has_done_all_hears_nothing(walk, zhang, qian, visited):
    walk.to("2026-11-19T12:00")
    for number in ("H004", "H005"):
        visited(number, "2026-11-05")
    walk.to("2026-11-20T09:00")
    assert said(qian) == []
    assert len(said(zhang)) == 1


def test_who_did_it_before_a_late_reminder_hears_nothing(walk, qian, visited):
    walk.to("2026-11-19T12:00")
    walk.to("2026-11-20T08:59")
    for number in ("H004", "H005"):
        visited(number, "2026-11-21")
    walk.to("2026-11-21T08:30")
    assert said(qian) == []


def test_nobody_on_leave_is_written_to(walk, zhang, ledger, cast, qian):
    ledger.leaves.grant(cast.zhang.id, date(2026, 11, 18), date(2026, 11, 22))
    walk.to("2026-11-19T12:00")
    walk.to("2026-11-20T09:00")
    assert said(zhang) == []
    assert said(qian)
    walk.to("2026-11-25T09:00")
    assert said(zhang)


def test_open_problems_ride_in_the_list(walk, zhang, visited):
    visited("H001", "2026-10-20", findings=Findings(checks={"housing": "漏雨"}))
    walk.to("2026-10-30T12:00")
    walk.to("2026-11-02T09:00")
    assert any("有 1 个问题没办完" in text for text in said(zhang))


def test_started_within_the_minute_it_is_due(walk, zhang):
    walk.house.watch.now = at("2026-11-20T09:00").replace(second=20)
    walk.house.tick()
    assert len(said(zhang)) == 1


def test_started_a_minute_too_late_it_counts_from_the_next(walk, zhang):
    walk.to("2026-11-20T09:01")
    walk.to("2026-11-20T12:00")
    assert said(zhang) == []
    walk.to("2026-11-25T09:00")
    assert len(said(zhang)) == 1


def test_a_reminder_missed_by_an_hour_comes_once_and_says_of_which_day(walk, zhang):
    walk.to("2026-11-19T12:00")
    walk.to("2026-11-20T10:30")
    walk.to("2026-11-20T10:31")
    assert len(said(zhang)) == 1
    zhang.shows("11月还差 3 户")


def test_a_late_one_waits_for_the_quiet_hours_to_end(walk, zhang):
    walk.to("2026-11-19T12:00")
    walk.to("2026-11-20T20:00")
    assert said(zhang) == []
    walk.to("2026-11-21T07:59")
    assert said(zhang) == []
    walk.to("2026-11-21T08:00")
    zhang.shows("11月还差 3 户", "以上是 11月20日 的情况")


def test_one_missed_by_days_is_skipped_counted_and_visible(walk, zhang, house):
    walk.to("2026-11-19T12:00")
    walk.to("2026-11-23T12:00")
    assert said(zhang) == []
    assert walk.rounds()["reminder", "11-20"].state == "skipped"


@pytest.mark.parametrize(("moved", "level"), [(False, "WARNING"), (True, "INFO")])
def test_what_a_moved_clock_passes_over_is_no_fault(walk, house, caplog, moved, level):
    walk.to("2026-11-19T12:00")
    if moved:
        with closing(open_home(house.home)) as db:
            Timepiece(db).set(house.watch.now)
    with caplog.at_level("INFO", logger="bot.rounds"):
        walk.to("2026-11-23T12:00")
    late = [record.levelname for record in caplog.records if "too late" in record.getMessage()]
    assert late == [level]


def test_over_the_months_end_the_right_month_is_spoken_of(walk, zhang):
    walk.to("2026-12-24T12:00")
    walk.to("2026-12-25T21:00")
    walk.to("2026-12-26T08:00")
    zhang.shows("12月还差 3 户")


@pytest.mark.parametrize("again", ["2026-11-20T09:00", "2026-11-20T08:00", "2026-11-18T12:00"])
def test_a_clock_set_back_repeats_nothing(walk, zhang, again):
    walk.to("2026-11-19T12:00")
    walk.to("2026-11-20T09:00")
    walk.to(again)
    walk.to("2026-11-20T09:00")
    walk.to("2026-11-20T12:00")
    assert len(said(zhang)) == 1


def test_a_clock_that_ran_years_ahead_and_was_set_right_goes_on(walk, zhang):
    walk.to("2026-11-19T12:00")
    walk.to("2031-03-10T12:00")
    before = len(said(zhang))
    walk.to("2026-11-19T12:01")
    walk.to("2026-11-20T09:00")
    assert len(said(zhang)) == before + 1


def test_a_restart_between_writes_and_after_repeats_nothing(walk, zhang, house):
    walk.to("2026-11-19T12:00")
    walk.to("2026-11-20T09:00")
    house.start()
    walk.to("2026-11-20T09:01")
    assert len(said(zhang)) == 1


def test_who_blocked_the_bot_is_noted(walk, zhang, house):
    walk.to("2026-11-19T12:00")
    house.telegram.blocks(ZHANG)
    walk.to("2026-11-20T09:00")
    assert walk.rounds()["reminder", "11-20"].outcomes["blocked"] == 1


def test_in_an_unknown_year_each_letter_says_so(walk, zhang, house):
    walk.to("2099-09-30T12:00")
    walk.to("2099-10-01T09:00")
    zhang.shows("暂按周一至周五")
    fits_a_phone(zhang.screen)


def test_the_county_is_told_that_the_holidays_are_missing(walk, zhou, sun):
    walk.to("2099-09-30T12:00")
    walk.to("2099-10-01T09:00")
    assert any("2099 年的放假调休安排还没有录入" in text for text in zhou.heard)
    assert not any("放假调休" in text for text in sun.heard)


def test_a_month_start_list_is_not_sent_again_when_the_holidays_become_known(walk, zhang, ledger):
    walk.to("2099-09-30T12:00")
    walk.to("2099-10-01T09:00")
    ledger.holidays.keep({date(2099, 10, day): False for day in range(1, 8)})
    walk.to("2099-10-02T12:00")
    walk.to("2099-10-08T09:00")
    assert len(said(zhang)) == 1


def test_a_month_start_list_follows_the_holidays_once_they_are_known(walk, zhang, ledger):
    walk.to("2099-09-30T12:00")
    ledger.holidays.keep({date(2099, 10, day): False for day in range(1, 8)})
    walk.to("2099-10-01T09:00")
    assert said(zhang) == []
    walk.to("2099-10-08T09:00")
    zhang.shows("10月应走访 3 户")
    zhang.shows_not("暂按")


def test_letters_fit_a_phone_however_many_households(walk, li, ledger, cast, visited):
    village = ledger.areas.named("柳林村")[0].id
    for n in range(30):
        home = ledger.register.add_household(
            f"X{n}", village, f"户{n}", Category.LIFTED, group="1组", entered=date(2025, 1, 1)
        )
        ledger.care.assign(home, cast.li.id, date(2025, 1, 1))
    walk.to("2026-11-19T12:00")
    walk.to("2026-11-20T09:00")
    li.shows("11月还差 30 户", "还有 24 户，点「我的户」看全部")
    fits_a_phone(li.screen)


def test_who_stands_in_sees_those_households_too(walk, qian, zhang, ledger, cast):
    first, last = date(2026, 11, 15), date(2026, 11, 30)
    ledger.leaves.grant(cast.zhang.id, first, last, "病假", "sick", cast.qian.id)
    walk.to("2026-11-19T12:00")
    walk.to("2026-11-20T09:00")
    qian.shows("11月还差 2 户", "11月代张明走访：还差 3 户", "李四（白石村1组），代张明")
    fits_a_phone(qian.screen)
    assert said(zhang) == []
    qian.taps("走访李四")
    qian.shows("李四")


def test_who_has_done_their_own_still_sees_those_they_stand_in_for(
    walk, qian, ledger, cast, visited
):
    ledger.leaves.grant(
        cast.zhang.id, date(2026, 11, 15), date(2026, 11, 30), "", "", cast.qian.id
    )
    walk.to("2026-11-19T12:00")
    for number in ("H004", "H005"):
        visited(number, "2026-11-16")
    walk.to("2026-11-20T09:00")
    qian.shows("代张明走访：还差 3 户")
    qian.shows_not("应走")


def test_muted_for_a_month_they_stay_away_till_its_end(walk, zhang):
    walk.to("2026-11-19T12:00")
    zhang.says("/mute")
    zhang.taps("本月不提醒")
    zhang.shows("到 11月30日 为止")
    walk.to("2026-11-20T09:00")
    assert said(zhang) == []
    walk.to("2026-12-01T09:00")
    zhang.shows("12月应走访 3 户")


def test_muted_for_good_they_stay_away_until_asked_for_again(walk, zhang):
    walk.to("2026-11-19T12:00")
    zhang.says("/mute")
    zhang.taps("一直不提醒")
    walk.to("2026-12-01T09:00")
    assert said(zhang) == []
    zhang.says("/mute")
    zhang.shows("一直不提醒您")
    zhang.taps("恢复提醒")
    walk.to("2026-12-21T09:00")
    assert len(said(zhang)) == 1


def test_a_cadre_who_left_is_not_written_to(walk, zhang, ledger, cast):
    walk.to("2026-11-19T12:00")
    ledger.register.retire(cast.zhang.id, date(2026, 11, 19))
    walk.to("2026-11-20T09:00")
    assert said(zhang) == []
