"""A button's 64 bytes on the wire."""

from dataclasses import astuple
from typing import Any, get_args, get_type_hints

from handlers.buttons import Button
from ledger.clock import Month

LARGEST = 1_000_000_000
_KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in get_args(Button)}


def _month(text: str) -> str:
    """A month as it is written, if it is one that could be meant. Raises ValueError."""
    Month.asked(text)
    return text


def _number(text: str) -> int:
    """Raises ValueError, also for what no database keeps as a number."""
    number = int(text)
    if abs(number) > LARGEST:
        raise ValueError(text)
    return number


_READ = {
    tag: tuple(
        _month if field == "month" else _number if kind is int else kind
        for field, kind in get_type_hints(button).items()
    )
    for tag, button in _KINDS.items()
}
LONGEST = 64
"""Bytes that Telegram takes; its library's constant would cost each worker half a second."""


class UnknownButton(Exception):
    """Drawn by an older release of the bot, or not by us."""


def pack(button: Button) -> str:
    wire = ":".join([type(button).__name__, *map(str, astuple(button))])
    if len(wire.encode()) > LONGEST:
        raise ValueError(f"button does not fit in 64 bytes: {wire!r}")
    return wire


def unpack(wire: str) -> Button:
    """The inverse of `pack`. Raises UnknownButton."""
    tag, *raw = wire.split(":")
    try:
        fields = zip(_READ[tag], raw, strict=True)
        button: Button = _KINDS[tag](*(read(text) for read, text in fields))
    except (KeyError, ValueError) as error:
        raise UnknownButton(wire) from error
    return button
