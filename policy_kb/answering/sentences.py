"""How well each sentence of the found clauses answers the question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from policy_kb.answering import kinds
from policy_kb.answering.question import Question
from policy_kb.answering.words import coverage
from policy_kb.finding.finder import Candidate
from policy_kb.fold import bare, folded
from policy_kb.model import Clause, ClauseId, Document
from policy_kb.texts import cues, grammar

_SENTENCE = re.compile(grammar.SENTENCE)
_RUN_FROM = 3  # characters in common from which a run tells something
_RUN_FULL = 4
_YEAR_IN, _YEAR_OTHER = 0.08, 0.12


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with what speaks for it."""

    clause: Clause
    document: Document
    text: str
    at: int  # which sentence of its clause
    listing: bool  # introduces items
    score: float
    fit: float  # answer type, 0 to 1
    qual: float  # qualifiers met, 0 to 1
    near: float  # figure and noun stand in the same part of the sentence, 0 to 1
    covered: float  # words of the question in the sentence
    around: float  # and in clause with context
    mass: float  # weight of what is matched in the sentence
    missing: float  # weight of the heaviest noun that stands nowhere
    lexical: float
    alike: float


@lru_cache(maxsize=4096)
def split(text: str) -> tuple[str, ...]:
    """Its sentences, in order."""
    return tuple(part.strip() for part in _SENTENCE.split(text) if part and part.strip())


def scored(
    question: Question,
    found: Sequence[Candidate],
    documents: dict[str, Document],
    children: dict[ClauseId, list[Clause]],
) -> list[Scored]:
    """Every sentence of the candidates, best first."""
    scores: list[Scored] = []
    for candidate in found:
        document = documents[candidate.clause.document]
        scores += _of_clause(question, candidate, document, children.get(candidate.clause.id, []))
    scores.sort(key=lambda sentence: (-sentence.score, sentence.clause.id, sentence.at))
    return scores


def _of_clause(
    question: Question, candidate: Candidate, document: Document, items: list[Clause]
) -> list[Scored]:
    clause = candidate.clause
    head = bare(clause.heading + clause.lead)
    path = bare("".join(clause.path))
    context = bare(document.title + (clause.place or document.place) + document.issuer) + path + head
    whole = context + bare(clause.text)
    sentences = split(clause.text) or (clause.heading,)
    around = coverage(question.words, whole)
    own_heading = coverage(question.words, head)
    found: list[Scored] = []
    for at, sentence in enumerate(sentences):
        text = bare(sentence)
        shown = folded(sentence)
        listing = bool(items) and at == len(sentences) - 1
        below = bare("".join(item.heading + item.text for item in items)) if listing else ""
        fit = kinds.fits(question, shown, listing)
        qual = kinds.qualified(question, shown + below, whole)
        typed = (0.5 if fit is None else fit) * (0.5 + 0.5 * qual)
        here = text + below
        covered = coverage(question.words, here)
        run = _run(question.bare, text)
        near = _near(question, shown)
        score = (
            0.45 * covered
            + 0.55 * (around if not below else coverage(question.words, whole + below))
            + 0.25 * min(candidate.rank, 1.5)
            + 0.15 * fuzz.partial_ratio(question.bare, text) / 100
            + 0.22 * typed
            - 0.132 * (1 - typed)
            + 0.12 * min(1.0, max(0, run - _RUN_FROM) / _RUN_FULL)
            + 0.12 * own_heading
            + 0.10 * near
            + 0.30 * max(0.0, candidate.alike - 0.5)
        )
        if question.years:
            score += _year(question, sentence, document)
        mass = sum(word.weight * word.share(here) for word in question.words)
        missing = max(
            (
                word.weight
                for word in question.words
                if word.noun and word.share(whole + below) < 0.5
            ),
            default=0.0,
        )
        found.append(
            Scored(
                clause=clause,
                document=document,
                text=sentence,
                at=at,
                listing=listing,
                score=score,
                fit=0.5 if fit is None else fit,
                qual=qual,
                near=near,
                covered=covered,
                around=around,
                mass=mass,
                missing=missing,
                lexical=candidate.lexical,
                alike=candidate.alike,
            )
        )
    return found


def _year(question: Question, sentence: str, document: Document) -> float:
    if any(year in sentence for year in question.years):
        return _YEAR_IN
    if cues.YEAR.search(sentence) or (document.year and document.year not in question.years):
        return -_YEAR_OTHER
    return 0.0


def _near(question: Question, sentence: str) -> float:
    """How much of the question stands in the part of the sentence that holds a fitting figure."""
    if not (question.many or question.kinds) or not question.words:
        return 0.0
    best = 0.0
    for part in cues.CLAUSE_CUT.split(sentence):
        fit = kinds.fits(question, part, listing=False)
        if fit:
            best = max(best, fit * coverage(question.words, part))
    return best


def _run(question: str, text: str) -> int:
    """The length of the longest run of characters in common."""
    best = 0
    for start in range(len(question)):
        while start + best < len(question) and question[start : start + best + 1] in text:
            best += 1
    return best
