"""J10: somebody retires, and every household finds whoever is next (DOMAIN §C)."""

from datetime import date

from ledger.clock import Month
from tests.journeys.conversation import plays


def owed(ledger, cadre, today):
    return [
        one.household.head for one in ledger.rates.owed(cadre, Month.of(today), today) if one.due
    ]


def test_j10_the_last_day_is_recorded_and_the_households_go_over_face_to_face(
    zhang, qian, sun, ledger, cast
):
    plays(
        """
        张明 说 李四户 今天入户 没变化 西屋漏雨 想要化肥
        张明 点 提交
        孙立 说 /staff
        < 谁离岗 [张明(文旅局)]
        孙立 点 张明
        < 什么原因 [退休] [调离] [轮换] [返回]
        孙立 点 退休
        < 最后在岗是哪天
        孙立 点 今天
        < 请核对 谁：张明 原因：退休 最后在岗日：10月20日
        孙立 点 提交
        < 已办好 名下 3 户：李四、王五、赵六 [整体移交] [逐户移交] [转待分配] [全部申请]
        张明 < 登记您的最后在岗日是 10月20日
        -- 2026-10-21 10:00
        孙立 点 整体移交
        < 移交给谁
        孙立 说 钱进
        孙立 点 退休
        < 请核对 移交：整体移交 接收人：钱进 起算日：10月21日
        孙立 点 提交
        < 等 钱进 确认
        钱进 < 请您确认 张明 → 钱进，3 户 李四、王五、赵六 [同意接收] [不接收] [全部申请]
        钱进 点 同意接收
        < 交接单 原责任人 张明 3 户从 10月21日 起归您 [李四] [王五] [赵六]
        钱进 点 李四
        < 李四户 白石村1组 监测对象，4 人 近 3 次走访 10月20日 入户 未结问题：住房安全
        < 诉求：想要化肥 [已见面交接] [返回]
        钱进 点 已见面交接
        < [✓ 李四] [王五] [赵六]
        钱进 按 本月进度
        < 应访 5 户，已走 1 户，还差 4 户
        """,
        张明=zhang,
        钱进=qian,
        孙立=sun,
    )
    today = date(2026, 10, 21)
    assert owed(ledger, cast.zhang.id, today) == []
    assert len(owed(ledger, cast.qian.id, today)) == 5


def test_j10_until_somebody_takes_them_they_are_nobodys_and_stand_by_themselves(
    zhang, zhou, ledger, cast
):
    plays(
        """
        周正 说 /staff
        周正 说 张明
        周正 点 调离
        周正 说 9月14日
        < 最后在岗日：9月14日
        周正 点 提交
        < 已办好 从 9月15日 起算（倒签，通报会注明）
        < 9月 张明 0/3 → 0/0 9月 待分配 0/0 → 0/3
        周正 按 走访率
        < 待分配 3
        张明 按 我的户
        < 离岗
        """,
        张明=zhang,
        周正=zhou,
    )
    assert owed(ledger, cast.zhang.id, date(2026, 10, 20)) == []
