"""Photos as the Bot API takes them: their size read from the file's head, their limits."""

import struct

from bot.localchat.refused import bad

MOST_PHOTO_BYTES = 10 * 1024 * 1024
MOST_SIDES = 10_000  # width + height, pixels
MOST_RATIO = 20
_PNG_HEAD, _GIF_HEAD, _WEBP_HEAD = 24, 10, 30  # bytes in which the size stands
_HEADS = {b"\x89PNG": "image/png", b"GIF8": "image/gif", b"RIFF": "image/webp"}
_MARK = 0xFF
_STARTS_OF_FRAME = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def picture_mime(content: bytes) -> str:
    """The MIME type of what is a picture, by its first bytes."""
    return next((mime for head, mime in _HEADS.items() if content.startswith(head)), "image/jpeg")


def measured(content: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG, JPEG, GIF or WebP. Raises Refused if it is none."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= _PNG_HEAD:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= _GIF_HEAD:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP" and len(content) >= _WEBP_HEAD:
        return _webp(content)
    if content.startswith(b"\xff\xd8"):
        return _jpeg(content)
    raise bad("IMAGE_PROCESS_FAILED")


def _webp(content: bytes) -> tuple[int, int]:
    if content[12:16] == b"VP8X":
        return (
            1 + int.from_bytes(content[24:27], "little"),
            1 + int.from_bytes(content[27:30], "little"),
        )
    if content[12:16] == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack("<HH", content[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _jpeg(content: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 <= len(content) and content[place] == _MARK:
        marker = content[place + 1]
        if marker in _STARTS_OF_FRAME:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    raise bad("IMAGE_PROCESS_FAILED")


def check_photo(content: bytes) -> tuple[int, int]:
    """The size of what is sent as a photo. Raises Refused when it is too large or too narrow."""
    if len(content) > MOST_PHOTO_BYTES:
        size = f"file of size {len(content)} bytes is too big for a photo"
        raise bad(f"{size}; the maximum size is {MOST_PHOTO_BYTES} bytes")
    width, height = measured(content)
    if not width or not height or width + height > MOST_SIDES:
        raise bad("PHOTO_INVALID_DIMENSIONS")
    if max(width, height) > MOST_RATIO * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return width, height
