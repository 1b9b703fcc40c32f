"""The table of all cadres is the same, straight from the tallies or row by row."""

from datetime import date, datetime

import pytest

from ledger import plain, tallies
from ledger.clock import SHANGHAI, Month
from ledger.model import Attribution, By, Category, Mode, NewVisit
from ledger.ranking import ranked
from ledger.scopes import WHOLE_COUNTY

TODAY = date(2026, 10, 20)
MONTH = Month(2026, 10)


def by_hand(ledger, db):
    """What `Rates` does for every other table: read month and month before, then rank."""
    now = tallies.sums(db, MONTH, By.CADRE, WHOLE_COUNTY, Attribution.MONTH_END)
    before = MONTH.previous()
    then = tallies.shares(db, before, By.CADRE, WHOLE_COUNTY, Attribution.MONTH_END)
    assert now == plain.sums(db, MONTH, TODAY, By.CADRE, WHOLE_COUNTY, Attribution.MONTH_END)
    names = db.execute("select id, number, name from cadres order by number").fetchall()
    return ranked([row for row in names if row[0] in now], now, then)


@pytest.fixture
def busy(ledger, cast):
    """One who has nothing due, one who gave all away, ties, and visits in both months."""
    register, village = ledger.register, ledger.areas.named("双河村")[0].id
    for n in range(6):
        cadre = register.add_cadre(f"B{n}", f"某{n}")
        for k in range(3):
            home = register.add_household(
                f"B{n}{k}",
                village,
                f"户{n}{k}",
                Category.OTHER if n == 5 else Category.MONITORED,
                entered=date(2025, 1, 1),
            )
            ledger.care.assign(home, cadre.id, date(2025, 1, 1))
            if n == 4:
                ledger.care.hand_over(home, cast.zhang.id, date(2026, 10, 1))
            for month in (9, 10):
                if k < n - (month == 10):
                    visit = NewVisit(
                        household=home,
                        cadre=cadre.id,
                        recorder=cadre.id,
                        day=date(2026, month, 5),
                        mode=Mode.HOME,
                    )
                    ledger.visits.record(visit, datetime(2026, month, 5, 12, tzinfo=SHANGHAI))
    return ledger


def test_all_cadres_are_ranked_as_row_by_row(busy, house):
    busy.rates.prepare(MONTH, TODAY)
    rows = busy.rates.table(MONTH, By.CADRE, TODAY).rows
    assert rows == by_hand(busy, house._db)
    assert any(row.due == 0 for row in rows)
    assert any(row.rank_change for row in rows)
