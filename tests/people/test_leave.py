"""/leave 请假 played (J9): asked with a stand-in, approved, visited for, ended."""

from datetime import date

import pytest

from handlers.dialog.form import Foreign, Invalid
from handlers.spans import read_span
from ledger.clock import Month
from ledger.model import Cause
from tests.phone import fits_a_phone

TODAY = date(2026, 10, 20)
OCTOBER = Month(2026, 10)


def ask(phone, words="10-21~10-31 病假", stand_in="钱进"):
    phone.says(f"/leave {words}")
    if stand_in:
        phone.says(stand_in)
    else:
        phone.taps("不找人")
    phone.taps("提交")


def test_a_colleague_visits_for_who_is_on_leave_and_the_owner_keeps_the_credit(
    house, watch, zhang, qian, sun, ledger, cast
):
    zhang.says("/leave 10-21~10-31 病假")
    zhang.shows("请谁代访")
    zhang.says("钱进")
    zhang.shows("请核对", "日期：10月21日～10月31日", "类别：病假", "代访人：钱进")
    zhang.taps("提交")
    zhang.shows("已提交", "等审批")
    sun.shows("请您审批", "张明：10月21日～10月31日（11 天）病假", "代访人：钱进")
    assert not ledger.leaves.on_leave(cast.zhang.id, date(2026, 10, 21))  # nothing before
    sun.taps("同意")
    zhang.shows("「请假」已批准")
    qian.shows("代访", "张明 10月21日～10月31日 病假", "3 户", "李四、王五、赵六")

    watch.to(2026, 10, 21)
    qian.presses("我的户")
    qian.shows("代 张明 3 户", "李四 监测对象（代 张明）")
    qian.presses("走访登记")
    qian.says("李四")
    for label in ("无变化", "都好", "都没有", "提交"):
        qian.taps(label)
    qian.shows("已登记", "代访")
    (done,) = [o for o in ledger.rates.owed(cast.zhang.id, OCTOBER, date(2026, 10, 21)) if o.done]
    assert done.household.head == "李四"
    (visit,) = ledger.visits.on_day(cast.households["H001"], date(2026, 10, 21))
    assert visit.cadre == cast.qian.id
    assert ledger.visits.is_stand_in(visit)
    causes = {m.cause for m in ledger.rates.missing(OCTOBER, date(2026, 10, 21)) if m.owner}
    assert Cause.LEAVE in causes
    for phone in (zhang, qian, sun):
        for message in phone.messages:
            if message["from"]["is_bot"]:
                fits_a_phone(message)


def test_everything_can_be_tapped(zhang, sun, ledger, cast):
    zhang.says("/leave")
    zhang.shows("哪几天请假")
    zhang.taps("明天")
    zhang.taps("事假")
    zhang.taps("不找人")
    zhang.taps("提交")
    sun.taps("同意")
    assert ledger.leaves.on_leave(cast.zhang.id, date(2026, 10, 21))
    assert not ledger.leaves.on_leave(cast.zhang.id, date(2026, 10, 22))


def test_a_stand_in_has_the_households_only_on_the_days_of_the_leave(
    watch, zhang, qian, sun, ledger, cast
):
    ask(zhang)
    sun.taps("同意")
    card = f"Card:{cast.households['H001']}"

    def looks(phone):
        phone.telegram.taps(phone.account, phone.chat, phone.screen["message_id"], card)
        phone.house.serve()

    looks(qian)
    qian.shows("不归您管")
    watch.to(2026, 10, 25)
    looks(qian)
    qian.shows("李四户")
    watch.to(2026, 11, 1)
    looks(qian)
    qian.shows("不归您管")


def test_a_leave_that_the_township_refuses_is_none(zhang, qian, sun, ledger, cast):
    ask(zhang)
    heard = len(qian.heard)
    sun.taps("不同意")
    zhang.shows("「请假」没有同意")
    assert not ledger.leaves.on_leave(cast.zhang.id, date(2026, 10, 21))
    assert len(qian.heard) == heard


def test_a_leave_that_is_over_is_the_countys_to_date_back(zhang, sun, zhou, ledger, cast):
    ask(zhang, "10-10~10-15 病假", "")
    sun.shows("起算日早于今天")
    sun.taps("同意")
    sun.shows("这个假已经过了")
    sun.says("/requests")
    sun.taps(sun.buttons[0])
    sun.taps("报县倒签")
    zhou.taps("按原日期")
    assert ledger.leaves.on_leave(cast.zhang.id, date(2026, 10, 12))


def test_a_leave_begun_before_its_approval_counts_from_the_approval(
    watch, zhang, sun, ledger, cast
):
    ask(zhang, "10-20~10-31 病假", "")
    watch.to(2026, 10, 23)
    sun.taps("同意")
    assert not ledger.leaves.on_leave(cast.zhang.id, date(2026, 10, 22))
    assert ledger.leaves.on_leave(cast.zhang.id, date(2026, 10, 23))


def test_who_comes_back_early_ends_the_leave(watch, zhang, qian, sun, ledger, cast):
    ask(zhang)
    sun.taps("同意")
    watch.to(2026, 10, 25)
    zhang.says("/leave")
    zhang.shows("10月21日～10月31日 病假，钱进 代访", buttons=["再请假", "销假"])
    zhang.taps("销假")
    zhang.shows("已销假")
    qian.shows("提前销假")
    assert ledger.leaves.on_leave(cast.zhang.id, date(2026, 10, 24))
    assert not ledger.leaves.on_leave(cast.zhang.id, date(2026, 10, 25))


def test_nobody_pushes_to_who_is_on_leave(house, watch, zhang, qian, sun):
    watch.to(2026, 10, 23)
    house.tick()
    ask(zhang)
    sun.taps("同意")
    before = len(zhang.heard)
    watch.to(2026, 10, 26)  # the reminder of Sunday the 25th
    house.tick()
    assert len(zhang.heard) == before
    qian.shows("还差")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("8-10~8-25", date(2026, 8, 10), date(2026, 8, 25)),
        ("8月10日到25日", date(2026, 8, 10), date(2026, 8, 25)),
        ("2027-1-5～1-8", date(2027, 1, 5), date(2027, 1, 8)),
        ("12-30~1-3", date(2026, 12, 30), date(2027, 1, 3)),
        ("明天", date(2026, 10, 21), date(2026, 10, 21)),
        ("明天起3天", date(2026, 10, 21), date(2026, 10, 23)),
        ("明天请两天假", date(2026, 10, 21), date(2026, 10, 22)),
        ("3天", date(2026, 10, 20), date(2026, 10, 22)),
        ("下周一到周五", date(2026, 10, 26), date(2026, 10, 30)),
        ("今天到周五", date(2026, 10, 20), date(2026, 10, 23)),
        ("十月二十一日到二十五日", date(2026, 10, 21), date(2026, 10, 25)),
        ("25号到28号", date(2026, 10, 25), date(2026, 10, 28)),
        ("今天到月底", date(2026, 10, 20), date(2026, 10, 31)),
    ],
)
def test_spans_are_understood_as_people_type_them(words, first, last):
    span = read_span(words, TODAY)
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize("words", ["10-25~10-21", "13月40日", "2月30日"])
def test_spans_that_cannot_be_are_asked_again(words):
    with pytest.raises(Invalid):
        read_span(words, TODAY)


def test_words_that_are_no_span_are_somebody_elses():
    with pytest.raises(Foreign):
        read_span("贴息标准是什么", TODAY)
