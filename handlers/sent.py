"""A file that somebody sent: what Telegram says of it before it is fetched."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sent:
    file: str  # Telegram's id, for an errand that fetches it
    name: str  # as on the sender's machine; may be empty, is never trusted
    size: int | None  # bytes


@dataclass(frozen=True, slots=True)
class SentPhoto:
    source: str  # Telegram's id, for an errand that fetches it
    twin: str  # the same for the same picture
    album: str  # of several sent as one; "" for one alone
    size: int | None  # bytes
