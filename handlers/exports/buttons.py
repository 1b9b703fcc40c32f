"""Buttons of exports: ledgers, and a rung of rates as a workbook."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Export:
    """A ledger of a month and an area ("": all in reach), before it is made."""

    kind: str
    month: str
    area: str


@dataclass(frozen=True, slots=True)
class ExportHere:
    """Of which area?"""

    kind: str
    month: str
    page: int


@dataclass(frozen=True, slots=True)
class MakeExport:
    kind: str
    month: str
    area: str


@dataclass(frozen=True, slots=True)
class RateBook:
    """A rung of /rate as a workbook."""

    month: str
    level: str
    place: str


ExportButton = Export | ExportHere | MakeExport | RateBook
