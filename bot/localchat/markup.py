"""HTML as the Bot API reads it (parse_mode HTML), with the Bot API's own complaints."""

import re
import sys
from dataclasses import dataclass

from bot.localchat.entities import units
from bot.localchat.refused import Json, bad

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
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
_SURROGATES = 0xD800, 0xDFFF
_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(
    r"\s*([^\s=>\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9.\-]+)))?"
)


@dataclass(frozen=True, slots=True)
class _Open:
    """A start tag whose end has not come yet."""

    tag: str
    entity: Json | None
    at: int  # UTF-16 units


def read_html(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities.

    Raises Refused with Telegram's words when a tag is unknown, crossed or never closed.
    """
    text: list[str] = []
    length = position = 0
    found: list[Json] = []
    stack: list[_Open] = []
    while position < len(source):
        character = source[position]
        if character == "&" and (hit := _REFERENCE.match(source, position)):
            plain = _referred(hit)
            position = hit.end()
        elif character == "<":
            if source.startswith("</", position):
                position = _closed(source, position, stack, found, length)
            else:
                position, opened = _opened(source, position, length, stack)
                stack.append(opened)
            continue
        else:
            plain, position = character, position + 1
        text.append(plain)
        length += units(plain)
    if stack:
        raise _unparsed(f'Can\'t find end tag corresponding to start tag "{stack[-1].tag}"')
    return "".join(text), sorted(found, key=lambda entity: (entity["offset"], -entity["length"]))


def _referred(hit: re.Match[str]) -> str:
    decimal, hexadecimal, name = hit.groups()
    if name:
        return _NAMED[name]
    number = int(decimal) if decimal else int(hexadecimal, 16)
    if 0 < number <= sys.maxunicode and not _SURROGATES[0] <= number <= _SURROGATES[1]:
        return chr(number)
    return hit.group()


def _opened(source: str, start: int, length: int, stack: list[_Open]) -> tuple[int, _Open]:
    named = _NAME.match(source, start + 1)
    tag = named.group().lower() if named else ""
    place = len(source[:start].encode())
    end = start + 1 + len(tag)
    attributes: dict[str, str] = {}
    while True:
        rest = source[end:].lstrip()
        end = len(source) - len(rest)
        if not rest:
            raise _unparsed(f'Unclosed start tag "{tag}" at byte offset {place}')
        if rest[0] == ">":
            break
        hit = _ATTRIBUTE.match(source, end)
        if not hit or hit.end() == end:
            raise _unparsed(f'Empty attribute name in the tag "{tag}" at byte offset {place}')
        attributes[hit[1].lower()] = _plain(hit[2] or hit[3] or hit[4] or "")
        end = hit.end()
    if tag not in _TYPES:
        raise _unparsed(f'Unsupported start tag "{tag}" at byte offset {place}')
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise _unparsed(f'Tag "span" must have class "tg-spoiler" at byte offset {place}')
    return end + 1, _Open(tag, _entity(tag, attributes, stack), length)


def _entity(tag: str, attributes: dict[str, str], stack: list[_Open]) -> Json | None:
    match tag:
        case "a":
            return (
                {"type": "text_link", "url": attributes["href"]}
                if attributes.get("href")
                else None
            )
        case "code" if stack and stack[-1].tag == "pre":
            language = attributes.get("class", "").removeprefix("language-")
            if language and stack[-1].entity is not None:
                stack[-1].entity["language"] = language
            return None
        case "blockquote" if "expandable" in attributes:
            return {"type": "expandable_blockquote"}
        case "tg-emoji":
            return {"type": "custom_emoji", "custom_emoji_id": attributes.get("emoji-id", "")}
        case _:
            return {"type": _TYPES[tag]}


def _closed(source: str, start: int, stack: list[_Open], found: list[Json], length: int) -> int:
    place = len(source[:start].encode())
    if not stack:
        raise _unparsed(f"Unexpected end tag at byte offset {place}")
    named = _NAME.match(source, start + 2)
    tag = named.group().lower() if named else ""
    rest = source[start + 2 + len(tag) :].lstrip()
    if not rest or rest[0] != ">":
        raise _unparsed(f"Unclosed end tag at byte offset {place}")
    opened = stack.pop()
    if tag and tag != opened.tag:
        wanted = f'expected "</{opened.tag}>", found "</{tag}>"'
        raise _unparsed(f"Unmatched end tag at byte offset {place}, {wanted}")
    if opened.entity and length > opened.at:
        found.append({**opened.entity, "offset": opened.at, "length": length - opened.at})
    return len(source) - len(rest) + 1


def _plain(value: str) -> str:
    return _REFERENCE.sub(_referred, value)


def _unparsed(words: str) -> Exception:
    return bad(f"can't parse entities: {words}")
