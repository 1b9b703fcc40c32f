"""From a question to the clauses that speak of it, best first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from policy_kb.dialect import plainly
from policy_kb.finding import semantic
from policy_kb.finding.grams import Floats, of_question
from policy_kb.finding.index import Index
from policy_kb.finding.lexicon import Lexicon, shipped
from policy_kb.finding.pinyin import Sounds
from policy_kb.finding.postings import Weights
from policy_kb.fold import bare, folded
from policy_kb.model import Clause, ClauseId, Curated, Document, DocumentId
from policy_kb.places import gazetteer
from policy_kb.store import PolicyStore
from policy_kb.texts import marks

_CLAUSE = Weights(k1=1.6, b=0.9)
_CURATED = Weights(k1=1.2, b=0.6)
_ANSWER = 0.3  # of a curated entry's answer beside its question
_ALIASED = 0.85
_HEARD = 0.85
_HEARD_MANY = 5  # a sound with more writings than this tells nothing
_FIRST = 30
_PAIR = 2
_KEPT = 6000  # clauses held in memory
_REMEMBERED = 50_000
_FUZZY = 0.3
_MOST = 0.9
_MEANT, _FLOOR = 15.0, 0.8  # DESIGN §6 had + 10·(cos - .80): 15 with the sentences is better
_CURATED_FIRST = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    clause: Clause
    lexical: float  # share of the question's weight, 0 to about 1.5
    rank: float  # what they are ordered by
    worded: float  # of it, what the words make
    meant: float  # likeness in meaning above the floor, 0 to 0.2; 0 without the embedder
    curated: Curated | None = None  # the curated question that led here
    alike: float = 0.0  # how alike that question is, 0 to 1


class Finder:
    """The in-memory index of one base."""

    def __init__(self) -> None:
        self._clauses = Index(_CLAUSE)
        self._questions = Index(_CURATED)
        self._meanings = semantic.Meanings()
        self._curated: dict[str, tuple[Curated, ClauseId]] = {}
        self._asked_as: dict[str, str] = {}  # their questions, put as plainly as what is asked
        self._owner: dict[str, DocumentId] = {}
        self._own_place: dict[str, str] = {}
        self._lately: dict[ClauseId, Clause] = {}
        self._rare: dict[str, float] = {}
        self._texts: dict[str, str] = {}  # what is indexed, for comparing as a whole
        self._held: dict[DocumentId, list[str]] = {}
        self._asked_in: dict[DocumentId, list[str]] = {}
        self.documents: dict[DocumentId, Document] = {}
        self.named: dict[DocumentId, str] = {}  # titles that digests know and documents lack
        self._shadows: dict[DocumentId, DocumentId] = {}
        self.sounds = Sounds(())
        self.lexicon = Lexicon(shipped())
        self.size = 0
        self.terms: set[str] = set()  # what documents put in quotes: names of things, whole
        self.known_places: frozenset[str] = frozenset()  # codes of places with documents

    def use(self, extra: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        """Aliases of the county beside those that are shipped."""
        self.lexicon = Lexicon((*shipped(), *extra))

    def add(
        self,
        documents: Iterable[tuple[Document, str]],
        clauses: Iterable[Clause],
        curated: Iterable[tuple[Curated, ClauseId]],
        vectors: Iterable[tuple[str, bytes]] = (),
    ) -> None:
        """Documents, each with the id of the one in whose shadow it stands ('': none): of a
        shaded one only its questions are found."""
        hidden: set[DocumentId] = set()
        for document, shadow in documents:
            self.documents[document.id] = document
            self.named.pop(self._shadows.pop(document.id, DocumentId("")), None)
            if shadow:
                hidden.add(document.id)
                self._shadows[document.id] = DocumentId(shadow)
                self.named[DocumentId(shadow)] = document.digested
        units: list[tuple[str, str]] = []
        owner: dict[ClauseId, DocumentId] = {}
        for clause in clauses:
            owner[clause.id] = clause.document
            if clause.document in hidden:
                continue
            text = unit(clause, self.documents[clause.document])
            units.append((clause.id, text))
            self._texts[clause.id] = text
            self._owner[clause.id] = clause.document
            if clause.place:
                self._own_place[clause.id] = clause.place
            self.terms.update(bare(term) for term in marks.TERM.findall(clause.text))
            self._held.setdefault(clause.document, []).append(clause.id)
            if len(self._lately) < _KEPT:
                self._lately[clause.id] = clause
        self._clauses.add(units)
        self._meanings.add((key, vector) for key, vector in vectors if key in self._texts)
        questions: list[tuple[str, str]] = []
        for entry, target in curated:
            self._curated[entry.id] = (entry, target)
            self._asked_as[entry.id] = asked = bare(plainly(folded(entry.question)))
            questions.append((entry.id, asked))
            self._asked_in.setdefault(owner[entry.clause], []).append(entry.id)
        self._questions.add(questions)
        self.sounds = Sounds((*self._clauses.pairs_known(), *self._questions.pairs_known()))
        self._counted()

    def _counted(self) -> None:
        self._rare.clear()
        self.size = self._clauses.size
        written = {document.place for document in self.documents.values() if document.place}
        places = (gazetteer().place(name) for name in written)
        self.known_places = frozenset(code for place in places if place for code in place.codes)

    def drop(self, documents: Iterable[DocumentId]) -> None:
        self._lately.clear()
        for id in documents:
            self.documents.pop(id, None)
            self.named.pop(self._shadows.pop(id, DocumentId("")), None)
            held = self._held.pop(id, [])
            self._clauses.drop(held)
            self._meanings.drop(held)
            for key in held:
                self._texts.pop(key, None)
                self._owner.pop(key, None)
                self._own_place.pop(key, None)
            gone = self._asked_in.pop(id, [])
            self._questions.drop(gone)
            for key in gone:
                self._curated.pop(key, None)
                self._asked_as.pop(key, None)
        self._counted()

    def rarity(self, word: str) -> float:
        """The idf of the word's rarest pair, of the character for a single one."""
        known = self._rare.get(word)
        if known is None:
            known = self._rarity(word)
            if len(self._rare) < _REMEMBERED:
                self._rare[word] = known
        return known

    def _rarity(self, word: str) -> float:
        if len(word) < _PAIR:
            return self._clauses.idf(self._clauses.df_single(word)) if word else 0.0
        return max(
            self._clauses.idf(self._clauses.df(code) + self._questions.df(code))
            for code in of_question(word)[0]
        )

    def corrected(self, text: str) -> str:
        """The (folded) text with characters put right that only sound right."""
        return self.sounds.corrected(text, self._clauses.df)

    @property
    def unknown(self) -> float:
        """The idf of what no unit holds."""
        return self._clauses.idf(0)

    @property
    def meaning(self) -> bool:
        """Whether likeness in meaning counts: nearly every unit has its vector."""
        return len(self._meanings) > _MOST * max(1, self.size)

    def weighed(self, texts: Iterable[str]) -> tuple[tuple[str, float], ...]:
        """The pairs of characters of (bare) texts with their idf."""
        own = dict.fromkeys(text[at : at + 2] for text in texts for at in range(len(text) - 1))
        return tuple((pair, self.rarity(pair)) for pair in own)

    def find(
        self,
        question: str,
        store: PolicyStore,
        count: int,
        of_place: Callable[[str], bool] | None = None,
    ) -> list[Candidate]:
        """`question` is bare. Best first; what is `of_place` (as written) before all others."""
        means = self.lexicon.found(question)
        heard = self._heard(question)
        asked = self._clauses.asked(question, heard)
        wider = None
        if means:
            wide = question + "".join(word for words in means.values() for word in words[:2])
            wider = self._clauses.asked(wide, heard)
        scores = self._clauses.scores(asked, wider, _ALIASED)
        lexical = dict(self._clauses.best(scores, _FIRST))
        led = self._led(question, heard, means)
        meant = self._meant(question, scores, lexical)
        ranked: list[tuple[float, float, float, ClauseId]] = []
        for id in dict.fromkeys((*map(ClauseId, lexical), *led)):
            text = self._texts.get(id)
            if text is None:
                continue
            fuzzy = fuzz.partial_ratio(question, text) / 100
            worded = max(lexical.get(id, 0.0), led[id][1] if id in led else 0.0) + _FUZZY * fuzzy
            near = max(0.0, meant.get(id, 0.0) - _FLOOR)
            ranked.append((worded + _MEANT * near, worded, near, id))
        far = {id for *_, id in ranked if of_place and not of_place(self._place(id))}
        ranked.sort(key=lambda one: (one[3] in far, -one[0], one[3]))
        del ranked[count:]
        clauses = self._fetched([id for *_, id in ranked], store)
        return [
            Candidate(
                clauses[id],
                lexical.get(id, 0.0),
                rank,
                worded,
                near,
                *led.get(id, (None, 0.0)),
            )
            for rank, worded, near, id in ranked
            if id in clauses
        ]

    def _place(self, id: ClauseId) -> str:
        """Where a clause is valid, as its document or itself says."""
        return self._own_place.get(id) or self.documents[self._owner[id]].place

    def _fetched(self, ids: list[ClauseId], store: PolicyStore) -> dict[ClauseId, Clause]:
        """The clauses; those asked for lately need no statement."""
        missing = [id for id in ids if id not in self._lately]
        if missing:
            if len(self._lately) > _KEPT:
                self._lately.clear()
            self._lately |= store.clauses(missing)
        return {id: self._lately[id] for id in ids if id in self._lately}

    def _meant(
        self, question: str, scores: Sequence[Floats], lexical: dict[str, float]
    ) -> dict[str, float]:
        """The cosines of the candidates, which the nearest in meaning join."""
        if not self.meaning or (vector := semantic.asked(question)) is None:
            return {}
        cosines = self._meanings.alike(vector)
        nearest = dict(self._meanings.best(cosines, _FIRST))
        for key in nearest:
            if key not in lexical:
                lexical[key] = self._clauses.score(scores, key)
        return {
            key: cosine
            for key in lexical
            if (cosine := self._meanings.of(cosines, key)) is not None
        }

    def _heard(self, question: str) -> dict[int, float]:
        """Pairs of the base that sound like pairs of the question that it does not have."""
        heard: dict[int, float] = {}
        for code in of_question(question)[0]:
            if self.sounds.knows(code):
                continue
            like = self.sounds.like(code)
            if len(like) <= _HEARD_MANY:
                heard |= dict.fromkeys(like, _HEARD)
        return heard

    def _led(
        self, question: str, heard: dict[int, float], means: dict[str, tuple[str, ...]]
    ) -> dict[ClauseId, tuple[Curated, float]]:
        """The clauses that curated questions lead to, with the most alike of those."""
        if not self._curated:
            return {}
        scores = self._questions.scores(self._questions.asked(question, heard))
        led: dict[ClauseId, tuple[Curated, float]] = {}
        for key, score in self._questions.best(scores, _CURATED_FIRST):
            entry, target = self._curated[key]
            ratio = fuzz.ratio(question, self._asked_as[key]) / 100
            alike = min(1.0, 0.5 * min(score, 1.0) + 0.5 * ratio)
            if target not in led or led[target][1] < alike:
                led[target] = (entry, alike)
        return led


def unit(clause: Clause, document: Document) -> str:
    """What is indexed of a clause: its words with its title, place and headings in front."""
    heading = "" if clause.text.startswith(clause.heading) else clause.heading
    place = clause.place or document.place
    parts = (
        document.title,
        document.subject,
        place,
        *clause.path,
        clause.lead,
        heading,
        clause.text,
    )
    return bare("\n".join(parts))


def spoken(clause: Clause, document: Document) -> str:
    """What the embedder reads of a clause: title and headings, then its words."""
    heading = "" if clause.text.startswith(clause.heading) else clause.heading
    parts = (document.title, *clause.path[-1:], clause.lead, heading, clause.text)
    return " ".join(part for part in parts if part)
