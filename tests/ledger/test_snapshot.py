"""The snapshot always says what the facts say, whatever happens and however the days pass."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger import plain, tallies
from ledger.clock import Month
from ledger.model import Attribution, By, Category, Correction, Mode, State
from ledger.scopes import WHOLE_COUNTY, Scope
from tests.ledger.county import County, at, d

HEADS = ("一", "二", "三", "四", "五")
CADRES = ("张三", "赵六", "钱七")
NEAR = 12  # days that most changes are from today, before or after
FAR = 130

homes, people = st.sampled_from(HEADS), st.sampled_from(CADRES)
days = st.integers(-NEAR, NEAR) | st.integers(-FAR, FAR)  # counted from today
ends = st.none() | days
changes = st.one_of(
    st.tuples(st.just("visit"), homes, people, days, st.sampled_from(Mode), st.integers(0, 10)),
    st.tuples(st.just("correct"), st.integers(0, 50), days, st.sampled_from(Mode)),
    st.tuples(st.just("void"), st.integers(0, 50)),
    st.tuples(st.just("assign"), homes, people, days, ends, st.sampled_from((1, 2))),
    st.tuples(st.just("hand over"), homes, people, days),
    st.tuples(st.just("retire"), people, ends),
    st.tuples(st.just("join"), people, st.sampled_from(("农业局", "水利局", "")), days),
    st.tuples(st.just("leave"), homes, ends),
    st.tuples(st.just("categorise"), homes, st.sampled_from(Category), days),
    st.tuples(st.just("state"), homes, st.sampled_from(State), days, ends),
    st.tuples(
        st.just("rule"),
        st.sampled_from(Category),
        st.integers(0, 3),
        st.sampled_from((1, 3, 6)),
        ends,
    ),
    st.tuples(
        st.just("set"),
        st.sampled_from((("late_days", "3"), ("late_days", "9"), ("phone_counts", "on"))),
    ),
    st.tuples(st.just("pass"), st.integers(1, 4)),
    st.tuples(st.just("pass"), st.integers(1, 4)),
    st.tuples(st.just("pass"), st.integers(1, 45)),
    st.tuples(st.just("clock"), days),
    st.tuples(st.just("leave unread")),
)


@dataclass
class History:
    """Does what a list of changes says; what people would be refused is left out."""

    county: County
    today: date
    reading: bool = True  # after each change somebody reads, so that no month waits to be built

    def do(self, change: tuple) -> None:  # noqa: PLR0912
        ledger, home, on = self.county.ledger, self.county.homes.get, self._on
        register, now = ledger.register, at(self.today)
        match change:
            case "visit", head, who, day, mode, late:
                if on(day) <= self.today:
                    self.county.visit(head, on(day), who, mode, late)
            case "correct", n, day, mode:
                if (visit := self._visit(n)) and visit.valid:
                    day = min(on(day), self.today, visit.recorded.date())
                    new = Correction(day=day, mode=mode)
                    ledger.corrections.correct(visit.id, new, "改", visit.cadre, now, WHOLE_COUNTY)
            case "void", n:
                if (visit := self._visit(n)) and visit.valid:
                    ledger.corrections.void(visit.id, "错", visit.cadre, now, WHOLE_COUNTY)
            case "assign", head, who, since, until, duty:
                span = self._span(since, until)
                ledger.care.assign(home(head), self.county.cadre(who), *span, duty)
            case "hand over", head, who, since:
                ledger.care.hand_over(home(head), self.county.cadre(who), on(since))
            case "retire", who, last:
                register.retire(self.county.cadre(who), None if last is None else on(last))
            case "join", who, unit, since:
                area = self.county.unit(unit) if unit else None
                register.join_unit(self.county.cadre(who), area, on(since))
            case "leave", head, day:
                register.leave(home(head), None if day is None else on(day))
            case "categorise", head, category, since:
                register.categorise(home(head), category, on(since))
            case "state", head, state, since, until:
                register.put_state(home(head), state, *self._span(since, until))
            case "rule", category, times, months, since:
                register.rule(category, times, months, None if since is None else on(since))
            case "set", (name, value):
                ledger.settings.set(name, value, None, now)
            case "pass", n:
                self.today += timedelta(days=n)
            case "clock", day:  # the demo's clock, or another process's
                self.today = on(day)
            case ("leave unread",):
                self.reading = not self.reading
        ledger.rates.pass_days(self.today)
        if self.reading:
            ledger.rates.prepare(Month.of(self.today), self.today)

    def _on(self, day: int) -> date:
        return self.today + timedelta(days=day)

    def _span(self, since: int, until: int | None) -> tuple[date, date | None]:
        return self._on(since), None if until is None else self._on(max(since, until))

    def _visit(self, n: int):
        made = self.county.ledger.visits.in_month(None, WHOLE_COUNTY, self.today)
        return made[n % len(made)] if made else None


def found(at_once: int, summed_anew: int) -> County:
    county = County(at_once, summed_anew)
    for n, head in enumerate(HEADS):
        village = ("甲镇/一村", "甲镇/二村", "乙镇/一村")[n % 3]
        category = (Category.LIFTED, Category.MONITORED)[n % 2]
        county.home(head, CADRES[n % 2], village, category, since=date(2026, 9, 1))
    county.cadre("钱七", "水利局")
    return county


def scopes(county: County) -> list[Scope]:
    return [
        WHOLE_COUNTY,
        Scope(townships=frozenset({county.places["甲镇"]})),
        Scope(villages=frozenset({county.places["乙镇/一村"]}), cadre=county.cadre("张三")),
        Scope(units=frozenset({county.places["农业局"]})),
        Scope(cadre=county.cadre("赵六")),
    ]


def assert_right(county: County, today: date) -> None:
    """Both ways of counting agree on this month and the one before."""
    rates, db = county.ledger.rates, county.db
    this = Month.of(today)
    for month in (this, this.previous()):
        as_of = month.as_of(today)
        rates.prepare(month, today)
        assert county.ledger.snapshot.right(month, as_of)
        for by in By:
            for attribution in Attribution:
                for scope in scopes(county):
                    kept = tallies.sums(db, month, by, scope, attribution)
                    told = plain.sums(db, month, as_of, by, scope, attribution)
                    assert filled(kept) == filled(told), (month, by, attribution, scope)
                    if by is By.CADRE:
                        assert kept.keys() == told.keys()


def filled(sums: dict) -> dict:
    """Areas where nothing is counted may be there as zeros or not at all."""
    return {key: row for key, row in sums.items() if any(row)}


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(changes, max_size=25), st.sampled_from(((40, 1_000), (0, 1_000), (0, 2))))
def test_the_snapshot_says_what_the_facts_say(history, sizes):
    county = found(*sizes)
    play = History(county, date(2026, 10, 5))
    county.ledger.rates.prepare(Month(2026, 10), play.today)
    for change in history:
        try:
            play.do(change)
        except Exception as refused:
            if type(refused).__module__ != "ledger.refusals":
                raise
    assert_right(county, play.today)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(changes, min_size=5, max_size=12))
def test_it_is_right_after_every_single_change(history):
    county = found(40, 1_000)
    play = History(county, date(2026, 11, 28))
    for change in history:
        try:
            play.do(change)
        except Exception as refused:
            if type(refused).__module__ != "ledger.refusals":
                raise
        assert_right(county, play.today)


TOMORROW = d("11-22")
COMING = {
    "a household enters": lambda c: c.home("六", "张三", entered=TOMORROW),
    "a household leaves": lambda c: c.ledger.register.leave(c.homes["一"], TOMORROW),
    "a category": lambda c: c.ledger.register.categorise(c.homes["一"], Category.OTHER, TOMORROW),
    "a state begins": lambda c: c.ledger.register.put_state(c.homes["一"], State.EXEMPT, TOMORROW),
    "a state ends": lambda c: c.ledger.register.put_state(
        c.homes["一"], State.EXEMPT, d("11-01"), TOMORROW
    ),
    "care begins": lambda c: c.ledger.care.assign(c.homes["一"], c.cadre("钱七"), TOMORROW),
    "care ends": lambda c: c.ledger.care.assign(
        c.homes["一"], c.cadre("张三"), date(2026, 9, 1), TOMORROW
    ),
    "a first day in post": lambda c: c.ledger.care.assign(
        c.homes["一"], c.cadre("新来", "水利局", since=TOMORROW), d("11-01")
    ),
    "a last day in post": lambda c: c.ledger.register.retire(c.cadre("张三"), d("11-21")),
    "another unit": lambda c: c.ledger.register.join_unit(
        c.cadre("张三"), c.unit("水利局"), TOMORROW
    ),
    "a rule": lambda c: c.ledger.register.rule(Category.LIFTED, 0, 1, TOMORROW),
    "a setting": lambda c: c.ledger.settings.set("late_days", "0", None, at(TOMORROW)),
    "a visit": lambda c: c.visit("一", TOMORROW),
}


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("coming", COMING)
def test_what_a_day_brings_is_there_that_day_and_not_before(coming, back):
    """Forward as days pass; back where the demo's clock was ahead."""
    county = found(40, 1_000)
    county.visit("五", d("11-03"), "张三", late=2)
    first, then = (TOMORROW, d("11-21")) if back else (d("11-21"), TOMORROW)
    county.ledger.rates.prepare(Month(2026, 11), first)
    COMING[coming](county)
    before = [county.ledger.rates.table(Month(2026, 11), by, first).rows for by in By]
    county.ledger.rates.pass_days(then)
    assert_right(county, then)
    assert [county.ledger.rates.table(Month(2026, 11), by, then).rows for by in By] != before


def test_a_majority_turns_as_days_pass_without_anything_else_happening():
    county = found(40, 1_000)
    county.ledger.care.hand_over(county.homes["一"], county.cadre("钱七"), d("11-11"))
    for day in (d("11-19"), d("11-20"), d("11-21")):
        county.ledger.rates.pass_days(day)
        assert_right(county, day)


def test_a_visit_typed_in_next_month_counts_in_the_window_that_month_ends():
    county = found(40, 1_000)
    county.ledger.register.rule(Category.LIFTED, 1, 3)
    assert county.share(d("12-02")) == (0, 5)
    county.visit("一", d("11-28"), late=4)
    assert_right(county, d("12-02"))
    assert county.share(d("12-02")) == (1, 5)


def test_a_visit_moved_out_of_a_month_no_longer_counts_in_it():
    county = found(40, 1_000)
    visit = county.visit("一", d("10-31"), late=2)
    assert county.share(d("11-02"), Month(2026, 10)) == (1, 5)
    now, new = at(d("11-02")), Correction(day=d("11-01"))
    county.ledger.corrections.correct(visit.id, new, "", visit.cadre, now)
    assert_right(county, d("11-02"))
    assert county.share(d("11-02"), Month(2026, 10)) == (0, 5)


def test_a_household_that_leaves_while_everything_is_counted_anew_is_gone():
    county = found(0, 1)
    assert county.share(d("11-21")) == (0, 5)
    county.ledger.register.leave(county.homes["一"], d("11-20"))
    assert_right(county, d("11-21"))
    assert county.share(d("11-21")) == (0, 4)


def test_reading_an_earlier_day_leaves_the_snapshot_where_it_is():
    county = found(40, 1_000)
    county.home("六", "张三", entered=d("11-20"))
    assert county.share(d("11-21")) == (0, 6)
    assert county.share(d("11-19")) == (0, 5)
    assert county.ledger.snapshot.right(Month(2026, 11), d("11-21"))


def test_a_clock_that_was_ahead_is_followed_back():
    county = found(40, 1_000)
    assert county.share(d("12-24")) == (0, 5)
    assert county.share(d("11-21")) == (0, 5)
    county.ledger.rates.pass_days(d("11-21"))
    while county.ledger.rates.settle():
        pass
    assert county.ledger.snapshot.right(Month(2026, 11), d("11-21"))


def test_a_large_change_is_right_before_it_is_worked_off():
    county = found(0, 2)
    assert county.share(d("11-21")) == (0, 5)
    county.ledger.register.retire(county.cadre("张三"), d("11-20"))
    assert not county.ledger.snapshot.right(Month(2026, 11), d("11-21"))
    assert county.row(By.UNIT, "农业局", d("11-21")).due == 2


def test_rebuilding_gives_the_same_rates():
    county = found(40, 1_000)
    county.visit("一", d("11-05"))
    before = county.ledger.rates.table(Month(2026, 11), By.VILLAGE, d("11-21"))
    county.ledger.rates.rebuild()
    assert county.db.table("snapshot").count == 0
    assert county.ledger.rates.table(Month(2026, 11), By.VILLAGE, d("11-21")) == before


def test_a_day_that_changes_nothing_touches_no_row():
    county = found(40, 1_000)
    county.ledger.rates.prepare(Month(2026, 11), d("11-20"))
    county.ledger.rates.pass_days(d("11-21"))
    assert county.ledger.snapshot.right(Month(2026, 11), d("11-21"))


def test_a_household_that_moves_to_another_village_counts_there_only():
    county = found(40, 1_000)
    assert county.row(By.VILLAGE, "乙镇/一村", d("11-21")).due == 1
    home, to = county.homes["一"], county.village("乙镇/一村")
    with county.db.atomic():
        county.ledger.snapshot.leaving(home)
        county.db.execute(
            "update households set village = :to, township = (select parent from areas"
            " where id = :to) where id = :id",
            {"to": to, "id": home},
        )
        county.ledger.snapshot.changed([home])
    assert_right(county, d("11-21"))
    assert county.row(By.VILLAGE, "乙镇/一村", d("11-21")).due == 2


@pytest.mark.parametrize("by", By)
def test_a_locked_database_is_read_all_the_same(tmp_path, by):
    """Somebody else writes: rates are worked out without the snapshot."""
    import sqlite3

    from sqlite_utils import Database

    from ledger.book import Ledger

    county = found(40, 1_000)
    copy = sqlite3.connect(tmp_path / "db")
    county.db.conn.backup(copy)
    copy.close()
    db = Database(tmp_path / "db")
    db.execute("pragma journal_mode = wal")
    db.execute("pragma busy_timeout = 0")
    with sqlite3.connect(tmp_path / "db", isolation_level=None) as other:
        other.execute("begin immediate")
        locked = Ledger(db).rates.table(Month(2026, 11), by, d("11-21"))
        other.execute("rollback")
    assert locked == Ledger(db).rates.table(Month(2026, 11), by, d("11-21"))
    other.close()
    db.close()
