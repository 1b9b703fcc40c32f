"""`demo` as anybody first meets it: a page with people, the real bot behind it, both kept."""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from typing import Any

from bot.empty import FIRST_ACCOUNT
from bot.invented import BEGUN, STATE, county_in
from bot.laying import lay_out
from bot.localchat.journal import Journal
from bot.localchat.telegram import Telegram
from data.county.cast import COUNTY_GROUP, people
from ledger.book import Ledger
from ledger.problem import Counts
from ledger.scopes import WHOLE_COUNTY

CLOCK = "2026-11-20T10:00:00+08:00"
PATIENCE = 2  # heartbeats without the words one waits for
CADRE, STRANGER = people()[0].account, people()[-1].account


class Shown:
    """The page's side of a running demo."""

    def __init__(self, url: str, greeting: str, running: "subprocess.Popen[str]") -> None:
        self.url, self.greeting, self.running = url, greeting, running

    def asks(self, path: str) -> Any:
        with urllib.request.urlopen(self.url + path, timeout=60) as answer:
            return json.load(answer)

    def does(self, deed: str, user: int, **more: object) -> None:
        asked = json.dumps({"deed": deed, "user": user, "chat": user, **more}).encode()
        request = urllib.request.Request(f"{self.url}api/do", asked)
        with urllib.request.urlopen(request, timeout=60) as answer:
            answer.read()

    def words(self, chat: int) -> list[str]:
        return [said.get("text", "") for said in self.asks(f"api/chat/{chat}")["messages"]]

    def hears(self, chat: int, words: str) -> str:
        """Follows the stream of events until the bot says this there."""
        with urllib.request.urlopen(f"{self.url}api/events", timeout=60) as events:
            for said in reversed(self.words(chat)):
                if words in said:
                    return said
            quiet = 0
            for line in events:
                quiet += line.startswith(b":")
                assert quiet <= PATIENCE, f"nobody said {words}"
                event = json.loads(line[6:]) if line.startswith(b"data: ") else {}
                said = event.get("message", {}).get("text", "")
                if event.get("kind") == "post" and words in said:
                    return str(said)
        raise AssertionError("the stream of events ended")


def _address(line: str) -> str:
    found = re.search(r"http\S+", line)
    return found.group() if found else ""


@contextmanager
def shown(home, *more: str, ends: int = 0, **settings: str) -> Iterator[Shown]:
    command = [sys.executable, "-m", "bot", "demo", "--no-open", *more]
    surroundings = {**os.environ, "ZOUFANG_HOME": str(home), **settings}
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        greeting = ""
        try:
            while "http" not in greeting:
                line = running.stdout.readline()
                assert line, greeting
                greeting += line
            yield Shown(re.findall(r"http\S+", greeting)[0], greeting, running)
        finally:
            running.terminate()
            running.stdout.read()
            assert running.wait(timeout=30) == ends


def test_the_first_start_and_the_next_one_show_the_same_county(tmp_path):
    with shown(tmp_path, "--clock", CLOCK) as page:
        state = page.asks("api/state")
        assert [one["id"] for one in state["people"]] == [one.account for one in people()]
        assert COUNTY_GROUP in [group["id"] for group in state["groups"]]
        page.does("starts", CADRE)
        page.hears(CADRE, "周麦秋")
        page.does("starts", STRANGER)
        page.hears(STRANGER, "政策")
        begun = page.words(CADRE)
    with shown(tmp_path) as page:
        assert page.words(CADRE) == begun
        assert page.asks("api/state")["clock"]["now"].startswith("2026-11-20T10:0")
        page.does("says", CADRE, text="/progress")
        page.hears(CADRE, "11月进度")


def test_a_real_county_is_never_touched(tmp_path):
    (tmp_path / "zoufang.db").write_bytes(b"")
    for _ in range(2):
        with shown(tmp_path, "--clock", CLOCK) as page:
            assert page.asks("api/state")["people"]
    assert (tmp_path / "zoufang.db").read_bytes() == b""
    assert (tmp_path / "demo" / "zoufang.db").exists()


def test_a_county_laid_out_by_half_is_laid_out_anew(tmp_path):
    now = datetime.fromisoformat(CLOCK)
    (tmp_path / "demo").mkdir()
    lay_out(tmp_path, tmp_path / "demo", now).close()
    (tmp_path / "demo" / STATE).write_text(BEGUN)
    with closing(county_in(tmp_path, now)) as db:
        assert len(Ledger(db).chats.bound()) == 2
        found = Ledger(db).problems.counts(WHOLE_COUNTY, now.date())
        home = Ledger(db).households.numbered("101001", now.date())
        assert home and len(Ledger(db).members.of(home.id, now.date())) == 2
    assert found == Counts(todo=4, review=1, overdue=3, closed=4)
    telegram = Telegram(lambda: now)
    Journal(tmp_path / "demo").open(telegram.world)
    assert len(telegram.messages(COUNTY_GROUP)) == 6


def test_who_is_bound_or_unknown_presses_start_without_a_code(tmp_path):
    with shown(tmp_path, "--clock", CLOCK) as page:
        page.does("starts", CADRE)
        page.hears(CADRE, "周麦秋")
        page.does("starts", CADRE)
        page.does("starts", STRANGER)
        assert len(page.words(CADRE)[0].split()) == 2
        assert page.words(STRANGER)[0] == "/start"
        assert "/start" in page.words(CADRE)[1:]


def test_an_empty_county_begins_with_its_administrator_beside_any_other(tmp_path):
    (tmp_path / "zoufang.db").write_bytes(b"")
    me, phone = FIRST_ACCOUNT, FIRST_ACCOUNT + 1
    for _ in range(2):
        with shown(tmp_path, "--empty", "--clock", CLOCK) as page:
            state = page.asks("api/state")
            assert {one["id"] for one in state["people"]} >= {me, phone}
            assert [group["title"] for group in state["groups"]] == ["全县工作群", "乡镇工作群"]
            if not page.words(me):
                page.does("starts", me)
                page.does("starts", phone)
            page.hears(me, "台账还是空的：把台账 Excel 当文件发给我")
            page.does("says", me, text="/rate")
            page.hears(me, "无应访户")
            page.hears(phone, "政策")
            page.does("says", phone, text="/rate")
            assert len(page.words(me)[0].split()) == 2 and page.words(phone)[0] == "/start"
    assert (tmp_path / "zoufang.db").read_bytes() == b""
    assert not (tmp_path / "demo").exists()


def test_a_taken_port_is_said_in_words(tmp_path):
    with shown(tmp_path, "--clock", CLOCK) as page:
        port = page.url.split(":")[2].split("/")[0]
        command = [sys.executable, "-m", "bot", "demo", "--no-open", "--port", port]
        settings = {**os.environ, "ZOUFANG_HOME": str(tmp_path)}
        second = subprocess.run(
            command, env=settings, capture_output=True, text=True, check=False, timeout=60
        )
    assert second.returncode == 1 and port in second.stderr and "Traceback" not in second.stderr
