"""Buttons of rates: a rung of them, and its picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """`level` is county, township, village, unit, cadre or missing; `place` an id at it."""

    month: str
    level: str
    place: str
    page: int


@dataclass(frozen=True, slots=True)
class RatePicture:
    """The ranking below the county or a township as a picture."""

    month: str
    level: str
    place: str


RateButton = Rate | RatePicture
