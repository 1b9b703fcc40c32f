"""What a worker does for each kind of errand, without what is said at its end.

A worker loads this instead of `handlers.errands`: that would take it longer than most errands do.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from handlers import contact_card, drawing, mirrors, papers, photo_errand
from handlers.administration import works as administration

Work = Callable[[dict[str, Any], Path], dict[str, Any]]

WORKS: dict[str, Work] = {
    drawing.KIND: drawing.work,
    contact_card.KIND: contact_card.work,
    photo_errand.KIND: photo_errand.work,
    papers.KIND: papers.work,
    mirrors.KIND: mirrors.work,
    **administration.WORKS,
}
