"""How well each sentence of the found clauses answers the question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import mul

from rapidfuzz import fuzz

from policy_kb.answering import kinds, weights
from policy_kb.answering.question import Question
from policy_kb.answering.words import coverage
from policy_kb.finding.finder import Candidate
from policy_kb.fold import bare, folded
from policy_kb.model import Clause, ClauseId, Document
from policy_kb.texts import cues, grammar

_SENTENCE = re.compile(grammar.SENTENCE)
_RUN_FROM = 3  # characters in common from which a run tells something
_RUN_FULL = 4
_NAME = 24
_HALF = 0.5
_YEAR_IN, _YEAR_OTHER = 0.67, -1.0


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
    near: float  # of the question, what stands with a fitting figure, 0 to 1
    apart: float  # what more of it stands apart from any, 0 to 1
    counted: float  # 1: names as many things as asked for; -1: not; 0: no number was asked
    covered: float  # words of the question in the sentence
    around: float  # and in clause with context
    mass: float  # weight of what is matched in the sentence
    missing: float  # weight of the heaviest noun that stands nowhere
    absent: float  # of the question, words that only other clauses use, 0 to 1
    strange: float  # of the question, words that the base never uses, 0 to 1
    lexical: float
    alike: float
    parts: tuple[float, ...]  # what the score is made of, in the order of weights.PARTS


@dataclass(frozen=True, slots=True)
class Laid:
    """A clause made ready for comparing."""

    head: str  # its heading and what introduces it, bare
    whole: str  # with its document's title and place and all headings, bare
    sentences: tuple[tuple[str, str, str], ...]  # as written, bare, folded


@lru_cache(maxsize=3000)
def laid_out(clause: Clause, document: Document) -> Laid:
    head = bare(clause.heading + clause.lead)
    of = document.title + document.subject + (clause.place or document.place) + document.issuer
    whole = bare(of + "".join(clause.path)) + head + bare(clause.text)
    sentences = split(clause.text) or (clause.heading,)
    return Laid(head, whole, tuple((text, bare(text), folded(text)) for text in sentences))


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
    laid = laid_out(clause, document)
    around = coverage(question.words, laid.whole)
    own_heading = coverage(question.words, laid.head)
    lacking = _missing(question, laid.whole)
    written = clause.place or document.place
    unnamed = float(bool(question.places) and not written)
    found: list[Scored] = []
    for at, (sentence, text, shown) in enumerate(laid.sentences):
        listing = question.listed and bool(items) and at == len(laid.sentences) - 1
        below = bare("".join(map(_named, items))) if listing else ""
        fit = kinds.fits(question, shown, listing)
        qual = kinds.qualified(question, shown + below, laid.whole)
        typed = (0.5 if fit is None else fit) * (0.5 + 0.5 * qual)
        here = text + below
        shares = [word.share(here) for word in question.words]
        mass = sum(w.weight * share for w, share in zip(question.words, shares, strict=True))
        covered = mass / question.weight if question.weight else 0.0
        run = _run(question.bare, text)
        near, apart = _near(question, shown)
        counted = _counted(question, shown, len(items) if listing else 0)
        parts = (
            covered,
            around if not below else coverage(question.words, laid.whole + below),
            min(candidate.rank, 1.5),
            fuzz.partial_ratio(question.bare, text) / 100,
            typed,
            min(1.0, max(0, run - _RUN_FROM) / _RUN_FULL),
            own_heading,
            _titled(question, laid.head),
            _paired(question, here),
            near,
            apart,
            max(0.0, counted),
            max(0.0, candidate.alike - 0.5),
            _year(question, sentence, document) if question.years else 0.0,
            unnamed,
        )
        score = sum(map(mul, weights.SENTENCE, parts))
        missing = lacking if not below else _missing(question, laid.whole + below)
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
                apart=apart,
                counted=counted,
                covered=covered,
                around=around,
                mass=mass,
                missing=missing[0],
                absent=missing[1],
                strange=missing[2],
                lexical=candidate.lexical,
                alike=candidate.alike,
                parts=parts,
            )
        )
    return found


def _missing(question: Question, whole: str) -> tuple[float, float, float]:
    """Of what stands nowhere: the heaviest noun, the share of words that other clauses use, and
    the share of words that the base never uses and knows no other word for."""
    heaviest = known = strange = 0.0
    for word in question.words:
        if not word.content or word.share(whole) >= _HALF:
            continue
        if word.noun:
            heaviest = max(heaviest, word.weight)
        if word.known:
            known += word.weight
        elif not word.others and not word.sounds:
            strange += word.weight
    total = question.weight or 1.0
    return heaviest, known / total, strange / total


def _named(item: Clause) -> str:
    """What an item of a list is called."""
    return item.heading or item.text[:_NAME]


def _counted(question: Question, sentence: str, items: int) -> float:
    """1 where as many things are named as the question says there are, -1 where not."""
    if question.count is None or not question.listed:
        return 0.0
    if items:
        return 1.0 if items == question.count else -1.0
    runs = (found[0].count(cues.ENUMERATION) + 1 for found in cues.LIST_RUN.finditer(sentence))
    return 1.0 if any(run == question.count for run in runs) else -1.0


def _titled(question: Question, head: str) -> float:
    """The share of the heading that the question repeats."""
    pairs = {head[at : at + 2] for at in range(len(head) - 1)}
    return sum(pair in question.bare for pair in pairs) / len(pairs) if pairs else 0.0


def _paired(question: Question, text: str) -> float:
    """The share of the question's pairs of characters, rare ones counting more."""
    total = sum(idf for _, idf in question.pairs)
    return sum(idf for pair, idf in question.pairs if pair in text) / total if total else 0.0


def _year(question: Question, sentence: str, document: Document) -> float:
    if any(year in sentence for year in question.years):
        return _YEAR_IN
    if cues.YEAR.search(sentence) or (document.year and document.year not in question.years):
        return _YEAR_OTHER
    return 0.0


def _near(question: Question, sentence: str) -> tuple[float, float]:
    """How much of the question stands with a fitting figure, and how much more stands apart.

    "With" is the same part between commas, or the one before: a figure follows its noun.
    """
    if not question.figure or not question.words:
        return 0.0, 0.0
    near = most = 0.0
    before = ""
    for part in cues.CLAUSE_CUT.split(sentence):
        if not part:
            continue
        covered = coverage(question.words, before + part)
        most = max(most, covered)
        fit = kinds.fits(question, part, listing=False) or 0.0
        near = max(near, fit * covered)
        before = part
    return near, max(0.0, most - near)


def _run(question: str, text: str) -> int:
    """The length of the longest run of characters in common."""
    best = 0
    for start in range(len(question)):
        while start + best < len(question) and question[start : start + best + 1] in text:
            best += 1
    return best
