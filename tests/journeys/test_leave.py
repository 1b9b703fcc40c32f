"""J9: a leave with a stand-in, who visits for its owner (DOMAIN §C)."""

from datetime import date

from tests.journeys.conversation import plays


def test_j9_a_stand_in_visits_and_the_owner_keeps_the_credit(zhang, qian, sun, ledger, cast):
    plays(
        """
        张明 说 /leave 10-21~10-31 病假
        < 请谁代访
        张明 说 钱进
        < 请核对 日期：10月21日～10月31日 类别：病假 代访人：钱进 [提交] [改] [存草稿] [返回]
        张明 点 提交
        < 已提交，等审批 批准前一切照旧
        孙立 < 请您审批 请假 张明：10月21日～10月31日（11 天）病假 代访人：钱进
        < [同意] [不同意] [全部申请]
        孙立 点 同意
        < 已批准（孙立）
        张明 < 「请假」已批准
        钱进 < 代访 张明 10月21日～10月31日 病假 3 户 李四、王五、赵六 [走访登记] [我的户]
        -- 2026-10-21 10:00
        钱进 按 我的户
        < 代 张明 3 户
        钱进 按 走访登记
        钱进 说 李四
        < 李四 今天 入户 有变化吗
        钱进 点 无变化
        钱进 点 都好
        钱进 点 都没有
        钱进 点 提交
        < 已登记 李四户 代访
        张明 按 本月进度
        < 应访 3 户，已走 1 户，还差 2 户
        孙立 按 走访率
        孙立 点 白石村
        孙立 点 未走访户
        < 王五 请假
        """,
        张明=zhang,
        钱进=qian,
        孙立=sun,
    )
    (visit,) = ledger.visits.on_day(cast.households["H001"], date(2026, 10, 21))
    assert visit.cadre == cast.qian.id
    assert ledger.visits.is_stand_in(visit)


def test_j9_back_early_is_one_tap(zhang, qian, sun, ledger, cast):
    plays(
        """
        张明 说 /leave
        < 哪几天请假
        张明 点 到本周五
        < 什么假
        张明 点 公差
        张明 说 钱进
        张明 点 提交
        孙立 点 同意
        -- 2026-10-22 10:00
        张明 说 /leave
        < 10月20日～10月23日 公差，钱进 代访 [再请假] [销假]
        张明 点 销假
        < 已销假：从今天起算在岗
        钱进 < 张明 提前销假
        """,
        张明=zhang,
        钱进=qian,
        孙立=sun,
    )
    assert not ledger.leaves.on_leave(cast.zhang.id, date(2026, 10, 22))
