"""The real bot as a process of its own, against a local server in this one."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.database import open_home
from bot.localchat.server import Address
from bot.localchat.telegram import Telegram
from tests.cast import NOW

ROOT = Path(__file__).parents[2]
DRIVES_ITS_OWN = ("TELEGRAM", "ZOUFANG", "LOG_LEVEL", "COUNTY")


class Bot:
    """`start` again after `kill` is a restart on the same home; all that it logs is kept."""

    def __init__(self, home: Path, address: Address, telegram: Telegram) -> None:
        self.home, self.address, self.telegram = home, address, telegram
        self.log = home.with_suffix(".log")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *, digests: bool = False) -> "Bot":
        known = {k: v for k, v in os.environ.items() if not k.startswith(DRIVES_ITS_OWN)}
        known |= {
            "TELEGRAM_TOKEN": self.address.token,
            "TELEGRAM_API_URL": self.address.api,
            "ZOUFANG_HOME": str(self.home),
            "LOG_LEVEL": "DEBUG",
            "DIGESTS": "yes" if digests else "no",
        }
        with self.log.open("ab") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run", "--clock", NOW.isoformat()],
                cwd=ROOT,
                env=known,
                stdout=errors,
                stderr=errors,
            )
        return self

    @property
    def process(self) -> "subprocess.Popen[bytes]":
        assert self._process
        return self._process

    def kill(self) -> None:
        """As kill -9 does."""
        if self._process:
            self._process.kill()
            self._process.wait()

    def ends(self, longest: float = 30) -> int:
        """The exit code, once it has one."""
        return self.process.wait(timeout=longest)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.ends()

    def rests(self) -> None:
        """Waits until it has heard everything and asks for more."""
        telegram = self.telegram
        assert telegram.until(lambda: not telegram.unheard and telegram.polls_waiting == 1, 30)

    def rows(self, sql: str, **key: Any) -> list[Any]:
        with closing(open_home(self.home)) as db:
            return list(db.execute(sql, key).fetchall())

    @property
    def said(self) -> str:
        """Its log."""
        return self.log.read_text()
