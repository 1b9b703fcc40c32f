"""A clause made ready for comparing: cut into sentences, levelled, with what stands above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from policy_kb.fold import bare, folded, unmarked
from policy_kb.model import Clause, Document
from policy_kb.texts import grammar, marks

_SENTENCE = re.compile(grammar.SENTENCE)
_TITLE = 22  # a first sentence so short, without a comma, is what the others are about


@dataclass(frozen=True, slots=True)
class Laid:
    """A clause made ready for comparing."""

    head: str  # its heading and what introduces it, bare
    above: str  # with its document's title and place and the headings above, bare
    whole: str  # with its document's title and place and all headings, bare
    title: tuple[str, str]  # of the sentence that says what the others are about: bare, folded
    sentences: tuple[tuple[str, str, str], ...]  # as written, bare, folded


@lru_cache(maxsize=3000)
def laid_out(clause: Clause, document: Document) -> Laid:
    head = bare(clause.heading + clause.lead)
    of = document.title + document.subject + (clause.place or document.place) + document.issuer
    above = bare(of + "".join(clause.path)) + head
    sentences = split(clause.text) or (clause.heading,)
    plain = [folded(text) for text in sentences]
    whole = above + "".join(map(unmarked, plain))
    title = sentences[0] if titled(sentences) else ""
    levels = zip(sentences, plain, strict=True)
    return Laid(
        head,
        above,
        whole,
        (bare(title), folded(title)),
        tuple((text, unmarked(shown), shown) for text, shown in levels),
    )


def titled(sentences: Sequence[str]) -> bool:
    """Whether the first is short and says what the others are about."""
    return (
        len(sentences) > 1 and len(sentences[0]) <= _TITLE and not marks.INNER.search(sentences[0])
    )


@lru_cache(maxsize=4096)
def split(text: str) -> tuple[str, ...]:
    """Its sentences, in order."""
    return tuple(part.strip() for part in _SENTENCE.split(text) if part and part.strip())
