"""How well each sentence of the found clauses answers the question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import mul

from rapidfuzz import fuzz

from policy_kb.answering import kinds, likeness, weights
from policy_kb.answering.agreement import agrees
from policy_kb.answering.layout import Laid, laid_out
from policy_kb.answering.likeness import Present, present
from policy_kb.answering.question import Question
from policy_kb.finding.finder import Candidate
from policy_kb.fold import bare
from policy_kb.model import Clause, ClauseId, Curated, Document, DocumentId
from policy_kb.texts import year_marks

_RUN_FROM = 3  # characters in common from which a run tells something
_RUN_FULL = 4
_NAME = 24
_BRIEF = 40
_YEAR_IN, _YEAR_OTHER = 0.67, -1.0
_NEUTRAL = 0.5
_UNLIKE = 0.2  # fuzzy likeness of a sentence that has no word of the question
_HIGHEST = 1.5
_ALIKE = 0.5
_TENTHS = 10
_TOLD = 0.3  # what a sentence gains whose figure follows at once what is asked for
_UNFIT, _FIGURELESS = 0.34, 0.2  # and where a figure is asked for, one without any
_RIVAL = 0.6  # what a sentence loses that speaks of another thing of the kind


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with what speaks for it."""

    clause: Clause
    document: Document
    text: str
    at: int  # which sentence of its clause
    listing: bool  # introduces items
    score: float
    agrees: bool  # speaks of the very thing that is asked, not of its rival
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
    undone: float  # 1 where a verb of the question stands nowhere
    lexical: float
    alike: float
    meant: float  # likeness of the clause in meaning, 0 to 2; 0 without the embedder
    parts: tuple[float, ...]  # what the score is made of, in the order of weights.PARTS
    curated: Curated | None  # the curated question that led here


def scored(
    question: Question,
    found: Sequence[Candidate],
    documents: Mapping[DocumentId, Document],
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
    laid = _read(question, laid_out(candidate.clause, document))
    here = present(question, laid.whole)
    written = candidate.clause.place or document.place
    of_clause = (
        likeness.covered(question, laid.head),
        likeness.titled(question, laid.head),
        float(bool(question.places) and not written),
    )
    last = len(laid.sentences) - 1
    return [
        _of_sentence(
            question, candidate, document, laid, at, here, of_clause,
            items if at == last and (question.listed or not question.figure) else [],
        )
        for at in range(last + 1)
    ]  # fmt: skip


def _read(question: Question, laid: Laid) -> Laid:
    """With the title before each sentence, where it takes part in the answer; of a single short
    sentence, with the heading."""
    (title, shown), (first, *rest) = laid.title, laid.sentences
    if not rest and len(first[1]) <= _BRIEF and laid.head not in first[1]:
        return replace(laid, sentences=((first[0], laid.head + first[1], first[2]),))
    if title and (
        question.listed or (kinds.fits(question, shown, listing=False) or 0.0) > _NEUTRAL
    ):
        read = ((text, title + flat, shown + level) for text, flat, level in rest)
        return replace(laid, sentences=(first, *read))
    return laid


def opens_list(clause: Clause) -> bool:
    """Whether its words are a heading only: what it says stands in its items."""
    return clause.text in ("", clause.heading)


def _of_sentence(
    question: Question,
    candidate: Candidate,
    document: Document,
    laid: Laid,
    at: int,
    here: Present,
    of_clause: tuple[float, float, float],
    items: list[Clause],
) -> Scored:
    sentence, text, shown = laid.sentences[at]
    whole = laid.whole
    if items:  # a list is read with the names of its items
        below = bare("".join(map(_named, items)))
        text, shown, whole = text + below, shown + below, whole + below
        here = present(question, whole)
    fit = kinds.fits(question, laid.sentences[at][2], listing=bool(items))
    agreeing = here.grounded and agrees(question, laid.sentences[at][2], laid.above, whole)
    qual = kinds.qualified(question, shown, whole)
    mass = here.mass(text)
    covered = mass / question.weight if question.weight else 0.0
    near, apart = likeness.near(question, laid.sentences[at][2], here) if mass else (0.0, 0.0)
    counted = likeness.counted(question, laid.sentences[at][2], len(items))
    heading, titled, unnamed = of_clause
    plain = laid.sentences[at][1]
    run = likeness.run(question.bare, plain) if mass else 0
    parts = (
        covered,
        here.around,
        min(candidate.worded, _HIGHEST),
        fuzz.partial_ratio(question.bare, plain) / 100 if mass else _UNLIKE,
        (_NEUTRAL if fit is None else fit) * (0.5 + 0.5 * qual),
        min(1.0, max(0, run - _RUN_FROM) / _RUN_FULL),
        heading,
        titled,
        here.paired(question, text) if mass else 0.0,
        near,
        apart,
        max(0.0, counted),
        max(0.0, candidate.alike - _ALIKE),
        _year(question, sentence, document) if question.years else 0.0,
        unnamed,
        _led(candidate, plain),
        _TENTHS * candidate.meant,
    )
    lost = 0.0 if agreeing else _RIVAL
    if question.figure and likeness.told(question.aspects, shown):
        lost -= _TOLD
    if question.figure and (fit or 0.0) < _UNFIT:
        lost += _FIGURELESS
    return Scored(
        clause=candidate.clause,
        document=document,
        text=sentence,
        at=at,
        listing=bool(items),
        score=sum(map(mul, weights.SENTENCE, parts)) - lost,
        agrees=agreeing,
        fit=_NEUTRAL if fit is None else fit,
        qual=qual,
        near=near,
        apart=apart,
        counted=counted,
        covered=covered,
        around=here.around,
        mass=mass,
        missing=here.heaviest,
        absent=here.absent,
        strange=here.strange,
        undone=here.undone,
        lexical=candidate.lexical,
        alike=candidate.alike,
        meant=_TENTHS * candidate.meant,
        parts=parts,
        curated=candidate.curated,
    )


def _led(candidate: Candidate, text: str) -> float:
    """How much of the curated answer stands here, where a question much like this one has one."""
    entry = candidate.curated
    if entry is None or not entry.answer or candidate.alike <= _ALIKE:
        return 0.0
    pairs = answer_pairs(entry.answer)
    held = sum(pair in text for pair in pairs) / (len(pairs) or 1)
    return held * (candidate.alike - _ALIKE) / (1 - _ALIKE)


@lru_cache(maxsize=1000)
def answer_pairs(answer: str) -> frozenset[str]:
    flat = bare(answer)
    return frozenset(flat[at : at + 2] for at in range(len(flat) - 1))


def _named(item: Clause) -> str:
    """What an item of a list is called."""
    return item.heading or item.text[:_NAME]


def _year(question: Question, sentence: str, document: Document) -> float:
    if any(year in sentence for year in question.years):
        return _YEAR_IN
    if year_marks.YEAR.search(sentence) or (document.year and document.year not in question.years):
        return _YEAR_OTHER
    return 0.0
