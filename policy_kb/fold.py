"""One way of writing: width, case and blanks are levelled before anything is compared."""

import re
import unicodedata

_BLANK_BY_HAN = re.compile(
    r"(?<=[^\x00-\x7f])\s+(?=[\x21-\x7e])|(?<=[\x21-\x7e])\s+(?=[^\x00-\x7f])"
)
_SPREAD = re.compile(r"^(?:\S ){1,11}\S$")
_BLANK = re.compile(r"\s+")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FFF
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_NOT_WORDS = re.compile(r"[^\w%.]+|_")


def levelled(text: str) -> str:
    """NFKC without what nobody sees; no blanks between Chinese and digits or marks; a line spread
    out is drawn in.
    """
    text = _BLANK_BY_HAN.sub("", unicodedata.normalize("NFKC", _UNSEEN.sub("", text)))
    text = _BLANK.sub(" ", text).strip()
    return text.replace(" ", "") if _SPREAD.match(text) else text


def folded(text: str) -> str:
    """For comparing: levelled, lower case, without any blank or thousands' comma."""
    return _THOUSANDS.sub("", _BLANK.sub("", unicodedata.normalize("NFKC", text))).lower()


def han(character: str) -> bool:
    """Whether it is a Chinese character of the common block."""
    return _FIRST_HAN <= ord(character) <= _LAST_HAN


def bare(text: str) -> str:
    """`folded`, without punctuation."""
    return unmarked(folded(text))


def unmarked(text: str) -> str:
    """A folded text without punctuation."""
    return _NOT_WORDS.sub("", text)
