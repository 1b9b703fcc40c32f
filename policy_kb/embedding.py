"""Vectors of clauses, made by the optional embedder and stored with them."""

from policy_kb.finding import semantic
from policy_kb.finding.units import spoken
from policy_kb.store import PolicyStore

_SLICE = 256  # clauses whose vectors are written together


def embed(store: PolicyStore) -> int:
    """Stores the vectors of clauses that have none yet; how many. 0 without the extra."""
    if semantic.embedder() is None:
        return 0
    ids = store.without_vector()
    for at in range(0, len(ids), _SLICE):
        batch = ids[at : at + _SLICE]
        clauses = store.clauses(batch)
        documents = {document.id: document for document, _ in store.documents()}
        held = [clauses[id] for id in batch]
        texts = [spoken(clause, documents[clause.document]) for clause in held]
        store.put_vectors(list(zip(batch, semantic.passages(texts), strict=True)))
    if ids:
        store.touch()
    return len(ids)
