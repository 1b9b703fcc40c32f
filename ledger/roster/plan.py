"""What importing a reading would do to the ledger: worked out beside it, nothing written yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from ledger.keys import Keys
from ledger.roster.cadres import Cadres
from ledger.roster.care import Care
from ledger.roster.entries import Span
from ledger.roster.households import Households
from ledger.roster.known import Known
from ledger.roster.nouns import (
    AreaRow,
    CadreRow,
    CareRow,
    Helper,
    HolidayRow,
    HouseholdRow,
    RuleRow,
    StateRow,
    UnitRow,
)
from ledger.roster.places import Places
from ledger.roster.reading import Reading
from ledger.roster.refused import Place, Refused
from ledger.texts import roster as texts


@dataclass(slots=True)
class Plan:
    """The ledger as it would be, and what could not be taken."""

    known: Known
    refused: list[tuple[Place, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    rules: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)  # changed ones
    holidays: dict[str, bool] = field(default_factory=dict)  # changed ones
    said_rules: int = 0  # rows understood
    said_holidays: int = 0
    listed: set[str] = field(default_factory=set)  # areas and units the files list


def planned(reading: Reading, known: Known, keys: Keys, today: date) -> Plan:
    """Applies every row of the reading to `known`; the refused change nothing."""
    plan = Plan(known)
    places = Places(known)
    cadres = Cadres(known, places, keys)
    households = Households(known, places, keys, today)
    care = Care(known, today)
    household_rows = reading.of(HouseholdRow)
    cadre_rows = reading.of(CadreRow)
    care_rows = reading.of(CareRow)
    places.listed(reading.of(AreaRow), reading.of(UnitRow))
    _ahead(places, household_rows)
    cadres.expect(cadre_rows)
    cadres.expect(_helpers(household_rows, care_rows))
    households.expect(household_rows)
    with_reason = _Refusals(plan)
    for cadre_row in cadre_rows:
        with with_reason(cadre_row.place):
            cadres.put(cadre_row)
    for row in household_rows:
        with with_reason(row.place):
            for helper in row.helpers:
                cadres.find(helper)  # refuses the row before anything of it is taken
            entry = households.put(row)
            for helper in row.helpers:
                care.say(entry, cadres.helper(helper, row.place), helper, row.place)
    for care_row in care_rows:
        with with_reason(care_row.place):
            entry = households.by_number(care_row.household)
            cadre = cadres.helper(care_row.helper, care_row.place)
            care.say(entry, cadre, care_row.helper, care_row.place)
    plan.refused += care.settle()
    for state_row in reading.of(StateRow):
        with with_reason(state_row.place):
            _state(known, households.by_number(state_row.household).id, state_row)
    _rules(plan, reading.of(RuleRow))
    _holidays(plan, reading.of(HolidayRow))
    plan.listed = places.on_list
    _forget_unused(known, plan.listed)
    plan.warnings += [*places.warnings, *cadres.warnings, *households.warnings, *care.warnings]
    return plan


class _Refusals:
    """Turns a Refused inside `with` into a refused row of the plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._place: Place | None = None

    def __call__(self, place: Place) -> "_Refusals":
        self._place = place
        return self

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, refused: object, trace: object) -> bool:
        if not isinstance(refused, Refused):
            return False
        assert self._place is not None
        self._plan.refused.append((self._place, str(refused)))
        return True


def _ahead(places: Places, rows: Iterable[HouseholdRow]) -> None:
    """Villages of the households, so that a 管辖 may name them; who is refused, is so later."""
    for row in rows:
        try:
            places.of_household(row)
        except Refused:
            continue


def _forget_unused(known: Known, on_list: set[str]) -> None:
    """What only refused rows brought up: new areas nobody lives in, new helpers of nobody."""
    helping = {span.what for spans in known.care.values() for span in spans}
    for cadre in list(known.cadres.values()):
        if cadre.before is None and cadre.seen is None and cadre.id not in helping:
            del known.cadres[cadre.id]
    used = set(on_list)
    for household in known.households.values():
        used |= {household.township, household.village}
    for cadre in known.cadres.values():
        used |= {cadre.unit, *(area for _, area in cadre.posts)}
    known.new_areas = [area for area in known.new_areas if area[0] in used]


def _helpers(rows: Iterable[HouseholdRow], care: Iterable[CareRow]) -> Iterator[Helper]:
    for row in rows:
        yield from row.helpers
    for one in care:
        yield one.helper


def _state(known: Known, household: str, row: StateRow) -> None:
    """A state of that start gets the new end; another that it overlaps gets the new start too."""
    since = row.since.isoformat()
    until = row.until.isoformat() if row.until else None
    spans = [span for span in known.states[household] if span.what == row.state]
    exact = [span for span in spans if span.since == since]
    over = [span for span in spans if span.overlaps(since, until) and not span.touched]
    for span in (exact + over)[:1]:
        last = until or span.until
        if last is not None and last < since:
            raise Refused(
                texts.ENDS_BEFORE.substitute(
                    end=texts.FIELDS["until"], start=texts.FIELDS["since"]
                )
            )
        span.since, span.until, span.touched = since, last, True
        span.reason = row.reason or span.reason
        return
    known.states[household].append(
        Span(row.state.value, since, until, reason=row.reason, touched=True)
    )


def _rules(plan: Plan, rows: list[RuleRow]) -> None:
    for row in rows:
        key = (row.category.value, row.since.isoformat() if row.since else "")
        rule = (row.times, row.months)
        if plan.known.rules.get(key) != rule:
            plan.rules[key] = plan.known.rules[key] = rule
    plan.said_rules = len(rows)


def _holidays(plan: Plan, rows: list[HolidayRow]) -> None:
    for row in rows:
        day = row.day.isoformat()
        if plan.known.holidays.get(day) != row.worked:
            plan.holidays[day] = plan.known.holidays[day] = row.worked
    plan.said_holidays = len(rows)
