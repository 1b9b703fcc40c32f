"""J5: a visit told in one message (DOMAIN §C)."""

from datetime import date

import pytest

from ledger.model import Category, Mode
from tests.journeys.conversation import plays

YESTERDAY = date(2026, 10, 19)


@pytest.fixture
def namesakes(ledger, cast):
    """Two more households called 李四: another group, and another one without a group."""
    village = next(a.id for a in ledger.areas.villages() if a.name == "白石村")
    for number, group in (("H011", "3组"), ("H012", "5组")):
        id_ = ledger.register.add_household(
            number, village, "李四", Category.LIFTED, group=group, entered=date(2025, 1, 1)
        )
        ledger.care.assign(id_, cast.zhang.id, date(2025, 1, 1))
        cast.households[number] = id_


def test_j5_one_message_and_one_tap(zhang, ledger, cast):
    zhang.taps_made = 0
    plays(
        """
        张明 说 李四户 昨天入户 孩子返校 想要化肥
        < 请核对 走访户：李四 日期：昨天（10月19日） 方式：入户
        < 变化：无变化（？） 五项保障：都好（？） 诉求：想要化肥 备注：孩子返校
        张明 点 提交
        < 已登记 李四户 昨天 本月 1/3
        """,
        张明=zhang,
    )
    assert zhang.taps_made == 1
    (visit,) = ledger.visits.on_day(cast.households["H001"], YESTERDAY)
    assert (visit.mode, visit.findings.wish) == (Mode.HOME, "想要化肥")
    assert visit.findings.remark == "孩子返校"


def test_j5_what_was_guessed_is_changed_before_it_is_submitted(zhang, ledger, cast):
    plays(
        """
        张明 说 李四户 昨天入户 想要化肥
        < 五项保障：都好（？）
        张明 点 改
        张明 点 五项保障
        张明 点 住房安全
        张明 点 选好了
        张明 说 漏雨
        < 变化：无变化（？） 五项保障：住房安全 漏雨
        张明 点 提交
        < 已登记
        """,
        张明=zhang,
    )
    (visit,) = ledger.visits.on_day(cast.households["H001"], YESTERDAY)
    assert visit.findings.checks == {"housing": "漏雨"}


def test_j5_two_of_one_name_are_asked_for_by_group(namesakes, zhang, ledger, cast):
    plays(
        """
        张明 说 李四户 昨天入户 都好 没变化
        < 走访哪一户 和「李四」相近的 [李四(1组)] [李四(3组)] [李四(5组)] [返回]
        张明 点 李四(3组)
        < 请核对 走访户：李四 日期：昨天 五项保障：都好
        张明 点 提交
        < 已登记
        """,
        张明=zhang,
    )
    assert ledger.visits.on_day(cast.households["H011"], YESTERDAY)


def test_j5_the_group_in_the_message_tells_them_apart(namesakes, zhang, ledger, cast):
    plays(
        """
        张明 说 五组李四户 昨天入户 都好 没变化
        < 请核对 走访户：李四
        张明 点 提交
        < 已登记
        """,
        张明=zhang,
    )
    assert ledger.visits.on_day(cast.households["H012"], YESTERDAY)


def test_j5_what_could_be_either_is_asked(zhang, ledger, cast):
    plays(
        """
        张明 说 李四户 昨天入户 低保怎么办
        < 这句话是要记走访，还是问政策？ [记走访] [问政策]
        张明 点 记走访
        < 请核对 走访户：李四 日期：昨天
        """,
        张明=zhang,
    )
