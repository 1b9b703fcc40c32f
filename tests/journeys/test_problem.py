"""J11: a visit finds something wrong, and it is put right by one and looked at by another."""

from tests.cast import GROUP, SUN, ZHOU
from tests.journeys.conversation import plays
from tests.phone import Phone


def test_j11_found_fixed_reviewed_closed(zhang, li, ledger, cast):
    plays(
        """
        张明 按 走访登记
        张明 点 李四
        张明 点 无变化
        张明 点 住房安全
        张明 点 选好了
        < 住房安全 有什么问题
        张明 说 西屋漏雨
        张明 点 都没有
        < 五项保障：住房安全 西屋漏雨
        张明 点 提交
        < 已登记 李四户
        李村 < 发现问题 1 李四户 住房安全 西屋漏雨 请在 10月27日前整改 [看问题]
        李村 点 看问题
        < 情况：西屋漏雨 责任：白石村 李村 状态：待办
        李村 点 写整改
        < 整改了什么
        李村 说 已补瓦
        李村 点 提交
        < 状态：待复核 您整改的，要换一位同志复核
        张明 < 请复核问题 1 整改：已补瓦（李村） [看问题]
        张明 点 看问题
        张明 点 退回
        < 哪里没改好
        张明 说 东墙还漏
        张明 点 提交
        < 状态：复核退回，再整改
        李村 < 问题 1 退回 东墙还漏
        李村 点 看问题
        李村 点 写整改
        李村 说 东墙也补了
        李村 点 提交
        张明 < 请复核问题 1 整改：东墙也补了（李村）
        张明 点 看问题
        张明 点 销号
        < 状态：已销号
        李村 < 问题 1 李四户 住房安全 已销号
        """,
        张明=zhang,
        李村=li,
    )
    assert ledger.problems.open_of(cast.households["H001"]) == ()


def test_j11_what_is_overdue_climbs_in_private_chats_only(house, zhang, li, sun, zhou):
    house.telegram.group(GROUP, "工作群", members=(SUN,), administrators=(ZHOU,))
    group = Phone(house, ZHOU, GROUP)
    plays(
        """
        张明 说 李四户 今天入户 没变化 西屋漏雨
        张明 点 提交
        李村 < 发现问题 1
        -- 2026-10-26 18:00
        -- 2026-10-27 09:00
        张明 < 问题今天到期 1. 李四（白石村）住房安全，10月27日到期
        李村 < 问题今天到期
        -- 2026-10-28 09:00
        -- 2026-10-29 09:00
        -- 2026-10-30 09:00
        孙立 < 问题超期没办完 李四
        """,
        张明=zhang,
        李村=li,
        孙立=sun,
    )
    assert not any("李四" in said for said in group.heard)
