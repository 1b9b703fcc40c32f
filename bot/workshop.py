"""The process beside the bot that does one errand: its matter on stdin, its result on stdout."""

import json
import os
import sys
from pathlib import Path
from threading import Thread

from bot.logs import where
from handlers.works import WORKS


def main() -> None:
    """Ends with another code than 0 where the work raises, after a trace without its message."""
    kind, home = sys.argv[1:]
    if hasattr(os, "nice"):
        os.nice(5)  # those who chat come first
    matter = sys.stdin.readline()
    Thread(target=_follow, daemon=True).start()
    work = Path(home) / "work"
    work.mkdir(parents=True, exist_ok=True)
    try:
        result = WORKS[kind](json.loads(matter), Path(home))
    except Exception as fault:  # its message may name somebody
        sys.exit(where(fault))
    sys.stdout.write(json.dumps(result, ensure_ascii=False))


def _follow() -> None:
    """Ends with the bot: its next life does this errand again, and two may not do one."""
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    main()
