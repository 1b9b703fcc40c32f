"""Becoming the only one, waiting for a server that does not answer, going on past trouble."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from asyncio import run, wait_for
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot import serve
from bot.clock import Timepiece, instant, wall_clock
from bot.database import NAME, open_home
from bot.localchat.faults import Fails, Junk, Reset
from bot.serve import attend, begin, lease, read_policies
from ledger.clock import SHANGHAI
from tests.cast import NOW

ROOT = Path(__file__).parents[2]
TROUBLES = {
    "502": Fails(502, "Bad Gateway"),
    "reset": Reset(),
    "a page": Junk(),
    "an odd result": Junk(b'{"ok": true, "result": [7]}'),
    "no result": Junk(b'{"ok": true}'),
}


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES.keys())
def test_a_start_waits_until_the_server_answers(trouble, house, caplog):
    house.kill()
    unstarted = house.begun()
    house.telegram.faults.add(trouble, method="getMe")
    house.run(begin(unstarted))
    assert unstarted.app.running
    assert len([record for record in caplog.records if record.name == "bot.serve"]) == 1
    house.run(serve.end(unstarted))


def test_a_token_that_telegram_does_not_know_is_said_and_tried_again(house, caplog):
    house.kill()
    unstarted = house.begun()
    house.telegram.faults.add(Fails(401, "Unauthorized"), method="getMe")
    house.run(begin(unstarted))
    assert unstarted.app.running
    assert "TELEGRAM_TOKEN" in caplog.text
    assert "1:x" not in caplog.text
    house.run(serve.end(unstarted))


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES.keys())
def test_listening_goes_on_past_whatever_the_server_answers(trouble, zhang, house):
    house.telegram.faults.add(trouble, method="getUpdates")
    zhang.says("走访登记")
    zhang.shows("走访哪一户")


def test_a_second_instance_stands_by_until_the_first_is_gone(tmp_path, caplog):
    first = run(lease(tmp_path))
    with pytest.raises(TimeoutError):
        run(wait_for(lease(tmp_path), 0.05))
    assert "standing by" in caplog.text
    first.close()
    run(wait_for(lease(tmp_path), 5)).close()


def test_the_lock_goes_with_the_process_that_held_it(tmp_path):
    """Also where it is killed, and with nothing written that would have to be taken back."""
    holds = (
        "import asyncio, sys, pathlib; from bot.serve import lease\n"
        "held = asyncio.run(lease(pathlib.Path(sys.argv[1]))); print('held', flush=True)\n"
        "sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holds, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(TimeoutError):
            run(wait_for(lease(tmp_path), 0.05))
        other.kill()
        other.wait()
    run(wait_for(lease(tmp_path), 5)).close()


def test_a_lock_that_cannot_be_had_for_another_reason_is_an_error(tmp_path):
    (tmp_path / "zoufang.lease").mkdir()
    with pytest.raises(sqlite3.OperationalError):
        run(lease(tmp_path))


def test_a_start_waits_for_a_database_that_is_locked(home, caplog):
    """The clock is set at every start of a trial, and that is a write."""

    async def start():
        with closing(open_home(home)) as other:
            other.execute("begin immediate")
            opening = asyncio.create_task(serve.opened(home, NOW))
            while "again in" not in caplog.text:
                await asyncio.sleep(0.001)
            other.rollback()
        return await opening

    with closing(run(start())) as db:
        assert abs(Timepiece(db)() - NOW) < timedelta(minutes=1)


def test_a_clock_that_a_trial_left_ahead_is_set_right(home, caplog):
    run(serve.opened(home, NOW.replace(year=2096))).close()
    with closing(run(serve.opened(home, None))) as db:
        assert not Timepiece(db).ahead
    assert "set right" in caplog.text


def test_a_base_that_cannot_be_read_ends_nothing(zhang, house, caplog):
    (house.home / "elsewhere").write_text("no folder")
    house.run(read_policies(house.bot, house.home / "elsewhere"))
    assert "unreadable" in caplog.text
    zhang.says("走访登记")
    zhang.shows("走访哪一户")


def test_it_serves_until_it_is_told_to_stop(zhang, house):
    async def told():
        attending = asyncio.create_task(attend(house.bot, house.home))
        while house.telegram.unheard or not house.wire.polls:
            await asyncio.sleep(0.001)
        attending.cancel()
        await asyncio.gather(attending, return_exceptions=True)
        return attending.cancelled()

    assert house.run(told())


def test_the_clock_runs_on_from_where_it_is_set(tmp_path):
    db = open_home(tmp_path)
    clock = Timepiece(db)
    assert abs(clock() - wall_clock()) < timedelta(minutes=1)
    clock.set(NOW)
    first = clock()
    assert timedelta(0) <= first - NOW < timedelta(minutes=1)
    assert clock() > first
    assert clock().tzinfo is SHANGHAI
    other = Timepiece(open_home(tmp_path))  # as the demo's page sees it
    assert abs(other() - clock()) < timedelta(minutes=1)
    clock.set_right()
    assert not other.ahead


def test_instants_without_a_zone_are_shanghais():
    assert instant("2026-10-08T09:00") == datetime(2026, 10, 8, 9, tzinfo=SHANGHAI)
    assert instant("2026-10-08T01:00Z") == datetime(2026, 10, 8, 9, tzinfo=SHANGHAI)
    with pytest.raises(ValueError, match="Invalid isoformat"):
        instant("上周")


def test_the_database_keeps_what_is_confirmed_and_many_statements(tmp_path):
    db = open_home(tmp_path / "deep" / "home")
    assert (tmp_path / "deep" / "home" / NAME).exists()
    pragmas = {name: db.execute(f"pragma {name}").fetchone()[0] for name in (
        "journal_mode", "synchronous", "foreign_keys", "busy_timeout")}  # fmt: skip
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,  # full
        "foreign_keys": 1,
        "busy_timeout": 500,
    }


def zoufang(*words, **settings):
    """The command line with these settings and no others; its exit code, words, errors."""
    known = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), **settings}
    done = subprocess.run(
        [sys.executable, "-m", "bot", *words],
        capture_output=True,
        text=True,
        env=known,
        cwd=settings.get("ZOUFANG_HOME", ROOT),
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_all_settings_that_are_wrong_are_named_at_once_without_their_values(tmp_path):
    code, _, errors = zoufang(
        "run",
        ZOUFANG_HOME=str(tmp_path),
        TELEGRAM_TOKEN="",
        TELEGRAM_TOKEN_FILE=str(tmp_path / "secret" / "none"),
        TELEGRAM_API_URL="ftp://secret",
        LOG_LEVEL="SECRET",
    )
    assert code == 1
    for name in ("TELEGRAM_API_URL", "TELEGRAM_TOKEN_FILE", "LOG_LEVEL"):
        assert name in errors
    assert "secret" not in errors.casefold().replace("telegram_token_file", "")
    assert "Traceback" not in errors


def test_a_start_without_a_token_says_what_to_do(tmp_path):
    code, _, errors = zoufang("run", ZOUFANG_HOME=str(tmp_path))
    assert code == 1
    assert "BotFather" in errors


def test_nobody_else_on_the_machine_looks_into_the_home(tmp_path):
    open_home(tmp_path / "county").close()
    if os.name == "posix":
        assert (tmp_path / "county").stat().st_mode & 0o077 == 0
