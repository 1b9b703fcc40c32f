"""明白纸: one page for a household of what it may enjoy, made beside the bot as a document."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from handlers.paper import fit, laid, page
from handlers.screen import Letter, Screen
from handlers.texts import benefits as texts

if TYPE_CHECKING:  # a worker need not load all that
    from handlers.house import House
    from handlers.policies.enjoyed import Enjoyed

KIND = "benefit_sheet"
Body = dict[str, Any]
MOST, LONGEST = 10, 60  # lines and characters of each that one page holds
SMALL = 9  # points, in the table


def sheet_errand(house: "House", enjoyed: "Enjoyed", chat: int) -> None:
    home, place = enjoyed.home, enjoyed.home.place
    offers = [
        {"text": one.text, "source": one.source, "binds": one.binds, "held": one.held}
        for one in enjoyed.all[:MOST]
    ]
    house.send(
        KIND,
        {
            "chat": chat,
            "number": home.number,
            "head": home.head,
            "where": f"{place.township_name}{place.village_name}{home.group}",
            "county": house.ledger.county,
            "day": enjoyed.today.isoformat(),
            "offers": offers,
        },
    )


def work(body: Body, home: Path) -> Body:
    """Writes the document under the home."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    document = page(21, 29.7, 11)
    document.add_heading(texts.PAPER_TITLE, 0).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(texts.PAPER_WHO.substitute(where=body["where"], head=body["head"]))
    widths = [Cm(1.2), Cm(9), Cm(5.6), Cm(2.2)]
    table = document.add_table(rows=0, cols=len(widths))
    table.style, table.autofit = "Table Grid", False
    _row(table, texts.PAPER_HEADS, widths)
    binds: bool | None = None
    for number, offer in enumerate(body["offers"], start=1):
        if offer["binds"] is not binds:
            binds = offer["binds"]
            merged = table.add_row().cells
            merged[0].merge(merged[-1]).text = (
                texts.PAPER_BINDS if binds else texts.PAPER_REFERENCE
            )
        _row(table, (str(number), _short(offer["text"]), offer["source"], _state(offer)), widths)
    document.add_paragraph(texts.PAPER_FOOT)
    document.add_paragraph(texts.PAPER_DAY.substitute(county=body["county"], day=body["day"]))
    return laid(document, home, texts.FILE.substitute(number=fit(body["number"])))


def ended(house: "House", body: Body, result: Body | None) -> tuple[Letter, ...]:
    from html import escape

    if result is None:
        return (Letter(body["chat"], Screen(texts.FAILED)),)
    words = texts.SENT.substitute(head=escape(body["head"]))
    return (Letter(body["chat"], Screen(words, file=result["file"])),)


def _row(table: Any, words: tuple[str, ...], widths: list[Any]) -> None:
    from docx.shared import Pt

    for cell, word, width in zip(table.add_row().cells, words, widths, strict=True):
        cell.text, cell.width = word, width
        for run in cell.paragraphs[0].runs:
            run.font.size = Pt(SMALL)


def _state(offer: Body) -> str:
    """What is only for reference is nobody's to apply for."""
    if offer["held"]:
        return texts.PAPER_HELD
    return texts.PAPER_NOT if offer["binds"] else texts.PAPER_ELSEWHERE


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + texts.CUT
