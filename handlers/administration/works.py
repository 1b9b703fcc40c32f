"""What a worker does for administration; light, since every worker loads it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from handlers.administration import backup_works, reading, sheet_of_codes, writing
from handlers.checks import draw_works
from handlers.exports import book_works, export_works, form_works

WORKS: dict[str, Callable[[dict[str, Any], Path], dict[str, Any]]] = {
    "import.read": reading.read,
    "import.write": writing.write,
    "import.settle": writing.settle,
    "import.undo": writing.undo,
    "check.draw": draw_works.draw,
    "check.log": draw_works.log,
    "check.repeat": draw_works.repeat,
    "invite.sheet": sheet_of_codes.work,
    "export": export_works.work,
    "rate.book": book_works.work,
    "backup": backup_works.work,
    "export.form": form_works.work,
}
