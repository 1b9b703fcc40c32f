"""Which reader a file is for: what it is by its bytes, whatever it is called."""

from policy_kb.model import Origin, Read
from policy_kb.reading import archive
from policy_kb.reading.clauses import read_lines
from policy_kb.reading.decoding import decoded
from policy_kb.reading.jsonl import read_jsonl
from policy_kb.reading.markdown import has_front_matter, read_markdown
from policy_kb.reading.office import doc_lines, docx_lines
from policy_kb.reading.pages import html_lines, ofd_lines, pdf_lines
from policy_kb.reading.refused import Unreadable
from policy_kb.reading.sheets import read_workbook

LARGEST = 256 * 1024 * 1024  # bytes, of a text
_LARGEST_BINARY = 32 * 1024 * 1024
_ZIP, _PDF, _OLE = b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF", b"BM")
_PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\x7fELF", b"MZ")
_HEAD = 1024
_BINARY = 0.02  # share of zero bytes that no text has


def read_file(source: str, name: str, content: bytes) -> tuple[Read, Origin]:
    """What the file holds. Raises Unreadable with the reason."""
    suffix = name.rpartition(".")[2].lower()
    head = content[:_HEAD].lstrip()
    if not content.strip():
        raise Unreadable("empty")
    read = _packed(source, name, content, suffix) if _is_binary(content, head) else None
    if read is None:
        read = _text(source, name, content, suffix, head)
    if not any(clause.text for clause in read.clauses):
        raise Unreadable("empty")
    return read, read.documents[0].origin


def _is_binary(content: bytes, head: bytes) -> bool:
    return content.startswith((_ZIP, _OLE, *_PICTURES, *_PACKED)) or head.startswith(_PDF)


def _packed(source: str, name: str, content: bytes, suffix: str) -> Read:
    if len(content) > _LARGEST_BINARY:
        raise Unreadable("too_large")
    if content.startswith(_PICTURES):
        raise Unreadable("scan")
    kind = _kind(content, suffix)
    if kind == "workbook":
        return read_workbook(source, name, content)
    return read_lines(source, name, _LINES[kind](content))


_LINES = {"pdf": pdf_lines, "doc": doc_lines, "docx": docx_lines, "ofd": ofd_lines}


def _kind(content: bytes, suffix: str) -> str:
    """What a packed file is by what lies in it. Raises Unreadable."""
    if _PDF in content[:_HEAD]:
        return "pdf"
    if content.startswith(_OLE):
        return "workbook" if suffix in ("xls", "et") else "doc"
    inside = archive.names(content) if content.startswith(_ZIP) else frozenset()
    for member, kind in _MEMBERS.items():
        if member in inside and (kind != "workbook" or member != "content.xml" or suffix == "ods"):
            return kind
    raise Unreadable("not_what_it_says" if suffix in ("docx", "xlsx", "ofd") else "unknown_kind")


_MEMBERS = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "workbook",
    "xl/workbook.bin": "workbook",
    "OFD.xml": "ofd",
    "content.xml": "workbook",
}


def _text(source: str, name: str, content: bytes, suffix: str, head: bytes) -> Read:
    if suffix in ("docx", "doc", "wps", "pdf", "xlsx", "xls", "ofd", "ods"):
        if not head[:64].lower().startswith((b"<!doctype", b"<html", b"{\\rtf")):
            raise Unreadable("not_what_it_says")
        suffix = "html"
    text = decoded(content)
    if text.count("\ufffd") > _BINARY * len(text):
        raise Unreadable("damaged")
    if suffix in ("jsonl", "ndjson"):
        return read_jsonl(source, name, text)
    lowered = text[:_HEAD].lstrip().lower()
    if suffix in ("html", "htm", "shtml") or lowered.startswith(
        ("<!doctype", "<html", "<head", "<body")
    ):
        return read_lines(source, name, html_lines(content))
    if suffix == "md" or has_front_matter(text):
        return read_markdown(source, name, text)
    return read_lines(source, name, text.split("\n"))
