"""/households with filters, cards with members, the lists of who watches over others, twins."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.views.places import where
from ledger.benefits import Grade
from ledger.members import Member, MemberId
from ledger.model import Category, Findings, Mode, NewVisit, Post, Role
from ledger.scopes import WHOLE_COUNTY
from tests.cast import NOW
from tests.phone import Phone, fits_a_phone
from tests.test_visit_dialog import record

TODAY = NOW.date()


@pytest.fixture
def twin(ledger, cast):
    """李四 once more in the same group, held by nobody."""
    village = next(a.id for a in ledger.areas.villages() if a.name == "白石村")
    cast.households["H101"] = ledger.register.add_household(
        "H101", village, "李四", Category.LIFTED, group="1组", entered=date(2026, 9, 1)
    )
    return cast.households["H101"]


def test_filters_show_what_is_left_and_where_problems_are(zhang):
    zhang.presses("走访登记")
    for label in ("李四", "无变化", "住房安全", "选好了"):
        zhang.taps(label)
    zhang.says("漏雨")
    zhang.taps("都没有")
    zhang.taps("提交")
    zhang.presses("我的户")
    zhang.shows("✓ 李四 监测对象，问题 1")
    zhang.taps("有未结问题 1")
    zhang.shows("只看有未结问题：1 户", "李四")
    zhang.shows_not("王五")
    zhang.taps("未访 2")
    zhang.shows("王五", "赵六")
    zhang.shows_not("李四")
    zhang.taps("全部")
    zhang.shows("李四", "王五", "赵六")
    fits_a_phone(zhang.screen)


def test_members_are_added_changed_and_moved_away(zhang, ledger, cast):
    zhang.presses("我的户")
    zhang.taps("李四")
    zhang.taps("家庭成员")
    zhang.taps("添加成员")
    zhang.says("李小四")
    for label in ("子女", "小学", "提交"):
        zhang.taps(label)
    zhang.shows("1 人", "李小四 子女 小学")
    zhang.taps("李小四")
    for label in ("在读", "初中", "提交"):
        zhang.taps(label)
    zhang.shows("李小四 子女 初中")
    zhang.taps("返回")
    zhang.shows("成员：李小四 子女 初中")
    zhang.taps("家庭成员")
    zhang.taps("李小四")
    for label in ("从何时", "以前写错了", "提交"):
        zhang.taps(label)
    zhang.shows("1 人", "李小四 子女 初中")
    zhang.taps("已不在户")
    zhang.shows("还没有登记成员")
    assert ledger.members.of(cast.households["H001"], NOW.date()) == ()


def test_a_unit_contact_sees_the_units_households_and_types_for_nobody(house, ledger, cast):
    unit = next(a.id for a in ledger.areas.units() if a.name == "文旅局")
    contact = ledger.register.add_cadre(
        "G009", "韩络", unit, posts=(Post(role=Role.UNIT_CONTACT, area=unit),)
    )
    ledger.codes.redeem(ledger.codes.issue(contact.id, NOW).code, 109, NOW)
    phone = Phone(house, 109)
    phone.says("/households")
    phone.shows("文旅局", "3 户", "应访 3，还差 3", "李四")
    phone.taps("李四")
    phone.shows("责任人：张明")
    assert "代录走访" not in phone.buttons
    assert "走访这户" not in phone.buttons


def test_who_does_not_hold_a_household_leaves_a_trace(li, ledger, cast):
    li.presses("我的户")
    li.taps("李四")
    (note,) = ledger.audit.of(cast.households["H001"])
    assert (note["actor"], note["action"]) == (cast.li.id, "household.read")


def test_likely_twins_are_merged_and_both_numbers_stay(twin, zhang, sun, ledger, cast):
    zhang.presses("我的户")
    ledger.care.assign(twin, cast.qian.id, date(2026, 9, 1))
    sun.says("/twins")
    sun.shows("可能重复的户 1 对", "李四 / 李四（同组同名）")
    sun.taps("1. 李四")
    sun.shows("H001 李四", "责任人 张明", "H101 李四", "责任人 钱进")
    sun.taps("合并，留第1户")
    sun.shows("把 H101 并入 H001")
    sun.taps("确认合并")
    sun.shows("已合并：H101 并入 H001")
    assert ledger.households.numbered("H101", NOW.date()).left == NOW.date()
    assert ledger.merging.kept_of(twin) == cast.households["H001"]
    sun.says("/card H001")
    sun.shows("并入了：H101")


def test_merging_moves_this_months_visits_and_leaves_the_months_that_are_over(
    twin, sun, ledger, cast
):
    ledger.care.assign(twin, cast.qian.id, date(2026, 9, 1))
    for day in (date(2026, 9, 20), date(2026, 10, 5)):
        new = NewVisit(
            household=twin, cadre=cast.qian.id, recorder=cast.qian.id, day=day, mode=Mode.HOME
        )
        ledger.visits.record(new, NOW.replace(month=day.month, day=day.day))
    ledger.merging.merge(cast.households["H001"], twin, cast.sun.id, NOW, WHOLE_COUNTY)
    assert ledger.visits.on_day(cast.households["H001"], date(2026, 10, 5))
    assert ledger.visits.on_day(twin, date(2026, 9, 20))


def test_merging_takes_over_what_is_open_and_what_was_told_of_the_people(twin, ledger, cast):
    kept, by = cast.households["H001"], cast.qian.id
    ledger.care.assign(twin, by, date(2026, 9, 1))
    case = ledger.cases.open("loan", twin, "", by, NOW)
    wish = NewVisit(
        household=twin,
        cadre=by,
        recorder=by,
        day=TODAY,
        mode=Mode.HOME,
        findings=Findings(wish="想要化肥"),
    )
    ledger.visits.record(wish, NOW)
    ledger.members.put(twin, Member(id=MemberId(""), name="李小四"))
    ledger.benefits.enjoys(twin, "某项补贴", by, TODAY)
    ledger.benefits.judged(twin, Grade.D, by, TODAY)
    ledger.merging.merge(kept, twin, cast.sun.id, NOW, WHOLE_COUNTY)
    assert ledger.cases.case(case.id).household == kept
    assert [one.words for one in ledger.wishes.open_of(kept)] == ["想要化肥"]
    assert [one.name for one in ledger.members.of(kept, TODAY)] == ["李小四"]
    assert ledger.benefits.of(kept) == {"某项补贴"}
    assert ledger.benefits.grade(kept, TODAY) == Grade.D


def test_told_apart_they_are_not_asked_about_again(twin, sun):
    sun.says("/twins")
    sun.taps("1. 李四")
    sun.taps("不是同一户")
    sun.shows("以后不再提示", "没有发现重复的户")


def test_nobody_but_administrators_sees_twins(twin, zhang, li):
    for phone in (zhang, li):
        phone.says("/twins")
        phone.shows("不归您管")


def test_a_card_is_found_by_name_in_reach_only(zhang, qian):
    zhang.says("/card 王五")
    zhang.shows("王五户", "您是第一责任人")
    qian.says("/card 王五")
    qian.shows("没有「王五」")


def test_the_done_are_marked_on_the_buttons(zhang):
    record(zhang)
    zhang.presses("我的户")
    assert "李四✓" in zhang.buttons


def test_an_address_does_not_say_the_village_twice(ledger, cast):
    home = ledger.households.household(cast.households["H001"], TODAY)
    assert where(home) == "白石村1组"
    assert where(replace(home, address="青山镇白石村1组5号")) == "白石村1组5号"
    assert where(replace(home, address="老街 3 号")) == "白石村1组老街 3 号"


def test_namesakes_are_told_apart_wherever_one_is_chosen(zhang, ledger, cast):
    village = next(a.id for a in ledger.areas.villages() if a.name == "白石村")
    other = ledger.register.add_household(
        "H011", village, "李四", Category.LIFTED, group="3组", entered=date(2025, 1, 1)
    )
    ledger.care.assign(other, cast.zhang.id, date(2025, 1, 1))
    for word, taps in (("/change", ()), ("/cases", ("新办件",)), ("/handover", ("逐户移交",))):
        zhang.says(word)
        for label in taps:
            zhang.taps(label)
        assert {"李四(1组)", "李四(3组)", "王五", "赵六"} <= set(zhang.buttons), word


def test_what_tells_namesakes_apart_is_said_once(li, ledger, cast):
    village = next(a.id for a in ledger.areas.villages() if a.name == "白石村")
    ledger.register.add_household(
        "H011", village, "李四", Category.LIFTED, group="3组", entered=date(2025, 1, 1)
    )
    li.says("/households")
    li.shows("○ 李四(1组) 张明", "○ 李四(3组) 待分配", "○ 王五 2组 张明")


def test_an_administrator_finds_households_by_tapping(sun, zhou, cast, ledger):
    sun.says("/households")
    sun.taps("白石村")
    sun.shows("白石村 · 2 户", "李四", "王五")
    sun.taps("李四")
    sun.shows("李四户")
    sun.taps("返回")
    sun.shows("白石村 · 2 户")
    sun.taps("返回")
    sun.shows("看哪个村的户？")
    zhou.says("/households")
    zhou.shows("看哪个乡镇的户？")
    zhou.taps("清水镇")
    zhou.taps("柳林村")
    zhou.shows("陈七", "吴八")
    fits_a_phone(zhou.screen)
    above = next(a.id for a in ledger.areas.townships() if a.name == "清水镇")
    beyond = next(a.id for a in ledger.areas.villages() if a.name == "柳林村")
    for wire in (f"VillageHouseholds:{beyond}::0", f"HomeVillages:{above}:0"):
        sun.telegram.taps(sun.account, sun.chat, sun.screen["message_id"], wire)
        sun.house.serve()
        sun.shows("不归您管")


def test_a_question_that_takes_words_can_be_left_at_once(zhang, ledger):
    zhang.says("/leave")
    zhang.taps("取消")
    zhang.shows("已丢弃")
    zhang.says("明天")
    assert not ledger.leaves.coming(ledger.people.of_account(zhang.account).id, TODAY)


def test_twins_of_another_township_are_neither_shown_nor_merged(sun, ledger, cast):
    village = next(a.id for a in ledger.areas.villages() if a.name == "柳林村")
    other = ledger.register.add_household(
        "H102", village, "陈七", Category.LIFTED, group="1组", entered=date(2026, 9, 1)
    )
    pair = f"{cast.households['H004']}:{other}"
    for wire in (f"ShowTwins:{pair}", f"MergeTwins:{pair}:1", f"NotTwins:{pair}"):
        sun.telegram.taps(sun.account, sun.chat, sun.screen["message_id"], wire)
        sun.house.serve()
        sun.shows("已经处理过了")
        sun.shows_not("陈七")
    assert len(ledger.duplicates.within(WHOLE_COUNTY, TODAY)) == 1
