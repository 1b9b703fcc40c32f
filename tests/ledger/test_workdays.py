"""Working days by the state's calendar and the county's table."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.clock import Month
from ledger.workdays import Workdays

STATE = Workdays({})
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))


def test_a_saturday_that_makes_up_for_a_holiday_is_worked():
    assert STATE.is_workday(date(2026, 2, 14))  # Saturday before the Spring Festival
    assert not STATE.is_workday(date(2026, 2, 17))  # Tuesday in it
    assert not STATE.is_workday(date(2026, 11, 21))  # a plain Saturday


def test_the_countys_table_goes_before_the_calendar():
    table = Workdays({date(2026, 11, 21): True, date(2026, 11, 20): False})
    assert table.is_workday(date(2026, 11, 21))
    assert not table.is_workday(date(2026, 11, 20))


def test_an_unknown_year_is_monday_to_friday_and_says_so():
    assert not STATE.known(2099)
    assert STATE.is_workday(date(2099, 10, 1))  # a Thursday
    assert not STATE.is_workday(date(2099, 10, 3))
    assert STATE.known(2026)


def test_a_year_is_known_once_a_holiday_of_it_stands_in_the_table():
    assert Workdays({date(2099, 10, 1): False}).known(2099)
    assert not Workdays({date(2099, 10, 3): True}).known(2099)  # a worked Saturday is no holiday
    assert not Workdays({date(2098, 10, 1): False}).known(2099)


def test_steps_to_the_next_and_the_previous_working_day():
    assert STATE.next(date(2026, 9, 30)) == date(2026, 10, 8)  # over the National Day week
    assert STATE.previous(date(2026, 10, 8)) == date(2026, 9, 30)
    assert STATE.on_or_after(date(2026, 9, 30)) == date(2026, 9, 30)
    assert STATE.on_or_before(date(2026, 10, 4)) == date(2026, 9, 30)


def test_five_working_days_pass_over_a_weekend():
    assert STATE.plus(date(2026, 11, 18), 5) == date(2026, 11, 25)
    assert STATE.plus(date(2026, 11, 21), 1) == date(2026, 11, 23)
    assert STATE.plus(date(2026, 11, 21), 0) == date(2026, 11, 21)
    with pytest.raises(ValueError, match="-1"):
        STATE.plus(date(2026, 11, 21), -1)


def test_the_first_working_day_of_a_month():
    assert STATE.first_of(Month(2026, 10)) == date(2026, 10, 8)
    assert STATE.first_of(Month(2026, 11)) == date(2026, 11, 2)
    assert STATE.first_of(Month(2026, 1)) == date(2026, 1, 4)  # a worked Sunday


def test_a_day_stays_in_its_month():
    assert STATE.kept_in_month(date(2026, 11, 21)) == date(2026, 11, 23)
    assert STATE.kept_in_month(date(2026, 11, 20)) == date(2026, 11, 20)
    assert STATE.kept_in_month(date(2026, 10, 31)) == date(2026, 10, 30)  # Saturday, the last


@given(DAYS, st.integers(1, 30))
def test_so_many_working_days_later_so_many_were_worked(day, days):
    end = STATE.plus(day, days)
    passed = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert sum(map(STATE.is_workday, passed)) == days
    assert STATE.is_workday(end)


@given(DAYS)
def test_a_kept_day_is_worked_and_in_the_month(day):
    kept = STATE.kept_in_month(day)
    assert STATE.is_workday(kept)
    assert (kept.year, kept.month) == (day.year, day.month)
