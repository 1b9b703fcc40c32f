"""Files that people sent are brought before the errand that needs them begins."""

import asyncio
from pathlib import Path

import pytest
from telegram.ext import ApplicationBuilder

from bot.database import open_home
from bot.errands import FETCH, PATH, Errands
from bot.fetching import Fetching
from bot.localchat.faults import Fails
from bot.localchat.telegram import Telegram
from bot.request import Api
from bot.runner import Runner
from tests.cast import ZHANG
from tests.conftest import Watch
from tests.wire import Wire


@pytest.fixture
def telegram():
    telegram = Telegram(Watch())
    telegram.person(ZHANG, "某")
    telegram.presses_start(ZHANG)
    return telegram


@pytest.fixture
def fetching(telegram):
    wire = Wire(telegram)
    bot = ApplicationBuilder().token("1:x").request(wire).updater(None).build().bot
    return Fetching(Api(bot))


def sent(telegram, content):
    telegram.sends_file(ZHANG, ZHANG, "台账.xlsx", content)
    return telegram.messages(ZHANG)[-1]["document"]["file_id"]


def test_a_sent_file_lies_where_it_is_wanted(telegram, fetching, tmp_path):
    to = tmp_path / "work" / "one"
    assert asyncio.run(fetching(sent(telegram, b"abc"), to))
    assert to.read_bytes() == b"abc"


def test_a_file_that_is_gone_is_not_waited_for(fetching, tmp_path):
    assert not asyncio.run(fetching("nothing", tmp_path / "one"))


def test_a_file_that_telegram_does_not_give_to_bots_is_refused(telegram, fetching, tmp_path):
    file = sent(telegram, bytes(20 * 1024 * 1024 + 1))
    assert not asyncio.run(fetching(file, tmp_path / "one"))
    assert not (tmp_path / "one").exists()


def test_trouble_on_the_way_is_waited_out(telegram, fetching, tmp_path):
    file = sent(telegram, b"abc")
    telegram.faults.add(Fails(502), method="getFile")
    assert asyncio.run(fetching(file, tmp_path / "one"))


class Bench:
    """A runner whose errands end in a list; what is fetched comes when it is let through."""

    def __init__(self, home: Path) -> None:
        self.errands = Errands(open_home(home), Watch())
        self.ended: list[tuple[str, bool]] = []
        self.brought: list[str] = []
        self.gate = asyncio.Event()
        self.runner = Runner(self.errands, home, self._end, self._fetch)

    def _end(self, errand, result):
        self.errands.ended(errand, "failed" if result is None else "done")
        self.ended.append((errand.kind, result is not None))

    async def _fetch(self, file, to):
        if file == "gone":
            return False
        await self.gate.wait()
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(b"x")
        self.brought.append(str(to))
        return True


def test_what_cannot_be_fetched_ends_the_errand(tmp_path):
    async def play():
        bench = Bench(tmp_path)
        bench.errands.put("nothing", {FETCH: "gone"})
        task = asyncio.create_task(bench.runner.run())
        while not bench.ended:
            await asyncio.sleep(0.001)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return bench

    assert asyncio.run(play()).ended == [("nothing", False)]


def test_a_slow_file_holds_up_no_other(tmp_path):
    async def play():
        bench = Bench(tmp_path)
        bench.errands.put("slow", {FETCH: "slow", "about": 1})
        bench.errands.put("quick", {FETCH: "gone"})
        task = asyncio.create_task(bench.runner.run())
        while not bench.ended:
            await asyncio.sleep(0.001)
        assert bench.ended == [("quick", False)]
        bench.gate.set()
        while FETCH in (left := bench.errands.next()).body:
            await asyncio.sleep(0.001)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return left

    left = asyncio.run(play())
    assert left.body["about"] == 1
    assert left.body[PATH].startswith("work/")
