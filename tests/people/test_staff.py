"""/staff 人员变动 played (J10): who retires stops owing; the households find a new holder."""

from datetime import date

from ledger.clock import Month
from ledger.model import By, Role
from ledger.request import NewRequest
from tests.cast import NOW
from tests.people.test_handover import due
from tests.phone import fits_a_phone

TODAY = date(2026, 10, 20)
OCTOBER, SEPTEMBER = Month(2026, 10), Month(2026, 9)


def retire(phone, name="张明", last="今天"):
    phone.says("/staff")
    phone.says(name)
    phone.taps("退休")
    if last in phone.buttons:
        phone.taps(last)
    else:
        phone.says(last)
    phone.taps("提交")


def test_who_retires_stops_owing_the_next_day_and_the_households_are_taken_over(
    watch, zhang, qian, sun, ledger, cast
):
    sun.says("/staff")
    sun.shows("谁离岗")
    sun.says("张明")
    sun.taps("退休")
    sun.shows("最后在岗是哪天")
    sun.taps("今天")
    sun.shows("请核对", "谁：张明", "最后在岗日：10月20日")
    sun.taps("提交")
    sun.shows(
        "已办好", "张明（文旅局）：退休", "最后在岗日：10月20日", "名下 3 户：李四、王五、赵六"
    )
    assert sun.buttons[:3] == ["整体移交", "逐户移交", "转待分配"]
    zhang.shows("登记您的最后在岗日是 10月20日")
    assert due(ledger, cast.zhang) == ["李四", "王五", "赵六"]  # the last day is still in post

    watch.to(2026, 10, 21)
    tomorrow = date(2026, 10, 21)
    table = ledger.rates.table(OCTOBER, By.COUNTY, tomorrow)
    assert table.total.unassigned == 3  # nobody's until somebody takes them
    assert due(ledger, cast.zhang, today=tomorrow) == []
    sun.taps("整体移交")
    sun.shows("移交给谁")
    sun.says("钱进")
    sun.taps("退休")
    sun.taps("提交")
    sun.shows("等 钱进 确认")
    qian.shows("请您确认", "张明 → 钱进，3 户")
    qian.taps("同意接收")  # the township asked for it: with that it is done
    qian.shows("交接单", "3 户从 10月21日 起归您")
    assert any("「移交」已批准" in said for said in sun.heard)
    assert len(due(ledger, cast.qian, today=tomorrow)) == 5
    assert due(ledger, cast.zhang, SEPTEMBER, tomorrow) == ["李四", "王五", "赵六"]  # past is past
    for phone in (sun, qian):
        for message in phone.messages:
            if message["from"]["is_bot"]:
                fits_a_phone(message)


def test_a_township_cannot_date_back_and_the_county_is_asked(sun, zhou, ledger, cast):
    retire(sun, last="2026-09-14")
    sun.shows("已提交", "等审批", "最后在岗日：9月14日")
    assert ledger.people.cadre(cast.zhang.id).until is None
    zhou.shows("请您审批", "张明（文旅局）：退休")
    zhou.taps("按原日期")
    zhou.shows("从 9月15日 起算（倒签，通报会注明）", "9月 张明 0/3 → 0/0", "9月 待分配 0/0 → 0/3")
    assert ledger.people.cadre(cast.zhang.id).until == date(2026, 9, 14)
    assert due(ledger, cast.zhang, SEPTEMBER) == []
    assert ledger.requests.dated_back(SEPTEMBER, None) == 1
    sun.shows("「离岗」已批准")
    assert "整体移交" in sun.buttons


def test_the_county_dates_back_itself_and_sees_what_changed(zhou, ledger, cast):
    retire(zhou, "钱进", "2026-09-30")
    zhou.shows("已办好", "倒签", "10月 钱进 0/2 → 0/0", "10月 待分配 0/0 → 0/2")
    assert due(ledger, cast.qian, SEPTEMBER) == ["吴八", "陈七"]
    assert due(ledger, cast.qian) == []


def test_a_township_records_only_its_own_people(sun, li, zhang, ledger):
    sun.says("/staff")
    sun.says("钱进")
    sun.shows_not("什么原因")
    li.says("/staff")
    li.shows("不归您管")
    zhang.says("/staff")
    zhang.shows("不归您管")


def test_a_retirement_recorded_by_mistake_is_taken_back(watch, sun, zhou, ledger, cast):
    retire(sun, last="2026-10-31")
    assert ledger.people.cadre(cast.zhang.id).until == date(2026, 10, 31)
    sun.says("/staff")
    sun.says("张明")
    sun.taps("退休")
    sun.taps("仍在岗")
    sun.taps("提交")
    sun.shows("仍在岗，取消离岗登记")
    assert ledger.people.cadre(cast.zhang.id).until is None


def test_who_left_is_put_back_into_post_for_days_gone_by_only_as_dated_back(
    sun, zhou, ledger, cast
):
    retire(zhou, "张明", "2026-09-30")
    request = ledger.requests.ask(
        NewRequest(
            kind="staff",
            asker=cast.sun.id,
            about=cast.zhang.id,
            since=date(2026, 10, 1),
            role=Role.COUNTY_ADMIN,
            township=None,
            body={"why": "登记错了", "last": ""},
        ),
        NOW,
    )
    zhou.says("/requests")
    zhou.taps(f"{request.number} 离岗")
    zhou.taps("同意")
    zhou.shows("只有县管理员能办")
    assert ledger.people.cadre(cast.zhang.id).until == date(2026, 9, 30)
    zhou.says("/requests")
    zhou.taps(f"{request.number} 离岗")
    zhou.taps("按原日期")
    assert ledger.people.cadre(cast.zhang.id).until is None
    assert due(ledger, cast.zhang) == ["李四", "王五", "赵六"]
