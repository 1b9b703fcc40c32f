"""The policy base as the rest of the house sees it: load it, ask it, open a clause.

What finds, answers and reads documents is imported when it is first needed: a start would wait
for it half a second, and `load` in its thread does not mind.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sqlite_utils import Database

from policy_kb.aliasing import Aliases
from policy_kb.eligibility import Benefit, Facts, benefits
from policy_kb.finding.spare import give_back
from policy_kb.model import Clause, ClauseId, Document, DocumentId, Reply, Taken
from policy_kb.printed import printed_clause, printed_document
from policy_kb.questions import Asked, QuestionId, Questions, Why
from policy_kb.store import PolicyStore

if TYPE_CHECKING:
    from policy_kb.finding.finder import Finder

_MANY = 50  # documents taken up at once that leave much memory behind
_PAGE = 3  # clauses on a page of a text


class PolicyBase:
    """One connection's view of the base. The index is in memory and follows the tables."""

    def __init__(self, db: Database, *, meaning: bool = True) -> None:
        """`meaning` False leaves the embedder alone, installed or not."""
        self._db = db
        self._wanted = meaning
        self.store = PolicyStore(db)
        self.questions = Questions(db)
        self.aliases = Aliases(db)
        self._version = 0
        self._lock = Lock()

    # --- the index

    @cached_property
    def _finder(self) -> "Finder":
        from policy_kb.finding.finder import Finder

        return Finder()

    @cached_property
    def _meaning(self) -> bool:
        from policy_kb.finding import semantic

        return self._wanted and semantic.available()

    def load(self, db: Database | None = None) -> None:
        """Builds the index. In a thread: with that thread's own connection."""
        import policy_kb.answering.answerer  # noqa: F401  or the first question would wait for it

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
        gone = [id for id in self._finder.shelf.documents if id not in there]
        self._finder.shelf.drop(
            [*gone, *(d.id for d, _ in changed if d.id in self._finder.shelf.documents)]
        )
        ids = [document.id for document, _ in changed]
        self._finder.shelf.add(
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
        from policy_kb.importing import take_paths

        yield from take_paths(self.store, paths, imported=now.isoformat())
        self.embed()

    def ensure_digests(self, folder: Path, now: datetime | None = None) -> int:
        """Brings the digests of a folder up to date; how many changed."""
        from policy_kb.importing import take_digests

        return take_digests(self.store, folder, imported=now.isoformat() if now else "")

    def embed(self) -> int:
        """Stores the vectors of clauses that have none yet; how many. 0 without the extra."""
        if not self._meaning:
            return 0
        from policy_kb.embedding import embed

        return embed(self.store)

    def forget(self, key: str) -> bool:
        """Takes an imported file away; False where none has that name."""
        gone = self.store.remove(key)
        if gone:
            from policy_kb.linking import relink

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
        from policy_kb.learned import learn

        learn(self.store, asked, now.isoformat())
        self.questions.close(id, "learned")
        return True

    # --- asking

    def ask(self, question: str, previous: str | None = None, k: int = 5) -> Reply:
        """The answer, candidates, or an honest no. `previous`: for 那D级呢."""
        from policy_kb.answering.answerer import Answerer

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
        document = self._finder.shelf.documents[clause.document]
        return printed_clause(clause, document), printed_document(document)

    def around(self, id: ClauseId, page: int = 0) -> tuple[tuple[Clause, ...], bool, bool]:
        """The clauses round one, three a page; page 0 holds it, 1 is what follows, -1 what
        precedes. Then whether there is more before and behind."""
        clause = self.store.labelled(id)
        if clause is None:
            return (), False, False
        first = clause.ordinal - 1 + page * _PAGE
        length = self.store.length(clause.document)
        document = self._finder.shelf.documents[clause.document]
        shown = tuple(
            printed_clause(one, document)
            for one in self.store.between(clause.document, first, first + _PAGE - 1)
        )
        return shown, first > 1, first + _PAGE - 1 < length

    @property
    def size(self) -> int:
        """Clauses that can be found."""
        return self._finder.shelf.size

    def document(self, id: DocumentId) -> Document | None:
        return self._finder.shelf.documents.get(id)
