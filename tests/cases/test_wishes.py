"""/wishes 微心愿 played: from visits, each once, fulfilled, in a group only numbers."""

from datetime import date

from ledger.model import Correction, Findings
from tests.cast import GROUP, NOW, SUN, ZHOU
from tests.phone import Phone, fits_a_phone
from tests.problems.test_problems import tap

TODAY = date(2026, 10, 20)


def wish(phone, words, head="李四", again=False):
    phone.presses("走访登记")
    phone.taps(head)
    if again:
        phone.taps("仍要记")
    phone.taps("无变化")
    phone.taps("都好")
    phone.says(words)
    phone.taps("提交")


def test_a_wish_said_twice_is_one_and_is_fulfilled(zhang, ledger, cast):
    wish(zhang, "想要两袋化肥")
    wish(zhang, "想要化肥两袋", again=True)
    wish(zhang, "盼着修门前的路", "王五")
    zhang.says("/wishes")
    zhang.shows(
        "待办 2 个（2 户）", "1. 李四：想要两袋化肥（说过 2 次）", "2. 王五：盼着修门前的路"
    )
    fits_a_phone(zhang.screen)
    zhang.taps("1 李四")
    zhang.shows("心愿 1", "李四户 白石村1组", "共 2 次")
    zhang.taps("办好了")
    zhang.says("镇上农资店送来")
    zhang.taps("提交")
    zhang.shows("10月20日 办好了：镇上农资店送来")
    zhang.says("/wishes")
    zhang.shows("待办 1 个（1 户）· 已办 1 个")
    zhang.taps("已办")
    zhang.shows("李四：想要两袋化肥，10月20日 办好")


def test_a_corrected_wish_leaves_nothing_behind(zhang, ledger, cast):
    wish(zhang, "想要化肥")
    (visit,) = ledger.visits.on_day(cast.households["H001"], TODAY)
    new = Correction(findings=Findings(wish="想学电焊"))
    ledger.corrections.correct(visit.id, new, "", cast.zhang.id, NOW)
    assert [one.words for one in ledger.wishes.open_of(cast.households["H001"])] == ["想学电焊"]
    ledger.corrections.void(visit.id, "", cast.zhang.id, NOW)
    assert ledger.wishes.open_of(cast.households["H001"]) == ()


def test_wishes_are_seen_and_fulfilled_within_the_scope(zhang, qian, li, sun, ledger, cast):
    wish(zhang, "想要两袋化肥")
    (one,) = ledger.wishes.open_of(cast.households["H001"])
    qian.says("/wishes")
    qian.shows("待办 0 个")
    for wire in (f"ShowWish:{one.id}", f"FulfilWish:{one.id}"):
        tap(qian, wire)
        qian.shows("不归您管")
    for phone in (li, sun):
        phone.says("/wishes")
        phone.shows("李四")


def test_a_group_hears_numbers_and_no_name(house, zhang, zhou, sun, ledger, cast):
    house.telegram.group(GROUP, "工作群", members=(SUN,), administrators=(ZHOU,))
    group = Phone(house, ZHOU, GROUP)
    wish(zhang, "想要两袋化肥")
    group.says("/wishes")
    group.shows("还没有绑定")
    qingshan = ledger.households.household(cast.households["H001"], TODAY).place.township
    ledger.chats.bind(GROUP, qingshan, cast.zhou.id, NOW)
    group.says("/wishes")
    group.shows("微心愿", "青山镇", "待办 1 个（1 户），已办 0 个")
    group.shows_not("李四", "化肥")
