"""The bots that are measured, each a process of its own beside the one that measures."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.localchat.server import Address

HOUSE = Path(__file__).resolve().parents[2]


@contextmanager
def running(
    *words: str, address: Address | None = None, home: Path | None = None, log: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """`python WORDS`, killed at the end; its errors go to `log`."""
    known = {k: v for k, v in os.environ.items() if not k.startswith(("TELEGRAM", "ZOUFANG"))}
    if address:
        known |= {"TELEGRAM_TOKEN": address.token, "TELEGRAM_API_URL": address.api}
    if home:
        known |= {"ZOUFANG_HOME": str(home)}
    with (log or Path(os.devnull)).open("ab") as errors:
        process = subprocess.Popen(
            [sys.executable, *words], cwd=HOUSE, env=known, stdout=errors, stderr=errors
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


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
