"""What a worker does for each kind of errand, without what is said at its end.

A worker loads this instead of `handlers.errands`: that would take it longer than most errands do.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from handlers import drawing
from handlers.administration import works as administration
from handlers.households import contact_card
from handlers.policies import benefit_sheet
from handlers.publishing import mirrors, papers
from handlers.visits import photo_errand

Work = Callable[[dict[str, Any], Path], dict[str, Any]]

WORKS: dict[str, Work] = {
    drawing.KIND: drawing.work,
    contact_card.KIND: contact_card.work,
    benefit_sheet.KIND: benefit_sheet.work,
    photo_errand.KIND: photo_errand.work,
    papers.KIND: papers.work,
    mirrors.KIND: mirrors.work,
    **administration.WORKS,
}
