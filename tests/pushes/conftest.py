"""A house whose clock is walked, minute by minute where something may fall due."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from bot.database import open_home
from bot.round_rows import past
from handlers.pushes.went import Went
from ledger.clock import SHANGHAI
from ledger.model import Mode, NewVisit
from tests.cast import GROUP, SUN, ZHOU
from tests.phone import Phone


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


class Walk:
    """Puts the clock to an instant and lets what fell due be written and sent."""

    def __init__(self, house) -> None:
        self.house = house

    def to(self, text: str) -> None:
        self.house.watch.now = at(text)
        self.house.tick()

    def through(self, start: str, end: str, step: timedelta) -> None:
        now = at(start)
        while now <= at(end):
            self.house.watch.now = now
            self.house.tick()
            now += step

    def rounds(self) -> dict[tuple[str, str], Went]:
        """What was seen to, by push and day."""
        with open_home(self.house.home) as db:
            return {(one.push, f"{one.due:%m-%d}"): one for one in past(db, 1000)}


@pytest.fixture
def walk(house) -> Walk:
    return Walk(house)


@pytest.fixture
def visited(ledger, cast) -> Callable[..., None]:
    """Records that somebody was at a household that day."""

    def visited(number: str, day: str, mode: Mode = Mode.HOME, **findings) -> None:
        owner = cast.qian if number in ("H004", "H005") else cast.zhang
        when = at(f"{day}T10:00")
        visit = NewVisit(
            household=cast.households[number],
            cadre=owner.id,
            recorder=owner.id,
            day=when.date(),
            mode=mode,
            **findings,
        )
        ledger.visits.record(visit, when)

    return visited


@pytest.fixture
def group(house, zhou) -> Phone:
    """The county administrator's phone, in a group with the bot and the township's."""
    house.telegram.group(GROUP, "工作群", members=(SUN,), administrators=(ZHOU,))
    return Phone(house, ZHOU, GROUP)


@pytest.fixture
def small(ledger) -> None:
    """Every row is ranked, however few households are due."""
    ledger.settings.set("min_due", "1", None, at("2026-01-01T08:00"))
