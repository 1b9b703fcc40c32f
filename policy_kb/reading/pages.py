"""PDF, HTML and OFD as lines of text."""

import io
import re
from typing import Any
from xml.etree import ElementTree

from policy_kb.reading.archive import opened
from policy_kb.reading.decoding import declared, decoded
from policy_kb.reading.outline import opens
from policy_kb.reading.refused import Unreadable
from policy_kb.reading.tables import table_lines
from policy_kb.texts.grammar import ENDED

_FEWEST = 20  # characters a page below which it is a picture
_MOST_PAGES = 600
_FULL = 0.75  # of the longest line: a shorter one ends its paragraph
_DROPPED = "script, style, nav, header, footer, iframe, noscript, form, button, select, svg"
_BLOCKS = "p, div, li, h1, h2, h3, h4, h5, h6, td, th, tr, dt, dd, section, article, br, pre"
_ENDS = re.compile(rf"(?:{ENDED})$")


def pdf_lines(content: bytes) -> list[str]:
    """Raises Unreadable: encrypted, damaged, or a scan."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    lines: list[str] = []
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            pages = pdf.pages[:_MOST_PAGES]
            for page in pages:
                lines += _page_lines(page)
    except Exception as no:  # a foreign parser on foreign bytes
        causes = (no, no.__cause__, *no.args)
        locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in causes)
        raise Unreadable("encrypted" if locked else "damaged") from None
    if sum(map(len, lines)) < _FEWEST * max(1, len(pages)):
        raise Unreadable("scan")
    return rejoined(lines)


def _page_lines(page: Any) -> list[str]:
    """Its text, then its tables row by row."""
    tables = page.find_tables()
    boxes = [table.bbox for table in tables]

    def outside(thing: dict[str, object]) -> bool:
        return not _inside(thing, boxes)

    lines = (page.filter(outside).extract_text() or "").split("\n")
    for table in tables:
        rows = [[(cell or "").replace("\n", "") for cell in row] for row in table.extract()]
        lines += table_lines(rows)
    return list(lines)


def _inside(thing: dict[str, object], boxes: list[tuple[float, float, float, float]]) -> bool:
    if "x0" not in thing:
        return False
    x = (float(str(thing["x0"])) + float(str(thing["x1"]))) / 2
    y = (float(str(thing["top"])) + float(str(thing["bottom"]))) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)


def rejoined(lines: list[str]) -> list[str]:
    """Paragraphs out of lines that a page broke."""
    longest = max((len(line.strip()) for line in lines), default=0)
    whole: list[str] = []
    goes_on = False
    for line in lines:
        said = line.strip()
        if not said:
            goes_on = False
            continue
        if goes_on and not opens(said):
            whole[-1] += said
        else:
            whole.append(said)
        goes_on = len(said) >= _FULL * longest and not _ENDS.search(said)
    return whole


def html_lines(content: bytes) -> list[str]:
    """The text of a page, its menus left out as far as its tags tell."""
    from selectolax.lexbor import LexborHTMLParser

    charset = declared(content)
    text = decoded(content)
    if charset and "\ufffd" in text:
        text = content.decode(charset, "replace")
    tree = LexborHTMLParser(text)
    for node in tree.css(_DROPPED):
        node.decompose()
    lines: list[str] = []
    for table in tree.css("table"):
        rows = [[cell.text(strip=True) for cell in row.css("td, th")] for row in table.css("tr")]
        if table.css_first("table table") is None and len(rows) > 1 and len(rows[0]) > 1:
            table.replace_with("\n".join(["", *table_lines(rows), ""]))
    body = tree.body or tree.root
    if body is None:
        return []
    for node in body.css(_BLOCKS):
        node.insert_before("\n")
        node.insert_after("\n")
    lines = body.text().split("\n")
    return [line for line in (line.strip() for line in lines) if line]


def ofd_lines(content: bytes) -> list[str]:
    """The text codes of an OFD package, page by page. Raises Unreadable."""
    archive = opened(content)
    pages = sorted(
        (name for name in archive.namelist() if name.endswith("Content.xml")),
        key=lambda name: [int(part) for part in re.findall(r"\d+", name)],
    )
    lines: list[str] = []
    for name in pages:
        try:
            root = ElementTree.fromstring(archive.read(name))  # noqa: S314  expat limits it
        except (ElementTree.ParseError, KeyError, RuntimeError):
            raise Unreadable("damaged") from None
        rows: dict[float, list[str]] = {}
        for holder in root.iter():
            if not holder.tag.endswith("TextObject"):
                continue
            top = float((holder.get("Boundary") or "0 0").split()[1])
            said = [code.text or "" for code in holder.iter() if code.tag.endswith("TextCode")]
            rows.setdefault(round(top, 1), []).extend(said)
        lines += ["".join(parts) for _, parts in sorted(rows.items())]
    if not "".join(lines).strip():
        raise Unreadable("scan")
    return rejoined(lines)
