"""Codes on paper: a village's people who are not tied yet, one cell each with a QR code."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handlers.texts import invite as texts

if TYPE_CHECKING:
    from PIL.Image import Image

PAGE = (1240, 1754)  # A4 at 150 dots an inch
COLUMNS, ROWS = 2, 4
MARGIN, TOP, QR = 60, 120, 230  # pixels
INK = "#000000"
LINK = "https://t.me/{}?start={}"


@dataclass(frozen=True, slots=True)
class Cell:
    name: str
    unit: str
    number: str
    code: str
    link: str
    until: str


def work(body: dict[str, Any], home: Path) -> dict[str, Any]:
    """Issues the codes and prints them; `{}` where everybody is tied already."""
    from ledger.areas import Areas
    from ledger.audit import Audit
    from ledger.codes import Codes
    from ledger.county import open_county
    from ledger.enlisted import Enlisted
    from ledger.model import AreaId, CadreId
    from ledger.people import People
    from ledger.refusals import TooManyCodes

    now = datetime.fromisoformat(body["now"])
    cells = []
    with closing(open_county(home)) as db:
        people, areas = People(db), Areas(db)
        codes, enlisted, audit = Codes(db, people), Enlisted(db, people), Audit(db)
        village = areas.area(AreaId(body["village"])).name
        with db.atomic():
            for one in enlisted.of_village(AreaId(body["village"]), now.date()):
                if one.account is not None:
                    continue
                try:
                    enlisted.check_rate(one.cadre.id, now)
                except TooManyCodes:
                    continue
                given = codes.issue(one.cadre.id, now)
                audit.note(CadreId(body["by"]), "invite", one.cadre.id, now)
                unit = areas.area(one.cadre.unit).name if one.cadre.unit else ""
                until = f"{given.expires:%Y-%m-%d %H:%M}"
                link = LINK.format(body["bot"], given.code)
                cells.append(Cell(one.cadre.name, unit, one.cadre.number, given.code, link, until))
    if not cells:
        return {"village": village}
    file = Path("work") / "codes" / body["sheet"] / texts.SHEET_NAME.substitute(village=village)
    (home / file).parent.mkdir(parents=True, exist_ok=True)
    first, *more = pages(village, cells)
    first.save(home / file, "PDF", resolution=150, save_all=True, append_images=more)
    return {"village": village, "file": str(file), "count": len(cells), "until": cells[0].until}


def pages(village: str, cells: list[Cell]) -> "list[Image]":
    """Sheets of eight."""
    from PIL import Image, ImageDraw

    from handlers.pictures.fonts import face
    from handlers.pictures.pen import Pen

    at, a_page, sheets = face(), COLUMNS * ROWS, []
    for start in range(0, len(cells), a_page):
        sheet = Image.new("L", PAGE, "white")
        pen = Pen(ImageDraw.Draw(sheet), at)
        pen.write(texts.SHEET_TITLE.substitute(village=village), MARGIN, 70, 40, INK, bold=True)
        for n, cell in enumerate(cells[start : start + a_page]):
            _draw(sheet, pen, cell, n)
        sheets.append(sheet)
    return sheets


def _draw(sheet: "Image", pen: Any, cell: Cell, n: int) -> None:
    width = (PAGE[0] - 2 * MARGIN) // COLUMNS
    height = (PAGE[1] - TOP - MARGIN) // ROWS
    left, top = MARGIN + n % COLUMNS * width, TOP + n // COLUMNS * height
    pen.on.rectangle((left, top, left + width, top + height), outline=INK)
    code = qr(cell.link)
    sheet.paste(code.resize((QR, QR)), (left + 20, top + 40))
    x, room = left + QR + 40, width - QR - 60
    pen.write(cell.name, x, top + 60, 36, INK, bold=True, within=room)
    pen.write(f"{cell.unit} {cell.number}".strip(), x, top + 110, 24, INK, within=room)
    pen.write(
        texts.CELL_CODE.substitute(code=cell.code), x, top + 170, 30, INK, bold=True, within=room
    )
    pen.write(texts.CELL_UNTIL.substitute(until=cell.until), x, top + 220, 20, INK, within=room)
    pen.write(texts.CELL_HOW, left + 20, top + 310, 22, INK, within=width - 40)
    pen.write(cell.link, left + 20, top + 350, 18, INK, within=width - 40)


def qr(link: str) -> "Image":
    """Black on white, with the quiet border that readers want."""
    import segno
    from PIL import Image

    code = segno.make(link, error="m", micro=False)
    rows = [list(row) for row in code.matrix_iter(scale=8, border=4)]
    picture = Image.new("L", (len(rows[0]), len(rows)))
    picture.putdata([0 if dark else 255 for row in rows for dark in row])
    return picture
