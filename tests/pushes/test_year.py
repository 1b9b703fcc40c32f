"""A year of the invented county, walked from due time to due time; and no person in a group."""

import random
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.app import build
from bot.database import KEY_NAME, open_home
from bot.localchat.telegram import Telegram
from bot.round_rows import past
from data.county.build import workbook
from handlers.rates.results import result
from handlers.views.boards import board
from handlers.views.bulletin import post
from ledger.book import Ledger
from ledger.clock import SHANGHAI, Month
from ledger.keys import open_keys
from ledger.model import By, Mode, NewVisit
from ledger.roster.importing import import_roster
from tests.conftest import Watch
from tests.wire import Wire

BEGUN = datetime(2026, 1, 1, 8, 30, tzinfo=SHANGHAI)
COUNTY, FIRST = -1, 1000


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("county")
    db = open_home(home)
    workbook(home / "roster.xlsx", BEGUN.date())
    import_roster(db, open_keys(home / KEY_NAME), [home / "roster.xlsx"], BEGUN)
    ledger = Ledger(db, "清溪县")
    for n, one in enumerate(ledger.people.in_post(BEGUN.date())):
        ledger.codes.redeem(ledger.codes.issue(one.cadre.id, BEGUN).code, FIRST + n, BEGUN)
    boss = ledger.people.administrators(None, BEGUN.date())[0].cadre
    ledger.chats.bind(COUNTY, None, boss.id, BEGUN)
    for n, area in enumerate(ledger.areas.townships()):
        ledger.chats.bind(COUNTY - 1 - n, area.id, boss.id, BEGUN)
    db.close()
    return home


class Year:
    """The application without its postman: what falls due is read from the outbox."""

    def __init__(self, home: Path) -> None:
        self.db, self.watch = open_home(home), Watch(BEGUN)
        wire = Wire(Telegram(self.watch))
        self.bot = build("1:x", self.db, self.watch, wire, home, "清溪县")
        self.ledger = self.bot.house.ledger
        self.said: list[tuple[str, str, int, str]] = []  # push, day and hour, chat, body
        self._seen = 0

    def at(self, now: datetime) -> None:
        self.watch.now = now
        while self.bot.rounds.go(now):
            pass
        rows = self.db.execute(
            "select id, push, due, chat, body from outbox where id > ? order by id", [self._seen]
        )
        for id_, push, due, chat, body in rows.fetchall():
            self._seen = id_
            self.said.append((push.partition(":")[0], f"{due[5:13]}", chat, body))


DUE_2026 = {
    "month_start": ("01-04 02-02 03-02 04-01 05-06 06-01 07-01 08-03 09-01 10-08 11-02 12-01"),
    "reminder": (
        "01-20 01-26 02-24 03-20 03-25 04-20 04-27 05-20 05-25 06-22 07-20 07-27"
        " 08-20 08-25 09-20 09-28 10-20 10-26 11-20 11-25 12-21 12-25"
    ),
    "bulletin_draft": ("01-08 02-08 03-08 04-08 05-08 06-08 07-08 08-08 09-08 10-08 11-08 12-08"),
}


def test_a_year_from_due_time_to_due_time(settled):
    year, dice = Year(settled), random.Random(2026)
    owing = walked(year, dice)
    days: dict[str, set[str]] = {name: set() for name in DUE_2026}
    for push, due, chat, body in year.said:
        if push in days:
            days[push].add(due)
            assert ("通报" in body) is (push == "bulletin_draft")
        if push in ("month_start", "reminder"):
            assert chat in owing[due], (push, due)
            assert "还差" in body or (push == "month_start" and "应走访" in body)
    for name, expected in DUE_2026.items():
        due = {f"{day}T09" for day in expected.split()}
        assert days[name] == {hour for hour in due if name == "bulletin_draft" or owing[hour]}
    for name in ("month_start", "reminder"):
        for due in days[name]:
            told = [chat for push, when, chat, _ in year.said if (push, when) == (name, due)]
            assert sorted(told) == sorted(owing[due]), (name, due)
    posts = [(due, chat) for push, due, chat, _ in year.said if push == "bulletin_release"]
    groups = [COUNTY, COUNTY - 1, COUNTY - 2]
    assert sorted(posts) == sorted(
        (f"{day}T15", chat) for day in DUE_2026["bulletin_draft"].split() for chat in groups
    )
    rest = {push for push, *_ in year.said} - {*DUE_2026, "bulletin_release"}
    assert rest <= {"holidays_missing", "event"}
    assert {due for push, due, *_ in year.said if push == "event"} == {"12-10T09"}
    assert {due for push, due, *_ in year.said if push == "holidays_missing"} <= {"12-01T09"}
    assert {one.state for one in past(year.db, 1000)} == {"written"}
    assert sum(one.faults for one in past(year.db, 1000)) == 0
    nobody_is_named(year.ledger, [body for push, _, chat, body in year.said if chat < 0])
    year.db.close()


def walked(year: "Year", dice: random.Random) -> dict[str, set[int]]:
    """Every morning and afternoon of the year; who owes a visit at each morning of a due day."""
    owing: dict[str, set[int]] = {}
    told = " ".join(DUE_2026.values())
    day = BEGUN.date()
    while day.year == BEGUN.year:
        nine = datetime.combine(day, time(9), SHANGHAI)
        if f"{day:%m-%d}" in told:
            owing[f"{nine:%m-%dT%H}"] = those_who_owe(year.ledger, day)
        year.at(nine)
        year.at(nine + timedelta(hours=6))
        if day.weekday() == 3:
            someone_visits(year.ledger, nine + timedelta(hours=7), dice)
        day += timedelta(days=1)
    return owing


def those_who_owe(ledger: Ledger, day: date) -> set[int]:
    """Accounts; reckoned from the rates, not from what each is told."""
    rows = ledger.rates.table(Month.of(day), By.CADRE, day).rows
    accounts = {
        ledger.people.account_of(row.key)
        for row in rows
        if row.done < row.due and not ledger.leaves.on_leave(row.key, day)
    }
    return {account for account in accounts if account is not None}


def someone_visits(ledger: Ledger, now: datetime, dice: random.Random) -> None:
    """Some of the cadres do some of what they owe, so that reminders thin out."""
    month, today = Month.of(now.date()), now.date()
    for contact in ledger.people.in_post(today):
        if dice.random() < 0.4:
            for owed in ledger.rates.owed(contact.cadre.id, month, today):
                if owed.due and not owed.done and dice.random() < 0.7:
                    ledger.visits.record(
                        NewVisit(
                            household=owed.household.id,
                            cadre=contact.cadre.id,
                            recorder=contact.cadre.id,
                            day=today,
                            mode=Mode.HOME,
                        ),
                        now,
                    )


def nobody_is_named(ledger: Ledger, texts: list[str]) -> None:
    people = {contact.cadre.name for contact in ledger.people.in_post(date(2026, 6, 30))}
    heads = {
        holding.household.head
        for contact in ledger.people.in_post(date(2026, 6, 30))
        for holding in ledger.households.of_cadre(contact.cadre.id, date(2026, 6, 30))
    }
    assert people and heads and texts
    for text in texts:
        named = {name for name in people | heads if name in text}
        assert not named


def test_no_text_or_picture_for_a_group_names_a_person(settled):
    db = open_home(settled)
    house = build("1:x", db, Watch(BEGUN), Wire(Telegram(Watch(BEGUN))), settled, "清溪县").house
    ledger = house.ledger
    texts = []
    for area in (None, *(area.id for area in ledger.areas.townships())):
        for month in (Month(2025, 11), Month(2025, 12), Month(2026, 1)):
            sheet = result(house, month, area, BEGUN.date())
            texts += [post(sheet), str(board(sheet))]
    nobody_is_named(ledger, texts)
    db.close()
