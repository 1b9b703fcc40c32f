"""What the bot shows. Handlers return screens; the outbox keeps them, the postman sends them."""

from dataclasses import dataclass

from handlers.buttons import Button

Keyboard = tuple[tuple[str, ...], ...]
"""Rows of words that stay under the line where one types."""


@dataclass(frozen=True, slots=True)
class Tap:
    label: str
    means: Button


Rows = tuple[tuple[Tap, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """`html` is Telegram HTML: whatever came from a person is already escaped in it."""

    html: str
    rows: Rows = ()
    keyboard: Keyboard | None = None  # shown with a message that is never edited
    file: str | None = None  # a picture or document under the home; `html` is then its caption
    toast: str | None = None  # floats over the chat when this answers a tap
    new: bool = False  # said as a new message even where it answers a tap
    fleeting: bool = False  # forgotten as soon as it has been delivered (DESIGN §8)
    also: "tuple[Letter, ...]" = ()  # what others are told with it


@dataclass(frozen=True, slots=True)
class Letter:
    """A screen for a chat: a new message, or in place of the one it `edits`."""

    chat: int
    screen: Screen
    edits: int | None = None
    query: str | None = None  # the tap it answers, whose spinner turns until then


Said = Screen | Letter
"""A screen answers whoever acted; a letter goes to somebody else as well."""
