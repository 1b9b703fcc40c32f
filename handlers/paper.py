"""A printed paper: a page and its type, and where it is laid under the home."""

from pathlib import Path
from typing import Any


def page(width: float, height: float, points: int) -> Any:
    """An empty document; centimetres, and the size of its letters."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = Document()
    style = document.styles["Normal"]
    style.font.size = Pt(points)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "SimSun")
    section = document.sections[0]
    section.page_width, section.page_height = Cm(width), Cm(height)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(1.5))
    return document


def laid(document: Any, home: Path, name: str) -> dict[str, Any]:
    """Saved; what an errand ends with."""
    file = Path("work") / name
    (home / file).parent.mkdir(parents=True, exist_ok=True)
    document.save(str(home / file))
    return {"file": str(file)}


def fit(number: str) -> str:
    """Fit for a file's name."""
    return "".join(one for one in number if one.isalnum() or one in "-_") or "0"
