"""The house that tests play in: the real application, its database file and the local server."""

import asyncio
from asyncio import Runner
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.app import Assistant, build
from bot.database import open_home
from bot.localchat.faults import Killed
from bot.localchat.telegram import Telegram
from ledger.book import Ledger
from tests.cast import LI, NOW, QIAN, STRANGER, SUN, ZHANG, ZHOU, Cast, found
from tests.phone import Phone
from tests.wire import Wire


class Watch:
    """The clock of a test: it stands until somebody moves it."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def to(self, *day: int, hour: int = 9, minute: int = 30) -> None:
        self.now = datetime(*day, hour, minute, tzinfo=self.now.tzinfo)  # type: ignore[arg-type]

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)


class House:
    """Runs the assistant on one home. `start` again is a kill and a restart."""

    def __init__(self, home: Path, watch: Watch) -> None:
        self.home, self.watch = home, watch
        self.telegram = Telegram(watch)
        self.bot: Assistant | None = None
        self.gathering = False  # updates wait until somebody calls `serve`
        self._runner = Runner()

    def start(self) -> Assistant:
        self.kill()
        self._runner = Runner()
        self._db = open_home(self.home)
        self.wire = Wire(self.telegram)
        self.bot = build("1:x", self._db, self.watch, self.wire, self.home, "清溪县")
        self._runner.run(self.bot.app.initialize())
        return self.bot

    def kill(self) -> None:
        if self.bot:
            self._runner.close()  # cancels what is under way; nothing else is told
            self._db.close()
            self.bot = None

    def serve(self, longest: float = 20) -> None:
        """Until the bot has taken all updates and said what it has to say, or has died."""
        if self.gathering:
            return
        assert self.bot
        self._runner.run(self._serve(self.bot, longest))

    def opened(self) -> None:
        """The policy base has been read."""
        assert self.bot
        bot = self.bot

        async def told() -> None:
            bot.opened()

        self._runner.run(told())
        self.serve()

    def tick(self) -> None:
        """What falls due by now is written and sent."""
        assert self.bot

        async def ticked() -> None:
            assert self.bot
            while self.bot.tick():
                pass

        self._runner.run(ticked())
        self.serve()

    async def _serve(self, bot: Assistant, longest: float) -> None:
        bot.postman.collect()
        listening = asyncio.create_task(bot.inbox.listen())
        running = asyncio.create_task(bot.runner.run())
        end = asyncio.get_running_loop().time() + longest
        seen = self.wire.polls
        while not listening.done() and asyncio.get_running_loop().time() < end:
            await asyncio.sleep(0.001)  # an errand's process needs the processor, too
            if self.wire.polls > seen and not self.telegram.unheard and self._quiet():
                break
        died = listening.done() and not listening.cancelled() and listening.exception()
        for task in (listening, running):
            task.cancel()
        await asyncio.gather(listening, running, return_exceptions=True)
        if died and not isinstance(died, Killed):
            raise died

    def _quiet(self) -> bool:
        sql = (
            "select 1 from outbox where outcome is null"
            " union all select 1 from errands where state = 'waiting'"
        )
        return not self._db.execute(sql).fetchall()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def house(tmp_path: Path, watch: Watch) -> Iterator[House]:
    house = House(tmp_path / "home", watch)
    house.start()
    yield house
    house.kill()


@pytest.fixture
def ledger(house: House) -> Iterator[Ledger]:
    """A second hand on the same ledger, for what happens elsewhere meanwhile."""
    db = open_home(house.home)
    yield Ledger(db)
    db.close()


@pytest.fixture
def cast(ledger: Ledger) -> Cast:
    return found(ledger)


@pytest.fixture
def phone(house: House, cast: Cast) -> Callable[[int], Phone]:
    """Anybody's phone, by account; who is on the ledger has pressed Start."""

    def phone(account: int) -> Phone:
        one = Phone(house, account)
        one.says("/start")
        one.typed = 0
        return one

    return phone


@pytest.fixture
def zhang(phone: Callable[[int], Phone]) -> Phone:
    return phone(ZHANG)


@pytest.fixture
def qian(phone: Callable[[int], Phone]) -> Phone:
    return phone(QIAN)


@pytest.fixture
def sun(phone: Callable[[int], Phone]) -> Phone:
    return phone(SUN)


@pytest.fixture
def zhou(phone: Callable[[int], Phone]) -> Phone:
    return phone(ZHOU)


@pytest.fixture
def li(phone: Callable[[int], Phone]) -> Phone:
    return phone(LI)


@pytest.fixture
def stranger(phone: Callable[[int], Phone]) -> Phone:
    return phone(STRANGER)
