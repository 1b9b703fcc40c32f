"""减负 played: what recording costs and how often people are written to, without names."""

from tests.phone import fits_a_phone
from tests.test_visit_dialog import record


def test_the_burden_of_a_month_is_told_to_administrators(watch, house, zhang, qian, sun, zhou):
    zhang.presses("走访登记")
    watch.later(seconds=20)
    zhang.taps("李四")
    watch.later(seconds=10)
    for label in ("无变化", "都好", "都没有", "提交"):
        zhang.taps(label)
    record(zhang, "王五")
    qian.presses("走访登记")
    qian.taps("陈七")
    qian.taps("无变化")
    qian.taps("都好")
    qian.says("想要化肥")
    qian.taps("提交")
    sun.presses("管理")
    sun.taps("减负")
    sun.shows("减负", "10月", "走访登记 3 条")
    sun.shows("点 6 下以内", "打字 0 个以内", "一个字不打的：2 条（67%）")
    sun.shows("主动提醒：没有")
    sun.shows_not("张明", "李四")
    fits_a_phone(sun.screen)
    house.tick()
    watch.to(2026, 10, 26, hour=9)
    house.tick()
    zhou.says("/burden")
    zhou.shows("主动提醒：2 人收到 2 条，平均每人 1.0 条，最多 1 条")
    zhou.taps("上月")
    zhou.shows("9月", "还没有用对话登记的走访")


def test_only_administrators_see_it(zhang, li):
    for phone in (zhang, li):
        phone.says("/burden")
        phone.shows("不归您管")
