"""How one household stands in one month: the rules of DESIGN §4.1 to 4.6 and 4.10, in plain words.

Everything that counts visits asks here: the snapshot stores what `standing` says, and what is
computed on the fly is what it says.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ledger.clock import Month
from ledger.model import AreaId, CadreId, Category, Cause, HouseholdId, Mode, State

ALWAYS = date.min
OPEN = date.max
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Care:
    """An assignment `[since, until)`, and when its cadre is in post: `[post_since, post_end)`."""

    duty: int
    since: date
    until: date
    cadre: CadreId
    number: str
    post_since: date
    post_end: date

    def held(self, day: date) -> bool:
        return self.since <= day < self.until and self.post_since <= day < self.post_end


@dataclass(frozen=True, slots=True)
class Contact:
    """A valid visit, as far as it matters here."""

    day: date
    recorded: date
    mode: Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is known of a household and bears on what it is owed."""

    household: HouseholdId
    village: AreaId
    township: AreaId
    entered: date
    left: date
    categories: tuple[tuple[date, Category], ...]  # since when which, oldest first
    states: tuple[tuple[State, date, date], ...]  # [since, until)
    care: tuple[Care, ...]  # by `precedence`
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """`times` visits per window of 1, 3 or 6 calendar months."""

    times: int
    months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is wanted on a day: the rules and settings in force."""

    rules: dict[Category, Rule]
    late_days: int
    phone_counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A household in scope, on a day of a month."""

    owner: CadreId | None  # None: 待分配
    majority: CadreId | None  # owner of most days so far
    divided: bool  # the owner changed within the month
    times: int  # wanted in the window; 0: nothing
    days: int  # distinct counting days in the window
    due: bool  # in the denominator
    done: bool
    exempt: bool  # would be due, but 免计
    deferred: bool  # 可缓: wanted, but not before the window's last month


DEFAULT_RULES = {
    Category.MONITORED: Rule(1, 1),
    Category.MONITORED_CLEARED: Rule(1, 1),
    Category.LIFTED: Rule(1, 1),
    Category.OTHER: Rule(0, 1),
}


def rules_on(rows: Iterable[tuple[Category, date, Rule]], day: date) -> dict[Category, Rule]:
    """The rule of each category on a day: its newest row, else the built-in one (DESIGN §4.3).

    监测对象 speaks for both its states unless 监测对象(风险已消除) has a row of its own.
    """
    rules = dict(DEFAULT_RULES)
    own = {}
    for category, since, rule in sorted(rows, key=lambda row: row[1]):
        if since <= day:
            own[category] = rule
    if Category.MONITORED in own:
        rules[Category.MONITORED_CLEARED] = own[Category.MONITORED]
    return rules | own


def window_start(month: Month, months: int) -> Month:
    """The first month of the calendar window of 1, 3 or 6 months that holds `month`."""
    return month.back((month.number - 1) % months)


@lru_cache(maxsize=64)
def _window_first(month: Month, months: int) -> date:
    return window_start(month, months).first


def precedence(care: Care) -> tuple[int, int, str]:
    """Sorts the owner first: 第一责任人 before 第二, the latest start, then the number."""
    return care.duty, -care.since.toordinal(), care.number


def owner_on(care: Iterable[Care], day: date) -> CadreId | None:
    """DESIGN §4.4; `care` comes sorted by `precedence`."""
    return next((one.cadre for one in care if one.held(day)), None)


def owners(facts: Facts, month: Month, as_of: date) -> list[tuple[CadreId | None, int]]:
    """Who owned it for how many days, in order, from the month's first day to `as_of`."""
    first, end = month.first, as_of + _DAY
    cuts = {
        day
        for care in facts.care
        for day in (care.since, care.until, care.post_since, care.post_end)
        if first < day <= as_of
    }
    if not cuts:
        return [(owner_on(facts.care, as_of), (end - first).days)]
    starts = sorted({first, *cuts})
    return [
        (owner_on(facts.care, start), (until - start).days)
        for start, until in zip(starts, [*starts[1:], end], strict=True)
    ]


def majority_of(spells: list[tuple[CadreId | None, int]]) -> CadreId | None:
    """The owner of most days; of equals the one who owned it last. None if nobody ever did."""
    days: dict[CadreId, int] = {}
    for owner, length in spells:
        if owner is not None:
            days[owner] = days.pop(owner, 0) + length  # kept in the order of the last day owned
    return max(reversed(days), key=days.__getitem__) if days else None


def category_on(facts: Facts, day: date) -> Category:
    held = Category.OTHER
    for since, category in facts.categories:
        if since <= day:
            held = category
    return held


def in_state(facts: Facts, state: State, day: date) -> bool:
    return any(kind is state and since <= day < until for kind, since, until in facts.states)


def counts(contact: Contact, away: bool, terms: Terms) -> bool:
    """DESIGN §4.5, but for the days of the window: mode and time of record."""
    late = (contact.recorded - contact.day).days
    return _met(contact, away, terms) and 0 <= late <= terms.late_days


def _met(contact: Contact, away: bool, terms: Terms) -> bool:
    if contact.mode is Mode.HOME:
        return True
    return contact.mode in (Mode.PHONE, Mode.VIDEO) and away and terms.phone_counts


def standing(facts: Facts, month: Month, as_of: date, terms: Terms) -> Standing | None:
    """None: not in scope on `as_of`, which lies within `month`."""
    if not facts.entered <= as_of < facts.left:
        return None
    spells = owners(facts, month, as_of)
    rule = terms.rules[category_on(facts, as_of)]
    away = in_state(facts, State.AWAY, as_of)
    start = _window_first(month, rule.months)
    days = {
        contact.day
        for contact in facts.contacts
        if start <= contact.day <= as_of and counts(contact, away, terms)
    }
    wanted = rule.times > 0
    last = month.number % rule.months == 0
    exempt = in_state(facts, State.EXEMPT, as_of)
    due = wanted and last and not exempt
    return Standing(
        owner=spells[-1][0],
        majority=majority_of(spells),
        divided=len({owner for owner, _ in spells}) > 1,
        times=rule.times,
        days=len(days),
        due=due,
        done=due and len(days) >= rule.times,
        exempt=wanted and last and exempt,
        deferred=wanted and not last and not exempt,
    )


def cause(facts: Facts, month: Month, as_of: date, terms: Terms, owner_away: bool | None) -> Cause:
    """DESIGN §4.10: why a due household is missing, the first that fits.

    `owner_away`: whether the owner is on leave on `as_of`; None: there is no owner.
    """
    if owner_away is None:
        return Cause.UNASSIGNED
    rule = terms.rules[category_on(facts, as_of)]
    away = in_state(facts, State.AWAY, as_of)
    start = _window_first(month, rule.months)
    window = [contact for contact in facts.contacts if start <= contact.day <= as_of]
    if any(
        _met(one, away, terms) and (one.recorded - one.day).days > terms.late_days
        for one in window
    ):
        return Cause.LATE
    if any(one.mode is Mode.ABSENT for one in window):
        return Cause.ABSENT
    return Cause.LEAVE if owner_away else Cause.UNVISITED
