"""The command line of the policy base, as a person or a script uses it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.commands.ask import command as ask
from bot.commands.kb import command as kb
from bot.commands.policies import policies_command
from tests.policy_kb.invented import LOANS, SUBSIDIES


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a command on a home of its own."""
    monkeypatch.setenv("ZOUFANG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DIGESTS", "false")
    monkeypatch.chdir(tmp_path)

    def _run(command, *words: str, said: str | None = None) -> Result:
        return CliRunner().invoke(command, list(words), input=said, catch_exceptions=False)

    return _run


@pytest.fixture
def folder(tmp_path) -> Path:
    where = tmp_path / "政策"
    where.mkdir()
    (where / "贷款.txt").write_text(LOANS)
    (where / "危房.txt").write_text(SUBSIDIES)
    return where


def test_import_says_what_came_in_and_ends_well(run, folder):
    done = run(policies_command, str(folder))
    assert done.exit_code == 0
    assert "清溪县农户生产贷款管理办法" in done.output
    again = json.loads(run(policies_command, str(folder), "--json").output)
    assert (again["same"], again["new"]) == (2, 0)


def test_a_refused_file_is_told_by_the_exit_code(run, folder):
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 nothing")
    done = run(policies_command, str(folder))
    assert done.exit_code == 3
    assert "坏.docx" in done.output and "损坏" in done.output
    assert run(policies_command, str(folder / "坏.docx")).exit_code == 2


def test_lines_of_questions_come_back_as_lines_of_answers(run, folder):
    run(policies_command, str(folder))
    asked = [
        {"id": "a", "text": "清溪县农户贷款贴息标准是多少"},
        {"id": "b", "text": "四川省大竹县危房改造D级补助多少钱"},
        {"id": "c"},
    ]
    said = "\n".join(json.dumps(row, ensure_ascii=False) for row in asked) + "\nnonsense\n"
    done = run(ask, "-k", "2", "--jsonl", said=said)
    rows = [json.loads(line) for line in done.output.splitlines()]
    assert [row["id"] for row in rows] == ["a", "b", "c", None]
    assert rows[0]["verdict"] == "answer"
    assert "3.1%" in rows[0]["answer"]
    assert len(rows[0]["hits"]) == 2
    assert set(rows[0]["hits"][0]) == {"doc", "source", "clause", "heading", "score", "text"}
    assert rows[0]["hits"][0]["source"] == "贷款.txt"
    assert rows[1]["verdict"] == "none"
    assert {row["verdict"] for row in rows} <= {"answer", "candidates", "none"}


def test_clauses_of_jsonl_keep_their_ids(run, tmp_path):
    corpus = tmp_path / "corpus.jsonl"
    rows = [
        {"id": "n7", "title": "清溪县养老办法第三条", "text": "年满60周岁的可以领取养老补助。"},
        {"id": "n8", "title": "清溪县养老办法第四条", "text": "养老补助每人每月120元。"},
    ]
    corpus.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    assert run(policies_command, str(corpus)).exit_code == 0
    found = json.loads(run(ask, "--json", "养老补助每人每月多少元").output)
    assert found["hits"][0]["clause"] == "n8"


def test_one_question_reads_like_the_chat(run, folder):
    run(policies_command, str(folder))
    text = run(ask, "清溪县农户贷款贴息标准是多少").output
    assert "3.1%" in text and "仅供了解" in text


def test_the_base_can_be_listed_shown_counted_and_cut(run, folder):
    assert "空" in run(kb, "list").output
    run(policies_command, str(folder))
    assert "危房.txt" in run(kb, "list").output
    assert "26000" in run(kb, "show", "危房.txt").output
    assert json.loads(run(kb, "stats", "--json").output)["documents"] == 2
    assert run(kb, "remove", "危房.txt").exit_code == 0
    assert run(kb, "remove", "危房.txt").exit_code == 1
    assert "爱心钱 = 补助" in run(kb, "alias", "爱心钱", "补助").output
