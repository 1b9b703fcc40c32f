"""From a question to a Reply: found, judged, and cut down to what answers it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from policy_kb.answering import gate, shown
from policy_kb.answering.citing import cited
from policy_kb.answering.following import followed
from policy_kb.answering.question import Question, polite
from policy_kb.answering.sentences import Scored, opens_list, scored
from policy_kb.answering.understanding import of_place, understood
from policy_kb.finding.finder import Candidate, Finder
from policy_kb.fold import folded
from policy_kb.model import Clause, ClauseId, Document, Found, Hit, Nearest, Reply
from policy_kb.printed import printed, printed_source
from policy_kb.store import PolicyStore
from policy_kb.tables import words as topics

_LOOKED_AT = 20
_READ = 11  # of them, whose sentences are compared
_SHARE = "%"  # a number that documents may name alone
_LONGEST = 400  # characters of a question that are read
_OFF_TOPIC = 0.45  # of a question's weight that some clause must hold where no topic is named
_CANDIDATES = 3
_NEAREST = 3
_ANSWERING = 0.2  # of the best sentence beside the clause: better on eval/stard_dev
_ANSWERING_MEANT = 0.4
_RELATED = 3


class Answerer:
    def __init__(self, finder: Finder, store: PolicyStore) -> None:
        self._finder = finder
        self._store = store

    def ask(self, said: str, previous: str | None, k: int) -> Reply:
        said = said[:_LONGEST]
        own, context = followed(polite(said), previous)
        question = understood(own, self._finder, context)
        if not question.bare:
            return Reply(said, "none")
        if not question.words or not _speaks(own, context):
            return Reply(said, "offtopic")
        candidates = self._in_force(
            self._finder.find(question.bare, self._store, max(_LOOKED_AT, k), of_place(question))
        )
        if not candidates:
            return Reply(said, "offtopic" if self._finder.shelf.size else "none")
        ranked, children = self.ranked(question, candidates[:_READ])
        here = [sentence for sentence in ranked if self._valid(question, sentence)]
        reply = Reply(
            said,
            "none",
            hits=self._hits(candidates, ranked, _leading(here), k),
            place=question.places[-1].name if question.places else "",
        )
        if not here:
            return replace(reply, elsewhere=bool(question.places), nearest=self._nearest(ranked))
        return self._judged(question, candidates, here, children, reply)

    def _judged(
        self,
        question: Question,
        candidates: Sequence[Candidate],
        here: list[Scored],
        children: dict[ClauseId, list[Clause]],
        reply: Reply,
    ) -> Reply:
        """Two gates and the grey zone between them (DESIGN §6)."""
        seen, sure = self._sure(question, here)
        if here[0].document.origin == "digest":
            documents = [one for one in here if one.document.origin != "digest"]
            if documents and self._sure(question, documents)[1] >= gate.SURE:
                here = documents
                seen, sure = self._sure(question, here)
        reply = replace(reply, sure=sure)
        if seen.year:
            return replace(reply, nearest=self._nearest(here), missing_year=question.years[0])
        if reply.sure >= gate.SURE and gate.may_answer(question, here[0]):
            found, whole = self._found(question, here[0], here, children)
            related = self._related(here)
            return replace(
                reply,
                verdict="answer",
                found=(found,),
                related=related,
                whole=whole,
                listed=shown.short_of(question, found.sentences),
            )
        if self._off_topic(question, candidates):
            return replace(reply, verdict="offtopic")
        if reply.sure < gate.NO or not here[0].agrees:
            return replace(reply, nearest=self._nearest(here))
        three = self._three(question, here, children)
        return replace(reply, verdict="candidates", found=three)

    def _sure(self, question: Question, here: Sequence[Scored]) -> tuple[gate.Features, float]:
        seen = gate.features(question, here)
        return seen, gate.sure(seen, meaning=self._finder.shelf.meaning)

    def ranked(
        self, question: Question, candidates: Sequence[Candidate]
    ) -> tuple[list[Scored], dict[ClauseId, list[Clause]]]:
        ids = [c.clause.id for c in candidates if question.listed or opens_list(c.clause)]
        children = self._store.children_of(ids)
        ranked = scored(question, candidates, self._finder.shelf.documents, children)
        return ranked, children

    def _off_topic(self, question: Question, candidates: Sequence[Candidate]) -> bool:
        """No word of policy in it, and little that the base speaks of."""
        text = folded(question.said)
        if question.places or any(topic in text for topic in topics("aliases.topics.txt")):
            return False
        if any(
            word.known and word.content and word.text in self._finder.shelf.terms
            for word in question.words
        ):
            return False
        return max(max(c.lexical, c.alike) for c in candidates) < _OFF_TOPIC

    def _in_force(self, candidates: list[Candidate]) -> list[Candidate]:
        """Without what is repealed."""
        return [c for c in candidates if self._document(c).status != "repealed"]

    def _valid(self, question: Question, sentence: Scored) -> bool:
        """Of the place that is named or a higher level."""
        valid = of_place(question)
        return valid is None or valid(sentence.clause.place or sentence.document.place)

    def _document(self, candidate: Candidate) -> Document:
        return self._finder.shelf.documents[candidate.clause.document]

    def _found(
        self,
        question: Question,
        best: Scored,
        ranked: list[Scored],
        children: dict[ClauseId, list[Clause]],
        *,
        alone: bool = False,
    ) -> tuple[Found, bool]:
        siblings: tuple[Clause, ...] = ()
        if question.listed and best.clause.parent and best.clause.lead:
            siblings = self._store.children(best.clause.parent)
        texts, whole = shown.sentences(question, best, ranked, children, siblings, alone=alone)
        document = best.document
        source = cited(best.clause, document, self._finder.shelf.named.get(document.id, ""))
        said = tuple(printed(text, document) for text in texts)
        return Found(best.clause.id, said, printed_source(source, document), best.score), whole

    def _three(
        self, question: Question, ranked: list[Scored], children: dict[ClauseId, list[Clause]]
    ) -> tuple[Found, ...]:
        found: dict[ClauseId, Found] = {}
        for sentence in ranked:
            if sentence.clause.id in found or not sentence.text:
                continue
            found[sentence.clause.id], _ = self._found(
                question, sentence, ranked, children, alone=True
            )
            if len(found) == _CANDIDATES:
                break
        return tuple(found.values())

    def _nearest(self, ranked: Sequence[Scored]) -> tuple[Nearest, ...]:
        """The titles that were looked at, with their places, no figures of their texts."""
        first: dict[str, Scored] = {}  # by title, as it is levelled
        for sentence in ranked:
            document = sentence.document
            first.setdefault(document.digested or document.title, sentence)
        return tuple(
            Nearest(
                one.document.digested or printed(title, one.document),
                one.clause.place or one.document.place,
            )
            for title, one in islice(first.items(), _NEAREST)
        )

    def _hits(
        self,
        candidates: Sequence[Candidate],
        ranked: Sequence[Scored],
        first: ClauseId | None,
        k: int,
    ) -> tuple[Hit, ...]:
        """Best first: how well the clause speaks of the question and its sentences answer."""
        best: dict[ClauseId, float] = {}
        for sentence in ranked:
            best.setdefault(sentence.clause.id, sentence.score)
        share = _ANSWERING_MEANT if self._finder.shelf.meaning else _ANSWERING
        scores = {
            candidate.clause.id: candidate.rank + share * best.get(candidate.clause.id, 0.0)
            for candidate in candidates
        }
        order = sorted(
            candidates, key=lambda c: (c.clause.id != first, -scores[c.clause.id], c.clause.id)
        )
        return tuple(self._hit(candidate, scores[candidate.clause.id]) for candidate in order[:k])

    def _related(self, ranked: list[Scored]) -> tuple[ClauseId, ...]:
        ids = dict.fromkeys(sentence.clause.id for sentence in ranked)
        return tuple(id for id in ids if id != ranked[0].clause.id)[:_RELATED]

    def _hit(self, candidate: Candidate, score: float) -> Hit:
        clause, document = candidate.clause, self._document(candidate)
        heading = " ".join(part for part in (*clause.path, clause.article) if part)
        return Hit(
            doc=printed(document.title, document),
            source=document.source,
            clause=clause.label or clause.id,
            heading=printed(heading, document),
            score=round(score, 4),
            text=printed(clause.text or clause.heading, document),
            id=clause.id,
        )


def _speaks(said: str, context: str) -> bool:
    """Whether it is more than a number or one character: 6 or 好 asks nothing. After a question
    that asked something, one character may."""
    letters = sum(letter.isalpha() for letter in said)
    if letters > 1 or folded(said).endswith(_SHARE):
        return True
    return bool(letters and context) and _speaks(context, "")


def _leading(here: Sequence[Scored]) -> ClauseId | None:
    """The clause that is quoted stands first among the hits; among statutes, where every clause
    is as much a document as the next, likeness decides."""
    return here[0].clause.id if here and here[0].document.origin != "corpus" else None
