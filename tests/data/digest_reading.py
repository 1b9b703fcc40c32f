"""A strict reader of the digest format: whatever it does not know, it refuses."""

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

DIGESTS = Path(__file__).parents[2] / "data" / "policies"
KEYS = ("title", "document", "source", "issuer", "place", "number", "year", "status")
OPTIONAL_KEYS = ("published", "effective", "repealed", "eligibility")
DATES = ("published", "effective", "repealed")
CONDITIONS = {
    "category": {"监测对象", "脱贫户", "其他"},
    "stage": {"学前", "小学", "初中", "高中", "中职", "高职"},
    "chronic": {"yes"},
    "disability": {"yes"},
    "housing": {"C", "D"},
}
FIGURE = re.compile(r"\d+(?:\.\d+)?")


class Malformed(Exception):
    """A line of a digest that the format does not know."""


@dataclass(frozen=True, slots=True)
class CuratedAnswer:
    questions: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    facts: tuple[str, ...]
    answers: tuple[CuratedAnswer, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    name: str
    front: dict[str, str]
    sections: tuple[Section, ...]


def conditions(line: str) -> dict[str, list[str]]:
    """The conditions of one line, all of which must hold; raises Malformed."""
    found: dict[str, list[str]] = {}
    for part in line.split(";"):
        key, equals, words = part.strip().partition("=")
        if part.strip().startswith("age>="):
            key, equals, words = "age", "=", part.strip().removeprefix("age>=")
            if not words.isdigit():
                raise Malformed(line)
        elif equals != "=" or not set(words.split(",")) <= CONDITIONS.get(key, set()):
            raise Malformed(line)
        if key in found:
            raise Malformed(line)
        found[key] = words.split(",")
    return found


def front_matter(lines: list[str]) -> dict[str, str]:
    """The key-value pairs at a digest's head; raises Malformed."""
    front: dict[str, str] = {}
    for line in lines:
        key, colon, value = line.partition(":")
        if colon != ":" or key not in KEYS + OPTIONAL_KEYS or key in front:
            raise Malformed(line)
        front[key] = value.strip()
    if missing := [key for key in KEYS if key not in front]:
        raise Malformed(f"missing {missing}")
    if not all(front[key] for key in ("title", "document", "source")):
        raise Malformed("title, document and source may not be empty")
    if front["status"] not in ("现行", "历史", "已废止"):
        raise Malformed(front["status"])
    if front["year"] and not re.fullmatch(r"\d{4}", front["year"]):
        raise Malformed(front["year"])
    for key in DATES:
        if key in front:
            datetime.date.fromisoformat(front[key])
    if "eligibility" in front:
        conditions(front["eligibility"])
    return front


def section(heading: str, lines: list[str]) -> Section:
    """One heading with its facts and curated answers; raises Malformed."""
    facts: list[str] = []
    answers: list[CuratedAnswer] = []
    questions: list[str] = []
    for number, line in enumerate(lines):
        if line.startswith("适用："):
            if number:
                raise Malformed(f"{heading}: 适用 stands first")
            conditions(line.removeprefix("适用："))
        elif line.startswith("问："):
            questions.append(line.removeprefix("问："))
        elif line.startswith("答："):
            if not questions:
                raise Malformed(f"{heading}: an answer without questions")
            answers.append(CuratedAnswer(tuple(questions), line.removeprefix("答：")))
            questions = []
        elif questions or answers:
            raise Malformed(f"{heading}: a fact below the questions: {line}")
        elif re.match(r"[#\-*>|\s]|\d+[.、](?!\d)", line) or not line.endswith(("。", "）")):
            raise Malformed(f"{heading}: not a plain sentence: {line}")
        else:
            facts.append(line)
    if questions or not facts:
        raise Malformed(f"{heading}: questions without an answer, or no fact")
    return Section(heading, tuple(facts), tuple(answers))


def parse(name: str, text: str) -> Digest:
    """A digest from its text; raises Malformed with what is wrong."""
    if not text.startswith("---\n") or "\n---\n" not in text[4:]:
        raise Malformed("no front matter")
    head, body = text[4:].split("\n---\n", 1)
    first, *rest = re.split(r"^## (.+)\n", body, flags=re.MULTILINE)
    if first.strip():
        raise Malformed(f"text above the first heading: {first}")
    sections = tuple(
        section(heading, [line for line in block.splitlines() if line])
        for heading, block in zip(rest[::2], rest[1::2], strict=True)
    )
    if len({each.heading for each in sections}) != len(sections):
        raise Malformed("a heading stands twice")
    return Digest(name, front_matter(head.splitlines()), sections)


def all_digests() -> list[Digest]:
    """Every digest of the project, by file name."""
    return [parse(path.name, path.read_text("utf-8")) for path in sorted(DIGESTS.glob("*.md"))]


def figures(text: str) -> set[str]:
    """The numbers of a text as they are written."""
    return set(FIGURE.findall(text))
