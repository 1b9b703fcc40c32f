"""Months and instants in Shanghai."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.clock import Month, shanghai_day, stamp

MONTHS = st.builds(Month, st.integers(2000, 2100), st.integers(1, 12))


@given(MONTHS)
def test_a_month_reads_what_it_writes(month):
    assert Month.parse(str(month)) == month


@given(MONTHS, st.integers(0, 40))
def test_so_many_months_back_and_forth_is_the_same_month(month, months):
    assert month.back(months).back(-months) == month


@pytest.mark.parametrize("text", ["2026-13", "2026-1", "202610", "", "2026-10-01"])
def test_anything_else_is_no_month(text):
    with pytest.raises(ValueError, match=r".*"):
        Month.parse(text)


def test_a_month_knows_its_days():
    february = Month(2028, 2)
    assert february.last == date(2028, 2, 29)
    assert len(list(february.days())) == 29
    assert [day.day for day in february.days(date(2028, 2, 3))] == [1, 2, 3]
    assert date(2028, 2, 29) in february
    assert date(2028, 3, 1) not in february
    assert (february.previous(), february.next()) == (Month(2028, 1), Month(2028, 3))


def test_the_as_of_day_is_today_within_the_month_and_its_end_later():
    assert Month(2026, 11).as_of(date(2026, 11, 21)) == date(2026, 11, 21)
    assert Month(2026, 10).as_of(date(2026, 11, 21)) == date(2026, 10, 31)


def test_a_late_evening_in_greenwich_is_the_next_day_in_shanghai():
    evening = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
    assert shanghai_day(evening) == date(2026, 11, 21)
    assert stamp(evening) == "2026-11-21T01:30:00+08:00"
