"""A sheet: ranked as DESIGN §4.9 has it, kept as JSON, shown in twelve lines without a person."""

import json
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from handlers.pictures.board import Board, Part, Row
from handlers.publishing.sheet import (
    NEAR,
    Sampled,
    Sheet,
    Standing,
    Total,
    banded,
    frozen,
    ranked,
    thawed,
)
from handlers.views.boards import board
from handlers.views.bulletin import changes, post, summary
from ledger.clock import Month
from ledger.model import Cause, RateRow


def row(id_, done, due, **more):
    percent = f"{100 * done / due:.2f}" if due else None
    return RateRow(id_, id_, id_, done, due, 0, 0, percent, None, None, None, 0, 0, done, due)


def sheet(mode="ordered", townships=3, units=3, villages=3, **more):
    def some(kind, count):
        rows = [row(f"{kind}{n}", 9 - n % 9, 9) for n in range(count)]
        return ranked(rows, rows, 5)

    made = Sheet(
        area="清溪县",
        month=Month(2026, 10),
        as_of=date(2026, 10, 31),
        late_until=date(2026, 11, 7),
        provisional=False,
        mode=mode,
        min_due=5,
        total=Total(65, 69, "94.20", "-2.90", 2, 9, 12, 65, 69),
        townships=some("镇", townships),
        units=some("局", units),
        villages=some("村", villages),
        causes=tuple((cause, n) for n, cause in enumerate(Cause, 1)),
        problems=(("water", 3), ("housing", 2), ("school", 1)),
        sampled=Sampled(12, 10, 1, 1),
    )
    return replace(made, **more)


def places(standings):
    return [(s.id, s.place) for s in standings]


def test_equal_shares_share_a_place_the_larger_denominator_first_then_the_id():
    rows = [row("d", 1, 2), row("c", 3, 6), row("b", 3, 6), row("a", 6, 6), row("e", 0, 9)]
    assert places(ranked(rows, (), 1)) == [("a", 1), ("b", 2), ("c", 2), ("d", 2), ("e", 5)]


def test_few_households_due_are_not_ranked_and_none_due_not_listed():
    rows = [row("few", 4, 4), row("five", 3, 5), row("none", 0, 0)]
    assert places(ranked(rows, (), 5)) == [("five", 1), ("few", None)]


def test_the_change_counts_only_who_was_ranked_then_and_now():
    now = [row("a", 9, 9), row("b", 8, 9), row("c", 4, 4), row("d", 7, 9)]
    before = [row("a", 1, 9), row("b", 9, 9), row("c", 9, 9), row("d", 3, 4)]
    change = {s.id: s.change for s in ranked(now, before, 5)}
    assert change == {"a": 2, "b": -1, "c": None, "d": None}


COUNTS = st.integers(0, 60).flatmap(lambda due: st.tuples(st.integers(0, due), st.just(due)))


@given(st.lists(COUNTS, max_size=30), st.integers(0, 10))
def test_places_agree_with_counting_who_is_better(counts, min_due):
    rows = [row(f"{n:02}", *count) for n, count in enumerate(counts)]
    fit = [r for r in rows if r.due and r.due >= min_due]
    for standing in ranked(rows, (), min_due):
        share = Fraction(standing.done, standing.due)
        better = sum(Fraction(r.done, r.due) > share for r in fit)
        expected = better + 1 if standing.due >= min_due else None
        assert standing.place == expected


@given(st.lists(COUNTS.filter(lambda c: c[1]), max_size=30))
def test_bands_hold_each_row_once_by_name(counts):
    standings = ranked([row(f"{n:02}", *c) for n, c in enumerate(counts)], (), 5)
    done, near, behind = banded(standings)
    assert sorted([*done, *near, *behind], key=lambda s: s.id) == sorted(
        standings, key=lambda s: s.id
    )
    assert all(s.done == s.due for s in done)
    assert all(NEAR <= Fraction(s.done, s.due) < 1 for s in near)
    assert [s.name for s in behind] == sorted(s.name for s in behind)


def test_a_sheet_survives_its_way_through_json():
    kept = json.loads(json.dumps(frozen(sheet()), ensure_ascii=False))
    assert thawed(kept) == sheet()


def test_a_post_has_at_most_twelve_lines_whatever_it_says():
    for mode in ("ordered", "bands", "off"):
        for townships in (0, 1, 2, 30):
            for units in (0, 1, 40):
                shown = sheet(mode, townships, units, provisional=True)
                for words in ("", "请抓紧走访"):
                    assert len(post(shown, remarks=words).splitlines()) <= 12
                    draft = summary(shown, draft=True, remarks=words)
                    assert len(draft) <= 9  # a title, a complaint and what comes next


def test_who_shares_a_place_is_never_cut_off_the_post():
    rows = [row(f"局{n}", 4, 66) for n in range(3)] + [row(f"局{n}", 0, 66) for n in range(3, 40)]
    words = post(replace(sheet(townships=1), units=ranked(rows, rows, 5)))
    assert "单位：" in words
    assert "1. 局0、局1、局2 并列 6.06%" in words
    assert "4. 37 个单位 并列 0.00%" in words
    assert "局3" not in words


def test_what_a_draw_found_stands_beside_the_common_problems_and_alone_without_them():
    assert "抽查 12 户：见到 10、没见到 1、不符 1" in post(sheet())
    alone = post(sheet(problems=(("sudden", 2),), sampled=Sampled(3, 3, 0, 0)))
    assert "抽查 3 户：见到 3" in alone
    assert "共性问题" not in alone
    assert "抽查" not in post(sheet(sampled=None))


def test_a_correction_has_at_most_twelve_lines_and_says_how_many_more():
    before = sheet(townships=30, units=30, villages=30)
    more = tuple(replace(s, done=s.done - 1) for s in before.townships)
    text = post(replace(before, townships=more), 2, before)
    assert len(text.splitlines()) <= 12
    assert "另有 24 处变动" in text
    assert "镇0：9/9 → 8/9" in text


def test_what_came_and_what_went_is_a_change():
    before, now = sheet(villages=2), sheet(villages=3)
    assert changes(before, now) == ["村2：0/0 → 7/9"]
    assert changes(now, before) == ["村2：7/9 → 0/0"]
    assert changes(now, now) == []


def test_nothing_due_is_one_sentence():
    empty = replace(sheet(), total=Total(0, 0, None, None, 0, 0, 0, 0, 0))
    assert post(empty).splitlines()[1:] == ["本月没有应访户"]


def test_what_a_group_gets_has_no_place_for_a_person():
    """By construction: areas and numbers are all that these values can hold."""
    holds = {
        Standing: {"id", "name", "place", "done", "due", "percent", "change"},
        Row: {"place", "name", "done", "due", "percent", "change"},
        Part: {"heading", "columns", "rows"},
        Board: {"title", "subtitle", "parts", "footnote", "provisional"},
    }
    for kind, names in holds.items():
        assert {field.name for field in fields(kind)} == names
    assert "cadres" not in {field.name for field in fields(Sheet)}


def test_the_countys_picture_has_its_villages_only_while_they_are_few():
    assert len(board(sheet(villages=40)).parts) == 3
    assert len(board(sheet(villages=41)).parts) == 2
    assert len(board(sheet(townships=0, units=0, villages=90)).parts) == 1


def test_bands_and_lists_without_order_carry_no_places():
    for mode in ("bands", "off"):
        rows = [row for part in board(sheet(mode)).parts for row in part.rows]
        assert rows
        assert {(row.place, row.change) for row in rows} == {(None, None)}
