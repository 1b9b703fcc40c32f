"""Who sent an update, read without PTB's help: it may be one that PTB cannot read."""

from typing import Any

from bot.received import Raw

LARGEST = 2**52  # an id has at most 52 significant bits


def chat_of(raw: Raw) -> int | None:
    """Where the sender would read an answer; None where nobody would."""
    for kind in ("message", "edited_message", "callback_query"):
        said = raw.get(kind)
        if not isinstance(said, dict):
            continue
        chat = _part(_part(said, "message") or said, "chat") or _part(said, "from")
        number = chat.get("id")
        return number if isinstance(number, int) and abs(number) < LARGEST else None
    return None


def tap_of(raw: Raw) -> str | None:
    """The query whose spinner turns until it is answered."""
    query = _part(raw, "callback_query").get("id")
    return query if isinstance(query, str) else None


def _part(whole: dict[str, Any], name: str) -> dict[str, Any]:
    part = whole.get(name)
    return part if isinstance(part, dict) else {}
