"""Whether an answer would be called right: the rules of the judge in `eval/`, in our words."""

import re
import unicodedata
from typing import Any, Literal

from bot.texts import bench_answers as texts

Judgement = Literal[
    "right", "missing", "refused", "empty", "too long", "asserted", "answered", "no offer"
]

_DONT_KNOW, _FORWARDS = re.compile(texts.DONT_KNOW), re.compile(texts.FORWARDS)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_LONGEST, _LIST = 600, 900


def judged(question: dict[str, Any], answer: str) -> Judgement:
    said = _folded(answer)
    if not said:
        return "empty"
    if question["expect"] == "answer":
        return _of_answer(question, said)
    if any(holds(said, trap) for trap in question["must_not_assert"]):
        return "asserted"
    if not _DONT_KNOW.search(said):
        return "answered"
    return "right" if _FORWARDS.search(said) else "no offer"


def _of_answer(question: dict[str, Any], said: str) -> Judgement:
    if len(said) > (_LIST if question["kind"] == "list" else _LONGEST):
        return "too long"
    if all(holds(said, must) for must in question["answer_must_contain"]):
        return "right"
    return "refused" if _DONT_KNOW.search(said) else "missing"


def holds(said: str, must: str) -> bool:
    """A figure has to stand alone: 2人 is not in 12人, 35 not in 35.5."""
    must = _folded(must)
    pattern = re.escape(must)
    if must[:1].isdigit():
        pattern = r"(?<![\d.])" + pattern
    if must[-1:].isdigit():
        pattern += r"(?!\d)(?!\.\d)"
    return re.search(pattern, said) is not None


def _folded(text: str) -> str:
    return _THOUSANDS.sub("", re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))
