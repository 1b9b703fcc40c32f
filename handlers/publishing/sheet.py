"""What a bulletin says: areas and numbers, ranked. A person has no place in it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Protocol

from ledger.clock import Month
from ledger.model import Cause


class Counted(Protocol):
    """What of a rate row is published."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def done(self) -> int: ...
    @property
    def due(self) -> int: ...
    @property
    def percent(self) -> str | None: ...
    @property
    def points_change(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """A township, village or unit in its ranking."""

    id: str
    name: str
    place: int | None  # None: too few households due to be ranked
    done: int
    due: int
    percent: str | None  # `66.67`; None: nothing due
    change: int | None  # places gained since the month before; None: unranked then or now


@dataclass(frozen=True, slots=True)
class Total:
    done: int
    due: int
    percent: str | None
    points: str | None  # `+1.20` percentage points since the month before
    exempt: int
    cadres_done: int
    cadres_due: int
    times_done: int
    times_due: int


@dataclass(frozen=True, slots=True)
class Sampled:
    """What the month's 抽查 found: households, and what of them; nobody's name (DOMAIN E)."""

    done: int
    seen: int
    unseen: int
    mismatch: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A month's result for the county or a township, as it stood on `as_of`."""

    area: str  # the county's or the township's name
    month: Month
    as_of: date
    late_until: date  # 补录 counted until that day
    provisional: bool
    mode: str  # ordered, bands or off
    min_due: int  # fewer households due are not ranked
    total: Total
    townships: tuple[Standing, ...] = ()
    units: tuple[Standing, ...] = ()
    villages: tuple[Standing, ...] = ()
    causes: tuple[
        tuple[Cause, int], ...
    ] = ()  # of the missing households, in the order of DESIGN §4.10
    problems: tuple[tuple[str, int], ...] = ()  # opened in the month, by failed check
    sampled: Sampled | None = None  # None: nobody went to see
    dated_back: int = 0  # changes that the county let count from a day before their approval


NEAR = Fraction(9, 10)  # the share from which a row is close to all done


def ranked(
    rows: Iterable[Counted], before: Iterable[Counted], min_due: int
) -> tuple[Standing, ...]:
    """DESIGN §4.9: best first, rows with fewer than `min_due` households due last, unranked.

    Rows with nothing due are left out. `before` is the month before, for the places gained.
    """
    places, former = _places(rows := tuple(rows), min_due), _places(before, min_due)
    standings = [
        Standing(
            id=row.id,
            name=row.name,
            place=places.get(row.id),
            done=row.done,
            due=row.due,
            percent=row.percent,
            change=_gained(places.get(row.id), former.get(row.id)),
        )
        for row in rows
        if row.due
    ]
    return tuple(sorted(standings, key=lambda s: (s.place is None, *_order(s.done, s.due, s.id))))


def banded(
    standings: Iterable[Standing],
) -> tuple[tuple[Standing, ...], tuple[Standing, ...], tuple[Standing, ...]]:
    """All done, near it, and the others; by name within each, so that none leads."""
    alike = sorted(standings, key=lambda s: s.name)
    done = tuple(s for s in alike if s.done == s.due)
    near = tuple(s for s in alike if s.done < s.due and Fraction(s.done, s.due) >= NEAR)
    return done, near, tuple(s for s in alike if Fraction(s.done, s.due) < NEAR)


def frozen(sheet: Sheet) -> dict[str, Any]:
    """As JSON keeps it."""
    return asdict(sheet) | {
        "month": str(sheet.month),
        "as_of": sheet.as_of.isoformat(),
        "late_until": sheet.late_until.isoformat(),
    }


def thawed(kept: dict[str, Any]) -> Sheet:
    """The inverse of `frozen`."""
    return Sheet(
        area=kept["area"],
        month=Month.parse(kept["month"]),
        as_of=date.fromisoformat(kept["as_of"]),
        late_until=date.fromisoformat(kept["late_until"]),
        provisional=kept["provisional"],
        mode=kept["mode"],
        min_due=kept["min_due"],
        total=Total(**kept["total"]),
        townships=tuple(Standing(**row) for row in kept["townships"]),
        units=tuple(Standing(**row) for row in kept["units"]),
        villages=tuple(Standing(**row) for row in kept["villages"]),
        causes=tuple((Cause(cause), count) for cause, count in kept["causes"]),
        problems=tuple((kind, count) for kind, count in kept["problems"]),
        sampled=Sampled(**kept["sampled"]) if kept.get("sampled") else None,
        dated_back=kept.get("dated_back", 0),
    )


def _places(rows: Iterable[Counted], min_due: int) -> dict[str, int]:
    """1, 2, 2, 4: equal shares share a place."""
    places: dict[str, int] = {}
    place, last = 0, Fraction(-1)
    fit = sorted(
        (row for row in rows if row.due and row.due >= min_due),
        key=lambda row: _order(row.done, row.due, row.id),
    )
    for n, row in enumerate(fit, 1):
        share = Fraction(row.done, row.due)
        places[row.id] = place if share == last else n
        place, last = places[row.id], share
    return places


def _order(done: int, due: int, id_: str) -> tuple[Fraction, int, str]:
    """Best first; inside a tie the larger denominator, then the id."""
    return -Fraction(done, due), -due, id_


def _gained(now: int | None, before: int | None) -> int | None:
    return None if now is None or before is None else before - now
