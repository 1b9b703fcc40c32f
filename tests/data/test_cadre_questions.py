"""The cadres' questions are honest: answerable ones have an answer, and none is copied."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.data.digest_reading import all_digests

QUESTIONS = Path(__file__).parents[1] / "policy_kb" / "cadre_questions.jsonl"
SHARED = Path(__file__).parents[3] / "shared"
FIELDS = {
    "id", "text", "kind", "doc", "answer_must_contain", "expect", "must_not_assert", "notes",
}  # fmt: skip


def questions(path: Path = QUESTIONS) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_half_of_them_cannot_be_answered() -> None:
    found = questions()
    assert len(found) == 150 and len({each["id"] for each in found}) == 150
    assert sum(each["expect"] == "refuse_and_offer_forward" for each in found) == 75
    assert all(set(each) - {"after"} == FIELDS for each in found)
    assert all(bool(each["doc"]) == (each["expect"] == "answer") for each in found)


def test_what_an_answer_must_hold_stands_in_its_document() -> None:
    if not (SHARED / "policies").is_dir():
        pytest.skip("the five source documents are not beside this checkout")
    for each in questions():
        if each["doc"]:
            text = (SHARED / "policies" / each["doc"]).read_text("utf-8").replace("***", "")
            assert [part for part in each["answer_must_contain"] if part not in text] == []


def test_no_question_is_one_of_the_digests_or_of_the_dev_set() -> None:
    known = {
        question
        for digest in all_digests()
        for part in digest.sections
        for answer in part.answers
        for question in answer.questions
    }
    dev = SHARED / "eval" / "seed_questions_dev.jsonl"
    if dev.exists():
        known |= {each["text"] for each in questions(dev)}
    assert [each["text"] for each in questions() if each["text"] in known] == []
