"""Texts as numbers: each pair of neighbouring characters, and each character, is one code."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]

_BMP = 0xFFFF
_SHIFT = 16


def points(text: str) -> Codes:
    """The code points of a text; those beyond 16 bits are folded into them."""
    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return raw & np.uint32(_BMP)


def pairs(text: str) -> Codes:
    """The codes of its 2-grams, in order, with repeats."""
    one = points(text)
    return (one[:-1] << np.uint32(_SHIFT)) | one[1:]


def of_question(text: str) -> tuple[list[int], list[int]]:
    """The same for a short text: the codes of its 2-grams, and its code points."""
    one = [ord(character) & _BMP for character in text]
    return [one[at] << _SHIFT | one[at + 1] for at in range(len(one) - 1)], one


def of_many(texts: Sequence[str], breaks: str = "\n") -> tuple[Codes, Numbers, Codes, Numbers]:
    """2-grams with the number of their text, then 1-grams; none crosses a text's end."""
    one = points(breaks.join(texts) + breaks)
    if not texts:
        empty = np.empty(0, np.uint32)
        return empty, np.empty(0, np.int64), empty, np.empty(0, np.int64)
    lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
    of = np.repeat(np.arange(len(texts), dtype=np.int64), lengths)
    end = one == ord(breaks)
    two = (one[:-1] << np.uint32(_SHIFT)) | one[1:]
    inside = ~(end[:-1] | end[1:])
    return two[inside], of[:-1][inside], one[~end], of[~end]
