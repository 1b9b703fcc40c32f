"""/rate, /progress and /households: every number in its scope, and no further."""

from datetime import date

import pytest

from tests.phone import fits_a_phone
from tests.test_visit_dialog import record


def test_progress_says_how_many_are_left_and_who(zhang):
    record(zhang)
    zhang.presses("本月进度")
    zhang.shows("应访 3 户，已走 1 户，还差 2 户", "还差：", "王五", "赵六")
    zhang.shows_not("李四")


def test_my_households_show_what_is_left_first(zhang):
    record(zhang)
    zhang.presses("我的户")
    zhang.shows("本月已走 1 户，还差 2 户")
    lines = zhang.text.splitlines()
    assert lines[-1].startswith("✓ 李四")
    fits_a_phone(zhang.screen)


def test_a_card_shows_one_household_and_starts_its_visit(zhang):
    zhang.presses("我的户")
    zhang.taps("李四")
    zhang.shows("李四户", "青山镇 白石村1组", "监测对象", "第一责任人", "本月还差 1 次")
    zhang.taps("走访这户")
    zhang.shows("李四", "有变化吗")


def test_nobody_sees_a_card_that_is_not_theirs(zhang, qian, cast):
    qian.presses("我的户")
    qian.taps("陈七")
    zhang.presses("我的户")
    zhang.telegram.taps(
        zhang.account,
        zhang.chat,
        zhang.screen["message_id"],
        f"Card:{cast.households['H004']}",
    )
    zhang.house.serve()
    zhang.shows("不归您管")


def test_the_county_drills_down_to_who_is_missing_and_why(zhou, zhang):
    record(zhang)
    zhou.presses("走访率")
    zhou.shows("全县", "户走访率 1/5 = 20.00%", "青山镇 1/3 = 33.33%", "清水镇 0/2 = 0.00%")
    zhou.taps("青山镇")
    zhou.shows("白石村 1/2 = 50.00%", "双河村 0/1")
    zhou.taps("白石村")
    zhou.shows("张明 1/2")
    zhou.taps("张明")
    zhou.shows("还差 1 户", "王五", "未走访")
    zhou.taps("返回")
    zhou.taps("返回")
    zhou.taps("返回")
    zhou.shows("全县")
    zhou.taps("按单位")
    zhou.shows("文旅局 1/3", "交通局 0/2")
    assert len([m for m in zhou.messages if "走访率" in (m.get("text") or "")]) == 2
    fits_a_phone(zhou.screen)


def test_a_cadres_page_has_the_figures_of_that_cadre(zhou, zhang, cast, ledger):
    record(zhang)
    ledger.care.hand_over(cast.households["H005"], cast.zhang.id, date(2026, 10, 1))
    zhou.says("/rate")
    zhou.taps("按单位")
    zhou.shows("文旅局 1/4", "交通局 0/1")
    zhou.taps("文旅局")
    zhou.taps("张明")
    zhou.shows("户走访率 1/4 = 25.00%", "还差 3 户")
    zhou.says("/rate 白石村")
    zhou.taps("张明")
    zhou.shows("户走访率 1/2 = 50.00%", "还差 1 户")


def test_the_county_sees_who_is_missing_with_the_causes_counted(zhou, cast, ledger):
    ledger.care.pass_on([cast.households["H004"]], cast.qian.id, None, date(2026, 10, 1))
    zhou.says("/rate")
    zhou.taps("未走访户")
    zhou.shows("全县", "还差 5 户（待分配 1，未走访 4）：", "陈七 柳林村1组：待分配")
    fits_a_phone(zhou.screen)
    zhou.taps("返回")
    zhou.shows("青山镇 0/3")
    zhou.says("/rate 白石村")
    zhou.taps("未走访户")
    zhou.shows("还差 2 户：", "· 李四 1组（张明）：未走访")


def test_a_missing_household_opens_below_and_the_list_stays(zhou):
    zhou.says("/rate 白石村")
    zhou.taps("未走访户")
    above = zhou.screen["message_id"]
    zhou.taps("李四")
    zhou.shows("李四户", "H001")
    assert zhou.screen["message_id"] > above
    zhou.taps("返回")
    zhou.shows("白石村", "2 户")


def test_a_township_sees_itself_only(sun, cast, ledger):
    sun.says("/rate")
    sun.shows("青山镇", "白石村", "双河村")
    sun.says("/rate 清水镇")
    sun.shows("没有找到")


def test_the_ranking_comes_as_a_picture(zhou):
    zhou.says("/rate")
    zhou.taps("图片")
    assert zhou.screen["photo"]
    assert "正在画图" in zhou.heard[-2]


def test_a_forged_rate_button_is_refused(sun, cast, ledger):
    sun.says("/rate")
    other = next(a for a in ledger.areas.townships() if a.name == "清水镇")
    for level in ("township", "missing"):
        wire = f"Rate:2026-10:{level}:{other.id}:0"
        sun.telegram.taps(sun.account, sun.chat, sun.screen["message_id"], wire)
        sun.house.serve()
        sun.shows("不归您管")
    sun.telegram.taps(sun.account, sun.chat, sun.screen["message_id"], "Rate:2026-10:county::0")
    sun.house.serve()
    sun.shows("不归您管")


def test_a_cadre_sees_the_own_row(zhang):
    zhang.says("/rate")
    zhang.shows("0/3", "李四", "王五", "赵六", "未走访")


def test_a_village_lead_sees_the_village(li):
    li.says("/rate")
    li.shows("白石村", "户走访率 0/2", "张明 0/2")
    assert "返回" not in li.buttons


@pytest.mark.parametrize(
    "words", ["/rate 2026-09 青山镇", "/rate 青山镇 上个月", "/rate 9月 青山镇"]
)
def test_any_month_and_place_may_be_typed(zhou, words):
    zhou.says(words)
    zhou.shows("青山镇", "9月走访率")


def test_a_month_that_has_not_begun_has_no_numbers(zhou):
    zhou.says("/rate 2026-11")
    zhou.shows("还没到")


@pytest.mark.parametrize("words", ["0001-01", "0001年1月", "9999-12"])
def test_a_month_that_nobody_could_mean_is_answered(zhou, house, words):
    zhou.says(f"/rate {words}")
    zhou.shows(f"没有找到「{words}」")
    zhou.says(f"/bulletin {words}")
    zhou.shows("2026-10 这样")
