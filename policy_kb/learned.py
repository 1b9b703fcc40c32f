"""What a policy administrator answered becomes a curated entry of its own."""

import hashlib

from policy_kb.fold import levelled
from policy_kb.model import Clause, ClauseId, Curated, Document, Read
from policy_kb.questions import Asked
from policy_kb.reading.clauses import document_id
from policy_kb.reading.masks import unmasked
from policy_kb.reading.privacy import veiled
from policy_kb.store import PolicyStore
from policy_kb.texts.answers import LEARNED_TITLE

PREFIX = "learned/"


def learn(store: PolicyStore, asked: Asked, imported: str) -> None:
    """Writes question and reply as a source of the base; again, it replaces."""
    key = PREFIX + asked.id
    document = Document(
        id=document_id(key, 1),
        title=LEARNED_TITLE,
        source=LEARNED_TITLE,
        origin="learned",
        year=str(asked.answered.year) if asked.answered else "",
        published=asked.answered.date().isoformat() if asked.answered else "",
        status="current",
    )
    text, _ = unmasked(veiled(levelled(asked.reply)))
    clause = Clause(
        id=ClauseId(f"{document.id}-1"),
        document=document.id,
        ordinal=1,
        text=text,
        heading=levelled(asked.question),
    )
    curated = Curated(f"{clause.id}?1", clause.id, asked.question, text)
    sha = hashlib.sha256(f"{asked.question}\n{asked.reply}".encode()).hexdigest()
    store.put(
        key, LEARNED_TITLE, sha, "learned", Read((document,), (clause,), (curated,)), imported
    )
