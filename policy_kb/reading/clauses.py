"""The nodes of an outline as clauses: what is found and quoted."""

import hashlib
import re
from dataclasses import replace

from policy_kb.model import Clause, ClauseId, Curated, Document, DocumentId, Read
from policy_kb.places import gazetteer
from policy_kb.reading.masks import unmasked
from policy_kb.reading.metadata import metadata, unsigned
from policy_kb.reading.noise import cleaned
from policy_kb.reading.outline import Node, outline
from policy_kb.reading.parts import Part, parts
from policy_kb.reading.privacy import veiled
from policy_kb.reading.subject import subject
from policy_kb.texts import grammar

_SENTENCE = re.compile(grammar.SENTENCE)
_LONG = 420  # a paragraph without items beyond this is cut between sentences
_PIECE = 260
_OPENING = 300
_CAPTION = 24
_LEAD = 60


def document_id(source: str, ordinal: int) -> DocumentId:
    """Stable while the file keeps its name."""
    return DocumentId(f"{hashlib.sha256(source.encode()).hexdigest()[:8]}-{ordinal}")


def read_lines(source: str, name: str, lines: list[str]) -> Read:
    """The documents in the lines of a file. `source` is its key, `name` what people see."""
    kept = cleaned(lines)
    found: list[Read] = []
    for ordinal, part in enumerate(parts(kept), start=1):
        alone = not part.name
        found.append(_document(source, name, ordinal, part, tuple(lines) if alone else ()))
    return Read(
        tuple(document for read in found for document in read.documents),
        tuple(clause for read in found for clause in read.clauses),
    )


def _document(source: str, name: str, ordinal: int, part: Part, around: tuple[str, ...]) -> Read:
    said, head = metadata(part.lines, around)
    document = Document(
        id=document_id(source, ordinal),
        title=said.title or part.name or name.rpartition(".")[0] or name,
        source=name,
        issuer=said.issuer,
        number=said.number,
        place=said.place,
        year=said.year,
        published=said.published,
        effective=said.effective,
        repealed=said.repealed,
        supersedes=said.supersedes,
        mentions=said.mentions,
        status=said.status,
        stands=part.name,
    )
    root = outline(unsigned(part.lines[head:]))
    if _mixed(root):  # parts from several places: each says its own
        document = replace(document, place="")
    if not said.title:
        document = replace(document, subject=unmasked(subject(root))[0])
    return Read((document,), tuple(_Writer(document).written(root)))


class _Writer:
    """Gives the nodes of one document their numbers in the order of the text."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._clauses: list[Clause] = []

    def written(self, root: Node) -> list[Clause]:
        for node in root.children:
            self._write(node, (), (), None, "")
        return self._clauses

    def _write(
        self,
        node: Node,
        path: tuple[str, ...],
        marks: tuple[str, ...],
        parent: ClauseId | None,
        place: str,
    ) -> None:
        marks = (*marks, node.marker) if node.marker else marks
        if node.children and not node.heading and _caption(node):
            node.heading = node.text.rstrip(grammar.HEADING_CLOSES)
        if not node.children and not node.text:
            node.text = node.heading
        if node.kind == "part":
            place = _place(node) or place
        name = node.marker + node.heading
        own = self._add(node, path, marks, parent, place)
        below = (*path, name) if name.strip() and node.heading else path
        for child in node.children:
            self._write(child, below, marks, own, place)

    def _add(
        self,
        node: Node,
        path: tuple[str, ...],
        marks: tuple[str, ...],
        parent: ClauseId | None,
        place: str,
    ) -> ClauseId:
        pieces = _pieces(node.text) if not node.children else [node.text]
        first: ClauseId | None = None
        for number, piece in enumerate(pieces):
            bare = veiled(piece)
            text, restored = unmasked(bare)
            heading, heading_restored = unmasked(node.heading)
            id = ClauseId(f"{self._document.id}-{len(self._clauses) + 1}")
            self._clauses.append(
                Clause(
                    id=id,
                    document=self._document.id,
                    ordinal=len(self._clauses) + 1,
                    text=text,
                    heading=heading,
                    path=tuple(unmasked(above)[0] for above in path),
                    article=article(marks),
                    lead=_last_part(unmasked(veiled(node.lead))[0]),
                    parent=parent if number == 0 else first,
                    place=place,
                    raw=bare if restored else "",
                    restored=tuple(dict.fromkeys((*restored, *heading_restored))),
                )
            )
            first = first or id
        assert first is not None
        return first


def _mixed(root: Node) -> bool:
    return sum(node.kind == "part" for node in root.children) > 1


def _caption(node: Node) -> bool:
    """Whether its words are a heading in fact: 在健康扶贫上。"""
    return node.kind not in ("lead", "plain") and 0 < len(node.text) <= _CAPTION


def _last_part(lead: str) -> str:
    """Of long words that introduce a list, the last ones."""
    if len(lead) <= _LEAD:
        return lead
    return re.split(grammar.HEADING_END, lead[:-1])[-1] + lead[-1]


def article(marks: tuple[str, ...]) -> str:
    """How people cite the place of a node: from its article down, else all its markers."""
    marks = tuple(mark for mark in marks if not mark.startswith(grammar.PART_MARK))
    articles = [at for at, mark in enumerate(marks) if grammar.ARTICLE.match(mark)]
    if articles:
        below = [re.sub(r"\W", "", mark) for mark in marks[articles[-1] + 1 :]]
        return marks[articles[-1]] + "".join(grammar.ITEM % mark for mark in below if mark)
    return "".join(mark.rstrip(grammar.ORDER_MARK + ".") if mark else "" for mark in marks)


def _pieces(text: str) -> list[str]:
    """A long paragraph in pieces of whole sentences."""
    if len(text) <= _LONG:
        return [text]
    pieces = [""]
    for sentence in _SENTENCE.split(text):
        if pieces[-1] and len(pieces[-1]) + len(sentence) > _PIECE:
            pieces.append("")
        pieces[-1] += sentence
    return pieces


def _place(node: Node) -> str:
    """A part of a collection may be from elsewhere: where its opening says so."""
    opening = node.heading + "".join(_words(node))[:_OPENING]
    found = gazetteer().find(opening)
    return gazetteer().spelled(found[0]) if found else ""


def _words(node: Node) -> list[str]:
    return [node.text, *(word for child in node.children for word in _words(child))]


def keyed(curated: list[tuple[ClauseId, str, str]]) -> tuple[Curated, ...]:
    return tuple(
        Curated(f"{clause}?{number}", clause, question, answer)
        for number, (clause, question, answer) in enumerate(curated, start=1)
    )
