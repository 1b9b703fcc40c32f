"""J8: nobody home, and a household that is away (DOMAIN §C)."""

from datetime import date

from ledger.model import Mode, State
from tests.journeys.conversation import plays

DAY = date(2026, 10, 20)


def test_j8_not_met_is_a_contact_and_no_visit_and_away_is_asked_for(zhang, li, ledger, cast):
    plays(
        """
        张明 按 走访登记
        张明 点 李四
        张明 点 改方式
        < 没见到人点「未遇」，记一次联系，不计走访 这户现在不计 [入户] [电话] [视频] [未遇] [返回]
        张明 点 未遇
        < 请核对 方式：未遇
        张明 点 提交
        < 已登记 未遇 已记 1 次联系，不计走访 本月 0/3 [下一户] [改这条] [整户外出]
        张明 点 整户外出
        < 到哪天为止
        张明 点 长期
        张明 点 外出务工
        < 请核对 农户：白石村1组 李四 变更：整户外出
        张明 点 提交
        < 已提交，等审批 整户外出 李四户
        李村 < 请您审批 整户外出 李四户 [同意] [不同意] [全部申请]
        李村 点 同意
        < 已批准（李村）
        张明 < 「整户外出」已批准
        张明 按 我的户
        张明 点 李四
        < 监测对象，4 人，整户外出 本月还差 1 次
        """,
        张明=zhang,
        李村=li,
    )
    assert [visit.mode for visit in ledger.visits.on_day(cast.households["H001"], DAY)] == [
        Mode.ABSENT
    ]


def test_j8_where_the_county_allows_it_a_call_counts_for_who_is_away(zhang, watch, ledger, cast):
    ledger.settings.set("phone_counts", "on", None, watch())
    ledger.register.put_state(cast.households["H001"], State.AWAY, date(2026, 10, 1))
    plays(
        """
        张明 按 走访登记
        张明 点 李四
        张明 点 改方式
        < 这户整户外出，电话、视频也计走访
        张明 点 电话
        张明 点 无变化
        张明 点 都好
        张明 点 都没有
        张明 点 提交
        < 已登记 电话 本月 1/3
        """,
        张明=zhang,
    )


def test_j8_a_household_that_is_exempt_stands_beside_the_numbers(zhang, zhou, ledger, cast):
    ledger.register.put_state(cast.households["H001"], State.EXEMPT, date(2026, 10, 1))
    plays(
        """
        张明 按 本月进度
        < 应访 2 户，已走 0 户，还差 2 户
        张明 按 我的户
        张明 点 李四
        < 监测对象，4 人，免计 本月免计
        周正 按 走访率
        < 免计 1
        """,
        张明=zhang,
        周正=zhou,
    )
