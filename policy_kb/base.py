"""The policy base as the rest of the house sees it: load it, ask it, open a clause."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Lock

from sqlite_utils import Database

from policy_kb.aliasing import Aliases
from policy_kb.answering.answerer import Answerer
from policy_kb.eligibility import Benefit, Facts, benefits
from policy_kb.finding import semantic
from policy_kb.finding.finder import Finder, spoken
from policy_kb.finding.spare import give_back
from policy_kb.importing import take_digests, take_paths
from policy_kb.learned import learn
from policy_kb.linking import relink
from policy_kb.model import Clause, ClauseId, Document, DocumentId, Reply, Taken
from policy_kb.questions import Asked, QuestionId, Questions, Why
from policy_kb.store import PolicyStore

_MANY = 50  # documents taken up at once that leave much memory behind
_SLICE = 256  # clauses whose vectors are written together
_PAGE = 3  # clauses on a page of a text


class PolicyBase:
    """One connection's view of the base. The index is in memory and follows the tables."""

    def __init__(self, db: Database, *, meaning: bool = True) -> None:
        """`meaning` False leaves the embedder alone, installed or not."""
        self._db = db
        self._meaning = meaning and semantic.available()
        self.store = PolicyStore(db)
        self.questions = Questions(db)
        self.aliases = Aliases(db)
        self._finder = Finder()
        self._version = 0
        self._lock = Lock()

    # --- the index

    def load(self, db: Database | None = None) -> None:
        """Builds the index. In a thread: with that thread's own connection."""
        with self._lock:
            self._catch_up(PolicyStore(db or self._db), Aliases(db or self._db))

    @property
    def ready(self) -> bool:
        """Whether the index has been built; before, a question would wait for it."""
        return self._version > 0

    def refresh(self) -> bool:
        """Takes up what another process brought in or took away; True where something changed.

        One tiny query where nothing did.
        """
        if self.store.version() == self._version:
            return False
        with self._lock:
            self._catch_up(self.store, self.aliases)
        return True

    def _catch_up(self, store: PolicyStore, aliases: Aliases) -> None:
        version = store.version()
        if version == self._version:
            return
        self._finder.use(aliases.all())
        there = store.document_ids()
        changed = store.documents(self._version)
        gone = [id for id in self._finder.documents if id not in there]
        self._finder.drop([*gone, *(d.id for d, _ in changed if d.id in self._finder.documents)])
        ids = [document.id for document, _ in changed]
        self._finder.add(
            changed,
            store.clauses_of(ids),
            store.curated_of(ids),
            store.vectors_of(ids) if self._meaning else (),
        )
        if len(changed) > _MANY:
            give_back()
        self._version = version

    # --- what comes in and goes

    def take(self, paths: list[Path], now: datetime) -> Iterator[Taken]:
        """Imports files and folders; see `importing.take_paths`."""
        yield from take_paths(self.store, paths, imported=now.isoformat())
        self.embed()

    def ensure_digests(self, folder: Path, now: datetime | None = None) -> int:
        """Brings the digests of a folder up to date; how many changed."""
        return take_digests(self.store, folder, imported=now.isoformat() if now else "")

    def embed(self) -> int:
        """Stores the vectors of clauses that have none yet; how many. 0 without the extra."""
        if not self._meaning or semantic.embedder() is None:
            return 0
        ids = self.store.without_vector()
        for at in range(0, len(ids), _SLICE):
            batch = ids[at : at + _SLICE]
            clauses = self.store.clauses(batch)
            documents = {d.id: d for d, _ in self.store.documents()}
            held = [clauses[id] for id in batch]
            texts = [spoken(clause, documents[clause.document]) for clause in held]
            vectors = zip(batch, semantic.passages(texts), strict=True)
            self.store.put_vectors(list(vectors))
        if ids:
            self.store.touch()
        return len(ids)

    def forget(self, key: str) -> bool:
        """Takes an imported file away; False where none has that name."""
        gone = self.store.remove(key)
        if gone:
            relink(self.store)
        return gone

    # --- learning

    def forward(
        self,
        question: str,
        asker: int | None,
        now: datetime,
        why: Why = "unanswered",
        previous: str = "",
    ) -> QuestionId:
        """Puts a question before the policy administrator."""
        return self.questions.forward(question, asker, now, why, previous)

    def open_questions(self) -> tuple[Asked, ...]:
        return self.questions.open_questions()

    def answered(self, id: QuestionId, reply: str, answerer: int, now: datetime) -> Asked | None:
        """Keeps the administrator's reply; None where there is no such open question."""
        return self.questions.answered(id, reply, answerer, now)

    def learn(self, id: QuestionId, now: datetime) -> bool:
        """An answered question becomes a curated entry, found next time."""
        asked = self.questions.of(id)
        if asked is None or not asked.reply:
            return False
        learn(self.store, asked, now.isoformat())
        self.questions.close(id, "learned")
        return True

    # --- asking

    def ask(self, question: str, previous: str | None = None, k: int = 5) -> Reply:
        """The answer, candidates, or an honest no. `previous`: for 那D级呢."""
        self.refresh()
        return Answerer(self._finder, self.store).ask(question, previous, k)

    def benefits(self, facts: Facts, county: str = "") -> tuple[Benefit, ...]:
        """What a household of that county may enjoy, as far as the base knows conditions."""
        return benefits(self.store, facts, county)

    # --- reading on

    def clause(self, id: str) -> tuple[Clause, Document] | None:
        """By its id, or by the one it has in its file."""
        clause = self.store.labelled(id)
        if clause is None:
            return None
        self.refresh()
        return clause, self._finder.documents[clause.document]

    def around(self, id: ClauseId, page: int = 0) -> tuple[tuple[Clause, ...], bool, bool]:
        """The clauses round one, three a page; page 0 holds it, 1 is what follows, -1 what
        precedes. Then whether there is more before and behind."""
        clause = self.store.labelled(id)
        if clause is None:
            return (), False, False
        first = clause.ordinal - 1 + page * _PAGE
        length = self.store.length(clause.document)
        shown = self.store.between(clause.document, first, first + _PAGE - 1)
        return shown, first > 1, first + _PAGE - 1 < length

    @property
    def size(self) -> int:
        """Clauses that can be found."""
        return self._finder.size

    def document(self, id: DocumentId) -> Document | None:
        return self._finder.documents.get(id)
