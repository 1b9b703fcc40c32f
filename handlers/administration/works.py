"""What a worker does for administration; light, since every worker loads it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from handlers.administration import draw_works, reading, writing

WORKS: dict[str, Callable[[dict[str, Any], Path], dict[str, Any]]] = {
    "import.read": reading.read,
    "import.write": writing.write,
    "import.undo": writing.undo,
    "check.draw": draw_works.draw,
    "check.log": draw_works.log,
    "check.repeat": draw_works.repeat,
}
