"""Characters that nobody sees, copied along from web pages and other programs."""

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)


def has_unseen(words: str) -> bool:
    """Whether any of them stands among the words."""
    return _UNSEEN.search(words) is not None


def seen(words: str) -> str:
    """The words without them: two names that look alike are alike, and nothing turns the line.

    The joiners stay: emoji are made of them.
    """
    return _UNSEEN.sub("", words)
