"""Where a digest and its document are both there, the document's clauses answer for both."""

import re
from collections.abc import Iterable

from policy_kb.fold import bare
from policy_kb.model import Clause, ClauseId, Curated, Document
from policy_kb.store import PolicyStore

_FIGURE = re.compile(r"\d(?:[\d.]*\d)?")
_ENOUGH = 0.34  # of an answer's pairs and figures that a clause must hold to stand for it
_SAME_ARTICLE = 0.15


def relink(store: PolicyStore) -> None:
    """Finds each digest its document, and each of its questions the clause that answers."""
    all_documents = store.documents()
    documents = [d for d, _ in all_documents if d.origin == "document"]
    for digest, shadow in all_documents:
        if digest.origin != "digest":
            continue
        document = counterpart(digest, documents)
        if (document.id if document else "") != shadow:
            store.shade(digest.id, document.id if document else "")
        curated = store.curated_of([digest.id])
        if document is None:
            store.lead({entry.id: entry.clause for entry, to in curated if to != entry.clause})
            continue
        own = {clause.id: clause for clause in store.clauses_of([digest.id])}
        targets = _targets((entry for entry, _ in curated), own, store.clauses_of([document.id]))
        store.lead(
            {entry.id: targets[entry.id] for entry, to in curated if to != targets[entry.id]}
        )


def counterpart(digest: Document, documents: list[Document]) -> Document | None:
    """The document that a digest speaks of: by its title, or by where it says it stands."""
    title = bare(digest.digested)
    for document in documents:
        if title and bare(document.title) == title:
            return document
    file, _, part = digest.stands.partition(" ")
    for document in documents:
        if not file or not document.source.startswith(file):
            continue
        if (part and document.stands.endswith(part)) or (not part and not document.stands):
            return document
    return None


def _targets(
    curated: Iterable[Curated], own: dict[ClauseId, Clause], clauses: tuple[Clause, ...]
) -> dict[str, ClauseId]:
    bags = [(clause, _bag(clause.text + clause.heading + clause.lead)) for clause in clauses]
    known: dict[tuple[ClauseId, str], ClauseId] = {}
    targets: dict[str, ClauseId] = {}
    for entry in curated:
        key = (entry.clause, entry.answer)
        if key not in known:
            known[key] = _target(entry, own[entry.clause], bags)
        targets[entry.id] = known[key]
    return targets


def _target(
    entry: Curated, own: Clause, bags: list[tuple[Clause, tuple[set[str], set[str]]]]
) -> ClauseId:
    """The clause that holds most of the answer; the digest's own where none holds enough."""
    pairs, figures = _bag(entry.answer or own.text)
    best, at = _ENOUGH, entry.clause
    for clause, (theirs, numbers) in bags:
        if not clause.text:
            continue
        shared = len(pairs & theirs) / (len(pairs) or 1)
        counted = len(figures & numbers) / len(figures) if figures else shared
        near = _SAME_ARTICLE * (clause.article != "" and clause.article == own.article)
        score = 0.5 * shared + 0.5 * counted + near - min(0.08, len(clause.text) / 8000)
        if score > best:
            best, at = score, clause.id
    return at


def _bag(text: str) -> tuple[set[str], set[str]]:
    flat = bare(text)
    return {flat[at : at + 2] for at in range(len(flat) - 1)}, set(_FIGURE.findall(flat))
