"""A ranking as the picture shows it: words and numbers, already decided by whoever asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One unit, village or township; never a person (DESIGN §4.9)."""

    place: int | None  # None: not ranked, or a list without places
    name: str
    done: int
    due: int  # 0: nothing is owed, `percent` is empty
    percent: str  # as printed, `66.67%`; empty where there is none
    change: int | None = None  # places gained since the month before, positive is up


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under one heading: the townships, the units, or a band such as the finished ones."""

    heading: str  # empty: the part follows the title directly
    columns: tuple[str, str, str, str]  # over place, name, done/due, change; "" leaves one bare
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Board:
    title: str
    subtitle: str
    parts: tuple[Part, ...]
    footnote: str  # how it was counted (口径); may hold several lines
    provisional: bool = False

    @property
    def length(self) -> int:
        return sum(len(part.rows) for part in self.parts)


def board_from(kept: Mapping[str, Any]) -> Board:
    """The inverse of `dataclasses.asdict`, also after a way through JSON."""
    parts = tuple(
        Part(
            heading=part["heading"],
            columns=tuple(part["columns"]),
            rows=tuple(Row(**row) for row in part["rows"]),
        )
        for part in kept["parts"]
    )
    return Board(**{**kept, "parts": parts})
