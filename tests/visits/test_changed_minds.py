"""Whoever goes back, taps an old button or says a word too early loses nothing and is told so."""

import pytest

from ledger.model import Category
from tests.cast import NOW
from tests.phone import words_of


def fill_in(zhang, head="李四"):
    zhang.presses("走访登记")
    for label in (head, "无变化", "都好", "都没有"):
        zhang.taps(label)


def record(zhang, head="李四"):
    fill_in(zhang, head)
    zhang.taps("提交")
    zhang.shows("已登记")


def visits(ledger, cast, number="H001"):
    return ledger.visits.on_day(cast.households[number], NOW.date())


@pytest.fixture
def namesake(ledger, cast):
    """A second 李四 of 张明's, in the third group."""
    home = ledger.households.household(cast.households["H001"], NOW.date())
    id_ = ledger.register.add_household(
        "H009", home.place.village, "李四", Category.LIFTED, group="3组", people=2
    )
    ledger.care.assign(id_, cast.zhang.id, NOW.date().replace(day=1))
    return id_


def test_a_correction_that_corrects_nothing_makes_no_version(zhang, ledger, cast):
    record(zhang)
    zhang.taps("改这条")
    zhang.taps("日期")
    zhang.taps("今天")
    zhang.taps("提交")
    zhang.shows("没有改动：李四户 今天")
    assert [visit.version for visit in visits(ledger, cast)] == [1]


def test_a_correction_says_which_record_it_is_and_can_be_left(zhang, ledger, cast):
    record(zhang)
    zhang.taps("改这条")
    zhang.shows("改哪一项", "李四 今天")
    assert zhang.buttons[-1] == "不改了"
    assert "返回" not in zhang.buttons
    zhang.taps("不改了")
    zhang.shows("已丢弃：李四户 改记录")
    assert [visit.version for visit in visits(ledger, cast)] == [1]


def test_going_back_in_a_correction_takes_nothing_of_the_record_away(zhang, watch, ledger, cast):
    fill_in(zhang)
    zhang.taps("返回")
    zhang.says("想要化肥")
    zhang.taps("提交")
    day = watch().date()
    watch.later(days=2)
    zhang.taps("改这条")
    zhang.taps("日期")
    zhang.taps("昨天")
    zhang.shows("为什么改")
    for _ in range(3):
        zhang.taps("返回")
    zhang.taps("日期")
    zhang.says(f"{day.month}月{day.day}日")
    zhang.shows_not("诉求：想要化肥 →", "日期：")
    (visit,) = ledger.visits.on_day(cast.households["H001"], day)
    assert (visit.version, visit.findings.wish) == (1, "想要化肥")


def test_a_button_of_a_draft_put_by_takes_it_up_again(zhang, ledger, cast):
    fill_in(zhang)
    review = zhang.screen
    zhang.presses("走访登记")
    zhang.taps("另走一户")
    zhang.taps("王五")
    zhang.taps("提交", on=review)
    done = next(m for m in zhang.messages if "已登记：李四户" in words_of(m))
    assert visits(ledger, cast)
    zhang.taps("继续草稿", on=done)
    assert any("王五 · 今天" in said for said in zhang.heard)


def test_what_is_ticked_may_be_told_at_once(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("务工")
    zhang.says("小儿子去东莞打工，月薪5000")
    zhang.shows("五项保障都好吗")
    for label in ("都好", "都没有"):
        zhang.taps(label)
    zhang.shows("变化：务工 小儿子去东莞打工，月薪5000")


def test_a_question_is_a_question_also_where_something_is_ticked(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("务工")
    zhang.says("贴息标准是多少")
    zhang.shows("有变化吗")
    assert "✓ 务工" in zhang.buttons


def test_namesakes_are_told_apart_all_the_way(zhang, namesake):
    zhang.presses("走访登记")
    for label, shown in (
        ("李四(3组)", "李四(3组) · 今天"),
        ("无变化", "李四(3组) · 今天"),
        ("都好", "李四(3组) · 今天"),
        ("都没有", "走访户：李四(3组)"),
        ("提交", "已登记：李四(3组)户"),
    ):
        zhang.taps(label)
        zhang.shows(shown)
    zhang.presses("本月进度")
    zhang.shows("李四(1组)")
    zhang.says("/correct")
    zhang.shows("1. 李四(3组)户")


def test_what_is_to_be_changed_stands_beside_what_it_is(zhang):
    fill_in(zhang)
    zhang.taps("改")
    zhang.shows("改哪一项", "走访户：李四", "五项保障：都好")


def test_a_draft_read_from_one_message_counts_no_steps(zhang, namesake):
    zhang.says("李四户 昨天入户 都好")
    zhang.presses("走访登记")
    zhang.shows("新的走访 还没填完。")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("走访 登记", "走访哪一户"),
        ("走访登记。", "走访哪一户"),
        ("走访", "走访哪一户"),
        ("我要走访", "走访哪一户"),
        ("我的户！", "我的户"),
        ("进度", "10月进度"),
        ("请假", "哪几天请假"),
        ("改记录", "您还没有登记过走访"),
        ("菜单", "还可以做这些"),
        ("帮助", "张明，您可以"),
        ("问题清单", "问题"),
    ],
)
def test_a_word_of_the_menu_may_be_typed_as_one_types(zhang, words, shown):
    zhang.says(words)
    zhang.shows(shown)


def test_a_word_of_the_menu_is_the_answer_where_words_are_waited_for(zhang):
    zhang.presses("走访登记")
    for label in ("李四", "无变化", "都好"):
        zhang.taps(label)
    zhang.says("请假")
    zhang.shows("请核对", "诉求：请假")


def test_a_word_of_the_menu_is_no_name_of_a_household(zhang):
    zhang.presses("走访登记")
    zhang.says("请假")
    zhang.shows("哪几天请假")


def test_nothing_happened_is_no_change(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.says("没啥事")
    zhang.shows("五项保障都好吗")


def test_a_visit_told_in_words_is_the_one_that_was_just_begun(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.says("李四户 昨天入户 都好 没变化")
    zhang.taps("提交")
    zhang.shows("已登记：李四户")
    assert "继续草稿" not in zhang.buttons


def test_a_visit_begun_that_holds_more_is_kept_beside_it(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("无变化")
    zhang.says("李四户 昨天入户 都好 没变化")
    zhang.taps("提交")
    assert "继续草稿" in zhang.buttons


def test_a_contact_that_counts_for_nobody_is_not_called_late_as_well(zhang):
    zhang.says("李四户 10月2日 不在家")
    zhang.taps("提交")
    zhang.shows("已记 1 次联系，不计走访")
    zhang.shows_not("超过", "代访")


def test_what_was_ticked_stays_ticked_when_one_goes_back(zhang):
    zhang.presses("走访登记")
    for label in ("李四", "务工", "收入", "选好了", "返回"):
        zhang.taps(label)
    zhang.shows("有变化吗")
    assert {"✓ 务工", "✓ 收入", "选好了"} <= set(zhang.buttons)


def test_that_there_is_a_wish_is_not_the_wish(zhang):
    zhang.presses("走访登记")
    for label in ("李四", "无变化", "都好"):
        zhang.taps(label)
    zhang.says("有")
    zhang.shows("是什么诉求", "有诉求吗")
    zhang.says("想要化肥")
    zhang.shows("请核对", "诉求：想要化肥")
