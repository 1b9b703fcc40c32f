"""整户外出, 免计, 类别调整, 销户 played: asked by who holds the household, decided by who may."""

from datetime import date

from ledger.clock import Month
from ledger.model import Category
from tests.people.test_handover import due
from tests.phone import fits_a_phone

TODAY = date(2026, 10, 20)
OCTOBER = Month(2026, 10)


def ask(phone, what, head="李四", why="外出务工", until="长期", category=""):
    phone.says("/change")
    phone.taps(head)
    phone.taps(what)
    if category:
        phone.taps(category)
    if what in ("整户外出", "免计"):
        phone.taps(until)
    phone.taps(why)
    phone.shows("农户：白石村", f"组 {head}")
    phone.taps("提交")


def test_the_village_lead_lets_a_household_be_away(zhang, li, sun, ledger, cast):
    ask(zhang, "整户外出")
    zhang.shows("已提交", "李四户（青山镇 白石村1组）", "10月20日 起，长期", "原因：外出务工")
    zhang.shows_not("起算日：10月20日")  # it is said already
    heard = len(sun.heard)
    assert ledger.households.states_on(cast.households["H001"], TODAY) == ()
    li.shows("请您审批", "整户外出", "李四户")
    li.taps("同意")
    zhang.shows("「整户外出」已批准")
    assert ledger.households.states_on(cast.households["H001"], TODAY) == ("away",)
    assert len(sun.heard) == heard
    for phone in (zhang, li):
        for message in phone.messages:
            if message["from"]["is_bot"]:
                fits_a_phone(message)


def test_the_township_exempts_until_a_day(watch, zhang, li, sun, ledger, cast):
    ask(zhang, "免计", why="住院", until="月底")
    li.shows_not("请您审批")
    assert due(ledger, cast.zhang) == ["李四", "王五", "赵六"]
    sun.taps("同意")
    assert due(ledger, cast.zhang) == ["王五", "赵六"]
    assert ledger.rates.owed(cast.zhang.id, OCTOBER, TODAY)
    november = date(2026, 11, 1)
    assert due(ledger, cast.zhang, Month(2026, 11), november) == ["李四", "王五", "赵六"]


def test_a_state_ends_by_request_as_well(zhang, sun, ledger, cast):
    ask(zhang, "免计", why="住院")
    sun.taps("同意")
    ask(zhang, "结束免计", why="情况结束")
    sun.taps("同意")
    assert due(ledger, cast.zhang) == ["李四", "王五", "赵六"]


def test_a_category_changes_from_the_day_of_approval(watch, zhang, sun, ledger, cast):
    ask(zhang, "类别调整", why="风险已消除", category="风险已消除")
    watch.to(2026, 10, 22)
    sun.shows("监测对象 → 监测对象(风险已消除)")
    sun.taps("同意")
    home = cast.households["H001"]
    before = ledger.households.household(home, date(2026, 10, 21)).category
    after = ledger.households.household(home, date(2026, 10, 22)).category
    assert (before, after) == (Category.MONITORED, Category.MONITORED_CLEARED)


def test_a_household_leaves_the_books(zhang, sun, ledger, cast):
    ask(zhang, "销户", why="整户去世")
    sun.taps("同意")
    assert due(ledger, cast.zhang) == ["王五", "赵六"]
    zhang.says("/change")
    assert not any("李四" in label for label in zhang.buttons)


def test_the_same_is_not_asked_for_twice(zhang):
    ask(zhang, "免计", why="住院")
    ask(zhang, "免计", why="住院")
    zhang.shows("同样的申请已经提过")


def test_nobody_asks_for_a_household_out_of_reach(qian, zhang, li, cast):
    home = cast.households["H001"]
    for phone, allowed in ((qian, False), (li, True)):
        phone.says("/help")
        phone.telegram.taps(
            phone.account, phone.chat, phone.screen["message_id"], f"ChangeHome:{home}:exempt"
        )
        phone.house.serve()
        if allowed:
            phone.shows("到哪天为止")
        else:
            phone.shows("不在您的范围内")


def test_a_county_administrator_changes_at_once_and_from_the_day_they_say(zhou, ledger, cast):
    zhou.says("/change")
    zhou.says("陈七")
    zhou.taps("免计")
    zhou.taps("长期")
    zhou.taps("服刑")
    zhou.taps("改")
    zhou.taps(next(label for label in zhou.buttons if "起算日" in label))
    zhou.says("9月1日")
    zhou.taps("提交")
    zhou.shows("已办好", "倒签", "9月 钱进 0/2 → 0/1")
    assert due(ledger, cast.qian, Month(2026, 9)) == ["吴八"]
    assert ledger.requests.dated_back(Month(2026, 9), None) == 1


def test_a_township_administrator_does_not_decide_on_their_own_household(sun, zhou, ledger, cast):
    ledger.care.assign(cast.households["H002"], cast.sun.id, TODAY)
    ask(sun, "免计", "王五", "住院")
    sun.shows("等审批")
    assert "同意" not in sun.buttons
    zhou.taps("同意")
    sun.shows("「免计」已批准")
