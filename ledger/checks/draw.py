"""A draw and what was found in it: 抽查 of a sample, 互查 of one another (DESIGN §5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NewType

from ledger.ids import new_id
from ledger.model import AreaId, CadreId, HouseholdId

DrawId = NewType("DrawId", str)


class Kind(StrEnum):
    SAMPLE = "sample"  # 抽查
    CROSSCHECK = "crosscheck"  # 互查


class Result(StrEnum):
    SEEN = "seen"  # 见到
    UNSEEN = "unseen"  # 没见到
    MISMATCH = "mismatch"  # 不符


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    id: DrawId
    number: int
    kind: Kind
    seed: str
    area: AreaId | None
    first: date
    last: date
    rule: Mapping[str, int]
    by: CadreId
    drawn: datetime
    issued: datetime | None
    closed: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    draw: DrawId
    n: int
    household: HouseholdId
    checker: CadreId | None
    result: Result | None
    words: str
    findings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Totals:
    """Of a draw, or of all of a month; nobody's name."""

    wanted: int
    seen: int
    unseen: int
    mismatch: int

    @property
    def done(self) -> int:
        return self.seen + self.unseen + self.mismatch


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDraw:
    id: DrawId
    kind: Kind
    seed: str
    area: AreaId | None
    first: date
    last: date
    rule: Mapping[str, int]
    by: CadreId
    pool: Any


def new_draw_id() -> DrawId:
    return DrawId(new_id())
