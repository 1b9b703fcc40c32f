"""Errands that abilities send: what is done beside the bot, and what is said at its end."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handlers import drawing
from handlers.house import House
from handlers.screen import Letter

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Errand:
    work: Callable[[Body, Path], Body]
    """In a process of its own: what the errand is about, and the home it may write under."""
    ended: Callable[[House, Body, Body | None], tuple[Letter, ...]]
    """Inside a turn: what it was about, and what came of it; None where nothing did."""


ERRANDS: dict[str, Errand] = {drawing.KIND: Errand(drawing.work, drawing.ended)}
