"""/problems 问题清单 played (J11): found in a visit, passed on, fixed, reviewed, closed."""

from datetime import date

import pytest

from ledger.model import AreaKind, Correction, Findings, Mode, NewVisit, Post, Role
from ledger.problem import ProblemState
from ledger.refusals import OwnWork
from tests.cast import GROUP, NOW, SUN, ZHOU
from tests.phone import Phone, fits_a_phone

TODAY = date(2026, 10, 20)


def find(phone, head="李四", check="住房安全", words="西屋漏雨"):
    """A visit that finds a check failed."""
    phone.presses("走访登记")
    phone.taps(head)
    phone.taps("无变化")
    phone.taps(check)
    phone.taps("选好了")
    phone.says(words)
    phone.taps("都没有")
    phone.taps("提交")


def tap(phone, wire):
    phone.telegram.taps(phone.account, phone.chat, phone.screen["message_id"], wire)
    phone.house.serve()


def only(ledger, cast, number="H001"):
    (problem,) = ledger.problems.open_of(cast.households[number])
    return problem


@pytest.fixture
def wen(phone, ledger, cast):
    """The contact of 住建局, which holds no household."""
    unit = ledger.areas.add(AreaKind.UNIT, "住建局").id
    wen = ledger.register.add_cadre(
        "G006", "文华", unit, posts=(Post(role=Role.UNIT_CONTACT, area=unit),)
    )
    ledger.codes.redeem(ledger.codes.issue(wen.id, NOW).code, 106, NOW)
    return phone(106)


def test_a_problem_goes_from_the_visit_to_its_closing(zhang, li, ledger, cast):
    find(zhang)
    zhang.shows("已登记")
    li.shows("发现问题 1", "李四户 住房安全", "西屋漏雨", "请在 10月27日前整改")
    li.taps("看问题")
    li.shows("问题 1 · 住房安全", "情况：西屋漏雨", "责任：白石村 李村", "状态：待办")
    li.taps("写整改")
    li.shows("整改了什么")
    li.says("已补瓦，下雨不漏了")
    li.taps("提交")
    li.shows("状态：待复核", "10月20日 李村 整改：已补瓦", "您整改的，要换一位同志复核")
    assert "销号" not in li.buttons
    zhang.shows("请复核问题 1", "整改：已补瓦，下雨不漏了（李村）")
    zhang.taps("看问题")
    zhang.taps("销号")
    zhang.shows("状态：已销号", "张明 销号")
    li.shows("问题 1 · 李四户 住房安全 已销号")
    assert ledger.problems.open_of(cast.households["H001"]) == ()
    for phone in (zhang, li):
        for message in phone.messages:
            if message["from"]["is_bot"]:
                fits_a_phone(message)


def test_what_is_not_really_fixed_is_sent_back_and_reviewed_again(zhang, li, ledger, cast):
    find(zhang)
    problem = only(ledger, cast)
    tap(zhang, f"FixProblem:{problem.id}")
    zhang.says("已修")
    zhang.taps("提交")
    li.shows("请复核问题 1", "（张明）")
    li.taps("看问题")
    li.taps("退回")
    li.says("东墙还在漏")
    li.taps("提交")
    li.shows("复核退回，再整改", "退回：东墙还在漏")
    zhang.shows("问题 1 退回", "东墙还在漏")
    zhang.taps("看问题")
    zhang.taps("写整改")
    zhang.says("东墙也补了")
    zhang.taps("提交")
    li.taps("看问题")
    li.taps("销号")
    assert ledger.problems.problem(problem.id).state is ProblemState.CLOSED


def test_who_fixed_it_never_closes_it(zhang, sun, ledger, cast):
    find(zhang)
    problem = only(ledger, cast)
    tap(sun, f"FixProblem:{problem.id}")
    sun.says("安排维修")
    sun.taps("提交")
    tap(sun, f"CloseProblem:{problem.id}")
    sun.shows("谁整改谁不能复核")
    tap(sun, f"ReturnProblem:{problem.id}")
    sun.shows("谁整改谁不能复核")
    assert ledger.problems.problem(problem.id).state is ProblemState.REVIEW


def test_the_village_lead_passes_it_to_the_unit_that_the_county_named(
    zhang, li, zhou, wen, ledger, cast
):
    zhou.says("/duties")
    zhou.shows("责任单位", "住房安全：没有设")
    zhou.taps("住房安全")
    zhou.taps("住建局")
    zhou.shows("住房安全：住建局")
    find(zhang)
    li.taps("看问题")
    li.taps("转交")
    li.shows("转给哪个单位", "按责任设置：住建局")
    assert li.buttons[0] == "住建局"
    li.taps("住建局")
    li.shows("已转给 住建局", "责任：住建局 文华")
    wen.shows("转来问题 1", "西屋漏雨")
    wen.taps("看问题")
    wen.taps("写整改")
    wen.says("已列入危房改造")
    wen.taps("提交")
    wen.shows("待复核")
    zhang.shows("请复核问题 1", "（文华）")
    wen.says("/problems")
    wen.shows("待复核 1")


def test_each_role_sees_the_problems_of_its_scope_and_no_other(
    zhang, qian, li, sun, zhou, wen, stranger, ledger, cast
):
    find(zhang)  # 白石村
    find(zhang, "赵六", "饮水安全", "水管坏了")  # 双河村
    find(qian, "陈七", "义务教育", "辍学")  # 清水镇
    for phone, seen, unseen in (
        (zhang, ["李四", "赵六"], ["陈七"]),
        (qian, ["陈七"], ["李四", "赵六"]),
        (li, ["李四"], ["赵六", "陈七"]),
        (sun, ["李四", "赵六"], ["陈七"]),
        (zhou, ["李四", "赵六", "陈七"], []),
    ):
        phone.says("/problems")
        phone.shows(f"待办 {len(seen)}", *seen)
        phone.shows_not(*unseen)
    stranger.says("/problems")
    stranger.shows("绑定")
    foreign = only(ledger, cast, "H004")
    for phone in (zhang, li, sun, wen):
        for word in ("ShowProblem", "FixProblem", "CloseProblem", "ReturnProblem"):
            tap(phone, f"{word}:{foreign.id}")
            phone.shows("不归您管")
    tap(zhang, f"PassProblem:{only(ledger, cast).id}:0")  # not the cadre's to pass on
    zhang.shows("不归您管")


def test_only_the_county_says_which_unit_answers(sun, zhang):
    for phone in (sun, zhang):
        phone.says("/duties")
        phone.shows("不归您管")
        tap(phone, "SetDuty:housing:")
        phone.shows("不归您管")


def test_a_sudden_event_opens_a_problem_and_offers_a_clue(zhang, li, ledger, cast):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("突发")
    zhang.taps("选好了")
    zhang.says("户主车祸住院")
    zhang.taps("都好")
    zhang.taps("都没有")
    zhang.taps("提交")
    li.shows("发现问题", "突发", "户主车祸住院")
    assert only(ledger, cast).kind == "sudden"
    zhang.taps("报防贫线索")
    zhang.shows("写一句说明")
    zhang.taps("不写")
    zhang.taps("提交")
    zhang.shows("办件 1 · 防贫线索", "李四户")


def test_a_voided_visit_takes_its_untouched_problem_along(zhang, ledger, cast):
    find(zhang)
    (visit,) = ledger.visits.on_day(cast.households["H001"], TODAY)
    ledger.corrections.void(visit.id, "", cast.zhang.id, NOW)
    assert ledger.problems.open_of(cast.households["H001"]) == ()


def test_a_correction_that_finds_more_opens_more(zhang, ledger, cast):
    find(zhang)
    (visit,) = ledger.visits.on_day(cast.households["H001"], TODAY)
    both = Findings(checks={"housing": "西屋漏雨", "water": "没水"})
    ledger.corrections.correct(visit.id, Correction(findings=both), "", cast.zhang.id, NOW)
    kinds = [one.kind for one in ledger.problems.open_of(cast.households["H001"])]
    assert sorted(kinds) == ["housing", "water"]


def test_what_presses_climbs_privately_by_the_working_day(
    house, watch, phone, zhang, li, sun, ledger, cast
):
    contact = ledger.register.add_cadre(
        "G007",
        "何芳",
        cast.zhang.unit,
        posts=(Post(role=Role.UNIT_CONTACT, area=cast.zhang.unit),),
    )
    ledger.codes.redeem(ledger.codes.issue(contact.id, NOW).code, 107, NOW)
    he = phone(107)
    house.tick()
    find(zhang)
    said = {one: len(one.heard) for one in (zhang, li, he, sun)}

    def told():
        new = [one for one in said if len(one.heard) > said[one]]
        said.update({one: len(one.heard) for one in said})
        return new

    def day(number):
        watch.to(2026, 10, number, hour=9, minute=0)
        house.tick()
        return told()

    watch.to(2026, 10, 26, hour=18)
    house.tick()
    told()  # reminders of the 20th and 25th
    assert day(27) == [zhang, li]  # due today: the cadre, and who owns it
    zhang.shows("问题今天到期", "1. 李四（白石村）住房安全，10月27日到期")
    assert day(28) == [he]
    he.shows("问题超期没办完", "李四")
    assert day(29) == []  # the village lead knows
    assert day(30) == [sun]
    sun.shows("问题超期没办完")
    assert day(31) == []


def test_what_presses_is_said_once_even_after_downtime_and_not_on_leave(
    house, watch, zhang, li, sun, ledger, cast
):
    house.tick()
    find(zhang)
    ledger.leaves.grant(cast.zhang.id, date(2026, 10, 21), date(2026, 11, 30))
    watch.to(2026, 10, 27, hour=8, minute=59)
    house.tick()
    before = len(zhang.heard), len(li.heard)
    watch.to(2026, 10, 27, hour=9, minute=1)
    house.tick()
    house.start()
    house.tick()
    watch.to(2026, 10, 28, hour=9, minute=1)
    house.tick()
    assert (len(zhang.heard), len(li.heard)) == (before[0], before[1] + 1)


def test_nothing_of_a_problem_is_said_in_a_group(house, zhang, zhou, ledger, cast):
    house.telegram.group(GROUP, "工作群", members=(SUN,), administrators=(ZHOU,))
    group = Phone(house, ZHOU, GROUP)
    find(zhang)
    group.says("/problems")
    assert not any("李四" in said for said in group.heard)


def test_fifty_problems_are_paged_and_filtered(zhang, ledger, cast):
    for n in range(1, 13):
        ledger.visits.record(
            NewVisit(
                household=cast.households["H001"],
                cadre=cast.zhang.id,
                recorder=cast.zhang.id,
                day=date(2026, 10, n),
                mode=Mode.HOME,
                findings=Findings(checks={"water": "没水"}),
            ),
            NOW,
        )
    zhang.says("/problems")
    zhang.shows("待办 12")
    fits_a_phone(zhang.screen)
    assert "下一页" in zhang.buttons
    zhang.taps("下一页")
    zhang.shows("12. 李四 饮水安全")
    fits_a_phone(zhang.screen)
    zhang.taps("已销号")
    zhang.shows("还没有销号的问题")


def test_the_ledger_itself_lets_nobody_review_their_own_work(zhang, ledger, cast):
    find(zhang)
    problem = only(ledger, cast)
    ledger.problems.fix(problem.id, "已修", cast.zhang.id, NOW)
    for act in (
        lambda: ledger.problems.close(problem.id, cast.zhang.id, NOW),
        lambda: ledger.problems.send_back(problem.id, "没好", cast.zhang.id, NOW),
    ):
        with pytest.raises(OwnWork):
            act()


def test_who_recorded_it_is_told_which_problem_it_became_and_who_sees_to_it(zhang):
    find(zhang)
    zhang.shows("已登记", "已记问题 1：住房安全，请李村 10月27日前办好。")
    find(zhang, head="王五", check="饮水安全", words="停水三天")
    zhang.shows("已记问题 2：饮水安全")


def test_a_visit_without_a_problem_says_nothing_of_any(zhang):
    zhang.presses("走访登记")
    for label in ("李四", "无变化", "都好", "都没有", "提交"):
        zhang.taps(label)
    zhang.shows_not("问题")
