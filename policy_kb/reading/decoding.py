"""Bytes of any Chinese encoding as text."""

import codecs
import re

from policy_kb.fold import han

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_WIDE = re.compile(r"[\u3000-\u303f\uff00-\uffef]")
_HEAD = 4096
_SAMPLE = 20_000
_GB_RARE, _BIG5_RARE = 0xD8, 0xC9  # lead bytes at which the rarer level begins
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def decoded(content: bytes) -> str:
    """The text; bytes that belong to no encoding become U+FFFD."""
    for bom, name in _BOMS:
        if content.startswith(bom):
            return _clean(content.decode(name, "replace"))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if "\x00" not in text[:_HEAD]:
            return _clean(text)
    best = max(_GUESSES, key=lambda name: _sense(content[:_SAMPLE], name))
    return _clean(content.decode(best, "replace"))


def declared(content: bytes) -> str | None:
    """The charset that a page claims; None where it claims none that is known."""
    found = _DECLARED.search(content[:_HEAD])
    if not found:
        return None
    try:
        return codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None


def _sense(sample: bytes, name: str) -> float:
    """How much a decoding looks like Chinese: common characters, less what is broken."""
    text = sample.decode(name, "replace")
    if not text:
        return 0.0
    common = sum(_common(c) for c in text)
    broken = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in text)
    return (common - 3 * broken) / len(text)


def _common(character: str) -> float:
    if character.isascii():
        return 0.6 if character.isprintable() or character in "\r\n\t" else -1.0
    if not han(character):
        return 0.3 if _WIDE.match(character) else 0.0
    try:
        row = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        try:
            return 0.8 if character.encode("big5")[0] < _BIG5_RARE else 0.1  # Big5's common level
        except UnicodeEncodeError:
            return 0.0
    return 1.0 if row < _GB_RARE else 0.4  # level one of GB 2312 holds the common characters


def _clean(text: str) -> str:
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
