"""Draws: repeatable, never below the minima, and nobody checks an own household."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.checks.drawing import Checker, Home, Rule, draw, lot, pair

PLACES = [(f"T{t}", f"V{v}") for t in range(4) for v in range(3)]
HOMES = tuple(
    Home(id=f"{town}{village}{n}", number=f"{town}{village}{n}", township=town, village=village)
    for town, village in PLACES
    for n in range(7)
)


def test_a_draw_takes_as_many_as_the_rule_says():
    drawn = draw(HOMES, Rule(3, 2, 4), "2026")
    assert Counter(home.township for home in drawn) == dict.fromkeys(
        {home.township for home in drawn}, 8
    )
    assert len({home.township for home in drawn}) == 3
    assert set(Counter((home.township, home.village) for home in drawn).values()) == {4}


def test_the_same_seed_draws_the_same_whatever_the_order_of_the_pool():
    assert draw(HOMES, Rule(), "a") == draw(HOMES[::-1], Rule(), "a")
    assert draw(HOMES, Rule(), "a") != draw(HOMES, Rule(), "b")


def test_who_is_drawn_can_be_worked_out_by_hand():
    first = draw(HOMES, Rule(), "2026")[0]
    assert first.township == min({home.township for home in HOMES}, key=lambda t: lot("2026", t))
    beside = [home for home in HOMES if home.village == first.village]
    beside = [home for home in beside if home.township == first.township]
    assert first.number == min((home.number for home in beside), key=lambda n: lot("2026", n))


def test_fewer_are_drawn_only_where_there_are_fewer():
    few = HOMES[:2]
    assert len(draw(few, Rule(2, 1, 5), "x")) == 2


@pytest.mark.parametrize("rule", [(1, 1, 3), (2, 0, 3), (2, 1, 2), (2, 1, 6)])
def test_a_rule_below_the_minima_is_refused(rule):
    with pytest.raises(ValueError, match="Rule"):
        Rule(*rule)


@st.composite
def counties(pick):
    """Cadres of a few units with a few households each."""
    units = pick(st.lists(st.integers(0, 3), min_size=2, max_size=10))
    checkers = [Checker(f"c{n}", f"G{n}", f"U{unit}") for n, unit in enumerate(units)]
    homes = []
    for checker in checkers:
        for n in range(pick(st.integers(1, 3))):
            others = pick(st.sets(st.sampled_from([one.id for one in checkers]), max_size=1))
            number = f"{checker.number}-{n}"
            homes.append(
                Home(
                    id=number,
                    number=number,
                    township="T",
                    village="V",
                    unit=checker.unit,
                    holders=frozenset({checker.id, *others}),
                )
            )
    return checkers, homes, pick(st.sampled_from((1, 2))), pick(st.text(max_size=5))


@given(counties())
def test_pairs_are_never_own_never_twice_and_one_or_two_each(county):
    checkers, homes, each, seed = county
    pairs = pair(checkers, homes, each, seed)
    assert all(checker.id not in home.holders for checker, home in pairs)
    assert len({home.id for _, home in pairs}) == len(pairs)
    counts = Counter(checker.id for checker, _ in pairs)
    assert set(counts.values()) <= {1, 2}
    assert max(counts.values(), default=0) <= each
    assert pairs == pair(checkers[::-1], homes[::-1], each, seed)


@given(counties())
def test_who_checks_nobody_has_nothing_left_to_check(county):
    checkers, homes, each, seed = county
    pairs = pair(checkers, homes, each, seed)
    idle = {one.id for one in checkers} - {checker.id for checker, _ in pairs}
    left = [home for home in homes if home.id not in {one.id for _, one in pairs}]
    assert not [
        (checker, home.id) for checker in idle for home in left if checker not in home.holders
    ]


def test_another_unit_s_households_come_before_the_own_unit_s():
    checkers = [Checker("a", "G1", "U1"), Checker("b", "G2", "U1"), Checker("c", "G3", "U2")]
    homes = [
        Home(id=n, number=n, township="T", village="V", unit=unit, holders=frozenset({holder}))
        for n, unit, holder in (("1", "U1", "a"), ("2", "U1", "b"), ("3", "U2", "c"))
    ]
    pairs = {checker.id: home for checker, home in pair(checkers, homes, 1, "s")}
    assert pairs["c"].unit == "U1"
    assert [pairs[one].unit for one in ("a", "b")].count("U2") == 1
