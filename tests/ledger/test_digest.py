"""The counts of a bulletin are those of the lists they stand for."""

from collections import Counter
from datetime import date, datetime

import pytest

from bot.database import KEY_NAME, open_home
from data.county.build import workbook
from ledger.book import Ledger
from ledger.clock import SHANGHAI, Month
from ledger.keys import open_keys
from ledger.model import Attribution, Cause, Findings, Mode, NewVisit
from ledger.roster.importing import import_roster
from ledger.scopes import WHOLE_COUNTY, Scope

NOW = datetime(2026, 11, 21, 10, tzinfo=SHANGHAI)
MONTHS = [Month(2026, number) for number in (8, 9, 10, 11)]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    home = tmp_path_factory.mktemp("county")
    db = open_home(home)
    workbook(home / "roster.xlsx", NOW.date())
    import_roster(db, open_keys(home / KEY_NAME), [home / "roster.xlsx"], NOW)
    yield Ledger(db, "清溪县")
    db.close()


def scopes(ledger):
    areas = ledger.areas
    return [
        WHOLE_COUNTY,
        *(Scope(townships=frozenset({one.id})) for one in areas.townships()),
        *(Scope(villages=frozenset({one.id})) for one in areas.villages()),
        *(Scope(units=frozenset({one.id})) for one in areas.units()),
    ]


@pytest.mark.parametrize("attribution", list(Attribution))
def test_causes_are_counted_as_they_are_listed(ledger, attribution):
    ledger.settings.set("attribution", attribution, None, NOW.replace(year=2026, month=1))
    seen = set()
    for month in MONTHS:
        for scope in scopes(ledger):
            listed = Counter(one.cause for one in ledger.rates.missing(month, NOW.date(), scope))
            assert ledger.digest.causes(month, NOW.date(), scope) == listed
            seen |= set(listed)
    assert seen >= set(Cause) - {Cause.LEAVE}  # nobody of the county is on leave


def test_who_is_on_leave_is_counted_so(ledger):
    month = Month(2026, 11)
    [owner, *_] = [
        one.owner
        for one in ledger.rates.missing(month, NOW.date())
        if one.cause is Cause.UNVISITED and one.owner
    ]
    ledger.leaves.grant(owner.id, date(2026, 11, 20), date(2026, 11, 25))
    listed = Counter(one.cause for one in ledger.rates.missing(month, NOW.date()))
    assert listed[Cause.LEAVE]
    assert ledger.digest.causes(month, NOW.date(), WHOLE_COUNTY) == listed


def test_problems_are_counted_by_kind_until_their_visit_is_voided(ledger):
    month, today = Month(2026, 11), NOW.date()
    missing = ledger.rates.missing(month, today)
    kinds = ("water", "water", "housing")
    visits = []
    for one, kind in zip(missing, kinds, strict=False):
        cadre = one.owner or ledger.people.administrators(None, today)[0].cadre
        found = Findings(checks={kind: "有问题"})
        new = NewVisit(
            household=one.household.id, cadre=cadre.id, recorder=cadre.id, day=today,
            mode=Mode.HOME, findings=found,
        )  # fmt: skip
        visits.append(ledger.visits.record(new, NOW))
    assert ledger.digest.problems(month, WHOLE_COUNTY) == {"water": 2, "housing": 1}
    parts = Counter()
    for area in ledger.areas.townships():
        parts += ledger.digest.problems(month, Scope(townships=frozenset({area.id})))
    assert parts == {"water": 2, "housing": 1}
    assert ledger.digest.problems(month.previous(), WHOLE_COUNTY) == {}
    ledger.corrections.void(visits[0].id, "点错了", visits[0].cadre, NOW)
    assert ledger.digest.problems(month, WHOLE_COUNTY) == {"water": 1, "housing": 1}
