"""What is answered, refused, and shown, on invented documents."""

import pytest

from policy_kb.model import Reply
from policy_kb.wording import plain
from tests.policy_kb.invented import LOANS, OLD_LOANS, SUBSIDIES


@pytest.fixture
def county(bring):
    return bring(贷款__txt=LOANS, 旧贷款__txt=OLD_LOANS, 危房__txt=SUBSIDIES)


def test_the_sentence_answers_with_its_source(county):
    reply = county.ask("清溪县农户贷款贴息标准是多少")
    assert reply.verdict == "answer"
    text = plain(reply)
    assert "3.1%" in text
    assert "《清溪县农户生产贷款管理办法》第三条" in text
    assert "2023年" in text and "原文" in text


def test_what_was_replaced_no_longer_answers(county):
    assert "2.2%" not in plain(county.ask("清溪县农户贷款贴息标准是多少"))
    old = next(d for d in county.store.documents() if d[0].title == "清溪县农户小额贷款办法")
    assert old[0].status == "repealed"


def test_a_list_is_shown_whole(county):
    text = plain(county.ask("农户生产贷款有哪些情形不得发放贷款"))
    for item in ("固定住所", "赌博", "没有结清"):
        assert item in text


def test_an_item_is_shown_with_what_introduces_it(county):
    text = plain(county.ask("有赌博行为的能不能贷款"))
    assert "不得发放贷款" in text and "赌博" in text


def test_both_figures_of_a_comparison_are_shown(county):
    text = plain(county.ask("巫山县危房改造C级和D级分别补助多少钱"))
    assert "8000元" in text and "26000元" in text


def test_another_place_is_not_answered_from_here(county):
    reply = county.ask("四川省大竹县危房改造D级补助多少钱")
    assert (reply.verdict, reply.elsewhere) == ("none", True)
    text = plain(reply)
    assert "26000" not in text and "8000" not in text
    assert "巫山县" in text and "转给" in text


def test_a_higher_level_answers_for_a_place_below(bring):
    base = bring(
        省__txt="四川省临时救助标准\n一、救助标准\n每人每次最高救助2400元。\n2023年1月5日"
    )
    assert "2400元" in plain(base.ask("自贡市大安区临时救助每人每次最高多少元"))


def test_a_year_that_is_not_there_is_said(county):
    reply = county.ask("2019年巫山县危房改造D级补助多少钱")
    assert reply.verdict == "none"
    assert "2019年" in plain(reply)
    assert "26000" not in plain(reply)


def test_a_missing_grade_is_not_filled_in(county):
    reply = county.ask("巫山县危房改造B级补助多少钱")
    assert reply.verdict != "answer"


def test_a_follow_up_is_read_with_the_question_before(county):
    first = "巫山县危房改造C级补助多少钱"
    reply = county.ask("那D级呢", previous=first)
    assert reply.verdict == "answer"
    assert "26000元" in plain(reply)


def test_a_follow_up_may_change_the_place(county):
    reply = county.ask("大竹县的呢", previous="巫山县危房改造D级补助多少钱")
    assert (reply.verdict, reply.elsewhere) == ("none", True)


def test_a_refusal_offers_to_forward(county):
    text = plain(county.ask("结婚登记要交多少钱"))
    assert "没有找到" in text and "转给政策管理员" in text


def test_everyday_talk_is_called_off_topic(county):
    assert county.ask("今天天气怎么样").verdict == "offtopic"
    assert "没有找到" in plain(county.ask("给我讲个笑话"))


@pytest.mark.parametrize("said", ["6", "好", "13900000000", "2.6", "1人"])
def test_a_number_or_one_character_asks_nothing(county, said):
    assert county.ask(said).verdict == "offtopic"
    assert county.ask(said, previous="10").verdict == "offtopic"
    assert county.ask("3.1%").verdict != "offtopic"  # a figure that documents name


def test_a_number_is_no_follow_up_and_one_character_is(county):
    before = "巫山县危房改造D级补助多少钱"
    assert county.ask("22", previous=before).verdict == "offtopic"
    assert "26000元" in plain(county.ask("D", previous=before))


def test_politeness_changes_nothing(county):
    plainly = county.ask("清溪县农户贷款每户最高多少")
    politely = county.ask("你好,请问一下清溪县农户贷款每户最高多少?谢谢")
    assert plain(plainly) == plain(politely)


@pytest.mark.parametrize("asked", ["清西县农户代款贴息标准是多少", "清溪县农户贷款铁息标准是多少"])
def test_words_that_only_sound_right_are_understood(county, asked):
    assert "3.1%" in plain(county.ask(asked))


@pytest.mark.parametrize(
    "asked",
    [
        "",
        " ",
        "?",
        "贷",
        "😀😀😀",
        "'; drop table policy_clauses; --",
        "<script>alert(1)</script>",
        "a" * 4000,
        "贷款" * 2000,
        "\x00\ufffe",
        "＿＿",
        "%s%d{}",
        "1=1 or 贷款",
    ],
)
def test_no_question_breaks_the_base(county, asked):
    reply = county.ask(asked)
    assert isinstance(reply, Reply)
    assert plain(reply)
    assert county.ask("清溪县农户贷款贴息标准是多少").verdict == "answer"


def test_no_text_is_longer_than_a_message_may_be(county):
    for asked in ("清溪县农户贷款办理程序有哪些", "贷款", "危房改造时间安排包括哪些", "补助"):
        reply = county.ask(asked)
        assert len(plain(reply)) <= (900 if reply.whole else 600)


def test_an_empty_base_says_so_kindly(base):
    text = plain(base.ask("贴息标准是多少"))
    assert "没有找到" in text and "转给" in text


def test_what_stands_round_a_clause_can_be_read_page_by_page(county):
    (hit, *_) = county.ask("清溪县农户贷款贴息标准是多少").hits
    shown, before, behind = county.around(hit.id)
    assert hit.id in {clause.id for clause in shown}
    assert before and behind
    following, _, _ = county.around(hit.id, 1)
    assert following[0].ordinal == shown[-1].ordinal + 1


@pytest.mark.parametrize(
    "asked",
    [
        "残疾人补贴一个月多少",
        "高中生助学金一年多少",
        "孤儿补贴一个月多少",
        "第一书记一个月要住村几天",
    ],
)
def test_an_amount_or_a_span_that_stands_nowhere_is_not_answered_with_a_year(digests, asked):
    digests.load()
    assert digests.ask(asked).verdict != "answer"


@pytest.mark.parametrize(
    "asked", ["贷款贴息给多少个点", "贴息给几个点", "贴息是百分之几", "贷款给贴几个点"]
)
def test_points_are_percent(digests, asked):
    digests.load()
    reply = digests.ask(asked)
    assert reply.verdict == "answer"
    assert "2.58%" in plain(reply)
