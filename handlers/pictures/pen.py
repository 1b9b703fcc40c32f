"""Writes words on a picture so that they fit: shrunk, wrapped or cut, never over the edge."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers.pictures.fonts import Face, font
from handlers.texts import pictures as texts

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

HANGING = frozenset(texts.HANGING)  # may stand past the edge rather than begin a line
SMALLEST = 0.7  # a name may shrink to this share of its size before it is cut


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws on one picture with one font. Lengths are pixels; `y` is a line's middle."""

    on: "ImageDraw"
    face: Face

    def write(
        self,
        words: str,
        x: float,
        y: float,
        size: int,
        ink: str,
        *,
        anchor: str = "l",  # which end of the words `x` is: l, m or r
        bold: bool = False,
        within: float | None = None,
    ) -> None:
        if within is not None:
            words, size = self.fitted(words, size, within, bold=bold)
        self.on.text((x, y), words, ink, font(self.face, size, bold=bold), anchor=f"{anchor}m")

    def length(self, words: str, size: int, *, bold: bool = False) -> float:
        return font(self.face, size, bold=bold).getlength(words)

    def fitted(
        self, words: str, size: int, within: float, *, bold: bool = False
    ) -> tuple[str, int]:
        """The words and the size in which they are no longer than `within`."""
        length = self.length(words, size, bold=bold)
        if length <= within:
            return words, size
        smaller = max(int(size * within / length), int(size * SMALLEST))
        if self.length(words, smaller, bold=bold) <= within:
            return words, smaller
        while words and self.length(words + texts.ELLIPSIS, smaller, bold=bold) > within:
            words = words[:-1]
        return words + texts.ELLIPSIS, smaller

    def wrapped(self, words: str, size: int, within: float, *, bold: bool = False) -> list[str]:
        """The words in lines no longer than `within`; line breaks in them are kept."""
        lines: list[str] = []
        for sentence in words.splitlines():
            line = ""
            for letter in sentence:
                over = 0 if letter in HANGING else self.length(line + letter, size, bold=bold)
                if line and over > within:
                    lines.append(line)
                    line = ""
                line += letter
            lines.append(line)
        return lines
