"""A house whose machinery can be watched, stopped anywhere and hindered."""

import asyncio
import shutil
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from telegram.ext import BaseHandler, TypeHandler

from bot.app import Assistant, build
from bot.database import open_home
from bot.localchat.faults import Killed
from handlers.screen import Letter, Screen
from ledger.book import Ledger
from tests.cast import ZHANG, Cast, found
from tests.conftest import House, Watch
from tests.phone import Phone
from tests.wire import Wire


class Machine(House):
    def start(self) -> Assistant:
        self.telegram.arrived = asyncio.Event()  # of the new life's loop
        if self.telegram.unheard:
            self.telegram.arrived.set()
        started = super().start()
        self.db.execute("pragma busy_timeout = 0")  # or each locked try takes half a second
        return started

    def begun(self) -> Assistant:
        """Started, but for what `bot.serve.begin` does."""
        self._runner = asyncio.Runner()
        self._db = open_home(self.home)
        self.wire = Wire(self.telegram)
        self.bot = build("1:x", self._db, self.watch, self.wire, self.home, "清溪县")
        return self.bot

    @property
    def db(self):
        """The bot's own connection."""
        return self._db

    def rows(self, sql: str, **key: Any) -> list[Any]:
        return self.db.execute(sql, key).fetchall()

    def one(self, sql: str, **key: Any) -> Any:
        [(value,)] = self.rows(sql, **key)
        return value

    def until(self, holds: Callable[[], bool], longest: float = 20) -> None:
        """Runs the bot until that is so, or it has died of a Killed."""
        self._runner.run(self._until(holds, longest))

    async def _until(self, holds: Callable[[], bool], longest: float) -> None:
        assert self.bot
        self.bot.postman.collect()
        tasks = [
            asyncio.create_task(self.bot.inbox.listen()),
            asyncio.create_task(self.bot.runner.run()),
        ]
        try:
            async with asyncio.timeout(longest):
                while not holds() and not any(task.done() for task in tasks):
                    await asyncio.sleep(0.001)
        finally:
            for task in tasks:
                task.cancel()
            ends = await asyncio.gather(*tasks, return_exceptions=True)
        for end in ends:
            if isinstance(end, BaseException) and not isinstance(
                end, (Killed, asyncio.CancelledError)
            ):
                raise end

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """In the bot's loop."""
        return self._runner.run(work)

    def take(self, *updates: Any) -> None:
        """What came, without a poll."""

        async def taken() -> None:
            assert self.bot
            self.bot.inbox.take(list(updates))

        self.run(taken())

    def turns(self, times: int = 50) -> None:
        """Runs the loop for so many rounds: what would happen has happened."""

        async def spin() -> None:
            for _ in range(times):
                await asyncio.sleep(0)

        self._runner.run(spin())

    def watched(self) -> list[str]:
        """Fills with every statement the bot runs from now on."""
        statements: list[str] = []
        self.db.conn.set_trace_callback(statements.append)
        return statements

    def first(self, callback: Callable[[str, Any], None]) -> None:
        """Before any ability hears of it, `callback` gets the text of a message, or of a tap."""

        async def call(update: Any, context: Any) -> None:
            query, message = update.callback_query, update.effective_message
            callback((query.data if query else message and message.text) or "", update)

        assert self.bot
        handler: BaseHandler[Any, Any, Any] = TypeHandler(object, call)
        self.bot.app.add_handler(handler, group=-1)

    def put(self, *letters: Letter, **push: str) -> None:
        """Letters that somebody outside the turns wrote."""
        assert self.bot
        with self.db.atomic():
            for letter in letters:
                self.bot.outbox.put(letter, **push)

    def outcomes(self) -> list[str | None]:
        return [outcome for (outcome,) in self.rows("select outcome from outbox order by id")]

    def sent(self, method: str = "sendMessage") -> list[Any]:
        """Parameters of the calls that went through."""
        return [
            call.parameters
            for call in self.telegram.calls
            if call.method == method and call.status == 200
        ]


def letter(words: str, chat: int = ZHANG, **more: Any) -> Letter:
    return Letter(chat, Screen(words), **more)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Cast]:
    """A home with the county of `tests.cast`, to be copied: to found one takes a while."""
    home = tmp_path_factory.mktemp("county")
    db = open_home(home)
    cast = found(Ledger(db))
    db.close()
    return home, cast


@pytest.fixture
def cast(founded: tuple[Path, Cast]) -> Cast:
    return founded[1]


@pytest.fixture
def home(founded: tuple[Path, Cast], tmp_path: Path) -> Path:
    return Path(shutil.copytree(founded[0], tmp_path / "home"))


@pytest.fixture
def house(home: Path, watch: Watch) -> Iterator[Machine]:
    house = Machine(home, watch)
    house.start()
    yield house
    house.kill()


@pytest.fixture
def visits(house: Machine) -> Callable[[], int]:
    return lambda: int(house.one("select count(*) from visits"))


def at_review(phone: Phone, head: str = "李四") -> None:
    """A visit without change, all but submitted."""
    phone.presses("走访登记")
    for label in (head, "无变化", "都好", "都没有"):
        phone.taps(label)
