"""代录: a village lead types the visit of a colleague who has no Telegram."""

from datetime import date

from ledger.clock import Month
from ledger.model import Mode

TODAY = date(2026, 10, 20)


def type_for(li, head="王五"):
    li.presses("我的户")
    li.taps(head)
    li.taps("代录走访")
    for label in ("无变化", "都好", "都没有"):
        li.taps(label)


def test_the_recorder_is_the_lead_and_the_visitor_the_owner_and_both_are_named(
    li, zhang, ledger, cast
):
    type_for(li)
    li.shows("请核对", "走访户：王五", "走访人：张明（李村 代录）")
    li.taps("提交")
    li.shows("已登记", "王五户", "走访人 张明，由 李村 代录", "张明本月 1/3，还差 2 户")
    (visit,) = ledger.visits.on_day(cast.households["H002"], TODAY)
    assert (visit.cadre, visit.recorder, visit.mode) == (cast.zhang.id, cast.li.id, Mode.HOME)
    owed = ledger.rates.owed(cast.zhang.id, Month.of(TODAY), TODAY)
    assert [one.household.head for one in owed if one.done] == ["王五"]
    zhang.shows("李村 替您登记了：王五户 今天 的走访", buttons=["改这条"])


def test_the_colleague_corrects_what_was_typed_for_them(li, zhang, ledger, cast):
    type_for(li)
    li.taps("提交")
    zhang.taps("改这条")
    zhang.taps("诉求")
    zhang.says("想修水渠")
    zhang.taps("提交")
    zhang.shows("已改好", "第 2 版", "由 李村 代录")
    (visit,) = ledger.visits.on_day(cast.households["H002"], TODAY)
    assert (visit.cadre, visit.recorder) == (cast.zhang.id, cast.li.id)


def test_the_lead_who_went_there_says_so_and_it_is_a_stand_in(li, ledger, cast):
    type_for(li)
    li.taps("改")
    li.taps("走访人")
    assert li.buttons == ["张明", "我自己去的", "返回"]
    li.taps("我自己去的")
    li.shows("走访人：我自己去的")
    li.taps("提交")
    li.shows("已登记", "代访")
    (visit,) = ledger.visits.on_day(cast.households["H002"], TODAY)
    assert (visit.cadre, visit.recorder) == (cast.li.id, cast.li.id)


def test_without_households_of_ones_own_visiting_begins_with_the_village(li):
    li.presses("走访登记")
    li.shows("白石村", "应访 2，还差 2")
    li.taps("李四")
    assert li.buttons[0] == "代录走访"


def test_nobody_types_for_a_household_outside_the_village(li, zhang, ledger, cast):
    for phone in (li, zhang):
        phone.says("/start")
        phone.telegram.taps(
            phone.account,
            phone.chat,
            phone.screen["message_id"],
            f"RecordFor:{cast.households['H004']}",
        )
        phone.house.serve()
        phone.shows("不归您管")


def test_a_household_handed_over_meanwhile_asks_again_whose_visit_it_was(li, ledger, cast):
    type_for(li)
    ledger.care.hand_over(cast.households["H002"], cast.qian.id, TODAY)
    li.taps("提交")
    li.shows("那天不归他包联", "是谁去走访的")
    assert not ledger.visits.on_day(cast.households["H002"], TODAY)
    li.taps("钱进")
    li.shows("请核对", "走访人：钱进（李村 代录）")
    li.taps("提交")
    li.shows("已登记")
    (visit,) = ledger.visits.on_day(cast.households["H002"], TODAY)
    assert visit.cadre == cast.qian.id
