"""The bots that are measured, each a process of its own beside the one that measures."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.localchat.server import Address

HOUSE = Path(__file__).resolve().parents[2]


class Process:
    """`python WORDS`; `start` after `kill` is a restart. Its errors go to `log`."""

    def __init__(
        self,
        *words: str,
        address: Address | None = None,
        home: Path | None = None,
        log: Path | None = None,
    ) -> None:
        known = {k: v for k, v in os.environ.items() if not k.startswith(("TELEGRAM", "ZOUFANG"))}
        if address:
            known |= {"TELEGRAM_TOKEN": address.token, "TELEGRAM_API_URL": address.api}
        if home:
            known |= {"ZOUFANG_HOME": str(home)}
        self._words, self._known, self._log = words, known, log or Path(os.devnull)
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> "subprocess.Popen[bytes]":
        with self._log.open("ab") as errors:
            self._running = subprocess.Popen(
                [sys.executable, *self._words],
                cwd=HOUSE,
                env=self._known,
                stdout=errors,
                stderr=errors,
            )
        return self._running

    def kill(self) -> None:
        """As kill -9 does."""
        if self._running:
            self._running.kill()
            self._running.wait()


@contextmanager
def running(
    *words: str, address: Address | None = None, home: Path | None = None, log: Path | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that is killed at the end."""
    process = Process(*words, address=address, home=home, log=log)
    try:
        yield process.start()
    finally:
        process.kill()


def cpu(pid: int) -> float:
    """Seconds that all threads of a process have had, to the nanosecond."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


def memory(pid: int) -> float:
    """Resident megabytes."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise LookupError("VmRSS")
