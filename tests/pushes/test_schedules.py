"""When pushes are due, with the holidays of 2026."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.pushes import schedules
from handlers.pushes.schedules import Calendar, between, quiet
from ledger.clock import SHANGHAI, Month
from ledger.workdays import Workdays

STATE = Calendar(Workdays({}), late_days=7)
YEAR = [Month(2026, number) for number in range(1, 13)]


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def days(schedule, calendar=STATE, months=YEAR):
    return [
        f"{due.at:%m-%d}" if due.at.hour == 9 else f"{due.at:%m-%d %H}"
        for month in months
        for due in schedule(calendar, month)
    ]


def test_the_month_start_list_comes_on_the_first_working_day():
    assert days(schedules.month_start) == [
        "01-04", "02-02", "03-02", "04-01", "05-06", "06-01",
        "07-01", "08-03", "09-01", "10-08", "11-02", "12-01",
    ]  # fmt: skip


def test_reminders_of_2026():
    assert days(schedules.reminders) == [
        "01-20", "01-26",
        "02-24",  # the 20th is in the Spring Festival; the 25th is a day later: one
        "03-20", "03-25",
        "04-20", "04-27",
        "05-20", "05-25",
        "06-22",  # Dragon Boat Festival; the 25th is three days later: one
        "07-20", "07-27",
        "08-20", "08-25",
        "09-20", "09-28",  # the 20th is a worked Sunday, the 25th Mid-Autumn Festival
        "10-20", "10-26",
        "11-20", "11-25",
        "12-21", "12-25",
    ]  # fmt: skip


def test_a_visiting_day_takes_the_place_of_the_20th():
    set_to = Calendar(STATE.workdays, 7, visiting_day=12)
    assert days(schedules.reminders, set_to, [Month(2026, 11)]) == ["11-12", "11-25"]
    assert [due.period for due in schedules.reminders(set_to, Month(2026, 11))] == [
        "2026-11a",
        "2026-11b",
    ]


@pytest.mark.parametrize(("visiting", "left"), [(24, ["24"]), (26, ["25"]), (21, ["23"])])
def test_two_within_three_days_become_one(visiting, left):
    set_to = Calendar(STATE.workdays, 7, visiting_day=visiting)
    assert [day[3:] for day in days(schedules.reminders, set_to, [Month(2026, 11)])] == left


def test_none_follows_the_month_start_list_so_closely():
    set_to = Calendar(STATE.workdays, 7, visiting_day=4)
    assert days(schedules.reminders, set_to, [Month(2026, 11)]) == ["11-25"]


def test_a_day_whose_next_working_day_is_in_another_month_moves_back():
    set_to = Calendar(STATE.workdays, 7, visiting_day=31)
    assert days(schedules.reminders, set_to, [Month(2026, 10)]) == ["10-26", "10-30"]


def test_the_bulletin_is_drafted_on_the_8th_and_released_that_afternoon():
    november = [Month(2026, 11)]
    assert days(schedules.bulletin_drafted, months=november) == ["11-08"]
    assert days(schedules.bulletin_released, months=november) == ["11-08 15"]
    assert schedules.bulletin_drafted(STATE, Month(2026, 1))[0].period == "2025-12"


def test_the_bulletin_waits_for_the_late_days():
    assert days(schedules.bulletin_drafted, Calendar(STATE.workdays, 10), YEAR[:2]) == [
        "01-11",
        "02-11",
    ]


def test_an_unreleased_bulletin_is_spoken_of_each_working_day():
    assert days(schedules.bulletin_waiting, months=[Month(2026, 10)]) == [
        "10-09", "10-10", "10-12", "10-13", "10-14", "10-15", "10-16", "10-19", "10-20", "10-21",
        "10-22", "10-23", "10-26", "10-27", "10-28", "10-29", "10-30",
    ]  # fmt: skip


def test_the_county_is_told_in_december_and_on_each_first_of_an_unknown_year():
    months = [Month(2098, 11), Month(2098, 12), Month(2099, 1), Month(2099, 2)]
    filled = Workdays({date(2098, 1, 1): False})
    assert days(schedules.holidays_missing, Calendar(filled, 7), months) == [
        "12-01", "01-01", "02-01",
    ]  # fmt: skip
    filled = Workdays({date(2098, 1, 1): False, date(2099, 1, 1): False})
    assert days(schedules.holidays_missing, Calendar(filled, 7), months) == []


def test_what_leans_on_an_unknown_year_says_so_and_is_reckoned_anew_once_it_is_known():
    month = Month(2099, 10)  # the 1st is a Thursday
    before = schedules.month_start(Calendar(Workdays({}), 7), month)
    assert [(due.at.day, due.assumed) for due in before] == [(1, True)]
    week = {date(2099, 10, n): False for n in range(1, 8)}
    after = schedules.month_start(Calendar(Workdays(week), 7), month)
    assert [(due.at.day, due.assumed) for due in after] == [(8, False)]
    assert before[0].period == after[0].period  # so that nobody is told twice


def test_between_leaves_out_its_start_and_holds_its_end():
    nine = at("2026-11-02T09:00")
    second = timedelta(seconds=1)
    assert between(schedules.month_start, STATE, nine - second, nine)
    assert not between(schedules.month_start, STATE, nine, nine + timedelta(days=20))
    year = between(schedules.month_start, STATE, at("2025-12-31T12:00"), at("2026-12-31T12:00"))
    assert len(year) == 12


def test_the_quiet_hours():
    assert quiet(at("2026-11-20T20:00"))
    assert quiet(at("2026-11-20T07:59"))
    assert not quiet(at("2026-11-20T19:59"))
    assert not quiet(at("2026-11-20T08:00"))


@given(st.integers(0, 300), st.integers(1, 31) | st.none())
def test_a_cadre_is_written_to_at_most_three_times_a_month_and_never_close_together(ahead, day):
    month = Month(2024, 1).back(-ahead)
    calendar = Calendar(Workdays({}), 7, day)
    dues = schedules.month_start(calendar, month) + schedules.reminders(calendar, month)
    assert 1 <= len(dues) <= 3
    assert all(due.at.date() in month for due in dues)
    gaps = [b.at - a.at for a, b in pairwise(dues)]
    assert all(gap > timedelta(days=3) for gap in gaps)
    assert len({due.period for due in dues[1:]}) == len(dues) - 1
