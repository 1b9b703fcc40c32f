"""A sheet as a bulletin ready to print: areas and numbers only, as in a group."""

from datetime import date
from pathlib import Path
from typing import Any

from handlers.publishing.sheet import Sheet, Standing, banded
from handlers.texts import bulletins, papers
from handlers.views.boards import percent
from handlers.views.bulletin import sampled
from ledger.texts.names import CAUSES

TITLE, BODY = 22, 16  # points: 二号 and 三号, as official documents have them


def printed(sheet: Sheet, remarks: str, day: str, path: Path) -> None:
    """Writes a docx; `day` is the date below it."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = Document()
    style = document.styles["Normal"]
    style.font.size = Pt(BODY)
    style.font.name = papers.FONT
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), papers.FONT)
    month = {"year": sheet.month.year, "month": sheet.month.number}
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(papers.PRINT_TITLE.substitute(month))
    run.bold, run.font.size = True, Pt(TITLE)
    document.add_paragraph(papers.PRINT_TO if sheet.townships else papers.PRINT_TO_TOWNSHIP)
    _say(document, papers.PRINT_INTRO.substitute(month, area=sheet.area))
    whole, ranking, causes, problems, words = papers.PRINT_PARTS
    _head(document, whole)
    _say(document, papers.LIST.join(_whole(sheet)) + papers.STOP)
    _head(document, ranking)
    _rankings(document, sheet)
    _head(document, causes)
    _say(document, _counted((CAUSES[cause], count) for cause, count in sheet.causes))
    _head(document, problems)
    named = ((bulletins.FIVE.get(kind, papers.SUDDEN), n) for kind, n in sheet.problems)
    _say(document, _counted(named))
    if sheet.sampled:
        _say(document, sampled(sheet.sampled) + papers.STOP)
    if remarks:
        _head(document, words)
        _say(document, remarks)
    at = date.fromisoformat(day)
    sign = document.add_paragraph(
        papers.PRINT_SIGN.substitute(year=at.year, month=at.month, day=at.day)
    )
    sign.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.save(str(path))


def _whole(sheet: Sheet) -> list[str]:
    total = sheet.total
    if not total.due:
        return [bulletins.TOTAL_NOTHING]
    parts = [
        bulletins.TOTAL.substitute(percent=percent(total.percent), done=total.done, due=total.due),
        bulletins.OTHERS.substitute(
            cadres_done=total.cadres_done,
            cadres_due=total.cadres_due,
            times_done=total.times_done,
            times_due=total.times_due,
        ),
    ]
    if total.points:
        parts.append(bulletins.POINTS.substitute(points=total.points))
    if total.exempt:
        parts.append(bulletins.EXEMPT.substitute(count=total.exempt))
    return parts


def _rankings(document: Any, sheet: Sheet) -> None:
    if sheet.mode == "off":
        _say(document, papers.PRINT_NO_RANKING)
        return
    kinds = (
        (bulletins.TOWNSHIPS, sheet.townships),
        (bulletins.UNITS, sheet.units),
        (bulletins.VILLAGES, () if sheet.townships else sheet.villages),
    )
    for kind, rows in kinds:
        if not rows:
            continue
        if sheet.mode == "bands":
            names = (bulletins.ALL_DONE, bulletins.NEAR, bulletins.BEHIND)
            for name, band in zip(names, banded(rows), strict=True):
                if band:
                    said = bulletins.BAND_OF.substitute(kind=kind, band=name, count=len(band))
                    _say(document, said)
                    _table(document, kind, band, places=False)
        else:
            _table(document, kind, rows, places=True)


def _table(document: Any, kind: str, rows: tuple[Standing, ...], *, places: bool) -> None:
    heads = [kind, bulletins.COUNTED.substitute(what="", count="").strip() or kind]
    heads = [bulletins.PLACE, kind] if places else [kind]
    heads += [papers.RANK_HEADS[2], papers.RANK_HEADS[3], bulletins.RATE]
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.text = head
    for row in rows:
        shown = [row.name, str(row.done), str(row.due), percent(row.percent)]
        if places:
            shown.insert(0, "" if row.place is None else str(row.place))
        for cell, words in zip(table.add_row().cells, shown, strict=True):
            cell.text = words


def _counted(rows: Any) -> str:
    said = papers.LIST.join(
        bulletins.COUNTED.substitute(what=what, count=count) for what, count in rows
    )
    return f"{said}{papers.STOP}" if said else papers.PRINT_NONE


def _head(document: Any, words: str) -> None:
    document.add_paragraph().add_run(words).bold = True


def _say(document: Any, words: str) -> None:
    from docx.shared import Pt

    document.add_paragraph(words).paragraph_format.first_line_indent = Pt(2 * BODY)
