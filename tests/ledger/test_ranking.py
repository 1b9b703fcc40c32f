"""Percent, places and changes: DESIGN §4.7 to 4.12."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.clock import Month
from ledger.model import Attribution, By, Category, Mode, State
from ledger.ranking import Sums, percent, places, points, ranked
from ledger.scopes import Scope
from tests.ledger.county import County, d

TODAY = d("11-21")
NOVEMBER, OCTOBER = Month(2026, 11), Month(2026, 10)
SHARES = st.integers(1, 400).flatmap(lambda due: st.tuples(st.integers(0, due), st.just(due)))


@pytest.mark.parametrize(
    ("done", "due", "said"),
    [
        (2, 3, "66.67"),
        (1, 3, "33.33"),
        (53, 54, "98.15"),  # the example of the source document
        (1, 800, "0.13"),  # 0.125: half up
        (1, 1, "100.00"),
        (0, 7, "0.00"),
        (29_999, 30_000, "99.99"),  # 99.9967 would round up
        (199_999, 200_000, "99.99"),
    ],
)
def test_percent_has_two_decimals_half_up(done, due, said):
    assert percent(done, due) == said


@given(SHARES)
def test_only_all_is_a_hundred_percent(share):
    done, due = share
    assert (percent(done, due) == "100.00") == (done == due)
    assert abs(Fraction(percent(done, due)) - Fraction(100 * done, due)) <= Fraction(1, 100)


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ((2, 3), (1, 3), "+33.33"),
        ((1, 3), (2, 3), "-33.33"),
        ((1, 2), (2, 4), "+0.00"),
        ((1, 3), (33_333, 100_000), "+0.00"),
        ((33_333, 100_000), (1, 3), "+0.00"),  # less by a third of a hundredth: no -0.00
        ((1, 1), (0, 5), "+100.00"),
        ((1, 800), (0, 800), "+0.13"),
        ((0, 800), (1, 800), "-0.13"),
    ],
)
def test_the_change_is_the_difference_of_the_exact_shares(now, before, said):
    assert points(now, before) == said


def test_equal_shares_share_a_place():
    assert places([(1, 1), (2, 4), (1, 2), (0, 3)]) == {(1, 1): 1, (2, 4): 2, (1, 2): 2, (0, 3): 4}


def test_what_has_nothing_due_has_no_place():
    assert places([(0, 0), (1, 2)]) == {(1, 2): 1}


@given(st.lists(SHARES, max_size=30))
def test_a_place_is_one_more_than_how_many_are_better(shares):
    found = places(shares)
    for share in shares:
        better = sum(Fraction(*other) > Fraction(*share) for other in shares)
        assert found[share] == better + 1


def test_inside_a_tie_the_larger_denominator_comes_first_then_the_id():
    now = {"a": Sums(1, 2), "b": Sums(2, 4), "c": Sums(1, 2), "d": Sums(3, 3), "e": Sums()}
    rows = ranked([(key, key, key) for key in "abcde"], now, {})
    assert [(row.id, row.rank) for row in rows] == [
        ("d", 1),
        ("b", 2),
        ("a", 2),
        ("c", 2),
        ("e", None),
    ]


def test_a_row_with_nothing_due_has_no_percent_and_no_changes():
    (row,) = ranked([("a", "a", "a")], {"a": Sums(exempt=2)}, {"a": (1, 1)})
    assert row[3:11] == (0, 0, 2, 0, None, None, None, None)


def test_a_row_that_was_not_ranked_before_has_no_changes():
    (row,) = ranked([("a", "a", "a")], {"a": Sums(1, 2)}, {"a": (0, 0), "b": (1, 1)})
    assert (row.rank, row.rank_change, row.points_change) == (1, None, None)


def test_places_gained_are_positive():
    now = {"a": Sums(2, 2), "b": Sums(1, 2)}
    rows = ranked([("a", "a", "a"), ("b", "b", "b")], now, {"a": (0, 2), "b": (1, 2), "c": (2, 2)})
    assert [(row.rank_change, row.points_change) for row in rows] == [(2, "+100.00"), (0, "+0.00")]


# the whole way, from visits


def test_three_rates_of_a_township(county):
    """Zhang: two of two households; Zhao: one of two; nobody: one. One wants two visits."""
    county.ledger.register.rule(Category.MONITORED, 2, 1)
    county.home("甲一", "张三")
    county.home("甲二", "张三", category=Category.MONITORED)
    county.home("乙一", "赵六", village="甲镇/二村")
    county.home("乙二", "赵六", village="甲镇/二村", category=Category.MONITORED)
    county.home("无主")
    for head, day in (("甲一", "11-02"), ("甲二", "11-02"), ("甲二", "11-03"), ("乙一", "11-02")):
        county.visit(head, d(day))
    county.visit("乙二", d("11-04"))
    row = county.row(By.TOWNSHIP, "甲镇", TODAY)
    assert row.public() == {
        "id": "甲镇",
        "name": "甲镇",
        "done": 3,
        "due": 5,
        "exempt": 0,
        "unassigned": 1,
        "percent": "60.00",
        "rank": 1,
        "rank_change": 0,
        "points_change": "+60.00",
        "cadres_done": 1,
        "cadres_due": 2,
        "times_done": 5,
        "times_due": 7,
    }


def test_extra_visits_do_not_make_up_for_another_household(county):
    county.home("甲", "张三")
    county.home("乙", "张三")
    county.visit("甲", d("11-02"))
    county.visit("甲", d("11-03"))
    row = county.row(By.COUNTY, "本县", TODAY)
    assert (row.done, row.due, row.times_done, row.times_due) == (1, 2, 1, 2)


def test_a_cadre_in_two_villages_counts_once_in_the_township(county):
    county.home("甲", "张三")
    county.home("乙", "张三", village="甲镇/二村")
    county.visit("甲", d("11-02"))
    rows = county.ledger.rates.table(NOVEMBER, By.VILLAGE, TODAY).rows
    assert [(row.id, row.cadres_done, row.cadres_due) for row in rows] == [
        ("甲镇/一村", 1, 1),
        ("甲镇/二村", 0, 1),
    ]
    assert county.row(By.TOWNSHIP, "甲镇", TODAY)[11:13] == (0, 1)


def test_ids_are_the_path_of_a_village_the_number_of_a_cadre_else_the_name(county):
    county.home("甲", "张三")
    rates = county.ledger.rates
    ids = {by: rates.table(NOVEMBER, by, TODAY).rows[0].id for by in By}
    assert ids == {
        By.COUNTY: "本县",
        By.TOWNSHIP: "甲镇",
        By.VILLAGE: "甲镇/一村",
        By.UNIT: "农业局",
        By.CADRE: "G01",
    }


def test_villages_without_anything_due_are_listed_and_cadres_without_households_are_not(county):
    county.village("甲镇/空村")
    county.cadre("闲人")
    county.home("甲", "张三", category=Category.OTHER)
    (idle, other) = county.ledger.rates.table(NOVEMBER, By.VILLAGE, TODAY).rows
    assert {idle.name, other.name} == {"空村", "一村"}
    assert idle.rank is None
    assert other.percent is None
    cadres = county.ledger.rates.table(NOVEMBER, By.CADRE, TODAY).rows
    assert [row.name for row in cadres] == ["张三"]


def test_a_retired_cadre_still_ranks_the_month_before(county):
    """Two were better in October; one of them has left since, so one place is gained."""
    for head, cadre in (("甲", "张三"), ("乙", "赵六"), ("丙", "钱七")):
        county.home(head, cadre)
    county.visit("甲", d("10-02"), "张三")
    county.visit("乙", d("10-02"), "赵六")
    county.visit("乙", d("11-02"), "赵六")
    county.ledger.register.retire(county.cadre("张三"), d("10-31"))
    assert county.row(By.CADRE, "钱七", TODAY).rank_change == 1


def test_a_month_is_provisional_until_its_end_and_seven_days(county):
    county.home("甲", "张三")
    table = county.ledger.rates.table
    assert table(OCTOBER, By.COUNTY, d("11-07")).provisional
    assert not table(OCTOBER, By.COUNTY, d("11-08")).provisional
    assert table(NOVEMBER, By.COUNTY, TODAY).provisional


# scopes


def test_a_village_lead_sees_the_village_and_its_cadres_with_that_villages_households(county):
    county.home("甲", "张三")
    county.home("乙", "张三", village="甲镇/二村")
    scope = Scope(villages=frozenset({county.places["甲镇/一村"]}))
    villages = county.ledger.rates.table(NOVEMBER, By.VILLAGE, TODAY, scope)
    assert [row.name for row in villages.rows] == ["一村"]
    (cadre,) = county.ledger.rates.table(NOVEMBER, By.CADRE, TODAY, scope).rows
    assert cadre.due == 1
    assert villages.total.due == 1


def test_a_unit_contact_sees_the_units_cadres_only(county):
    county.home("甲", "张三")
    county.cadre("赵六", "水利局")
    county.home("乙", "赵六")
    scope = Scope(units=frozenset({county.places["水利局"]}))
    rows = county.ledger.rates.table(NOVEMBER, By.CADRE, TODAY, scope).rows
    assert [row.name for row in rows] == ["赵六"]
    units = county.ledger.rates.table(NOVEMBER, By.UNIT, TODAY, scope).rows
    assert [row.name for row in units] == ["水利局"]


def test_a_cadre_sees_the_own_row_only(county):
    county.home("甲", "张三")
    county.home("乙", "赵六")
    table = county.ledger.rates.table(NOVEMBER, By.CADRE, TODAY, Scope(cadre=county.cadre("赵六")))
    assert [row.name for row in table.rows] == ["赵六"]
    assert table.total.due == 1


def test_an_empty_scope_sees_nothing(county):
    county.home("甲", "张三")
    for by in By:
        table = county.ledger.rates.table(NOVEMBER, by, TODAY, Scope())
        assert (table.total.due, sum(row.due for row in table.rows)) == (0, 0)
    assert county.ledger.rates.missing(NOVEMBER, TODAY, Scope()) == ()


# majority


def handed_over(on: date) -> County:
    county = County()
    home = county.home("甲", "张三")
    county.ledger.care.hand_over(home, county.cadre("赵六", "水利局"), on)
    return county


def whose(county: County, today: date, month: Month) -> str:
    table = county.ledger.rates.table(month, By.CADRE, today, attribution=Attribution.MAJORITY)
    (row,) = table.rows
    return row.name


def test_by_majority_a_month_is_whose_it_was_for_most_days():
    county = handed_over(d("10-20"))  # 19 days of Zhang, 12 of Zhao
    assert whose(county, TODAY, OCTOBER) == "张三"
    assert county.row(By.CADRE, "赵六", TODAY, OCTOBER).due == 1
    units = county.ledger.rates.table(
        OCTOBER, By.UNIT, TODAY, attribution=Attribution.MAJORITY
    ).rows
    assert {row.name: row.due for row in units} == {"农业局": 1, "水利局": 0}


def test_by_majority_the_month_so_far_decides():
    county = handed_over(d("11-11"))  # ten days each on the 20th
    assert whose(county, d("11-19"), NOVEMBER) == "张三"
    assert whose(county, d("11-21"), NOVEMBER) == "赵六"


def test_by_majority_a_tie_goes_to_the_later():
    county = handed_over(d("11-11"))
    assert whose(county, d("11-20"), NOVEMBER) == "赵六"


def test_by_majority_the_owner_of_most_days_need_not_be_in_post_at_the_end(county):
    county.home("甲", "张三")
    county.ledger.register.retire(county.cadre("张三"), d("11-15"))
    assert whose(county, TODAY, NOVEMBER) == "张三"
    assert county.causes(TODAY) == {"甲": "unassigned"}
    missing = county.ledger.rates.missing(NOVEMBER, TODAY, attribution=Attribution.MAJORITY)
    assert [one.owner.name for one in missing if one.owner] == ["张三"]


def test_by_majority_a_tie_goes_to_who_came_back_last(county):
    """Zhang the 1st to 5th and the 16th to 20th, Zhao the ten days between."""
    home, cadre = county.home("甲"), county.cadre
    county.ledger.care.assign(home, cadre("张三"), d("11-01"), d("11-06"))
    county.ledger.care.assign(home, cadre("赵六"), d("11-06"), d("11-16"))
    county.ledger.care.assign(home, cadre("张三"), d("11-16"))
    assert whose(county, d("11-20"), NOVEMBER) == "张三"


def test_by_majority_days_of_two_spells_add_up(county):
    """Zhang the 1st to 8th and the 16th to 21st, 14 days; Zhao the seven between."""
    home, cadre = county.home("甲"), county.cadre
    county.ledger.care.assign(home, cadre("张三"), d("11-01"), d("11-09"))
    county.ledger.care.assign(home, cadre("赵六"), d("11-09"), d("11-16"))
    county.ledger.care.assign(home, cadre("张三"), d("11-16"), d("11-21"))
    county.ledger.care.assign(home, cadre("钱七"), d("11-21"))
    assert whose(county, TODAY, NOVEMBER) == "张三"


def test_the_countys_setting_says_how_a_household_is_attributed():
    from tests.ledger.county import at

    county = handed_over(d("11-15"))
    assert county.ledger.rates.table(NOVEMBER, By.CADRE, d("11-16")).rows[0].name == "赵六"
    county.ledger.settings.set("attribution", "majority", None, at(d("11-16")))
    assert county.ledger.rates.table(NOVEMBER, By.CADRE, d("11-16")).rows[0].name == "张三"
    assert county.ledger.rates.owed(county.cadre("赵六"), NOVEMBER, d("11-16")) == ()
    (owed,) = county.ledger.rates.owed(county.cadre("张三"), NOVEMBER, d("11-16"))
    assert owed.due


def test_a_call_and_a_state_show_in_every_level(county):
    home = county.home("甲", "张三")
    county.home("乙", "张三")
    county.ledger.register.put_state(home, State.EXEMPT, d("11-01"))
    county.visit("乙", d("11-02"), mode=Mode.PHONE)
    for by in By:
        (row,) = county.ledger.rates.table(NOVEMBER, by, TODAY).rows
        assert (row.done, row.due, row.exempt) == (0, 1, 1)
