"""A visit in one message: what is understood, what is asked, what is left to the policy base."""

import json
from datetime import date
from pathlib import Path

import pytest

from handlers.visits.quick_words import named_in, plain, told
from ledger.members import Kin, Member, MemberId, Stage
from ledger.model import Category, Household, Mode, Place
from tests.phone import fits_a_phone

TODAY = date(2026, 10, 20)  # a Tuesday
QUESTIONS = Path(__file__).parents[1] / "../../shared/eval/seed_questions_dev.jsonl"
OFF_TOPIC = Path(__file__).parents[1] / "offtopic.txt"
PLACE = Place(village="v", village_name="白石村", township="t", township_name="青山镇")


def household(number, head, group="1组", tail=None):
    return Household(
        id=number,
        number=number,
        place=PLACE,
        group=group,
        head=head,
        category=Category.OTHER,
        id_tail=tail,
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "昨天入户 孩子返校 想要化肥",
            {
                "day": date(2026, 10, 19),
                "mode": Mode.HOME,
                "season": "孩子返校",
                "wish": "想要化肥",
            },
        ),
        (
            "上周三下午电话走访，儿子去县城工地务工，月薪4000，西屋漏雨，下一步联系村里修",
            {
                "day": date(2026, 10, 14),
                "mode": Mode.PHONE,
                "changes": ("work", "income"),
                "change_note": "儿子去县城工地务工，月薪4000",
                "checks": ("housing",),
                "check_note": "西屋漏雨",
                "next_step": "联系村里修",
            },
        ),
        (
            "前天上门看了 都好 没变化 没诉求",
            {
                "day": date(2026, 10, 18),
                "mode": Mode.HOME,
                "changes": (),
                "checks": (),
                "wish": "",
            },
        ),
        ("今天没人在家", {"day": TODAY, "mode": Mode.ABSENT}),
        (
            "10月5号入户,老人住院,花了2万,希望临时救助",
            {
                "day": date(2026, 10, 5),
                "mode": Mode.HOME,
                "changes": ("sudden", "expense"),
                "change_note": "老人住院，花了2万",
                "wish": "希望临时救助",
            },
        ),
        (
            "昨天入户孩子想要书包",
            {"day": date(2026, 10, 19), "mode": Mode.HOME, "wish": "孩子想要书包"},
        ),
        ("明天入户", {"day": None, "day_trouble": "走访日期不能晚于今天。", "mode": Mode.HOME}),
        ("２０２６年１０月５日入户", {"day": date(2026, 10, 5), "mode": Mode.HOME}),
    ],
)
def test_a_message_is_taken_apart(words, expected):
    found = told(plain(words), TODAY)
    for name, value in expected.items():
        assert getattr(found, name) == value, name
    assert found.remark == ""


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("李四户 昨天入户", ["1", "2", "3"]),
        ("2组李四户 昨天入户", ["2"]),
        ("二组的李四户", ["2"]),
        ("李四(567X)户 入户", ["3"]),
        ("昨天去李四海家看了", ["4"]),
        ("12组李四户", ["1", "2", "3"]),  # there is no 12组: nobody is guessed
        ("李四海户、王五户都入户", ["4", "5"]),
        ("和王五说了", []),  # named, but not visited
    ],
)
def test_the_household_is_told_apart_or_left_open(words, numbers):
    homes = [
        household("1", "李四", "1组"),
        household("2", "李四", "2组"),
        household("3", "李四", "3组", "567X"),
        household("4", "李四海", "1组"),
        household("5", "王五", "1组"),
    ]
    found, _ = named_in(plain(words), homes)
    assert sorted(home.number for home in found) == numbers


def is_card(phone):
    return "请核对" in phone.text


@pytest.mark.parametrize(
    "words",
    [
        "李四户 昨天入户 孩子返校 想要化肥",
        "李四昨天入户都好",
        "今天去李四家看了，都好",
        "李四户 想要化肥",
        "李四户今天不在家",
    ],
)
def test_records_are_cards(zhang, words):
    zhang.says(words)
    assert is_card(zhang)
    fits_a_phone(zhang.screen)


@pytest.mark.parametrize(
    "words", ["李四户 昨天入户 低保怎么办", "李四户", "李四户 雨露计划", "王麻子户 昨天入户 都好"]
)
def test_what_may_be_either_is_asked_with_two_buttons(zhang, words):
    zhang.says(words)
    assert zhang.buttons == ["记走访", "问政策"]


@pytest.mark.parametrize(
    "words", ["李四户能贷款吗", "监测户入户走访频次", "走访要带什么材料", "五保户能贷款吗", "谢谢"]
)
def test_questions_stay_questions(zhang, words):
    zhang.says(words)
    assert not is_card(zhang)
    assert "记走访" not in zhang.buttons


def test_it_is_asked_as_a_question_after_all(zhang):
    zhang.says("李四户 昨天入户 低保怎么办")
    zhang.taps("问政策")
    assert not is_card(zhang)
    assert "记走访" not in zhang.buttons


def test_a_name_that_is_not_mine_is_said_and_the_rest_is_kept(zhang, ledger, cast):
    zhang.says("陈七户 昨天入户 都好 没变化")
    zhang.shows("您名下没有「陈七」")
    zhang.taps("记走访")
    zhang.shows("走访哪一户")
    zhang.taps("王五")
    zhang.shows("请核对", "走访户：王五", "昨天（10月19日）")
    zhang.taps("提交")
    assert ledger.visits.on_day(cast.households["H002"], date(2026, 10, 19))


def test_a_day_to_come_is_said_and_today_is_in_doubt(zhang):
    zhang.says("李四户 明天入户 都好")
    zhang.shows("走访日期不能晚于今天", "日期：今天（？）")


def test_in_the_season_the_return_to_school_is_an_answer(zhang, watch, ledger, cast):
    child = Member(id=MemberId(""), name="李小四", kin=Kin.CHILD, stage=Stage.PRIMARY)
    ledger.members.put(cast.households["H001"], child)
    watch.to(2027, 3, 8)
    zhang.says("李四户 今天入户 孩子都返校 没变化 都好")
    zhang.shows("学生返校：都返校了")
    zhang.says("提交")
    (visit,) = ledger.visits.on_day(cast.households["H001"], date(2027, 3, 8))
    assert visit.findings.season == {"school": "yes"}


def test_editing_the_message_reads_it_again(zhang, ledger, cast):
    message = zhang.says("李四户 昨天入户 想要化肥")
    zhang.edits(message, "李四户 前天入户 想要两袋化肥")
    zhang.shows("前天（10月18日）", "想要两袋化肥")
    zhang.taps("提交")
    (visit,) = ledger.visits.recent_of(cast.zhang.id)
    assert (visit.day, visit.findings.wish) == (date(2026, 10, 18), "想要两袋化肥")
    zhang.edits(message, "李四户 前天入户 想要三袋化肥")
    zhang.shows("改原消息不起作用")


def test_a_card_that_was_touched_is_not_read_again(zhang):
    message = zhang.says("李四户 昨天入户 想要化肥")
    zhang.taps("改")
    zhang.taps("方式")
    zhang.taps("电话")
    zhang.edits(message, "李四户 前天入户")
    zhang.shows("改原消息不起作用")


def test_an_open_draft_is_put_by_and_offered_afterwards(zhang, ledger, cast):
    zhang.presses("走访登记")
    zhang.taps("王五")
    zhang.says("李四户 昨天入户 都好 没变化")
    zhang.shows("走访户：李四")
    zhang.taps("提交")
    zhang.shows("已登记", "李四户")
    zhang.taps("继续草稿")
    zhang.shows("王五", "有变化吗")


def test_a_household_recorded_that_day_is_asked_about_first(zhang, ledger, cast):
    zhang.says("李四户 昨天入户 都好 没变化")
    zhang.taps("提交")
    zhang.says("李四户 昨天入户 都好 没变化")
    zhang.shows("已经登记过")
    assert zhang.buttons[:2] == ["仍要记", "看那条"]


def test_a_stranger_and_who_left_record_nothing(stranger, zhang, watch, ledger, cast):
    stranger.says("李四户 昨天入户 都好")
    assert not is_card(stranger)
    ledger.register.retire(cast.zhang.id, watch().date())
    watch.later(days=1)
    zhang.says("李四户 昨天入户 都好")
    assert not is_card(zhang)


def test_no_question_of_the_sets_is_taken_for_a_record(house, zhang):
    """Straight to where it is decided: thousands of questions need not be answered for this."""
    from handlers.asker import Asker
    from handlers.visits import quick_record

    questions = [line for line in OFF_TOPIC.read_text().splitlines() if line.strip()]
    if QUESTIONS.exists():
        lines = QUESTIONS.read_text().splitlines()
        questions += [json.loads(line)["text"] for line in lines]
    asker = Asker(
        zhang.account, zhang.chat, house.bot.house.ledger.people.of_account(zhang.account)
    )
    taken = [q for q in questions if quick_record.answer(house.bot.house, asker, q, 1)]
    assert taken == []
