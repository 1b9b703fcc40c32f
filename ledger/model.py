"""The nouns of the ledger: frozen values without ids of Telegram or traces of SQL."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple, NewType

from ledger.clock import Month

CadreId = NewType("CadreId", str)
HouseholdId = NewType("HouseholdId", str)
VisitId = NewType("VisitId", str)
AreaId = NewType("AreaId", str)


class AreaKind(StrEnum):
    TOWNSHIP = "township"
    VILLAGE = "village"
    UNIT = "unit"


class Role(StrEnum):
    """What a person may be; the Chinese words are in `ledger.texts.names`."""

    CADRE = "cadre"
    VILLAGE_LEAD = "village_lead"
    UNIT_CONTACT = "unit_contact"
    TOWNSHIP_ADMIN = "township_admin"
    COUNTY_ADMIN = "county_admin"
    POLICY_ADMIN = "policy_admin"


class Category(StrEnum):
    """监测对象 in its two states, 脱贫户, 其他 (DESIGN §3)."""

    MONITORED = "monitored"
    MONITORED_CLEARED = "monitored_cleared"
    LIFTED = "lifted"
    OTHER = "other"


class State(StrEnum):
    """A household's dated states: 免计, 整户外出."""

    EXEMPT = "exempt"
    AWAY = "away"


class Mode(StrEnum):
    """How a household was met: 入户, 电话, 视频, 未遇."""

    HOME = "home"
    PHONE = "phone"
    VIDEO = "video"
    ABSENT = "absent"


class Cause(StrEnum):
    """Why a due household is missing, in the order of DESIGN §4.10: the first that fits."""

    UNASSIGNED = "unassigned"
    LATE = "late"
    ABSENT = "absent"
    LEAVE = "leave"
    UNVISITED = "unvisited"


class By(StrEnum):
    """What the rows of a rate table stand for."""

    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"
    UNIT = "unit"
    CADRE = "cadre"


class Attribution(StrEnum):
    """Whose a household is for a month: DESIGN §4.4."""

    MONTH_END = "month_end"
    MAJORITY = "majority"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A township, a village of it, or a unit. Village names are unique only in their township."""

    id: AreaId
    kind: AreaKind
    name: str
    township: AreaId | None = None  # of a village


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A role and where it is held; `area` None is the county."""

    role: Role
    area: AreaId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadre:
    id: CadreId
    number: str  # 干部编号; made by us where the roster has none
    name: str
    unit: AreaId | None = None
    posts: tuple[Post, ...] = ()
    since: date | None = None  # first day in post; None: always
    until: date | None = None  # last day in post

    def in_post(self, on: date) -> bool:
        """DESIGN §4.4: the last day is still in post."""
        return (self.since is None or self.since <= on) and (
            self.until is None or self.until >= on
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A cadre and the Telegram account bound to them, if any."""

    cadre: Cadre
    account: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A village with its township, as a card shows it."""

    village: AreaId
    village_name: str
    township: AreaId
    township_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    id: HouseholdId
    number: str  # 户编号; made by us where the roster has none
    place: Place
    group: str  # 组, may be empty
    head: str  # 户主
    category: Category  # in force on the day asked about
    people_count: int | None = None
    subtype: str | None = None  # 脱贫不稳定户, 边缘易致贫户, 突发严重困难户
    entered: date | None = None  # None: always there
    left: date | None = None  # first day no longer in scope
    id_tail: str | None = None  # last 4 of 证件号
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A household in a cadre's care: duty 1 is 第一责任人, 2 is 第二责任人; `[since, until)`."""

    household: Household
    duty: int
    since: date
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found, by ASCII codes of the dialog's fields; words are the person's own."""

    changes: dict[str, str] = field(default_factory=dict)  # what changed: code -> words
    checks: dict[str, str] = field(default_factory=dict)  # failed checks: code -> words
    season: dict[str, str] = field(default_factory=dict)
    wish: str = ""
    next_step: str = ""
    remark: str = ""
    form: str = ""  # which form asked, and its version: visit/2


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVisit:
    """A visit about to be recorded. Whoever records the same `id` twice records once."""

    household: HouseholdId
    cadre: CadreId  # who was there
    recorder: CadreId  # who typed it; another than `cadre` is 代录
    day: date
    mode: Mode
    findings: Findings = field(default_factory=Findings)
    id: VisitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a correction changes; None leaves a field as it is."""

    day: date | None = None
    mode: Mode | None = None
    findings: Findings | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    id: VisitId
    version: int  # 1, then one more a correction
    household: HouseholdId
    cadre: CadreId
    recorder: CadreId
    day: date
    recorded: datetime  # of the first version
    mode: Mode
    valid: bool
    findings: Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    cadre: CadreId
    code: str
    expires: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A household of a cadre in a month: what is wanted and how much of it is there."""

    household: Household
    times: int  # wanted in the window of 1, 3 or 6 months; 0 is nothing
    days_done: int  # distinct counting days in it
    due: bool  # counts in this month's rates
    deferred: bool  # 可缓: wanted, but not this month yet
    exempt: bool  # 免计: would be due
    cause: Cause | None  # why it is missing; None unless due and not done
    last_visit: date | None  # the last valid contact that met somebody
    open_problems: int

    @property
    def done(self) -> bool:
        return self.days_done >= self.times

    @property
    def still_needed(self) -> int:
        return max(0, self.times - self.days_done)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A due household that is not done."""

    household: Household
    owner: Cadre | None  # None: 待分配
    still_needed: int
    cause: Cause


class RateRow(NamedTuple):
    """A row of a rate table. A plain tuple: a county has tens of thousands of them at once.

    Percent, rank and both changes are None where nothing is due, the changes also where nothing
    was due in the month before (DESIGN §4.7 to 4.11).
    """

    key: str  # our id of the area or cadre; "" is the county
    id: str  # 干部编号, 乡镇/村, else the name
    name: str
    done: int
    due: int
    exempt: int
    unassigned: int
    percent: str | None
    rank: int | None
    rank_change: int | None  # places gained; positive is up
    points_change: str | None  # percentage points, signed
    cadres_done: int
    cadres_due: int
    times_done: int
    times_due: int

    def public(self) -> dict[str, Any]:
        """The keys of DESIGN §9, in its order."""
        return {name: value for name, value in self._asdict().items() if name != "key"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RateTable:
    month: Month
    as_of: date
    provisional: bool  # late records may still change it (DESIGN §4.12)
    by: By
    rows: tuple[RateRow, ...]  # ranked ones first, by rank; then those with nothing due
    total: RateRow  # of all households the table speaks of
