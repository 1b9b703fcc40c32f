"""Words as their document prints them: reading levels its marks, quoting sets them wide again."""

import re
from dataclasses import replace

from policy_kb.model import Cited, Clause, Document
from policy_kb.texts import printing as texts

_WIDE = dict(zip(texts.NARROW, texts.WIDE, strict=True))
_MARK, _BRACKETS = re.compile(f"[{texts.NARROW}]"), re.compile(texts.BRACKETS)


def printed(text: str, document: Document) -> str:
    """Marks beside Chinese words are wide; text that is not levelled is left as it is."""
    if document.origin != "document":
        return text
    for _ in range(2):  # brackets within brackets
        text = _BRACKETS.sub(_bracketed, text)
    return _MARK.sub(_marked, text)


def printed_clause(clause: Clause, document: Document) -> Clause:
    return replace(
        clause,
        text=printed(clause.text, document),
        heading=printed(clause.heading, document),
        path=tuple(printed(above, document) for above in clause.path),
        lead=printed(clause.lead, document),
    )


def printed_document(document: Document) -> Document:
    return replace(document, title=printed(document.title, document))


def printed_source(cited: Cited, document: Document) -> Cited:
    return replace(
        cited, title=printed(cited.title, document), within=printed(cited.within, document)
    )


def _marked(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1 : found.start()]
    after = found.string[found.end() : found.end() + 1]
    wide = _chinese(before, texts.CLOSING) or _chinese(after, texts.OPENING)
    return _WIDE[found[0]] if wide else found[0]


def _bracketed(found: re.Match[str]) -> str:
    beside = found.string[max(found.start() - 1, 0) : found.end() + 1]
    return f"{texts.OPEN}{found[1]}{texts.CLOSE}" if any(map(_chinese, beside)) else found[0]


def _chinese(letter: str, marks: str = "") -> bool:
    return letter != "" and (letter in marks or texts.FIRST <= letter <= texts.LAST)
