"""What of the base is held in memory to be found: clauses, curated questions, their meanings."""

from collections.abc import Iterable

from policy_kb.dialect import plainly
from policy_kb.finding import semantic
from policy_kb.finding.grams import of_question
from policy_kb.finding.index import Index
from policy_kb.finding.pinyin import Sounds
from policy_kb.finding.postings import Weights
from policy_kb.finding.units import unit
from policy_kb.fold import bare, folded
from policy_kb.model import Clause, ClauseId, Curated, Document, DocumentId
from policy_kb.places import gazetteer
from policy_kb.store import PolicyStore
from policy_kb.texts import marks

_CLAUSE = Weights(k1=1.6, b=0.9)
_CURATED = Weights(k1=1.2, b=0.6)
_PAIR = 2
_KEPT = 6000  # clauses held in memory
_REMEMBERED = 50_000
_MOST = 0.9


class Shelf:
    def __init__(self) -> None:
        self.clauses = Index(_CLAUSE)
        self.questions = Index(_CURATED)
        self.meanings = semantic.Meanings()
        self.curated: dict[str, tuple[Curated, ClauseId]] = {}
        self.asked_as: dict[str, str] = {}  # their questions, put as plainly as what is asked
        self.texts: dict[str, str] = {}  # what is indexed, for comparing as a whole
        self.documents: dict[DocumentId, Document] = {}
        self.named: dict[DocumentId, str] = {}  # titles that digests know and documents lack
        self.sounds = Sounds(())
        self.size = 0
        self.terms: set[str] = set()  # what documents put in quotes: names of things, whole
        self.known_places: frozenset[str] = frozenset()  # codes of places with documents
        self._owner: dict[str, DocumentId] = {}
        self._own_place: dict[str, str] = {}
        self._lately: dict[ClauseId, Clause] = {}
        self._rare: dict[str, float] = {}
        self._held: dict[DocumentId, list[str]] = {}
        self._asked_in: dict[DocumentId, list[str]] = {}
        self._shadows: dict[DocumentId, DocumentId] = {}

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
            self.texts[clause.id] = text
            self._owner[clause.id] = clause.document
            if clause.place:
                self._own_place[clause.id] = clause.place
            self.terms.update(bare(term) for term in marks.TERM.findall(clause.text))
            self._held.setdefault(clause.document, []).append(clause.id)
            if len(self._lately) < _KEPT:
                self._lately[clause.id] = clause
        self.clauses.add(units)
        self.meanings.add((key, vector) for key, vector in vectors if key in self.texts)
        questions: list[tuple[str, str]] = []
        for entry, target in curated:
            self.curated[entry.id] = (entry, target)
            self.asked_as[entry.id] = asked = bare(plainly(folded(entry.question)))
            questions.append((entry.id, asked))
            self._asked_in.setdefault(owner[entry.clause], []).append(entry.id)
        self.questions.add(questions)
        self.sounds = Sounds((*self.clauses.pairs_known(), *self.questions.pairs_known()))
        self._counted()

    def _counted(self) -> None:
        self._rare.clear()
        self.size = self.clauses.size
        written = {document.place for document in self.documents.values() if document.place}
        places = (gazetteer().place(name) for name in written)
        self.known_places = frozenset(code for place in places if place for code in place.codes)

    def drop(self, documents: Iterable[DocumentId]) -> None:
        self._lately.clear()
        for id in documents:
            self.documents.pop(id, None)
            self.named.pop(self._shadows.pop(id, DocumentId("")), None)
            held = self._held.pop(id, [])
            self.clauses.drop(held)
            self.meanings.drop(held)
            for key in held:
                self.texts.pop(key, None)
                self._owner.pop(key, None)
                self._own_place.pop(key, None)
            gone = self._asked_in.pop(id, [])
            self.questions.drop(gone)
            for key in gone:
                self.curated.pop(key, None)
                self.asked_as.pop(key, None)
        self._counted()

    def place(self, id: ClauseId) -> str:
        """Where a clause is valid, as its document or itself says."""
        return self._own_place.get(id) or self.documents[self._owner[id]].place

    def fetched(self, ids: list[ClauseId], store: PolicyStore) -> dict[ClauseId, Clause]:
        """The clauses; those asked for lately need no statement."""
        missing = [id for id in ids if id not in self._lately]
        if missing:
            if len(self._lately) > _KEPT:
                self._lately.clear()
            self._lately |= store.clauses(missing)
        return {id: self._lately[id] for id in ids if id in self._lately}

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
            return self.clauses.idf(self.clauses.df_single(word)) if word else 0.0
        return max(
            self.clauses.idf(self.clauses.df(code) + self.questions.df(code))
            for code in of_question(word)[0]
        )

    def corrected(self, text: str) -> str:
        """The (folded) text with characters put right that only sound right."""
        return self.sounds.corrected(text, self.clauses.df)

    @property
    def unknown(self) -> float:
        """The idf of what no unit holds."""
        return self.clauses.idf(0)

    @property
    def meaning(self) -> bool:
        """Whether likeness in meaning counts: nearly every unit has its vector."""
        return len(self.meanings) > _MOST * max(1, self.size)

    def weighed(self, texts: Iterable[str]) -> tuple[tuple[str, float], ...]:
        """The pairs of characters of (bare) texts with their idf."""
        own = dict.fromkeys(text[at : at + 2] for text in texts for at in range(len(text) - 1))
        return tuple((pair, self.rarity(pair)) for pair in own)
