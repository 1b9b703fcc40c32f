"""Which marks may lie within which others, as Telegram settles it."""

from bot.localchat.refused import Json

_SPLIT = ("bold", "italic", "underline", "strikethrough", "spoiler")
_AROUND = ("blockquote", "expandable_blockquote")
_CODE = ("pre", "code")
_RANKS = (*_AROUND, *_CODE)  # of two marks in one place these come first


def settled(marked: list[Json]) -> list[Json]:
    """The marks that are left, in order.

    Nothing lies within code, and of marks that cannot be split only the outermost stands. Marks of
    one kind that touch are one.
    """
    around = [mark for mark in marked if mark["type"] in _AROUND]
    firm: list[Json] = []
    for mark in sorted((m for m in marked if m["type"] not in (*_SPLIT, *_AROUND)), key=order):
        if not firm or mark["offset"] >= _end(firm[-1]):
            firm.append(mark)
    code = [(mark["offset"], _end(mark)) for mark in firm if mark["type"] in _CODE]
    split = [
        {"type": kind, "offset": start, "length": stop - start}
        for kind in _SPLIT
        for start, stop in _without(_joined(kind, marked), code)
    ]
    return sorted(around + firm + split, key=order)


def order(mark: Json) -> tuple[int, int, int]:
    """Where a mark stands among those of a text."""
    kind = mark["type"]
    rank = _RANKS.index(kind) if kind in _RANKS else len(_RANKS) + (kind in _SPLIT)
    return mark["offset"], -mark["length"], rank


def _end(mark: Json) -> int:
    return int(mark["offset"] + mark["length"])


def _joined(kind: str, marked: list[Json]) -> list[tuple[int, int]]:
    """The stretches of one kind of mark."""
    joined: list[tuple[int, int]] = []
    for start, stop in sorted((m["offset"], _end(m)) for m in marked if m["type"] == kind):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(stop, joined[-1][1])
        else:
            joined.append((start, stop))
    return joined


def _without(
    stretches: list[tuple[int, int]], holes: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """What is left of the stretches outside of the holes, which are in order."""
    for begin, end in holes:
        pieces = [
            piece
            for start, stop in stretches
            for piece in ((start, min(stop, begin)), (max(start, end), stop))
        ]
        stretches = [(start, stop) for start, stop in pieces if start < stop]
    return stretches
