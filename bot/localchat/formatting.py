"""Texts and captions as a call gives them: parsed, trimmed, measured."""

from bot.localchat.entities import trimmed, units, with_found
from bot.localchat.markup import read_html
from bot.localchat.parameters import Given
from bot.localchat.refused import Json, bad

MOST_TEXT = 4096
MOST_CAPTION = 1024


def formatted(source: str, parse_mode: str, entities: list[Json] | None) -> tuple[str, list[Json]]:
    """Plain text and entities. Raises Refused for HTML that Telegram cannot read.

    Of the Bot API's parse modes only HTML is imitated; the others are refused.
    """
    mode = parse_mode.lower()
    if mode == "html":
        text, marked = read_html(source)
    elif mode in ("", "none"):
        text, marked = source, _checked(source, entities or [])
    else:
        raise bad("unsupported parse_mode")
    text, marked = trimmed(text.replace("\r", ""), marked)
    return text, with_found(text, marked)


def _checked(text: str, entities: list[Json]) -> list[Json]:
    end = units(text)
    for entity in entities:
        start, stop = entity["offset"], entity["offset"] + entity["length"]
        if start < 0:
            raise bad(f"receive an entity with incorrect offset {start}")
        if start >= end:
            raise bad(f"entity begins after the end of the text at UTF-16 offset {start}")
        if stop > end:
            words = f"entity beginning at UTF-16 offset {start} ends after the end of the text"
            raise bad(f"{words} at UTF-16 offset {stop}")
    return entities


def given_text(given: Given, *, edit: bool = False) -> Json:
    """`text` and `entities` of a message. Raises Refused when it is empty or too long."""
    text, entities = formatted(
        given.text("text"), given.text("parse_mode"), given.structure("entities")
    )
    if not text:
        raise bad("message text is empty")
    if units(text) > MOST_TEXT:
        raise bad("MESSAGE_TOO_LONG" if edit else "message is too long")
    return {"text": text, **({"entities": entities} if entities else {})}


def caption(source: str, parse_mode: str, entities: list[Json] | None) -> Json:
    """`caption` and `caption_entities`; nothing when there is no caption. Raises Refused."""
    text, found = formatted(source, parse_mode, entities)
    if not text:
        return {}
    if units(text) > MOST_CAPTION:
        raise bad("message caption is too long")
    return {"caption": text, **({"caption_entities": found} if found else {})}


def given_caption(given: Given) -> Json:
    """The caption among a call's parameters."""
    return caption(
        given.text("caption"), given.text("parse_mode"), given.structure("caption_entities")
    )
