"""J7: what was recorded is corrected, before and after the month's bulletin (DOMAIN §C)."""

from datetime import date

from ledger.clock import Month
from ledger.model import Mode
from tests.journeys.conversation import plays

DAY = date(2026, 10, 20)


def recorded(ledger, cast):
    return ledger.visits.on_day(cast.households["H001"], DAY)


def test_j7_field_new_value_reason_second_version(zhang, watch, ledger, cast):
    plays(
        """
        张明 说 李四户 今天入户 都好 没变化
        张明 点 提交
        < 已登记
        """,
        张明=zhang,
    )
    watch.later(days=2)
    plays(
        """
        张明 说 /correct
        < 改记录 1. 李四户 10月20日 入户 [1. 李四]
        张明 点 1. 李四
        < 改哪一项
        张明 点 诉求
        < 有诉求吗 原来：无
        张明 说 想要两袋化肥
        < 为什么改 [点错了] [记错了] [情况变了] [返回]
        张明 点 记错了
        < 请核对 诉求：无 → 想要两袋化肥 修改原因：记错了
        张明 点 提交
        < 已改好：李四户（第 2 版） [下一户] [改这条] [看修改]
        张明 点 看修改
        < 第 1 版：10月20日 张明 登记 第 2 版：10月22日 张明（记错了） 诉求：无 → 想要两袋化肥
        """,
        张明=zhang,
    )
    assert not any("上次诉求" in said for said in zhang.heard)  # what it was stands there once
    (visit,) = recorded(ledger, cast)
    assert (visit.version, visit.findings.wish) == (2, "想要两袋化肥")


def test_j7_after_the_release_it_is_a_request(zhang, sun, zhou, watch, ledger, cast):
    plays(
        """
        张明 说 李四户 今天入户 都好 没变化
        张明 点 提交
        < 已登记 本月 1/3
        """,
        张明=zhang,
    )
    watch.to(2026, 11, 9)
    draft = ledger.bulletins.draft(Month(2026, 10), None, {}, watch())
    ledger.bulletins.release(draft.id, {}, None, watch())
    plays(
        """
        张明 说 /correct
        张明 点 1. 李四
        张明 点 方式
        张明 点 电话
        < 通报已经发布，要改得乡镇同意 [点错了] [记错了] [情况变了] [返回]
        张明 点 记错了
        < 请核对 方式：入户 → 电话
        张明 点 提交
        < 已提交，等审批 申请 1 更正 方式：入户 → 电话 原因：记错了
        """,
        张明=zhang,
    )
    assert [visit.mode for visit in recorded(ledger, cast)] == [Mode.HOME]  # not before
    plays(
        """
        孙立 < 请您审批 更正 张明 李四户 方式：入户 → 电话 [同意] [不同意] [全部申请]
        孙立 点 同意
        < 已批准（孙立）
        张明 < 「更正」已批准
        周正 < 10月的通报发布后，有走访经同意更正 [看通报]
        张明 说 /correct
        < 李四户 10月20日 电话，第 2 版 [1. 李四] [看修改]
        """,
        张明=zhang,
        孙立=sun,
        周正=zhou,
    )
    assert [visit.mode for visit in recorded(ledger, cast)] == [Mode.PHONE]


def test_j7_a_refused_request_changes_nothing(zhang, sun, watch, ledger, cast):
    plays("张明 说 李四户 今天入户 都好 没变化\n张明 点 提交", 张明=zhang)
    watch.to(2026, 11, 9)
    draft = ledger.bulletins.draft(Month(2026, 10), None, {}, watch())
    ledger.bulletins.release(draft.id, {}, None, watch())
    plays(
        """
        张明 说 /correct
        张明 点 1. 李四
        张明 点 作废
        张明 点 作废
        张明 点 点错了
        < 作废：是，不再计走访
        张明 点 提交
        < 已提交，等审批 要作废这条走访
        孙立 点 不同意
        张明 < 「更正」
        """,
        张明=zhang,
        孙立=sun,
    )
    assert len(recorded(ledger, cast)) == 1
