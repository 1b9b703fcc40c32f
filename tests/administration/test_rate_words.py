"""走访率 in plain words and as a workbook: understood, echoed, never guessed."""

from datetime import date

import pytest

from handlers.administration.rate_words import read
from ledger.clock import Month
from ledger.model import AreaKind
from tests.phone import fits_a_phone

TODAY = date(2026, 10, 20)


@pytest.mark.parametrize(
    ("words", "month", "place"),
    [
        ("上个月白石村走访率", Month(2026, 9), "白石村"),
        ("白石村上月的走访率是多少？", Month(2026, 9), "白石村"),
        ("9月份青山镇走访率怎么样", Month(2026, 9), "青山镇"),
        ("青山镇九月走访率", Month(2026, 9), "青山镇"),
        ("去年12月全县走访率", Month(2025, 12), "全县"),
        ("12月走访率", Month(2025, 12), ""),
        ("2026年8月文旅局走访率", Month(2026, 8), "文旅局"),
        ("2026-08文旅局走访率", Month(2026, 8), "文旅局"),
        ("走访率", Month(2026, 10), ""),
        ("查一下上上个月白石村的走访完成情况", Month(2026, 8), "白石村"),
    ],
)
def test_plain_words_name_a_month_and_a_place(words, month, place):
    assert read(words, TODAY) == (month, place)


@pytest.mark.parametrize("words", ["贴息标准是多少", "李四户 昨天入户 孩子返校", "多久走访一次"])
def test_other_words_are_no_such_question(words):
    assert read(words, TODAY) is None


def test_the_answer_says_what_was_understood(county):
    county.says("上个月白石村走访率")
    county.shows("白石村 · 9月走访率", "户走访率")
    county.says("青山镇白石村本月走访率")
    county.shows("白石村 · 10月走访率")


def test_two_places_of_one_name_are_asked_about(county, ledger):
    other = next(one for one in ledger.areas.townships() if one.name == "清水镇")
    ledger.areas.add(AreaKind.VILLAGE, "白石村", other.id)
    county.says("白石村走访率")
    county.shows("「白石村」有好几个")
    assert set(county.buttons) == {"青山镇白石村", "清水镇白石村"}
    county.taps("清水镇白石村")
    county.shows("白石村 · 10月走访率", "无应访户")
    county.says("清水镇白石村走访率")
    county.shows("白石村 · 10月走访率", "无应访户")


def test_a_place_out_of_reach_is_no_rate(township, house):
    house.bot.house.policies.load()
    township.says("柳林村走访率")
    township.shows_not("户走访率")


def test_a_stranger_asking_for_rates_gets_a_policy_answer(stranger, house):
    house.bot.house.policies.load()
    stranger.says("白石村走访率")
    stranger.shows_not("户走访率")


def test_a_rung_comes_as_a_workbook(county, ledger, cast):
    county.says("/rate")
    fits_a_phone(county.screen)
    county.taps("Excel")
    county.shows("全县 · 10月 走访率")
    rows = county.rows()
    assert rows[1][:4] == ["名称", "应访户", "已走访户", "户走访率"]
    assert rows[-1][:4] == ["合计", 5, 0, "0.00%"]
    county.says("/rate 白石村")
    county.taps("未走访户")
    county.taps("Excel")
    county.shows("别转发到群里")
    assert [row[4] for row in county.rows()[2:]] == ["李四", "王五"]
    county.says("/audit H001")
    county.shows("导出走访率 2026-10")


def test_cadres_stand_by_number_and_without_a_rank(county):
    county.says("/rate 白石村")
    county.taps("Excel")
    assert "名次" not in "".join(map(str, county.rows()[1]))


def test_a_forged_workbook_is_refused(zhang, cast, ledger):
    zhang.says("/rate")
    zhang.telegram.taps(
        zhang.account, zhang.chat, zhang.screen["message_id"], "RateBook:2026-10:county:"
    )
    zhang.house.serve()
    zhang.shows("不归您管")


def test_a_year_that_nobody_could_mean_is_no_fault(zhou):
    for words in ("0001年1月走访率", "0000年1月走访率", "9999年12月走访率"):
        zhou.says(words)
        zhou.shows_not("系统出了错")
