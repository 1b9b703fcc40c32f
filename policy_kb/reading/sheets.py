"""Workbooks: questions with their answers, or plain tables."""

import io
import re

from policy_kb.model import Clause, ClauseId, Curated, Document, Read
from policy_kb.places import gazetteer
from policy_kb.reading.clauses import document_id, read_lines
from policy_kb.reading.masks import unmasked
from policy_kb.reading.privacy import veiled
from policy_kb.reading.refused import Unreadable
from policy_kb.reading.tables import table_lines
from policy_kb.texts import reasons as words

_HEAD_ROWS = 6
_SPLIT = re.compile(words.BETWEEN_QUESTIONS)


def read_workbook(source: str, name: str, content: bytes) -> Read:
    """Sheets with a question and an answer column become curated entries, others lines of text."""
    import python_calamine

    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        sheets = [
            (
                sheet,
                [
                    [_said(cell) for cell in row]
                    for row in book.get_sheet_by_name(sheet).to_python()
                ],
            )
            for sheet in book.sheet_names
        ]
    except Exception as no:
        reason = "encrypted" if "assword" in str(no) or "ncrypt" in str(no) else "damaged"
        raise Unreadable(reason) from None
    asked = [(sheet, rows, at) for sheet, rows in sheets if (at := _head(rows)) is not None]
    if asked:
        return _questions(source, name, asked)
    lines = [line for sheet, rows in sheets for line in (sheet, *table_lines(rows))]
    if not any(rows for _, rows in sheets):
        raise Unreadable("empty")
    return read_lines(source, name, lines)


def _said(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _head(rows: list[list[str]]) -> int | None:
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        if (
            _column(row, words.QUESTION_COLUMNS) is not None
            and _column(row, words.ANSWER_COLUMNS) is not None
        ):
            return at
    return None


def _column(row: list[str], names: tuple[str, ...]) -> int | None:
    for name in names:
        if name in row:
            return row.index(name)
    return None


def _questions(source: str, name: str, sheets: list[tuple[str, list[list[str]], int]]) -> Read:
    documents: dict[tuple[str, str, str], Document] = {}
    clauses: list[Clause] = []
    curated: list[Curated] = []
    for _, rows, at in sheets:
        columns = {
            key: _column(rows[at], names)
            for key, names in (
                ("question", words.QUESTION_COLUMNS),
                ("answer", words.ANSWER_COLUMNS),
                ("others", words.OTHER_COLUMNS),
                ("title", words.TITLE_COLUMNS),
                ("place", words.PLACE_COLUMNS),
                ("year", words.YEAR_COLUMNS),
            )
        }
        for row in rows[at + 1 :]:
            said = {
                key: row[column] if column is not None and column < len(row) else ""
                for key, column in columns.items()
            }
            if not said["question"] or not said["answer"]:
                continue
            key = (said["title"] or name.rpartition(".")[0], said["place"], said["year"][:4])
            if key not in documents:
                documents[key] = _document(source, name, key, len(documents) + 1)
            clauses.append(_clause(documents[key], len(clauses) + 1, said))
            asked = [said["question"], *_SPLIT.split(said["others"])]
            curated += [
                Curated(
                    f"{clauses[-1].id}?{number}",
                    clauses[-1].id,
                    question.strip(),
                    clauses[-1].text,
                )
                for number, question in enumerate(asked, start=1)
                if question and question.strip()
            ]
    if not clauses:
        raise Unreadable("empty")
    return Read(tuple(documents.values()), tuple(clauses), tuple(curated))


def _document(source: str, name: str, key: tuple[str, str, str], number: int) -> Document:
    title, place, year = key
    found = gazetteer().find(place)
    return Document(
        id=document_id(source, number),
        title=title,
        source=name,
        place=gazetteer().spelled(found[-1]) if found else place,
        year=year,
    )


def _clause(document: Document, ordinal: int, said: dict[str, str]) -> Clause:
    bare = veiled(said["answer"])
    text, restored = unmasked(bare)
    return Clause(
        id=ClauseId(f"{document.id}-q{ordinal}"),
        document=document.id,
        ordinal=ordinal,
        text=text,
        heading=veiled(said["question"]),
        raw=bare if restored else "",
        restored=restored,
    )
