"""联系卡: a printable card with whom a household may call, made beside the bot as a document."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from handlers.paper import fit, laid, page
from handlers.screen import Letter, Screen
from handlers.texts import village as texts

if TYPE_CHECKING:  # a worker need not load all that
    from handlers.house import House
    from ledger.model import Household

KIND = "contact_card"
Body = dict[str, Any]


def contact_errand(house: "House", home: "Household", chat: int) -> None:
    """Phones go sealed: the worker opens them with the county's key."""
    from handlers.views.places import where
    from ledger.clock import shanghai_day
    from ledger.model import Role

    today, people = shanghai_day(house.clock()), house.ledger.people
    place = home.place
    holders = house.ledger.households.holders(home.id, today)
    cadre = next((one for one in map(people.cadre, holders) if one.in_post(today)), None)
    lead = next(iter(people.holding(Role.VILLAGE_LEAD, place.village, today)), None)
    unit = house.ledger.areas.area(cadre.unit).name if cadre and cadre.unit else ""
    house.send(
        KIND,
        {
            "chat": chat,
            "number": home.number,
            "county": house.ledger.county,
            "head": home.head,
            "where": f"{place.township_name}{where(home)}",
            "cadre": cadre.name if cadre else "",
            "unit": unit,
            "phone": people.sealed_phone(cadre.id) if cadre else None,
            "lead": lead.cadre.name if lead else "",
            "lead_phone": people.sealed_phone(lead.cadre.id) if lead else None,
        },
    )


def work(body: Body, home: Path) -> Body:
    """Writes the document under the home."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    document = page(21, 14.8, 16)  # A5 across
    title = document.add_heading(texts.TITLE, 0)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for name, label in texts.ROWS.items():
        cells = table.add_row().cells
        cells[0].text = label
        cells[1].text = _value(body, name, home) or texts.BLANK
        cells[0].width, cells[1].width = Cm(4.5), Cm(13)
    document.add_paragraph(texts.FOOT)
    document.add_paragraph(texts.COUNTY_LINE.substitute(county=body["county"]))
    return laid(document, home, texts.FILE.substitute(number=fit(body["number"])))


def ended(house: "House", body: Body, result: Body | None) -> tuple[Letter, ...]:
    from html import escape

    if result is None:
        return (Letter(body["chat"], Screen(texts.CONTACT_FAILED)),)
    words = texts.CONTACT_SENT.substitute(head=escape(body["head"]))
    return (Letter(body["chat"], Screen(words, file=result["file"])),)


def _value(body: Body, name: str, home: Path) -> str:
    if name not in ("phone", "lead_phone"):
        return str(body[name])
    if not body[name]:
        return ""
    from ledger.keys import KEY_NAME, open_keys

    sealed, place = body[name]
    return open_keys(home / KEY_NAME).unseal(sealed, place)
