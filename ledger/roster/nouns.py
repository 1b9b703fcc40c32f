"""The rows of a roster, understood: what a file says, before the ledger is asked."""

from dataclasses import dataclass
from datetime import date, datetime

from ledger.model import Category, Mode, Role, State
from ledger.roster.refused import Place


@dataclass(frozen=True, slots=True)
class AreaRow:
    place: Place
    township: str
    village: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    place: Place
    unit: str


@dataclass(frozen=True, slots=True)
class CadreRow:
    place: Place
    number: str  # '' where the roster has none
    name: str
    unit: str
    roles: frozenset[Role] | None  # None: the cell is empty
    charges: tuple[str, ...]
    phone: str
    since: date | None
    until: date | None
    was_number: bool = False  # the number was one to Excel


@dataclass(frozen=True, slots=True)
class Helper:
    """Whoever cares for a household, as a row names them."""

    number: str
    name: str
    unit: str
    phone: str
    duty: int
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class HouseholdRow:
    place: Place
    number: str
    township: str
    village: str
    group: str
    head: str
    id_number: str  # whole, or ''
    id_tail: str | None
    people: int | None
    category: Category | None  # None: the cell is empty
    subtype: str | None
    cleared_said: bool | None  # 风险已消除 or 未消除 in words; None: not said
    cleared: date | None
    entered: date | None
    left: date | None
    phone: str
    address: str
    reason: str
    helpers: tuple[Helper, ...]
    was_number: bool = False


@dataclass(frozen=True, slots=True)
class CareRow:
    place: Place
    household: str
    helper: Helper


@dataclass(frozen=True, slots=True)
class StateRow:
    place: Place
    household: str
    state: State
    since: date
    until: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class RuleRow:
    place: Place
    category: Category
    times: int
    months: int
    since: date | None


@dataclass(frozen=True, slots=True)
class HolidayRow:
    place: Place
    day: date
    worked: bool


@dataclass(frozen=True, slots=True)
class VisitRow:
    place: Place
    household: str
    cadre: str
    day: date
    recorded: datetime
    mode: Mode
    valid: bool
    draft: bool
    recorder: str  # '' is who was there
    words: str


Noun = (
    AreaRow
    | UnitRow
    | CadreRow
    | HouseholdRow
    | CareRow
    | StateRow
    | RuleRow
    | HolidayRow
    | VisitRow
)
