"""`demo` where something is wrong: it goes on, or says in words what to do."""

import os
import shutil
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from bot.invented import county_in
from bot.localchat.journal import Journal
from bot.sole import Shown, sole
from tests.localchat.test_demo import CADRE, CLOCK, shown


def demo(home, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """A demo that cannot begin: how it ended."""
    command = [sys.executable, "-m", "bot", "demo", "--no-open", *words]
    surroundings = {**os.environ, "ZOUFANG_HOME": str(home), **settings}
    return subprocess.run(
        command, env=surroundings, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    home = tmp_path_factory.mktemp("county")
    county_in(home, datetime.fromisoformat(CLOCK)).close()
    return home


@pytest.fixture
def home(once, tmp_path):
    """A home in which the invented county lies already."""
    return shutil.copytree(once, tmp_path / "home")


def test_after_a_kill_the_next_demo_goes_on(home):
    with shown(home, ends=-signal.SIGKILL) as page:
        page.does("starts", CADRE)
        page.hears(CADRE, "周麦秋")
        said = page.words(CADRE)
        page.running.kill()
    with shown(home) as page:
        assert page.words(CADRE)[: len(said)] == said
        page.does("says", CADRE, text="/progress")
        page.hears(CADRE, "11月进度")


def test_a_bot_that_is_killed_begins_anew(home):
    with shown(home) as page:
        page.does("starts", CADRE)
        page.hears(CADRE, "周麦秋")
        children = Path(f"/proc/{page.running.pid}/task/{page.running.pid}/children")
        if not children.exists():
            pytest.skip("this system does not say who began whom")
        for bot in children.read_text().split():
            os.kill(int(bot), signal.SIGKILL)
        page.does("says", CADRE, text="/progress")
        page.hears(CADRE, "11月进度")


def test_damaged_chats_are_said_and_a_proxy_is_nothing_to_a_machine_itself(home):
    with shown(home) as page:
        page.does("starts", CADRE)
        page.hears(CADRE, "周麦秋")
    with (home / "demo" / "world.jsonl").open("a") as journal:
        journal.write("{\n")
    with shown(home, HTTPS_PROXY="http://127.0.0.1:9") as page:
        assert "world.damaged-1.jsonl" in page.greeting
        page.does("says", CADRE, text="/progress")
        page.hears(CADRE, "11月进度")


def test_a_second_demo_of_a_home_says_where_the_first_is(home):
    with shown(home) as page:
        second = demo(home)
        assert second.returncode == 1 and page.url in second.stderr
    assert list((home / "demo").glob("*.url")) == []


def test_a_home_is_held_by_one_at_a_time(tmp_path):
    with sole(tmp_path) as note:
        with pytest.raises(Shown) as early, sole(tmp_path):
            pass
        note("http://127.0.0.1:1/x/")
        with pytest.raises(Shown) as late, sole(tmp_path):
            pass
    assert (early.value.page, late.value.page) == ("", "http://127.0.0.1:1/x/")
    with sole(tmp_path), pytest.raises(Shown) as again, sole(tmp_path):
        pass
    assert again.value.page == ""


def test_a_demo_that_just_begins_elsewhere_is_waited_for(tmp_path):
    with sole(tmp_path / "demo"):
        second = demo(tmp_path)
    assert second.returncode == 1 and "正在" in second.stderr


@pytest.mark.parametrize("home", ["file", "file/below", "x" * 300])
def test_a_home_that_is_none_is_named(tmp_path, home):
    (tmp_path / "file").write_text("x")
    ended = demo(tmp_path / home)
    assert ended.returncode == 1 and str(tmp_path / home) in ended.stderr
    assert "写不进去" in ended.stderr and "Traceback" not in ended.stderr


def test_a_damaged_county_is_named_and_never_a_real_one(tmp_path):
    (tmp_path / "zoufang.db").write_text("真的")
    (tmp_path / "demo" / "demo").mkdir(parents=True)
    (tmp_path / "demo" / "demo" / "county").write_text("laid out")
    (tmp_path / "demo" / "zoufang.db").write_text("x" * 200)
    ended = demo(tmp_path)
    assert ended.returncode == 1 and f"{tmp_path / 'demo'} " in ended.stderr
    assert "改个名字" in ended.stderr and "Traceback" not in ended.stderr
    assert (tmp_path / "zoufang.db").read_text() == "真的"


def test_a_county_whose_database_is_gone_is_laid_out_anew(tmp_path):
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "county").write_text("laid out")
    secret = Journal(tmp_path / "demo").secret()
    with shown(tmp_path, "--clock", CLOCK) as page:
        assert secret in page.url and len(page.asks("api/state")["people"]) > 5


@pytest.mark.parametrize("port", ["99999", "-1", "x"])
def test_a_port_that_is_none_is_refused(tmp_path, port):
    ended = demo(tmp_path, "--port", port)
    assert ended.returncode == 2 and "Traceback" not in ended.stderr


TETHERED = (
    "import signal, sys; from bot.tethered import hold; hold(0.1)\n"
    "{prelude}\nprint('ready', flush=True)\nwhile True: signal.pause()"
)


@pytest.mark.parametrize(
    ("prelude", "code"),
    [("", -signal.SIGTERM), ("signal.signal(signal.SIGTERM, lambda *_: None)", 1)],
)
def test_who_is_tethered_ends_with_whoever_held_it(prelude, code):
    command = [sys.executable, "-c", TETHERED.format(prelude=prelude)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout and process.stdin
        assert process.stdout.readline() == b"ready\n"
        assert process.poll() is None
        process.stdin.close()
        assert process.wait(timeout=30) == code
