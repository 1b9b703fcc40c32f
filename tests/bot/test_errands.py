"""Slow work is done beside the bot, survives its end, and has an end that people hear of."""

import asyncio
import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bot.endings import Endings
from bot.errands import Errands
from bot.runner import TRIES, Runner
from handlers.drawing import KIND, errand
from handlers.errands import ERRANDS
from handlers.pictures.board import Board, Part, Row
from handlers.works import WORKS
from tests.cast import ZHANG

WORKER = (sys.executable, str(Path(__file__).with_name("worker.py")))
BOARD = Board(
    "十月",
    "走访率",
    (Part("", ("", "村", "户", "比上月"), (Row(1, "白石村", 1, 2, "50.00%", 0),)),),
    "",
)


async def nothing(*_):
    return False


class Bench:
    """Errands on a house's database, with a worker that behaves as it is told."""

    def __init__(self, house):
        self.house, self.errands, self.ends = house, Errands(house.db, house.watch), []
        self.troubles = []

    def ended(self, one, result):
        if self.troubles:
            raise self.troubles.pop()
        self.errands.ended(one, "done" if result else "failed")
        self.ends.append((one.kind, result))

    def runner(self):
        return Runner(self.errands, self.house.home, self.ended, nothing, WORKER)

    def until(self, holds, runner=None):
        """Runs a runner until that is so, and ends it as SIGTERM does."""

        async def run():
            task = asyncio.create_task((runner or self.runner()).run())
            async with asyncio.timeout(20):
                while not holds():
                    await asyncio.sleep(0.001)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

        self.house.run(run())

    @property
    def begun(self):
        file = self.house.home / "begun"
        return file.read_text().split() if file.exists() else []


@pytest.fixture
def bench(house):
    return Bench(house)


def test_what_came_of_it_is_taken_up_in_the_order_of_asking(bench):
    bench.house.watch.later(seconds=1)
    bench.errands.put("answers", {"words": "二"})
    bench.house.watch.later(seconds=-1)  # a clock that was set right
    bench.errands.put("answers", {"words": "一"})
    bench.until(lambda: len(bench.ends) == 2)
    assert bench.ends == [("answers", {"said": "一"}), ("answers", {"said": "二"})]
    assert bench.errands.next() is None


@pytest.mark.parametrize("kind", ["dies", "raises", "junk", "half"])
def test_an_errand_that_fails_three_times_has_failed_and_holds_up_nobody(kind, bench):
    bench.errands.put(kind, {})
    bench.house.watch.later(seconds=1)
    bench.errands.put("answers", {"words": "一"})
    bench.until(lambda: len(bench.ends) == 2)
    assert bench.ends == [(kind, None), ("answers", {"said": "一"})]
    assert bench.begun == [kind] * TRIES + ["answers"]


def test_one_that_was_added_meanwhile_is_begun_when_the_runner_is_woken(bench):
    runner = bench.runner()
    bench.until(lambda: True, runner)

    async def later():
        task = asyncio.create_task(runner.run())
        for _ in range(10):
            await asyncio.sleep(0)  # it has looked and found nothing
        bench.errands.put("answers", {"words": "一"})
        runner.wake()
        async with asyncio.timeout(20):
            while not bench.ends:
                await asyncio.sleep(0.001)
        task.cancel()

    bench.house.run(later())
    assert bench.ends == [("answers", {"said": "一"})]


def test_an_end_of_the_bot_in_the_middle_is_not_the_errands_fault(bench):
    bench.errands.put("stays", {})
    for times in range(1, TRIES + 2):
        bench.until(lambda times=times: len(bench.begun) == times)
        assert bench.errands.next().tries == 0
    assert bench.ends == []


def test_an_errand_that_was_under_way_at_a_crash_starts_again(bench):
    bench.errands.put("answers", {"words": "一"})
    bench.errands.begun(bench.errands.next())  # and nothing more is written: the bot was killed
    bench.until(lambda: bench.ends)
    assert bench.ends == [("answers", {"said": "一"})]


def test_an_end_that_cannot_be_written_is_written_later_without_doing_it_again(bench, caplog):
    bench.errands.put("answers", {"words": "李四"})
    bench.troubles.append(ValueError("李四"))
    import bot.runner

    bot.runner.PAUSE, pause = 0.01, bot.runner.PAUSE
    try:
        bench.until(lambda: bench.ends)
    finally:
        bot.runner.PAUSE = pause
    assert bench.ends == [("answers", {"said": "李四"})]
    assert "李四" not in caplog.text


def test_the_end_of_an_errand_is_a_turn(zhang, house):
    """A real worker draws a picture; its end puts it into the chat."""
    house.bot.house.send(KIND, errand(BOARD, [ZHANG], caption="十月走访率"))
    house.serve()
    assert zhang.screen["photo"]
    zhang.shows("十月走访率")
    assert house.one("select state from errands") == "done"


def test_an_errand_is_begun_when_its_turn_is_committed(zhang, house):
    """Without waiting for the next tick."""

    def asks_for_a_picture(text, _):
        house.bot.house.send(KIND, errand(BOARD, [ZHANG], caption=text))

    house.first(asks_for_a_picture)
    zhang.says("我的户")
    assert house.one("select state from errands") == "done"


def test_an_errand_nobody_knows_fails_and_holds_up_nobody(zhang, house, caplog):
    house.bot.house.send("李四", {"words": "李四"})
    house.watch.later(seconds=1)
    house.bot.house.send(KIND, errand(BOARD, [ZHANG], caption="十月"))
    house.serve()
    assert house.rows("select state from errands order by asked") == [("failed",), ("done",)]
    zhang.shows("十月")
    assert "KeyError" in caplog.text


def test_an_end_that_raises_is_undone_and_said_to_have_failed(zhang, house):
    """What the result cannot be used for is as if there were none."""
    errands = Errands(house.db, house.watch)
    errands.put(KIND, {"board": {}, "chats": [ZHANG]})  # without the words for under it
    Endings(house.db, errands, house.bot.outbox, house.bot.house)(errands.next(), {"file": "x"})
    assert house.one("select state from errands") == "failed"


def test_an_end_that_cannot_be_written_for_the_disk_stays(zhang, house, caplog):
    errands = Errands(house.db, house.watch)
    errands.put(KIND, {"board": {}, "chats": [ZHANG], "caption": ""})
    house.db.execute("pragma query_only = on")
    ending = Endings(house.db, errands, house.bot.outbox, house.bot.house)
    with pytest.raises(Exception, match="readonly"):
        ending(errands.next(), {"file": "x"})
    assert "errand picture" not in caplog.text  # no fault of its end, to be said to have failed
    house.db.execute("pragma query_only = off")
    assert errands.next() is not None


def test_done_errands_are_forgotten_after_a_week_and_waiting_ones_are_not(house):
    errands = Errands(house.db, house.watch)
    errands.put("one", {})
    errands.ended(errands.next(), "done")
    errands.put("two", {})
    errands.forget(house.watch() + timedelta(days=1))
    assert [kind for (kind,) in house.rows("select kind from errands")] == ["two"]


def test_a_worker_knows_every_errand():
    assert {kind: errand.work for kind, errand in ERRANDS.items()} == WORKS


def test_a_worker_loads_little():
    """Neither Telegram nor the ledger: it would take longer than most errands do."""
    loaded = "import sys, bot.workshop; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, check=True)
    assert not {b"telegram", b"aiohttp", b"sqlite_utils", b"numpy"} & set(done.stdout.split())


def test_a_worker_tells_of_a_fault_where_it_was_and_not_what_was_said(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-m", "bot.workshop", KIND, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as worker:
        worker.stdin.write(json.dumps({"board": {"李四": 1}}).encode() + b"\n")
        worker.stdin.flush()
        trace, said = worker.stderr.read().decode(), worker.stdout.read()
    assert worker.returncode == 1
    assert "board_from" in trace
    assert "李四" not in trace
    assert said == b""


FOLLOWS = """
from threading import Event, Thread
from bot.workshop import _follow
Thread(target=_follow, daemon=True).start()
print("begun", flush=True)
Event().wait()
"""


def test_a_worker_ends_with_the_bot():
    """A killed bot closes the pipe; in its next life it begins the errand anew."""
    with subprocess.Popen(
        [sys.executable, "-c", FOLLOWS], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as worker:
        assert worker.stdout.readline() == b"begun\n"
        worker.stdin.close()
        assert worker.wait(timeout=20) == 1
