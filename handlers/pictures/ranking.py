"""Draws a board for a phone: 1080 wide, figures first, readable without zooming."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from handlers.pictures.board import Board, Part, Row
from handlers.pictures.fonts import face
from handlers.pictures.pen import SMALLEST, Pen
from handlers.texts import pictures as texts

WIDTH, MARGIN = 1080, 48
INNER = WIDTH - 2 * MARGIN
MOST = 100  # rows in one picture: taller ones are scaled down by Telegram until nobody can read
ROOMY = 24  # rows of a picture that have a line with a bar; a part beyond that has two columns
GAP = 40  # between the two columns

INK, SOFT, LINE, PAPER = "#1d2733", "#66717e", "#e3e8ee", "#ffffff"
HEAD, HEAD_INK, HEAD_SOFT = "#1f4e79", "#ffffff", "#cfe0f1"
BADGE, BADGE_INK = "#ffd27a", "#5a3d00"
ALL, MUCH, LITTLE = "#2e9e6b", "#3b82c4", "#e39a2d"  # all done; four fifths; less
MEDALS = ("#d9a520", "#97a3ae", "#b9794a")
COLOURS = 128  # of the palette: more than the shades that smooth edges need
MUCH_FROM = 0.8  # the share from which a bar has the middle colour: colour only, no rule


@dataclass(frozen=True, slots=True)
class _Strip:
    """A horizontal band of the picture, painted once its top is known."""

    height: int
    paint: Callable[[int], None]


def draw(board: Board, named_font: Path | None = None) -> bytes:
    """A PNG of the board; of its first `MOST` rows where it has more, which it then says.

    `named_font` is the file to use where the font package is absent. Raises NoFont.
    """
    from PIL import Image, ImageDraw

    shown = pages(board)[0]
    if left := board.length - shown.length:
        note = texts.LEFT_OUT.substitute(count=left)
        shown = replace(shown, title=board.title, footnote=f"{note}\n{board.footnote}")
    at = face(named_font)
    sketch = Pen(ImageDraw.Draw(Image.new("RGB", (1, 1))), at)  # heights need only measuring
    height = sum(strip.height for strip in _strips(shown, sketch))
    picture = Image.new("RGB", (WIDTH, height), PAPER)
    top = 0
    for strip in _strips(shown, Pen(ImageDraw.Draw(picture), at)):
        strip.paint(top)
        top += strip.height
    out = BytesIO()
    # a palette costs less than packing three channels, and the file is a third: weak signals
    few = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG", compress_level=3)
    return out.getvalue()


def pages(board: Board) -> tuple[Board, ...]:
    """The board as boards of at most `MOST` rows, each saying which of how many it is."""
    if board.length <= MOST:
        return (board,)
    filled: list[list[Part]] = [[]]
    room = MOST
    for part in board.parts:
        rest = part.rows
        while rest:
            if room == 0:
                filled.append([])
                room = MOST
            filled[-1].append(replace(part, rows=rest[:room]))
            room, rest = room - len(rest[:room]), rest[room:]
    return tuple(
        replace(board, title=f"{board.title} {number}/{len(filled)}", parts=tuple(parts))
        for number, parts in enumerate(filled, 1)
    )


def _strips(board: Board, pen: Pen) -> Iterator[_Strip]:
    yield _header(board, pen)
    room = ROOMY
    for part in board.parts:
        yield _heading(part, pen) if part.heading else _Strip(20, lambda _: None)
        if not part.rows:
            yield _empty(pen)
        elif len(part.rows) <= room:
            room -= len(part.rows)
            yield _columns(part, pen)
            for row in part.rows:
                yield _line(row, part, pen)
        else:
            half = -(-len(part.rows) // 2)
            for n in range(half):
                yield _pair(part.rows[n : n + half + 1 : half], pen, numbered=_numbered(part))
    yield _footer(board, pen)


def _numbered(part: Part) -> bool:
    return any(row.place is not None for row in part.rows)


def _header(board: Board, pen: Pen) -> _Strip:
    lines = pen.wrapped(board.title, 56, INNER, bold=True)
    height = 44 + 72 * len(lines) + 64 + 20

    def paint(top: int) -> None:
        pen.on.rectangle((0, top, WIDTH, top + height), HEAD)
        y = top + 44 + 36
        for line in lines:
            pen.write(line, MARGIN, y, 56, HEAD_INK, bold=True)
            y += 72
        room = float(INNER)
        if board.provisional:
            wide = pen.length(texts.PROVISIONAL, 30) + 40
            left = WIDTH - MARGIN - wide
            pen.on.rounded_rectangle((left, y - 28, left + wide, y + 26), 27, BADGE)
            pen.write(texts.PROVISIONAL, left + wide / 2, y - 2, 30, BADGE_INK, anchor="m")
            room = left - MARGIN - 20
        pen.write(board.subtitle, MARGIN, y, 36, HEAD_SOFT, within=room)

    return _Strip(height, paint)


def _heading(part: Part, pen: Pen) -> _Strip:
    def paint(top: int) -> None:
        pen.on.rectangle((MARGIN, top + 38, MARGIN + 10, top + 78), HEAD)
        pen.write(part.heading, MARGIN + 28, top + 58, 40, INK, bold=True, within=INNER - 28)

    return _Strip(92, paint)


def _empty(pen: Pen) -> _Strip:
    return _Strip(84, lambda top: pen.write(texts.NOTHING, MARGIN, top + 42, 34, SOFT))


NAME, COUNT, PERCENT, CHANGE = 136, 700, 890, WIDTH - MARGIN  # left of the first, right of others


def _columns(part: Part, pen: Pen) -> _Strip:
    place, name, count, change = part.columns

    def paint(top: int) -> None:
        y = top + 36
        if _numbered(part):
            pen.write(place, MARGIN + 34, y, 28, SOFT, anchor="m")
        pen.write(name, NAME if _numbered(part) else MARGIN, y, 28, SOFT)
        pen.write(count, PERCENT, y, 28, SOFT, anchor="r")
        pen.write(change, CHANGE, y, 28, SOFT, anchor="r")

    return _Strip(60, paint)


def _line(row: Row, part: Part, pen: Pen) -> _Strip:
    numbered = _numbered(part)
    left = NAME if numbered else MARGIN
    count = f"{row.done}/{row.due}"
    room = COUNT - pen.length(count, 34) - left - 20
    names = [row.name]
    if pen.length(row.name, 38) * SMALLEST > room:
        names = pen.wrapped(row.name, 32, room)[:2]  # so long a name is a unit's: two lines
    under = 64 + 36 * (len(names) - 1)

    def paint(top: int) -> None:
        y = top + 32
        if numbered:
            _place(row, pen, MARGIN + 34, y + 8, 34)
        for n, name in enumerate(names):
            pen.write(name, left, y + 38 * n, 38 if len(names) == 1 else 32, INK, within=room)
        pen.write(count, COUNT, y, 34, SOFT, anchor="r")
        pen.write(row.percent, PERCENT, y, 36, INK, anchor="r", bold=True)
        if part.columns[3]:
            _change(row, pen, CHANGE, y, 30)
        pen.on.rounded_rectangle((left, top + under, CHANGE, top + under + 10), 5, LINE)
        if row.done and row.due:
            end = left + max(10, round((CHANGE - left) * row.done / row.due))
            pen.on.rounded_rectangle((left, top + under, end, top + under + 10), 5, _colour(row))

    return _Strip(under + 26, paint)


def _pair(rows: tuple[Row, ...], pen: Pen, *, numbered: bool) -> _Strip:
    wide = (INNER - GAP) // 2

    def paint(top: int) -> None:
        for n, row in enumerate(rows):
            left, y = MARGIN + n * (wide + GAP), top + 26
            if numbered:
                _place(row, pen, left + 26, y, 26)
            count = f"{row.done}/{row.due}"
            start, right = left + (64 if numbered else 0), left + wide
            edge = right - 118 - pen.length(count, 24)
            pen.write(row.name, start, y, 28, INK, within=edge - start - 10)
            pen.write(count, right - 118, y, 24, SOFT, anchor="r")
            pen.write(row.percent, right, y, 26, INK, anchor="r", bold=True)
            pen.on.rectangle((left, top + 51, right, top + 51), LINE)

    return _Strip(52, paint)


def _footer(board: Board, pen: Pen) -> _Strip:
    lines = pen.wrapped(board.footnote, 28, INNER)

    def paint(top: int) -> None:
        pen.on.rectangle((MARGIN, top + 24, WIDTH - MARGIN, top + 25), LINE)
        for n, line in enumerate(lines):
            pen.write(line, MARGIN, top + 56 + 42 * n, 28, SOFT)

    return _Strip(24 + 42 * len(lines) + 44, paint)


def _place(row: Row, pen: Pen, x: float, y: float, size: int) -> None:
    if row.place is None:
        pen.write(texts.UNRANKED, x, y, size, SOFT, anchor="m")
        return
    medal = row.place <= len(MEDALS) and row.done > 0  # nobody is first with nothing done
    if medal:
        half = size * 0.82
        pen.on.ellipse((x - half, y - half, x + half, y + half), MEDALS[row.place - 1])
    ink = PAPER if medal else SOFT
    pen.write(str(row.place), x, y, size, ink, anchor="m", bold=medal, within=size * 1.9)


def _change(row: Row, pen: Pen, x: float, y: float, size: int) -> None:
    if row.change is None:
        pen.write(texts.UNRANKED, x, y, size, LINE, anchor="r")
    elif row.change == 0:
        pen.write(texts.SAME, x, y, size, SOFT, anchor="r")
    else:
        up = row.change > 0
        words = f"{texts.UP if up else texts.DOWN}{abs(row.change)}"
        pen.write(words, x, y, size, ALL if up else LITTLE, anchor="r")


def _colour(row: Row) -> str:
    if row.done == row.due:
        return ALL
    return MUCH if row.done >= MUCH_FROM * row.due else LITTLE
