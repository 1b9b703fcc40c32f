"""What a file on its way in is called on screens, and the way back to it."""

from html import escape

from handlers.administration.buttons import ShowImport
from handlers.screen import Tap
from handlers.texts import imports as texts
from ledger.imports import Import

LABEL = 10  # characters
LINE = 60  # characters of one line of a list
NAME = 24  # characters of a file's name


def back(one: Import) -> Tap:
    return Tap(texts.BACK, ShowImport(one.id, "preview", 0))


def called(one: Import) -> str:
    """The file's name, short and escaped."""
    return escape(one.name if len(one.name) <= NAME else f"{one.name[: NAME - 6]}…{one.name[-5:]}")
