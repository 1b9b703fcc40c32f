"""/cases 办件 played: a loan goes its way on working days, overdue is the township's to hear."""

from datetime import date

from tests.phone import fits_a_phone
from tests.problems.test_problems import tap

TODAY = date(2026, 10, 20)


def apply(phone, head="李四", kind="小额贷款", words="2万元买牛"):
    phone.says("/cases")
    phone.taps("新办件")
    phone.taps(head)
    phone.taps(kind)
    phone.says(words)
    phone.taps("提交")


def only(ledger, cast):
    (case,) = ledger.cases.of_household(cast.households["H001"])
    return case


def test_a_loan_goes_step_by_step_to_its_outcome(watch, zhang, li, sun, ledger, cast):
    apply(zhang)
    zhang.shows("已受理", "办件 1 · 小额贷款", "李四户", "2万元买牛", "● 受理", "○ 初审", "○ 结果")
    zhang.taps("转初审")
    zhang.shows("已转到「初审」", "✓ 受理 10月20日 张明", "● 初审（村委会）")
    assert "转审查" not in zhang.buttons  # the village's
    li.shows("办件 1 · 小额贷款", "李四户（白石村）到「初审」")
    li.taps("看办件")
    li.taps("转审查")
    li.shows("● 审查（乡镇工作站）（10月27日前）")  # five working days
    sun.shows("到「审查」（10月27日前）")
    sun.taps("看办件")
    watch.to(2026, 10, 23)
    sun.taps("转评估")
    sun.shows("● 评估（信用社）（11月6日前）")  # ten
    sun.taps("转结果")
    assert sun.buttons[:2] == ["已放款", "未通过"]
    sun.taps("已放款")
    sun.shows("结果：已放款", "✓ 结果 10月23日 孙立")
    zhang.shows("办件 1 · 小额贷款：李四户 办结，已放款")
    zhang.says("/cases")
    zhang.shows("在办 0（超期 0）· 办结 1")
    for phone in (zhang, li, sun):
        for message in phone.messages:
            if message["from"]["is_bot"]:
                fits_a_phone(message)


def test_each_role_moves_only_its_own_steps_in_its_own_scope(
    zhang, qian, li, sun, zhou, ledger, cast
):
    apply(zhang)
    case = only(ledger, cast)
    for phone in (qian,):
        for wire in (f"ShowCase:{case.id}", f"NextStep:{case.id}:0", f"CloseCase:{case.id}:0:x"):
            tap(phone, wire)
            phone.shows("不归您管")
    tap(zhang, f"NextStep:{case.id}:0")
    tap(zhang, f"NextStep:{case.id}:1")
    zhang.shows("不归您管")
    tap(li, f"NextStep:{case.id}:1")
    tap(li, f"NextStep:{case.id}:2")
    li.shows("不归您管")
    tap(zhou, f"NextStep:{case.id}:2")
    zhou.shows("● 评估")
    assert only(ledger, cast).step == 3


def test_an_old_button_moves_nothing_twice(zhang, ledger, cast):
    apply(zhang)
    zhang.taps("转初审")
    tap(zhang, f"NextStep:{only(ledger, cast).id}:0")
    zhang.shows("已经到了别的环节")
    assert only(ledger, cast).step == 1


def test_who_opened_it_may_take_it_back(zhang, li, ledger, cast):
    apply(zhang)
    zhang.taps("撤回办件")
    zhang.shows("结果：已撤回")
    assert only(ledger, cast).outcome == "withdrawn"


def test_overdue_is_told_to_the_township_alone_and_once(
    house, watch, zhang, li, sun, ledger, cast
):
    house.tick()
    apply(zhang)
    case = only(ledger, cast)
    ledger.cases.advance(case.id, 0, cast.zhang.id, watch())
    ledger.cases.advance(case.id, 1, cast.li.id, watch())
    watch.to(2026, 10, 26, hour=18)
    house.tick()
    said = {one: len(one.heard) for one in (zhang, li, sun)}

    def told():
        new = [one for one in said if len(one.heard) > said[one]]
        said.update({one: len(one.heard) for one in said})
        return new

    watch.to(2026, 10, 27, hour=9, minute=0)
    house.tick()
    assert told() == [sun]  # due today: whose step it is
    sun.shows("办件今天到期", "李四（白石村）小额贷款「审查」，10月27日到期")
    watch.to(2026, 10, 28, hour=9, minute=0)
    house.tick()
    assert told() == [sun]
    sun.shows("办件超期")
    watch.to(2026, 10, 29, hour=9, minute=0)
    house.tick()
    assert told() == []


def test_a_village_lead_opens_one_for_a_household_of_the_village(li, zhang, ledger, cast):
    li.says("/cases")
    li.taps("新办件")
    li.says("王五")
    li.taps("临时救助")
    li.taps("不写")
    li.taps("提交")
    li.shows("办件 1 · 临时救助", "王五户")
    li.says("/cases")
    li.taps("新办件")
    li.says("陈七")
    li.shows_not("办什么")
