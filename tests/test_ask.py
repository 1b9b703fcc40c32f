"""Policy questions in chat: answered with their source, forwarded, or waited for."""

from contextlib import closing
from pathlib import Path

import pytest

from bot.database import open_home
from policy_kb.base import PolicyBase
from tests.cast import GROUP, ZHANG, ZHOU
from tests.phone import Phone

DIGESTS = Path(__file__).parent.parent / "data" / "policies"


@pytest.fixture
def base(house):
    """The project's own digests, read in."""
    with closing(open_home(house.home)) as db:
        PolicyBase(db).ensure_digests(DIGESTS, house.watch())
    house.bot.house.policies.load()


def test_a_stranger_is_answered_with_the_figure_and_its_source(stranger, base):
    stranger.says("贴息标准是多少")
    stranger.shows("2.58%", "扶贫到户贷款管理办法", "历史文件")
    assert "看原文" in stranger.buttons


def test_the_clause_opens_with_its_neighbours(stranger, base):
    stranger.says("贴息标准是多少")
    answer = stranger.screen
    stranger.taps("看原文")
    stranger.shows("扶贫到户贷款管理办法")
    assert stranger.screen["message_id"] != answer["message_id"]
    stranger.taps("上下文")
    stranger.taps("下一页")
    stranger.shows("扶贫到户贷款管理办法")


def test_what_else_is_said_there_is_a_button_that_says_what_about(stranger, base):
    stranger.says("贴息标准是多少")
    assert stranger.buttons[:3] == ["看原文", "上下文", "没答到"]
    assert len(stranger.buttons) == 6
    assert not any(label.startswith("相关") for label in stranger.buttons)
    assert all(len(label) <= 10 for label in stranger.buttons)
    stranger.taps(stranger.buttons[3])
    stranger.shows("《")


def test_what_is_answered_alone_is_answered_behind_another_question_too(stranger, base):
    stranger.says("贴息标准是多少")
    stranger.says("那五保户能贷吗")
    stranger.shows("四种情形不能放贷")


@pytest.mark.parametrize("words", ["😀", "？？？", "👍👍", "……"])
def test_a_face_follows_on_no_question(stranger, base, words):
    stranger.says("低保")
    stranger.says(words)
    stranger.shows("没有找到")
    stranger.shows_not("《")


def test_a_strangers_feedback_stays_open_behind_a_question(stranger, base):
    stranger.says("/feedback")
    stranger.taps("匿名")
    stranger.says("路灯坏了")
    stranger.says("五保户能不能贷款")
    stranger.shows("请核对", "匿名")


def test_what_is_not_in_the_base_is_said_so_and_goes_to_the_policy_administrator(
    zhang, zhou, base
):
    zhang.says("土地承包经营权证丢了怎么补办")
    zhang.shows("没有找到", "转给政策管理员")
    zhang.taps("转给政策管理员")
    zhang.shows("已转给政策管理员")
    zhou.shows("土地承包经营权证丢了怎么补办", "文旅局 张明")
    zhang.taps("转给政策管理员", on=zhang.messages[-2])
    zhang.shows("已经转过了")


@pytest.mark.parametrize("words", ["你好", "在吗？", "谢谢！"])
def test_a_greeting_is_no_question(zhang, base, words):
    zhang.says(words)
    zhang.shows("走访登记：点几下就记好")
    assert "没有找到" not in zhang.text


def test_the_administrators_reply_reaches_the_asker_and_is_learned(zhang, zhou, base):
    zhang.says("土地承包经营权证丢了怎么补办")
    zhang.taps("转给政策管理员")
    zhou.taps("写答复")
    zhou.says("到乡镇农经站申请补发，带身份证（县农业农村局办事指南，2026年，清溪县）")
    zhou.taps("提交")
    zhou.shows("已答复")
    zhang.shows("政策管理员答：到乡镇农经站申请补发")
    zhou.taps("收入知识库")
    zhou.shows("已收入知识库")
    zhang.says("土地承包经营权证丢了怎么补办")
    zhang.shows("到乡镇农经站申请补发")


def test_the_administrator_may_simply_reply_to_the_message(zhang, zhou, base):
    zhang.says("土地承包经营权证丢了怎么补办")
    zhang.taps("转给政策管理员")
    asked = zhou.screen["message_id"]
    zhou.says("走访登记")
    zhou.says("到农经站补发", reply_to=asked)
    zhou.shows("已答复")
    zhang.shows("政策管理员答：到农经站补发")
    zhou.says("再说一遍", reply_to=asked)
    assert "政策管理员答：再说一遍" not in zhang.text


def test_a_reply_too_long_is_asked_for_shorter(zhang, zhou, base):
    zhang.says("土地承包经营权证丢了怎么补办")
    zhang.taps("转给政策管理员")
    asked = zhou.screen
    zhou.says("长" * 501, reply_to=asked["message_id"])
    zhou.shows("500")
    zhou.says("到农经站补发", reply_to=asked["message_id"])
    zhang.shows("到农经站补发")


def test_only_who_answers_questions_sees_the_queue(zhang, zhou, base):
    zhang.says("农房保险出险以后怎么理赔")
    zhang.taps("转给政策管理员")
    zhang.says("/questions")
    zhang.shows("不归您管")
    zhou.says("/questions")
    zhou.shows("待答的问题", "农房保险出险以后怎么理赔")
    zhou.taps("第 1 个")
    zhou.taps("不用答")
    zhou.says("/questions")
    zhou.shows("没有待答的问题")


def test_a_question_asked_while_the_base_opens_is_answered_afterwards(zhang, house):
    zhang.says("贴息标准是多少")
    zhang.shows("马上回答您")
    with closing(open_home(house.home)) as db:
        PolicyBase(db).ensure_digests(DIGESTS, house.watch())
    house.bot.house.policies.load()
    house.opened()
    zhang.shows("2.58%")


def test_a_group_is_answered_when_it_asks_the_bot_and_only_then(house, cast, base):
    house.telegram.person(ZHANG, "张")
    house.telegram.group(GROUP, "工作群", members=[ZHANG], administrators=[ZHOU])
    group = Phone(house, ZHANG, GROUP)
    group.says("贴息标准是多少")
    assert not group.heard
    group.says("@zoufang_bot 贴息标准是多少")
    group.shows("2.58%")
    group.says("/ask 贴息标准是多少")
    group.shows("2.58%")
    group.taps("上下文")
    group.shows("《扶贫到户贷款管理办法摘编》")
    group.taps("下一页")
    group.shows("《扶贫到户贷款管理办法摘编》")
    group.says("/visit")
    group.shows("私聊")


@pytest.mark.parametrize("words", ["?", "。", "😀", "1", "' or 1=1 --", "<b>", "啊" * 4000])
def test_any_words_get_an_answer(stranger, base, words):
    stranger.says(words)
    assert "没有找到" in stranger.text or "仅供了解" in stranger.text
