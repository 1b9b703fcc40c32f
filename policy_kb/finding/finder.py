"""From a question to the clauses that speak of it, best first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from policy_kb.finding import semantic
from policy_kb.finding.grams import Floats, of_question
from policy_kb.finding.lexicon import Lexicon, shipped
from policy_kb.finding.shelf import Shelf
from policy_kb.model import Clause, ClauseId, Curated
from policy_kb.store import PolicyStore

_ALIASED = 0.85
_HEARD = 0.85
_HEARD_MANY = 5  # a sound with more writings than this tells nothing
_FIRST = 30
_FUZZY = 0.3
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
    """Searches what is on the shelf."""

    def __init__(self) -> None:
        self.shelf = Shelf()
        self.lexicon = Lexicon(shipped())

    def use(self, extra: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        """Aliases of the county beside those that are shipped."""
        self.lexicon = Lexicon((*shipped(), *extra))

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
        asked = self.shelf.clauses.asked(question, heard)
        wider = None
        if means:
            wide = question + "".join(word for words in means.values() for word in words[:2])
            wider = self.shelf.clauses.asked(wide, heard)
        scores = self.shelf.clauses.scores(asked, wider, _ALIASED)
        lexical = dict(self.shelf.clauses.best(scores, _FIRST))
        led = self._led(question, heard, means)
        meant = self._meant(question, scores, lexical)
        ranked: list[tuple[float, float, float, ClauseId]] = []
        for id in dict.fromkeys((*map(ClauseId, lexical), *led)):
            text = self.shelf.texts.get(id)
            if text is None:
                continue
            fuzzy = fuzz.partial_ratio(question, text) / 100
            worded = max(lexical.get(id, 0.0), led[id][1] if id in led else 0.0) + _FUZZY * fuzzy
            near = max(0.0, meant.get(id, 0.0) - _FLOOR)
            ranked.append((worded + _MEANT * near, worded, near, id))
        far = {id for *_, id in ranked if of_place and not of_place(self.shelf.place(id))}
        ranked.sort(key=lambda one: (one[3] in far, -one[0], one[3]))
        del ranked[count:]
        clauses = self.shelf.fetched([id for *_, id in ranked], store)
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

    def _meant(
        self, question: str, scores: Sequence[Floats], lexical: dict[str, float]
    ) -> dict[str, float]:
        """The cosines of the candidates, which the nearest in meaning join."""
        if not self.shelf.meaning or (vector := semantic.asked(question)) is None:
            return {}
        cosines = self.shelf.meanings.alike(vector)
        nearest = dict(self.shelf.meanings.best(cosines, _FIRST))
        for key in nearest:
            if key not in lexical:
                lexical[key] = self.shelf.clauses.score(scores, key)
        return {
            key: cosine
            for key in lexical
            if (cosine := self.shelf.meanings.of(cosines, key)) is not None
        }

    def _heard(self, question: str) -> dict[int, float]:
        """Pairs of the base that sound like pairs of the question that it does not have."""
        heard: dict[int, float] = {}
        for code in of_question(question)[0]:
            if self.shelf.sounds.knows(code):
                continue
            like = self.shelf.sounds.like(code)
            if len(like) <= _HEARD_MANY:
                heard |= dict.fromkeys(like, _HEARD)
        return heard

    def _led(
        self, question: str, heard: dict[int, float], means: dict[str, tuple[str, ...]]
    ) -> dict[ClauseId, tuple[Curated, float]]:
        """The clauses that curated questions lead to, with the most alike of those."""
        if not self.shelf.curated:
            return {}
        scores = self.shelf.questions.scores(self.shelf.questions.asked(question, heard))
        led: dict[ClauseId, tuple[Curated, float]] = {}
        for key, score in self.shelf.questions.best(scores, _CURATED_FIRST):
            entry, target = self.shelf.curated[key]
            ratio = fuzz.ratio(question, self.shelf.asked_as[key]) / 100
            alike = min(1.0, 0.5 * min(score, 1.0) + 0.5 * ratio)
            if target not in led or led[target][1] < alike:
                led[target] = (entry, alike)
        return led
