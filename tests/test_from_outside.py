"""The whole way of issue and keeper: the command line, the real process, real HTTP, a restart."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from bot.localchat.server import Address, serving
from bot.localchat.telegram import Telegram
from data.county.build import workbook
from ledger.clock import SHANGHAI
from tests.phone import buttons_of, words_of

ROOT = Path(__file__).parent.parent
MORNING = "2026-10-20T09:30"
CADRE, COUNTY, GROUP = 801, 802, -803


class Outside:
    """Knows only the command line and Telegram."""

    def __init__(self, home: Path, telegram: Telegram, address: Address) -> None:
        self.telegram = telegram
        self.environment = {
            **os.environ,
            "ZOUFANG_HOME": str(home),
            "COUNTY_NAME": "清溪县",
            "TELEGRAM_TOKEN": address.token,
            "TELEGRAM_API_URL": address.api,
            "PYTHONPATH": str(ROOT),
        }
        self.bot: subprocess.Popen[bytes] | None = None

    def run(self, *words: str, clock: str = MORNING) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "bot", *words, "--clock", clock],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def serve(self, clock: str) -> None:
        self.bot = subprocess.Popen(
            [sys.executable, "-m", "bot", "run", "--clock", clock], env=self.environment, cwd=ROOT
        )

    def kill(self) -> None:
        if self.bot:
            self.bot.kill()
            self.bot.wait()

    def says(self, account: int, words: str, chat: int | None = None) -> None:
        self.telegram.says(account, chat or account, words)

    def taps(self, account: int, label: str, chat: int | None = None) -> None:
        shown = self.shown(chat or account)
        data = {b["text"]: b["callback_data"] for b in buttons_of(shown)}
        self.telegram.taps(account, chat or account, shown["message_id"], data[label])

    def shown(self, chat: int) -> dict:
        return [m for m in self.telegram.messages(chat) if m["from"]["is_bot"]][-1]

    def sees(self, chat: int, *words: str) -> None:
        """Waits until the bot's newest message there holds all the words."""

        def there() -> bool:
            said = [m for m in self.telegram.messages(chat) if m["from"]["is_bot"]]
            return bool(said) and all(word in words_of(said[-1]) for word in words)

        assert self.telegram.until(there, 30), self.telegram.messages(chat)[-2:]


@pytest.fixture
def outside(tmp_path):
    telegram = Telegram(lambda: datetime.fromisoformat(MORNING).replace(tzinfo=SHANGHAI))
    with serving(telegram) as address:
        outside = Outside(tmp_path / "home", telegram, address)
        workbook(tmp_path / "台账.xlsx", datetime.fromisoformat(MORNING).date())
        outside.run("import", "roster", str(tmp_path / "台账.xlsx"))
        for account, number in ((CADRE, "G001"), (COUNTY, "X003")):
            telegram.person(account, number)
            code = outside.run("invite", number).split()[1]
            telegram.presses_start(account, code)
        yield outside
        outside.kill()


def test_from_an_empty_home_to_the_ranking_in_the_group(outside):
    outside.serve(MORNING)
    outside.sees(CADRE, "不是本人")
    before = json.loads(outside.run("rates", "--month", "2026-10", "--by", "county", "--json"))
    left = json.loads(outside.run("unvisited", "--month", "2026-10", "--cadre", "G001", "--json"))
    head = next(one["head"] for one in left if one["head"] != "李稻根")

    outside.says(CADRE, "走访登记")
    outside.sees(CADRE, "走访哪一户")
    for label, shows in (
        (head, "有变化吗"),
        ("无变化", "五项保障"),
        ("都好", "诉求"),
        ("都没有", "请核对"),
        ("提交", "已登记"),
    ):
        outside.taps(CADRE, label)
        outside.sees(CADRE, shows)

    after = json.loads(outside.run("rates", "--month", "2026-10", "--by", "county", "--json"))
    assert after[0]["done"] == before[0]["done"] + 1
    outside.says(COUNTY, "走访率")
    outside.sees(COUNTY, f"{after[0]['done']}/{after[0]['due']}")

    outside.says(CADRE, "贴息标准是多少")
    outside.sees(CADRE, "2.58%", "扶贫到户贷款管理办法")

    outside.telegram.group(GROUP, "县工作群", administrators=[COUNTY])
    outside.says(COUNTY, "/groups", GROUP)
    outside.sees(GROUP, "点一个")
    outside.taps(COUNTY, "全县", GROUP)
    outside.sees(GROUP, "已绑定")

    outside.kill()  # down over the draft's hour; up again before the release
    outside.serve("2026-11-08T14:59:59")
    outside.sees(COUNTY, "通报")
    assert outside.telegram.until(
        lambda: any("photo" in m for m in outside.telegram.messages(GROUP)), 30
    )
    posts = [words_of(m) for m in outside.telegram.messages(GROUP) if "通报" in words_of(m)]
    assert len(posts) == 1
