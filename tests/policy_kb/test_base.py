"""The base as files come and go: imports, digests, other processes, learning."""

from datetime import timedelta

import pytest

from policy_kb.base import PolicyBase
from policy_kb.wording import plain
from tests.policy_kb.conftest import DIGESTS, NOW, TEXTS, database
from tests.policy_kb.invented import LOANS, SUBSIDIES


def test_an_identical_file_changes_nothing(base, tmp_path):
    (tmp_path / "a.txt").write_text(LOANS)
    assert [taken.state for taken in base.take([tmp_path], NOW)] == ["new"]
    version = base.store.version()
    assert [taken.state for taken in base.take([tmp_path], NOW)] == ["same"]
    assert base.store.version() == version


def test_a_changed_file_replaces_what_it_was(base, tmp_path):
    (tmp_path / "a.txt").write_text(LOANS)
    list(base.take([tmp_path], NOW))
    (tmp_path / "a.txt").write_text(LOANS.replace("3.1%", "4.7%"))
    assert [taken.state for taken in base.take([tmp_path], NOW)] == ["changed"]
    text = plain(base.ask("清溪县农户贷款贴息标准是多少"))
    assert "4.7%" in text and "3.1%" not in text


def test_a_broken_file_stops_no_other(base, tmp_path):
    (tmp_path / "1.docx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "2.txt").write_text(SUBSIDIES)
    taken = {one.name: one for one in base.take([tmp_path, tmp_path / "gone.txt"], NOW)}
    assert (taken["1.docx"].state, taken["1.docx"].reason) == ("refused", "damaged")
    assert taken["gone.txt"].reason == "unreachable"
    assert taken["2.txt"].state == "new"


def test_what_another_process_brings_in_is_found_without_a_restart(tmp_path):
    serving = PolicyBase(database(tmp_path / "kb.db"), meaning=False)
    serving.load()
    assert serving.ask("巫山县危房改造D级补助多少钱").verdict != "answer"
    other = PolicyBase(database(tmp_path / "kb.db"), meaning=False)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/危房.txt").write_text(SUBSIDIES)
    list(other.take([tmp_path / "in"], NOW))
    assert "26000元" in plain(serving.ask("巫山县危房改造D级补助多少钱"))
    assert other.forget("危房.txt")
    assert serving.refresh()
    assert serving.size == 0
    assert serving.ask("巫山县危房改造D级补助多少钱").verdict != "answer"


def test_an_index_that_grew_answers_like_one_that_was_built_at_once(base, bring, tmp_path):
    base.load()
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(
            f"一、第{number}项\n第{number}项补助{number}00元。"
        )
        list(base.take([tmp_path], NOW))
        base.refresh()
    grown = [(hit.id, round(hit.score, 2)) for hit in base.ask("第3项补助多少元").hits]
    fresh = PolicyBase(base._db, meaning=False)
    assert [(hit.id, round(hit.score, 2)) for hit in fresh.ask("第3项补助多少元").hits] == grown


def test_digests_alone_answer_on_a_fresh_machine(digests):
    reply = digests.ask("贴息标准是多少")
    assert reply.verdict == "answer"
    text = plain(reply)
    assert "2.58%" in text
    assert "据《扶贫到户贷款管理办法》第三条第5项整理" in text


def test_digests_are_taken_up_once():
    base = PolicyBase(database(), meaning=False)
    assert base.ensure_digests(DIGESTS, NOW) > 0
    version = base.store.version()
    assert base.ensure_digests(DIGESTS, NOW) == 0
    assert base.store.version() == version


OWN = """云岭县人民政府办公室关于印发云岭县小额信贷管理办法的通知
云政办发〔2026〕5号
第一条 贷款对象。云岭县脱贫户和监测对象，可以申请小额信贷。
第二条 贷款额度。小额信贷每户最高4万元，期限最长3年。
第三条 贴息。贷款利息由县财政全额贴息，贴息标准为年利率3.35%。
"""


@pytest.mark.parametrize(
    ("asked", "figure"), [("小额信贷最多能贷多少", "4万元"), ("贴息标准是多少", "3.35%")]
)
def test_a_document_that_answers_wins_over_a_digest_of_elsewhere(bring, base, asked, figure):
    base.ensure_digests(DIGESTS, NOW)
    (found,) = bring(小额信贷__txt=OWN).ask(asked).found
    assert figure in "".join(found.sentences)


def test_the_document_wins_over_its_digest(five):
    del five  # skips where the texts are not
    base = PolicyBase(database(), meaning=False)
    base.ensure_digests(DIGESTS, NOW)
    list(base.take([TEXTS], NOW))
    reply = base.ask("贴息标准是多少")
    assert "原文" in plain(reply) and "整理" not in plain(reply)
    assert {hit.source for hit in reply.hits} <= {path.name for path in TEXTS.iterdir()}
    base.forget("003_2cfbec64bde83867.txt")
    assert "整理" in plain(base.ask("贴息标准是多少"))


def test_a_question_waits_for_the_administrator_and_is_learned(base):
    asked = "残疾证丢了怎么补办"
    id = base.forward(asked, 42, NOW)
    assert base.forward(asked, 42, NOW + timedelta(hours=1)) == id
    (waiting,) = base.open_questions()
    assert (waiting.question, waiting.asker, waiting.why) == (asked, 42, "unanswered")
    reply = "带身份证和照片到乡镇残联补办,5个工作日办好。"
    done = base.answered(id, reply, 7, NOW + timedelta(days=1))
    assert done is not None and done.asker == 42
    assert base.open_questions() == ()
    assert base.answered(id, "又一次", 7, NOW) is None
    assert base.learn(id, NOW + timedelta(days=1))
    found = base.ask("残疾证丢了怎么补办")
    assert found.verdict == "answer"
    assert "乡镇残联补办" in plain(found)


def test_only_an_answered_question_is_learned(base):
    id = base.forward("问题一", None, NOW)
    assert not base.learn(id, NOW)


def test_aliases_of_the_county_are_used_at_once(bring):
    base = bring(救助__txt="一、救助标准\n惠民帮困金每人每年600元。")
    assert base.ask("爱心钱每人每年多少元").verdict != "answer"
    base.aliases.put("爱心钱", ("惠民帮困金",))
    assert "600元" in plain(base.ask("爱心钱每人每年多少元"))
    base.aliases.put("爱心钱", ())
    assert base.aliases.all() == ()


def test_names_are_not_in_the_base(five):
    text = "".join(
        clause.text + clause.raw
        for clause in five.store.clauses_of(sorted(five.store.document_ids()))
    )
    assert text.count("某") >= 3
    for masked in ("贾焱锴", "张习红"):
        assert masked not in text


def test_the_seven_documents_of_the_collection_are_told_apart(five):
    documents = five.store.of_source("003_2cfbec64bde83867.txt")
    assert len(documents) == 7


def test_the_seventeenth_special_plan_is_not_invented(five):
    reply = five.ask("大安区17个扶贫专项分别是什么")
    assert "财政金融" in plain(reply)
    assert "原文列出16" in plain(reply)
