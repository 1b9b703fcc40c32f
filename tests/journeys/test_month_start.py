"""J3: the month begins with one list, and ends with what is left (DOMAIN §C)."""

from datetime import date

from tests.journeys.conversation import plays


def test_j3_the_list_comes_on_the_first_working_day_and_starts_a_visit(zhang, li, ledger, cast):
    plays(
        """
        -- 2026-10-30 12:00
        张明 说 李四户 今天入户 没变化 住房漏雨
        张明 点 提交
        < 已登记
        -- 2026-11-01 12:00
        张明 < 已登记
        -- 2026-11-02 09:00
        张明 < 11月应走访 3 户 王五（白石村2组） 赵六（双河村1组）
        < 李四（白石村1组），有 1 个问题没办完
        < [走访王五] [走访赵六] [走访李四] [我的户]
        张明 点 走访王五
        < 王五 今天 入户 有变化吗
        张明 点 无变化
        张明 点 都好
        张明 点 都没有
        张明 点 提交
        < 已登记 王五户 本月 1/3，还差 2 户
        """,
        张明=zhang,
        李村=li,
    )
    assert ledger.visits.on_day(cast.households["H002"], date(2026, 11, 2))
    assert sum("应走访" in said for said in zhang.heard) == 1
    assert not any("应走访" in said for said in li.heard)  # owes nothing


def test_j3_two_reminders_a_month_and_none_once_all_is_done(zhang, qian, li):
    plays(
        """
        -- 2026-11-19 12:00
        -- 2026-11-20 09:00
        张明 < 11月还差 3 户，已走 0 户，应走 3 户。 [走访李四] [走访王五] [走访赵六] [我的户]
        张明 说 李四户 今天入户 都好 没变化
        张明 点 提交
        张明 说 王五户 今天入户 都好 没变化
        张明 点 提交
        -- 2026-11-25 09:00
        张明 < 11月还差 1 户，已走 2 户，应走 3 户。 赵六 [走访赵六] [我的户]
        张明 点 走访赵六
        张明 点 无变化
        张明 点 都好
        张明 点 都没有
        张明 点 提交
        < 已登记 本月 3/3
        -- 2026-11-30 18:00
        < 已登记
        """,
        张明=zhang,
        钱进=qian,
    )
    assert sum("还差" in said and "应走" in said for said in zhang.heard) == 2
