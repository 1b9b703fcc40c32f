"""HTML as the Bot API reads it (parse_mode HTML), with the Bot API's own complaints."""

import re
import sys
from dataclasses import dataclass, field

from bot.localchat.entities import units
from bot.localchat.links import web_address
from bot.localchat.refused import Json, Refused, bad

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_SURROGATES = range(0xD800, 0xE000)
_REFERENCE = re.compile(r"&(?:#(\d{1,10})|#[xX]([0-9a-fA-F]{1,8})|(lt|gt|amp|quot));?")
_PLAIN = re.compile(r"[^<][^<&]*")  # begins with an & that refers to nothing, perhaps
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
_SPACES = re.compile(r"\s*")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")


@dataclass(frozen=True, slots=True)
class _Open:
    """A start tag whose end has not come yet."""

    tag: str
    attributes: dict[str, str]
    at: int  # UTF-16 units


@dataclass(slots=True)
class _Reading:
    """How far one text has been read."""

    source: str
    place: int = 0
    text: list[str] = field(default_factory=list)
    length: int = 0  # of text, in UTF-16 units
    stack: list[_Open] = field(default_factory=list)
    found: list[Json] = field(default_factory=list)

    def say(self, plain: str) -> None:
        self.text.append(plain)
        self.length += units(plain)

    def skip(self, pattern: re.Pattern[str]) -> str:
        hit = pattern.match(self.source, self.place)
        words = hit.group() if hit else ""
        self.place += len(words)
        return words

    def ended(self) -> bool:
        return self.place >= len(self.source)

    @property
    def here(self) -> str:
        return self.source[self.place : self.place + 1]

    def complaint(self, words: str, start: int, rest: str = "") -> Refused:
        """The refusal that names `start` in bytes, as Telegram does."""
        return _unparsed(f"{words} at byte offset {len(self.source[:start].encode())}{rest}")


def read_html(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities.

    Raises Refused with Telegram's words when a tag is unknown, crossed or never closed.
    """
    reading = _Reading(source)
    while not reading.ended():
        if hit := _REFERENCE.match(source, reading.place):
            reading.say(_referred(hit))
            reading.place = hit.end()
        elif source.startswith("</", reading.place):
            _close(reading)
        elif reading.here == "<":
            _open(reading)
        else:
            reading.say(reading.skip(_PLAIN))
    if reading.stack:
        last = reading.stack[-1].tag
        raise _unparsed(f'Can\'t find end tag corresponding to start tag "{last}"')
    found = sorted(reading.found, key=lambda entity: (entity["offset"], -entity["length"]))
    return "".join(reading.text), found


def _referred(hit: re.Match[str]) -> str:
    decimal, hexadecimal, name = hit.groups()
    if name:
        return _NAMED[name]
    number = int(decimal) if decimal else int(hexadecimal, 16)
    if number in _SURROGATES:
        words = "Text contains invalid Unicode characters after decoding HTML entities"
        raise _unparsed(f"{words}, check for unmatched surrogate code units")
    return chr(number) if 0 < number <= sys.maxunicode else hit.group()


def _open(reading: _Reading) -> None:
    start = reading.place
    reading.place += 1
    tag = reading.skip(_TAG_NAME).lower()
    if reading.ended():
        raise reading.complaint("Unclosed start tag", start)
    if tag not in _TYPES:
        raise reading.complaint(f'Unsupported start tag "{tag}"', start)
    attributes: dict[str, str] = {}
    reading.skip(_SPACES)
    while not reading.ended() and reading.here != ">":
        name = reading.skip(_ATTRIBUTE_NAME).lower()
        if not name:
            raise reading.complaint(f'Empty attribute name in the tag "{tag}"', start)
        attributes[name] = _value(reading, start, tag)
        reading.skip(_SPACES)
    if reading.ended():
        raise reading.complaint(f'Unclosed start tag "{tag}"', start)
    reading.place += 1
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise reading.complaint('Tag "span" must have class "tg-spoiler"', start)
    reading.stack.append(_Open(tag, attributes, reading.length))


def _value(reading: _Reading, start: int, tag: str) -> str:
    """What stands after `=`; empty when there is no `=`."""
    reading.skip(_SPACES)
    if reading.here != "=":
        return ""
    reading.place += 1
    reading.skip(_SPACES)
    if reading.ended():
        raise reading.complaint(f'Unclosed start tag "{tag}"', start)
    quote = reading.here
    if quote not in "\"'":
        begun = reading.place
        token = reading.skip(_TOKEN)
        if not reading.ended() and not reading.here.isspace() and reading.here != ">":
            raise reading.complaint("Unexpected end of name token", begun)
        return token
    end = reading.source.find(quote, reading.place + 1)
    if end < 0:
        raise reading.complaint("Unclosed start tag", start)
    value = reading.source[reading.place + 1 : end]
    reading.place = end + 1
    return _REFERENCE.sub(_referred, value)


def _close(reading: _Reading) -> None:
    start = reading.place
    if not reading.stack:
        raise reading.complaint("Unexpected end tag", start)
    reading.place += 2
    tag = reading.skip(_TAG_NAME).lower()
    reading.skip(_SPACES)
    if reading.here != ">":
        raise reading.complaint("Unclosed end tag", start)
    reading.place += 1
    opened = reading.stack.pop()
    if tag and tag != opened.tag:
        wanted = f', expected "</{opened.tag}>", found "</{tag}>"'
        raise reading.complaint("Unmatched end tag", start, wanted)
    entity = _entity(reading, opened)
    if entity and reading.length > opened.at:
        span = {"offset": opened.at, "length": reading.length - opened.at}
        reading.found.append({**entity, **span})


def _entity(reading: _Reading, opened: _Open) -> Json | None:
    """What the tag that just closed marks; None for nothing."""
    inside = opened.attributes
    entity: Json = {"type": _TYPES[opened.tag]}
    match opened.tag:
        case "a":
            shown = "".join(reading.text).encode("utf-16-le")[2 * opened.at :].decode("utf-16-le")
            entity["url"] = web_address(inside.get("href") or shown)
            return entity if entity["url"] else None
        case "code" if language := inside.get("class", "").removeprefix("language-"):
            outer = reading.stack[-1] if reading.stack else None
            if outer and outer.tag == "pre" and outer.at == opened.at:
                outer.attributes["language"] = language
                return None
        case "pre" if "language" in inside:
            entity["language"] = inside["language"]
        case "blockquote" if "expandable" in inside:
            entity["type"] = "expandable_blockquote"
        case "tg-emoji":
            entity["custom_emoji_id"] = inside.get("emoji-id", "")
        case _:
            pass
    return entity


def _unparsed(words: str) -> Refused:
    return bad(f"can't parse entities: {words}")
