"""Households by care, by reach and by name."""

import pytest

from ledger.model import Category, HouseholdId
from ledger.scopes import WHOLE_COUNTY, Scope
from tests.ledger.county import d

TODAY = d("11-21")


@pytest.fixture
def households(county):
    return county.ledger.households


def test_a_household_has_the_category_of_the_day(county, households):
    home = county.home("李四", category=Category.LIFTED, group="3组", people=4)
    county.ledger.register.categorise(home, Category.MONITORED, d("11-10"), "边缘易致贫户")
    assert households.household(home, d("11-09")).category is Category.LIFTED
    now = households.household(home, TODAY)
    assert (now.category, now.subtype) == (Category.MONITORED, "边缘易致贫户")
    assert (now.place.village_name, now.place.township_name) == ("一村", "甲镇")
    assert (now.group, now.people_count) == ("3组", 4)


def test_an_unknown_id_is_an_error(households):
    with pytest.raises(KeyError):
        households.household(HouseholdId("x"), TODAY)


def test_care_is_told_by_day_with_its_duty(county, households):
    home, cadre = county.home("李四"), county.cadre("张三")
    county.ledger.care.assign(home, cadre, d("11-10"), d("11-21"), duty=2)
    (holding,) = households.of_cadre(cadre, d("11-20"))
    assert (holding.household.id, holding.duty) == (home, 2)
    assert (holding.since, holding.until) == (d("11-10"), d("11-21"))
    assert households.of_cadre(cadre, TODAY) == ()
    assert households.of_cadre(cadre, d("11-09")) == ()
    assert households.holds(cadre, home, d("11-20"))
    assert not households.holds(cadre, home, TODAY)


def test_who_left_is_no_longer_in_anybodys_care(county, households):
    home = county.home("李四", "张三")
    county.ledger.register.leave(home, TODAY)
    assert households.of_cadre(county.cadre("张三"), TODAY) == ()
    assert len(households.of_cadre(county.cadre("张三"), d("11-20"))) == 1


@pytest.mark.parametrize(
    ("words", "heads"),
    [
        ("李四", ["李四"]),
        ("李四户", ["李四"]),
        ("李", ["李四", "李想想"]),
        ("李想", ["李想想"]),
        ("李相想", ["李想想"]),
        ("H002", ["李想想"]),
        ("赵钱", []),
        ("", []),
    ],
)
def test_a_household_is_found_by_its_heads_name_or_number(county, households, words, heads):
    county.home("李四", "张三")
    county.home("李想想", "张三")
    county.home("王五", "张三")
    found = households.named(words, WHOLE_COUNTY, TODAY)
    assert [one.head for one in found] == heads


def test_what_only_looks_alike_is_not_meant_where_the_name_itself_is_there(county, households):
    county.home("李想想", "张三")
    county.home("李想明", "张三")
    found = households.named("李想明", WHOLE_COUNTY, TODAY)
    assert [one.head for one in found] == ["李想明"]


def test_same_names_are_told_apart_by_village_and_group(county, households):
    county.home("李四", "张三", group="1组")
    first = county.homes["李四"]
    county.home("李四", "张三", village="甲镇/二村", group="1组")
    second = county.homes["李四"]
    assert {one.id for one in households.named("李四", WHOLE_COUNTY, TODAY)} == {first, second}
    assert households.named("二村李四", WHOLE_COUNTY, TODAY)[0].id == second
    assert households.named("一村1组李四户", WHOLE_COUNTY, TODAY)[0].id == first


def test_names_are_sought_within_reach_only(county, households):
    county.home("李四", "张三")
    county.home("李四四", "赵六", village="乙镇/一村")
    for scope, heads in (
        (Scope(cadre=county.cadre("张三")), ["李四"]),
        (Scope(townships=frozenset({county.places["乙镇"]})), ["李四四"]),
        (Scope(villages=frozenset({county.places["甲镇/一村"]})), ["李四"]),
        (Scope(units=frozenset({county.places["农业局"]})), ["李四", "李四四"]),
        (Scope(), []),
    ):
        found = households.named("李四", scope, TODAY)
        assert sorted(one.head for one in found) == heads
        assert households.count(TODAY, scope) == len(heads)


def test_reach_follows_care_and_unit_of_the_day(county, households):
    home = county.home("李四", "张三")
    own = Scope(cadre=county.cadre("张三"))
    unit = Scope(units=frozenset({county.places["农业局"]}))
    county.ledger.care.hand_over(home, county.cadre("赵六"), d("11-10"))
    county.ledger.register.join_unit(county.cadre("赵六"), county.unit("水利局"), d("11-15"))
    assert [households.reaches(own, home, day) for day in (d("11-09"), d("11-10"))] == [
        True,
        False,
    ]
    assert [households.reaches(unit, home, day) for day in (d("11-14"), d("11-15"))] == [
        True,
        False,
    ]
