"""Markdown with front matter: the project's own digests, and documents kept as Markdown."""

import re
from dataclasses import replace

from policy_kb.model import Clause, ClauseId, Curated, Document, Read, Status
from policy_kb.places import EVERYWHERE, gazetteer
from policy_kb.reading.clauses import document_id
from policy_kb.reading.masks import unmasked
from policy_kb.reading.privacy import veiled
from policy_kb.reading.refused import Unreadable
from policy_kb.texts import digests as words

_FRONT = re.compile(r"\A\ufeff?---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_]+)\s*:\s*(.*?)\s*(?:#.*)?$")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_ARTICLE = re.compile(words.ARTICLE)
_STATUS: dict[str, Status] = words.STATUS


def has_front_matter(text: str) -> bool:
    return _FRONT.match(text) is not None


def read_markdown(source: str, name: str, text: str) -> Read:
    """Raises Unreadable where nothing is said."""
    front, body = _front(text)
    digest = bool(front.get("document"))
    title = front.get("title") or _first_heading(body) or name.rpartition(".")[0]
    document = Document(
        id=document_id(source, 1),
        title=title,
        source=name,
        origin="digest" if digest else "document",
        issuer=front.get("issuer", ""),
        number=front.get("number", ""),
        place=_place(front.get("place", "")),
        year=front.get("year", "")[:4],
        published=front.get("published", ""),
        effective=front.get("effective", ""),
        repealed=front.get("repealed", ""),
        status=_STATUS.get(front.get("status", ""), "unknown"),
        digested=front.get("document", ""),
        stands=front.get("source", ""),
    )
    sections = _Sections(document, front.get("eligibility", ""))
    for line in body.splitlines():
        sections.read(line.strip())
    clauses, curated = sections.done()
    if not clauses:
        raise Unreadable("empty")
    return Read((document,), tuple(clauses), tuple(curated))


def _front(text: str) -> tuple[dict[str, str], str]:
    found = _FRONT.match(text)
    if not found:
        return {}, text
    fields = (_FIELD.match(line) for line in found[1].splitlines())
    return {field[1]: field[2] for field in fields if field}, text[found.end() :]


def _first_heading(body: str) -> str:
    for line in body.splitlines():
        if found := _HEADING.match(line.strip()):
            return found[2]
    return ""


def _place(written: str) -> str:
    """Spelled out where the table of places knows it, else as written."""
    found = gazetteer().find(written)
    if not found:
        return written
    if found[0] == EVERYWHERE or words.SOMEWHERE in written:
        return written
    return gazetteer().spelled(found[-1])


class _Sections:
    """Collects lines below headings; one clause a section, its questions beside it.

    `eligibility` holds for every section where none says itself whom it is for: where some do,
    the others (why a rule was made, who runs it) give nobody anything.
    """

    def __init__(self, document: Document, eligibility: str) -> None:
        self._document = document
        self._whole = eligibility
        self._clauses: list[Clause] = []
        self._curated: list[Curated] = []
        self._levels: list[tuple[int, str]] = []
        self._open()

    def _open(self) -> None:
        self._facts: list[str] = []
        self._asked: list[str] = []
        self._pending: list[tuple[str, str]] = []
        self._eligibility = ""

    def read(self, line: str) -> None:
        if found := _HEADING.match(line):
            self._close()
            level = len(found[1])
            self._levels = [held for held in self._levels if held[0] < level]
            self._levels.append((level, found[2]))
        elif (said := _behind(line, words.ASKED)) is not None:
            self._asked.append(said)
        elif (said := _behind(line, words.ANSWERED)) is not None:
            self._pending += [(question, said) for question in self._asked]
            self._asked = []
        elif (said := _behind(line, words.FOR)) is not None:
            self._eligibility = said
        elif line:
            self._facts.append(line.lstrip("-*• "))

    def done(self) -> tuple[list[Clause], list[Curated]]:
        self._close()
        if not any(clause.eligibility for clause in self._clauses):
            self._clauses = [replace(clause, eligibility=self._whole) for clause in self._clauses]
        return self._clauses, self._curated

    def _close(self) -> None:
        questions = [*self._pending, *((question, "") for question in self._asked)]
        if self._facts or questions:
            self._write(questions)
        self._open()

    def _write(self, questions: list[tuple[str, str]]) -> None:
        heading = self._levels[-1][1] if self._levels else ""
        marked = _ARTICLE.match(heading)
        text, restored = unmasked(veiled("\n".join(self._facts)))
        if not text:
            text = "\n".join(dict.fromkeys(answer for _, answer in questions))
        number = len(self._clauses) + 1
        clause = Clause(
            id=ClauseId(f"{self._document.id}-{number}"),
            document=self._document.id,
            ordinal=number,
            text=text,
            heading=heading[marked.end() :].strip() if marked else heading,
            path=tuple(title for _, title in self._levels[:-1] if title != self._document.title),
            article=marked[0].strip() if marked else "",
            restored=restored,
            eligibility=self._eligibility,
        )
        self._clauses.append(replace(clause))
        start = len(self._curated)
        self._curated += [
            Curated(f"{clause.id}?{start + at}", clause.id, question, answer)
            for at, (question, answer) in enumerate(questions, start=1)
        ]


def _behind(line: str, marks: tuple[str, ...]) -> str | None:
    return next((line[len(mark) :].strip() for mark in marks if line.startswith(mark)), None)
