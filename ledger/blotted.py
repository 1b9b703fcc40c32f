"""Id numbers that somebody writes among words are never kept in clear (DESIGN §8)."""

import re

_ID = re.compile(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5}[ -]?"
    r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[ -]?"
    r"([0-9]{3}[0-9Xx])(?![0-9A-Za-z])"
)
_BLOTS = "*" * 14  # what stands before the last four of 18


def blotted(words: str) -> str:
    """The words with all of an id number but its last four blotted out."""
    return _ID.sub(lambda found: _BLOTS + found[1], words)
