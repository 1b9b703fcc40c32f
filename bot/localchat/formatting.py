"""Texts and captions as a call gives them: parsed, trimmed, measured."""

from typing import Any

from bot.localchat.entities import trimmed, units, with_found
from bot.localchat.fields import Fields, fields
from bot.localchat.links import web_address
from bot.localchat.markup import read_html
from bot.localchat.nesting import settled
from bot.localchat.parameters import Given, sound
from bot.localchat.refused import Json, bad

MOST_TEXT = 4096
MOST_CAPTION = 1024
_MOST_BYTES = 1 << 15
_PLAIN = {
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "code",
    "blockquote",
    "expandable_blockquote",
}
_FOUND = {  # what Telegram finds by itself is not taken from a bot
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bank_card_number",
}


def formatted(source: str, parse_mode: str, entities: Any) -> tuple[str, list[Json]]:
    """Plain text and entities. Raises Refused for HTML that Telegram cannot read.

    Of the Bot API's parse modes only HTML is imitated; the others are refused.
    """
    if len(sound(source).encode()) > _MOST_BYTES:
        raise bad("text is too long")
    mode = parse_mode.lower()
    if source and mode not in ("", "none", "html"):
        raise bad("unsupported parse_mode")
    if mode == "html":
        text, marked = read_html(source)
    else:
        text, marked = source, _checked(source, _given(entities))
    text, marked = trimmed(text.replace("\r", ""), marked)
    return text, with_found(text, settled(marked))


def _given(entities: Any) -> list[Json]:
    """The entities that a bot may set itself; anything but a list is none."""
    if not isinstance(entities, list):
        return []
    within = "can't parse MessageEntity: "
    found = (_entity(fields(entity, within)) for entity in entities)
    return [entity for entity in found if entity]


def _entity(asked: Fields) -> Json | None:
    place = {"offset": asked.number("offset"), "length": asked.number("length")}
    kind = asked.text("type")
    if kind in _FOUND:
        return None
    entity: Json = {"type": kind, **place}
    match kind:
        case "text_link":
            entity["url"] = web_address(asked.text("url"))
            return entity if entity["url"] else None
        case "text_mention":
            return None  # somebody whom this bot cannot know
        case "custom_emoji":
            entity["custom_emoji_id"] = asked.text("custom_emoji_id")
        case "pre":
            if language := asked.optional_text("language"):
                entity["language"] = language
        case _:
            if kind not in _PLAIN:
                raise bad(f"{asked.within}Unsupported type specified")
    return entity


def _checked(text: str, entities: list[Json]) -> list[Json]:
    end = units(text)
    for entity in entities:
        start, stop = entity["offset"], entity["offset"] + entity["length"]
        if start < 0:
            raise bad(f"receive an entity with incorrect offset {start}")
        if entity["length"] < 0:
            raise bad(f"receive an entity with incorrect length {entity['length']}")
        if start >= end:
            raise bad(f"entity begins after the end of the text at UTF-16 offset {start}")
        if stop > end:
            words = f"entity beginning at UTF-16 offset {start} ends after the end of the text"
            raise bad(f"{words} at UTF-16 offset {stop}")
    return entities


def given_text(given: Given, *, edit: bool = False) -> Json:
    """`text` and `entities` of a message. Raises Refused when it is empty or too long."""
    source = given.text("text")
    if not source:
        raise bad("message text is empty")
    text, entities = formatted(source, given.text("parse_mode"), given.lenient("entities"))
    if not text:
        raise bad("text must be non-empty")
    if units(text) > MOST_TEXT:
        raise bad("MESSAGE_TOO_LONG" if edit else "message is too long")
    return {"text": text, **({"entities": entities} if entities else {})}


def caption(source: str, parse_mode: str, entities: Any) -> Json:
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
        given.text("caption"), given.text("parse_mode"), given.lenient("caption_entities")
    )


def media_caption(media: Fields) -> Json:
    """The caption of an InputMedia."""
    words = media.optional_text("caption"), media.optional_text("parse_mode")
    return caption(*words, media.values.get("caption_entities"))
