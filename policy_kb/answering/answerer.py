"""From a question to a Reply: found, judged, and cut down to what answers it."""

import re
from collections.abc import Sequence

from policy_kb.answering import gate, shown
from policy_kb.answering.question import Question, count, many, polite
from policy_kb.answering.question import kinds as asked_kinds
from policy_kb.answering.sentences import Scored, scored
from policy_kb.answering.words import words
from policy_kb.finding.finder import Candidate, Finder
from policy_kb.fold import bare, folded
from policy_kb.model import Cited, Clause, ClauseId, Document, Found, Hit, Nearest, Reply
from policy_kb.places import EVERYWHERE, Place, gazetteer
from policy_kb.store import PolicyStore
from policy_kb.texts import cues

_LOOKED_AT = 20
_LONGEST = 400  # characters of a question that are read
_OFF_TOPIC = 0.2
_CANDIDATES = 3
_NEAREST = 3
_RELATED = 3


class Answerer:
    def __init__(self, finder: Finder, store: PolicyStore) -> None:
        self._finder = finder
        self._store = store

    def ask(self, said: str, previous: str | None, k: int) -> Reply:
        said = said[:_LONGEST]
        question = self.understood(followed(polite(said), previous))
        if not question.bare:
            return Reply(said, "none")
        candidates = self._finder.find(question.bare, self._store, max(_LOOKED_AT, k))
        hits = tuple(self._hit(candidate) for candidate in candidates[:k])
        if not candidates:
            return Reply(said, "offtopic" if self._finder.size else "none")
        here, elsewhere = self._of_place(question, candidates)
        place = question.places[-1].name if question.places else ""
        if question.places and not here:
            return Reply(
                said, "none", hits=hits, elsewhere=True, place=place,
                nearest=self._nearest(elsewhere),
            )  # fmt: skip
        ranked, children = self.ranked(question, here)
        seen = gate.features(question, ranked)
        sure = gate.sure(seen)
        best = ranked[0]
        common = {"hits": hits, "sure": sure, "place": place}
        if seen.year:
            return Reply(
                said, "none", nearest=self._nearest(here), missing_year=question.years[0], **common
            )  # type: ignore[arg-type]
        if sure >= gate.SURE:
            found, whole = self._found(question, best, ranked, children)
            related = self._related(ranked)
            return Reply(said, "answer", found=(found,), related=related, whole=whole, **common)  # type: ignore[arg-type]
        if sure < gate.NO and max(c.lexical for c in candidates) < _OFF_TOPIC:
            return Reply(said, "offtopic", nearest=self._nearest(here), **common)  # type: ignore[arg-type]
        if sure < gate.NO:
            return Reply(said, "none", nearest=self._nearest(here), **common)  # type: ignore[arg-type]
        three = self._three(question, ranked, children)
        return Reply(said, "candidates", found=three, **common)  # type: ignore[arg-type]

    def understood(self, said: str) -> Question:
        text = folded(said)
        places = gazetteer().find(text, self._finder.known_places)
        years = tuple(dict.fromkeys(cues.YEAR.findall(text)))
        skip = frozenset(
            (*(place.name for place in places), *years, *(year + "年" for year in years))
        )
        rest = text
        for place in places:
            rest = rest.replace(place.name, "")
        core = bare(re.sub(cues.YEAR, "", rest)) or bare(text)
        asked = asked_kinds(text)
        return Question(
            said=said,
            bare=bare(rest) or bare(text),
            words=words(
                core,
                self._finder.rarity,
                self._finder.lexicon,
                self._finder.sounds.words,
                skip,
                frozenset(self._finder.terms),
                tuple(cues.IMPLIED[kind] for kind in asked if kind in cues.IMPLIED),
                self._finder.unknown,
            ),
            pairs=self._finder.weighed(core),
            places=places,
            years=years,
            kinds=asked,
            many=many(text),
            size=cues.SIZE.search(text) is not None or cues.BIG.search(text) is not None,
            qualifiers=tuple(
                pair
                for pair in (
                    *(cues.PER if cues.AMOUNTS & set(asked) else ()),
                    *cues.QUALIFIERS,
                )
                if pair[0].search(text)
            ),
            listed="list" in asked,
            count=count(text),
            compared=cues.COMPARE.search(text) is not None,
            quoted=tuple(cues.QUOTED.findall(said)),
        )

    def ranked(
        self, question: Question, candidates: Sequence[Candidate]
    ) -> tuple[list[Scored], dict[ClauseId, list[Clause]]]:
        children = self._store.children_of([candidate.clause.id for candidate in candidates])
        ranked = scored(question, candidates, dict(self._finder.documents), children)
        return ranked, children

    def _of_place(
        self, question: Question, candidates: Sequence[Candidate]
    ) -> tuple[list[Candidate], list[Candidate]]:
        """Those of the place that is named or a higher level, and the others (DESIGN §6)."""
        live = [c for c in candidates if self._document(c).status != "repealed"]
        if not question.places:
            return live, []
        asked = question.places[-1]
        here = [c for c in live if self._governs(c, asked)]
        return here, [c for c in live if not self._governs(c, asked)]

    def _governs(self, candidate: Candidate, asked: Place) -> bool:
        written = candidate.clause.place or self._document(candidate).place
        place = gazetteer().place(written)
        return place is not None and (place == EVERYWHERE or place.governs(asked))

    def _document(self, candidate: Candidate) -> Document:
        return self._finder.documents[candidate.clause.document]

    def _found(
        self,
        question: Question,
        best: Scored,
        ranked: list[Scored],
        children: dict[ClauseId, list[Clause]],
    ) -> tuple[Found, bool]:
        siblings: tuple[Clause, ...] = ()
        if question.listed and best.clause.parent and best.clause.lead:
            siblings = self._store.children(best.clause.parent)
        texts, whole = shown.sentences(question, best, ranked, children, siblings)
        return Found(best.clause.id, texts, cited(best.clause, best.document), best.score), whole

    def _three(
        self, question: Question, ranked: list[Scored], children: dict[ClauseId, list[Clause]]
    ) -> tuple[Found, ...]:
        found: dict[ClauseId, Found] = {}
        for sentence in ranked:
            if sentence.clause.id in found or not sentence.text:
                continue
            found[sentence.clause.id], _ = self._found(question, sentence, ranked, children)
            if len(found) == _CANDIDATES:
                break
        return tuple(found.values())

    def _nearest(self, candidates: Sequence[Candidate]) -> tuple[Nearest, ...]:
        """The titles that were looked at, with their places, no figures of their texts."""
        seen: dict[str, Nearest] = {}
        for candidate in candidates:
            document = self._document(candidate)
            title = document.digested or document.title
            seen.setdefault(title, Nearest(title, candidate.clause.place or document.place))
        return tuple(seen.values())[:_NEAREST]

    def _related(self, ranked: list[Scored]) -> tuple[ClauseId, ...]:
        ids = dict.fromkeys(sentence.clause.id for sentence in ranked)
        return tuple(id for id in ids if id != ranked[0].clause.id)[:_RELATED]

    def _hit(self, candidate: Candidate) -> Hit:
        clause, document = candidate.clause, self._document(candidate)
        return Hit(
            doc=document.title,
            source=document.source,
            clause=clause.label or clause.id,
            heading=" ".join(part for part in (*clause.path, clause.article) if part),
            score=round(candidate.rank, 4),
            text=clause.text,
            id=clause.id,
        )


def cited(clause: Clause, document: Document) -> Cited:
    return Cited(
        title=document.digested or document.title,
        article=clause.article,
        issuer=document.issuer,
        year=document.year or (document.mentions and cues.LATEST % document.mentions),
        place=clause.place or document.place,
        status=document.status,
        digest=document.origin == "digest",
    )


def followed(said: str, previous: str | None) -> str:
    """A follow-up read with the question before it: 那D级呢, 来凤的呢."""
    if previous is None or not cues.FOLLOW_START.search(said) or len(said) > cues.FOLLOW_LONGEST:
        return said
    match = cues.FOLLOWS.match(said)
    what = match["what"].strip() if match else said
    before = polite(previous)
    for pattern in cues.SWAPS:
        new, old = pattern.search(what), pattern.search(before)
        if new and old:
            return before[: old.start()] + new[0] + before[old.end() :]
    places = gazetteer().find(folded(what))
    if places:
        for old_place in gazetteer().find(folded(before)):
            before = folded(before).replace(old_place.name, "")
        return places[-1].name + before
    return f"{what}{before}" if len(what) <= cues.FOLLOW_WORD else said
