"""JSONL: one clause a line, `{"id", "title", "text", …}`; the ids stay as they are."""

import json
import re

from policy_kb.model import Clause, ClauseId, Curated, Document, DocumentId, Read
from policy_kb.places import EVERYWHERE, gazetteer
from policy_kb.reading.clauses import document_id
from policy_kb.reading.masks import unmasked
from policy_kb.reading.privacy import veiled
from policy_kb.reading.refused import Unreadable
from policy_kb.texts.grammar import ARTICLE_BEHIND, NATIONAL

_ARTICLE = re.compile(ARTICLE_BEHIND)
_NATIONAL = re.compile(NATIONAL)


def read_jsonl(source: str, name: str, text: str) -> Read:
    """Lines that are no object with a text are left out. Raises Unreadable where none is one."""
    documents: dict[str, Document] = {}
    clauses: list[Clause] = []
    curated: list[Curated] = []
    ordinals: dict[DocumentId, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        row = _row(line)
        if row is None:
            continue
        titled = str(row.get("title") or row.get("doc") or "").strip()
        found = _ARTICLE.search(titled)
        title = titled[: found.start()] if found and found.start() else titled
        title = title or name.rpartition(".")[0]
        document = documents.get(title)
        if document is None:
            document = _document(source, name, title, len(documents) + 1, row)
            documents[title] = document
        ordinals[document.id] = ordinals.get(document.id, 0) + 1
        bare = veiled(str(row["text"]))
        said, restored = unmasked(bare)
        clause = Clause(
            id=ClauseId(f"{document_id(source, 0)}:{number}"),
            document=document.id,
            ordinal=ordinals[document.id],
            text=said,
            heading=str(row.get("heading") or ""),
            article=found[0].strip() if found else str(row.get("article") or ""),
            raw=bare if restored else "",
            restored=restored,
            label=str(row.get("id", "")) or f"{number}",
        )
        clauses.append(clause)
        asked = row.get("questions") or row.get("question") or []
        listed = (
            [question for question in asked if isinstance(question, str)]
            if isinstance(asked, list)
            else [str(asked)]
        )
        curated += [
            Curated(f"{clause.id}?{at}", clause.id, question)
            for at, question in enumerate(listed, start=1)
        ]
    if not clauses:
        raise Unreadable("not_jsonl")
    return Read(tuple(documents.values()), tuple(clauses), tuple(curated))


def _row(line: str) -> dict[str, object] | None:
    if not line.strip():
        return None
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) and isinstance(row.get("text"), str) else None


def _document(source: str, name: str, title: str, number: int, row: dict[str, object]) -> Document:
    place = str(row.get("place") or "")
    if not place:
        if _NATIONAL.match(title):
            place = EVERYWHERE.name
        elif found := gazetteer().find(title):
            place = gazetteer().spelled(found[0])
    return Document(
        id=document_id(source, number),
        title=title,
        source=name,
        origin="corpus",
        issuer=str(row.get("issuer") or ""),
        number=str(row.get("number") or ""),
        place=place,
        year=str(row.get("year") or "")[:4],
    )
