"""Texts as Telegram counts and marks them: UTF-16 lengths, commands, mentions, links."""

import re

from bot.localchat.nesting import order
from bot.localchat.refused import Json

_FOUND_IN_TEXT = (
    (
        "bot_command",
        re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    ),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z0-9_]{3,32}(?!\w)")),
    (
        "url",
        re.compile(
            r"https?://[A-Za-z0-9\-._~%]+(?::\d+)?(?:[/?#][^\s<>\"\uff0c\u3002\uff1b\uff08\uff09]*)?"
        ),
    ),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}")),
)


def whole(text: str) -> str:
    """The text with a `?` for each half of a character that stands alone."""
    return text.encode(errors="replace").decode()


def units(text: str) -> int:
    """The length in UTF-16 code units, in which the Bot API counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def found_in(text: str) -> list[Json]:
    """The entities that Telegram sees by itself: commands, mentions, links, hashtags."""
    found = [
        {"type": kind, "offset": units(text[: hit.start()]), "length": units(hit.group())}
        for kind, pattern in _FOUND_IN_TEXT
        for hit in pattern.finditer(text)
    ]
    return sorted(found, key=lambda entity: (entity["offset"], -entity["length"]))


def part(text: str, entity: Json) -> str:
    """The piece of `text` that `entity` marks."""
    raw = text.encode("utf-16-le")
    start = 2 * entity["offset"]
    return raw[start : start + 2 * entity["length"]].decode("utf-16-le", "replace")


def trimmed(text: str, marked: list[Json]) -> tuple[str, list[Json]]:
    """Text without the white space around it, its entities moved along; empty entities go."""
    front = units(text) - units(text.lstrip())
    short = text.strip()
    end = units(short)
    kept = []
    for entity in marked:
        start = max(entity["offset"] - front, 0)
        stop = min(entity["offset"] + entity["length"] - front, end)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return short, kept


def with_found(text: str, marked: list[Json]) -> list[Json]:
    """`marked` and what Telegram finds by itself outside of it."""

    def free(entity: Json) -> bool:
        start, stop = entity["offset"], entity["offset"] + entity["length"]
        return all(
            stop <= other["offset"] or start >= other["offset"] + other["length"]
            for other in marked
            if other["type"] in ("code", "pre", "text_link", "text_mention")
        )

    whole = marked + [entity for entity in found_in(text) if free(entity)]
    return sorted(whole, key=order)
