"""What people send that no step asked for: answered kindly, and the draft is kept."""

import pytest

from tests.cast import NOW
from tests.phone import fits_a_phone

STEPS = {
    "走访哪一户": (),
    "有变化吗": ("李四",),
    "五项保障都好吗": ("李四", "无变化"),
    "有诉求吗": ("李四", "无变化", "都好"),
    "请核对": ("李四", "无变化", "都好", "都没有"),
}


@pytest.fixture(params=STEPS)
def step(request, zhang):
    """The words of a step, and the dialog standing there."""
    zhang.presses("走访登记")
    for label in STEPS[request.param]:
        zhang.taps(label)
    return request.param


def finish(zhang, head="李四"):
    """Goes on from wherever the newest screen with buttons stands."""
    for label in ("李四", "无变化", "都好", "都没有", "提交"):
        if label in zhang.buttons:
            zhang.taps(label)
    zhang.shows("已登记", f"{head}户")


def sends(zhang, what):
    people, who = zhang.telegram, (zhang.account, zhang.chat)
    match what:
        case "voice":
            people.sends_voice(*who)
        case "sticker":
            people.sends_sticker(*who)
        case "contact":
            people.sends_contact(*who, "13800000000", "某人")
        case "location":
            people.sends_location(*who, 30.0, 110.0)
        case "file":
            people.sends_file(*who, "通知.docx", b"PK\x03\x04")
    zhang.house.serve()


@pytest.mark.parametrize("what", ["voice", "sticker", "contact", "location", "file"])
def test_what_is_no_words_is_answered_and_the_step_shown_again(step, zhang, what):
    sends(zhang, what)
    zhang.shows(step)
    finish(zhang)


def test_words_where_a_button_is_asked_are_answered_and_the_step_shown_again(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.says("今年的雨露计划什么时候发")
    zhang.shows("李四", "有变化吗")
    finish(zhang)


def test_a_name_that_is_not_mine_is_said_so(zhang):
    zhang.presses("走访登记")
    zhang.says("陈七户")
    zhang.shows("您名下没有「陈七」", "走访哪一户")
    finish(zhang)


def test_a_button_where_words_are_asked_shows_the_step(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("务工")
    marked = zhang.screen
    zhang.taps("选好了")
    zhang.shows("务工 有什么变化")
    zhang.taps("收入", on=marked)
    zhang.shows("务工 有什么变化")


def test_a_forwarded_text_is_words_like_any_other(zhang):
    zhang.presses("走访登记")
    for label in ("李四", "无变化", "都好"):
        zhang.taps(label)
    zhang.telegram.forwards(zhang.account, zhang.chat, "想要化肥", "老乡")
    zhang.house.serve()
    zhang.shows("诉求：想要化肥")


def test_a_household_handed_over_or_gone_meanwhile(zhang, ledger, cast):
    zhang.presses("走访登记")
    zhang.taps("李四")
    ledger.register.leave(cast.households["H001"], NOW.date())
    zhang.taps("无变化")
    zhang.shows("已经退出台账", "走访哪一户")
    fits_a_phone(zhang.screen)
    zhang.taps("王五")
    zhang.shows("王五", "有变化吗")
    finish(zhang, "王五")


def test_a_second_dialog_is_offered_what_is_open_and_loses_nothing(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.presses("我的户")
    zhang.taps("王五")
    zhang.taps("走访这户")
    zhang.shows("王五", "有变化吗")
    for label in ("无变化", "都好", "都没有", "提交"):
        zhang.taps(label)
    zhang.shows("已登记", "王五户")
    assert "继续草稿" in zhang.buttons


def test_the_open_household_from_its_card_goes_on_with_its_draft(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("无变化")
    zhang.presses("我的户")
    zhang.taps("李四")
    zhang.taps("走访这户")
    zhang.shows("李四", "五项保障都好吗")
