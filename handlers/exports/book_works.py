"""A small table that the bot has made up already is written as a workbook."""

from pathlib import Path
from typing import Any

from handlers.administration.reading import safe
from handlers.texts import rate_words as texts
from handlers.workbook import Table, write


def work(body: dict[str, Any], home: Path) -> dict[str, Any]:
    file = Path("work") / "exports" / body["export"] / safe(body["name"])
    table = Table(name=texts.SHEET, heads=body["heads"], rows=body["rows"], title=body["title"])
    return {"file": str(file), "count": write(home / file, [table])}
