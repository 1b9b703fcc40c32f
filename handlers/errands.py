"""Errands that abilities send: what is done beside the bot, and what is said at its end."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handlers import drawing
from handlers.administration.endings import ENDINGS
from handlers.administration.works import WORKS
from handlers.households import contact_card
from handlers.policies import benefit_sheet
from handlers.publishing import mirrors, papers
from handlers.screen import Letter
from handlers.visits import photo_errand

if TYPE_CHECKING:
    from handlers.house import House  # a worker need not load all that

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Errand:
    work: Callable[[Body, Path], Body]
    """In a process of its own: what the errand is about, and the home it may write under."""
    ended: Callable[["House", Body, Body | None], tuple[Letter, ...]]
    """Inside a turn: what it was about, and what came of it; None where nothing did."""


ERRANDS: dict[str, Errand] = {
    drawing.KIND: Errand(drawing.work, drawing.ended),
    contact_card.KIND: Errand(contact_card.work, contact_card.ended),
    benefit_sheet.KIND: Errand(benefit_sheet.work, benefit_sheet.ended),
    photo_errand.KIND: Errand(photo_errand.work, photo_errand.ended),
    papers.KIND: Errand(papers.work, papers.ended),
    mirrors.KIND: Errand(mirrors.work, mirrors.ended),
    **{kind: Errand(work, ENDINGS[kind]) for kind, work in WORKS.items()},
}
