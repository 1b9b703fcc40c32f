"""J6: a dialog is cut off and goes on another day (DOMAIN §C)."""

from datetime import date

from tests.journeys.conversation import plays


def begin(zhang):
    plays(
        """
        张明 按 走访登记
        张明 点 李四
        张明 点 无变化
        张明 点 都好
        < 有诉求吗
        """,
        张明=zhang,
    )


def test_j6_the_next_day_any_message_brings_the_draft_back(zhang, house, watch, ledger, cast):
    begin(zhang)
    house.start()
    watch.later(days=1)
    plays(
        """
        张明 说 贴息标准是多少
        < 李四户 还没填完，第 4 步 [继续] [另走一户] [丢弃]
        张明 点 继续
        < 有诉求吗 昨天（10月20日）
        张明 点 都没有
        张明 点 提交
        < 已登记 李四户 昨天（10月20日）
        """,
        张明=zhang,
    )
    (visit,) = ledger.visits.on_day(cast.households["H001"], date(2026, 10, 20))
    assert visit.findings.wish == ""  # the question of the next day was no wish


def test_j6_or_it_is_given_up(zhang, watch, ledger, cast):
    begin(zhang)
    watch.later(days=1)
    plays(
        """
        张明 按 走访登记
        < 李四户 还没填完 [继续] [另走一户] [丢弃]
        张明 点 丢弃
        < 已丢弃：李四户
        张明 按 走访登记
        < 走访哪一户
        """,
        张明=zhang,
    )
    assert not ledger.visits.recent_of(cast.zhang.id)


def test_j6_what_only_waits_to_be_submitted_says_so(zhang):
    begin(zhang)
    plays(
        """
        张明 点 都没有
        < 请核对
        张明 按 走访登记
        < 李四户 填好了，还没提交 [继续] [另走一户] [丢弃]
        张明 点 继续
        < 请核对
        """,
        张明=zhang,
    )
