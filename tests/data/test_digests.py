"""The digests say what the documents say, in our own words, and can be read strictly."""

import re
from collections import Counter

import pytest

from tests.data.digest_reading import DIGESTS, Digest, Malformed, all_digests, figures, parse

LEAST_ANSWERS = 120
LEAST_QUESTIONS = 3
LONGEST_ANSWER = 240
EVERY = all_digests()


@pytest.fixture(params=EVERY, ids=lambda digest: digest.name)
def digest(request: pytest.FixtureRequest) -> Digest:
    found: Digest = request.param
    return found


def test_there_are_digests_of_all_five_documents() -> None:
    sources = {each.front["source"].split()[0] for each in EVERY}
    papers = {each.front["source"] for each in EVERY if each.front["source"].startswith("003")}
    assert sources == {"000", "001", "002", "003", "004"}
    assert papers == {f"003 第{number}篇" for number in range(1, 8)}
    assert [path.name[:3] for path in sorted(DIGESTS.glob("*.md"))] == [
        f"{number:02d}-" for number in range(1, len(EVERY) + 1)
    ]


def test_there_are_many_curated_answers_each_asked_in_several_ways() -> None:
    answers = [answer for each in EVERY for part in each.sections for answer in part.answers]
    assert len(answers) >= LEAST_ANSWERS
    few = [answer.text for answer in answers if len(answer.questions) < LEAST_QUESTIONS]
    assert few == []


def test_no_question_has_two_answers() -> None:
    asked = Counter(
        question
        for each in EVERY
        for part in each.sections
        for answer in part.answers
        for question in answer.questions
    )
    assert [question for question, times in asked.items() if times > 1] == []


def test_every_figure_of_an_answer_stands_in_its_sections_facts(digest: Digest) -> None:
    front = figures(digest.front["year"] + digest.front["title"])
    for part in digest.sections:
        known = front.union(*map(figures, part.facts))
        for answer in part.answers:
            assert figures(answer.text) <= known, (part.heading, answer.text)


def test_an_answer_names_its_place_and_its_year(digest: Digest) -> None:
    tail = re.split(r"[省州]", digest.front["place"])[-1]
    names = {digest.front["place"], tail, tail.removesuffix("县"), tail.removesuffix("区")}
    names |= {part for part in re.split(r"(?<=[省市州县区])", digest.front["place"]) if part}
    names |= {name.removesuffix("省") for name in names} | {"广西某镇", "裕安区", "大安区"}
    for part in digest.sections:
        for answer in part.answers:
            assert any(name and name in answer.text for name in names), answer.text
            assert re.search(r"\d{4}年?|年份不详|没写年份|2017年的基础", answer.text), answer.text


def test_answers_are_short_and_never_print_the_old_word_for_people(digest: Digest) -> None:
    for part in digest.sections:
        for answer in part.answers:
            assert len(answer.text) <= LONGEST_ANSWER
            assert "贫困户" not in answer.text
        assert not any("贫困户" in fact for fact in part.facts)


def test_a_fact_stands_alone(digest: Digest) -> None:
    for part in digest.sections:
        for fact in part.facts:
            assert not re.match(r"[它其他这那该此]", fact), fact


def section_text(name: str, heading: str) -> str:
    found = next(each for each in EVERY if each.name.startswith(name))
    part = next(each for each in found.sections if heading in each.heading)
    return "\n".join((*part.facts, *(answer.text for answer in part.answers)))


def test_the_gaps_of_the_documents_are_said_and_not_filled() -> None:
    assert "列出16个名称" in section_text("12-", "扶贫专项")
    recovery = section_text("01-", "第九条")
    assert "90%到95%之间" in recovery and "没有规定" in recovery
    goals = section_text("10-", "主要目标")
    assert "21897户" in goals and "21895" not in goals
    steps = section_text("09-", "实施步骤")
    assert "11日至430日" in steps and "1月1日至4月30日" in steps
    assert "15天以上" in section_text("06-", "问题") and "没写按月" in section_text("06-", "问题")


@pytest.mark.parametrize(
    "broken",
    [
        "## 一\n有事实。\n",
        "---\ntitle: a\n---\n## 一\n有事实。\n",
        "{front}## 一\n问：没有回答\n",
        "{front}## 一\n有事实。\n答：没有问题\n",
        "{front}## 一\n有事实。\n问：a\n答：b\n后来的事实。\n",
        "{front}## 一\n适用：category=富户\n有事实。\n",
        "{front}## 一\n- 有事实。\n",
        "{front}## 一\n有事实。\n## 一\n有事实。\n",
        "{front}## 一\n",
    ],
)
def test_a_malformed_digest_is_refused(broken: str) -> None:
    front = (
        "---\ntitle: a\ndocument: b\nsource: c\nissuer:\nplace:\nnumber:\nyear:\n"
        "status: 历史\n---\n"
    )
    with pytest.raises(Malformed):
        parse("x.md", broken.replace("{front}", front))
