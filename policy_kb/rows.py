"""Rows of the policy base as values, and back."""

import json
from typing import Any

from policy_kb.model import Clause, ClauseId, Curated, Document, DocumentId

Row = dict[str, Any]

_NOTHING = "[]"

_DOCUMENT = (
    *("id", "title", "issuer", "number", "place", "year", "published", "effective", "repealed"),
    *("supersedes", "mentions", "status", "subject", "digested", "stands"),
)


def document_row(document: Document) -> Row:
    return {name: getattr(document, name) for name in _DOCUMENT}


def document_of(row: Row) -> Document:
    return Document(
        **{name: row[name] for name in _DOCUMENT}, source=row["file"], origin=row["origin"]
    )


def clause_row(clause: Clause) -> Row:
    return {
        "id": clause.id,
        "document": clause.document,
        "ordinal": clause.ordinal,
        "label": clause.label,
        "parent": clause.parent,
        "article": clause.article,
        "heading": clause.heading,
        "path": json.dumps(clause.path, ensure_ascii=False),
        "lead": clause.lead,
        "text": clause.text,
        "raw": clause.raw,
        "restored": json.dumps(clause.restored, ensure_ascii=False),
        "place": clause.place,
        "eligibility": clause.eligibility,
    }


def clause_of(row: Row) -> Clause:
    return Clause(
        id=ClauseId(row["id"]),
        document=DocumentId(row["document"]),
        ordinal=row["ordinal"],
        text=row["text"],
        heading=row["heading"],
        path=_listed(row["path"]),
        article=row["article"],
        lead=row["lead"],
        parent=ClauseId(row["parent"]) if row["parent"] else None,
        place=row["place"],
        raw=row["raw"],
        restored=_listed(row["restored"]),
        label=row["label"],
        eligibility=row["eligibility"],
    )


def _listed(written: str) -> tuple[str, ...]:
    return () if written == _NOTHING else tuple(json.loads(written))


def curated_value(row: Row) -> Curated:
    return Curated(row["id"], ClauseId(row["clause"]), row["question"], row["answer"])
