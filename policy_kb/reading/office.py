"""Word and WPS files: docx through python-docx, doc through the piece table of its text."""

import io
import struct
from collections.abc import Iterable
from typing import Any

from policy_kb.reading.refused import Unreadable
from policy_kb.reading.tables import table_lines

_FIB_FLAGS, _ENCRYPTED, _WHICH_TABLE = 0x0A, 0x0100, 0x0200
_FC_CLX = 0x01A2
_PIECES = 2  # the part of the Clx that holds the piece table
_COMPRESSED = 0x40000000
_MARKS = {"\r": "\n", "\x07": "\t", "\x0b": "\n", "\x0c": "\n"}


def docx_lines(content: bytes) -> list[str]:
    """Paragraphs and tables in their order. Raises Unreadable."""
    import docx
    from docx.table import Table

    try:
        document = docx.Document(io.BytesIO(content))
        lines: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                lines += table_lines(_cells(block))
            else:
                lines.append(block.text)
    except Exception:  # a foreign parser on foreign bytes
        raise Unreadable("damaged") from None
    return [part for line in lines for part in line.split("\n")]


def _cells(table: Any) -> Iterable[list[str]]:
    for row in table.rows:
        cells: list[str] = []
        last: object = None
        for cell in row.cells:
            if cell._tc is not last:  # a merged cell comes once for each column
                cells.append(cell.text.replace("\n", ""))
            last = cell._tc
        yield cells


def doc_lines(content: bytes) -> list[str]:
    """The main text of a Word 97 file. Raises Unreadable."""
    import olefile

    try:
        text = _word_text(olefile.OleFileIO(io.BytesIO(content)))
    except Unreadable:
        raise
    except Exception:  # a foreign parser on foreign bytes
        raise Unreadable("damaged") from None
    for mark, shown in _MARKS.items():
        text = text.replace(mark, shown)
    return text.split("\n")


def _word_text(ole: Any) -> str:
    if not ole.exists("WordDocument"):
        raise Unreadable("not_what_it_says")
    word = ole.openstream("WordDocument").read()
    (flags,) = struct.unpack_from("<H", word, _FIB_FLAGS)
    if flags & _ENCRYPTED:
        raise Unreadable("encrypted")
    table = ole.openstream("1Table" if flags & _WHICH_TABLE else "0Table").read()
    start, size = struct.unpack_from("<II", word, _FC_CLX)
    return _pieces(word, table[start : start + size])


def _pieces(word: bytes, clx: bytes) -> str:
    at = 0
    while at < len(clx) and clx[at] != _PIECES:  # skip the property modifiers in front
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    (size,) = struct.unpack_from("<I", clx, at + 1)
    plc = clx[at + 5 : at + 5 + size]
    count = (size - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", plc, 0)
    parts: list[str] = []
    for number in range(count):
        (fc,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * number + 2)
        length = ends[number + 1] - ends[number]
        if fc & _COMPRESSED:
            start = (fc & ~_COMPRESSED) // 2
            parts.append(word[start : start + length].decode("cp1252", "replace"))
        else:
            parts.append(word[fc : fc + 2 * length].decode("utf-16-le", "replace"))
    return "".join(parts)
