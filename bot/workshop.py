"""The process beside the bot that does one errand: its matter on stdin, its result on stdout."""

import json
import os
import sys
from pathlib import Path
from traceback import format_tb

from handlers.errands import ERRANDS


def main() -> None:
    """Ends with another code than 0 where the work raises, after a trace without its message."""
    kind, home = sys.argv[1:]
    if hasattr(os, "nice"):
        os.nice(5)  # those who chat come first
    work = Path(home) / "work"
    work.mkdir(parents=True, exist_ok=True)
    try:
        result = ERRANDS[kind].work(json.loads(sys.stdin.read()), Path(home))
    except Exception as fault:
        sys.exit("".join([type(fault).__name__, "\n", *format_tb(fault.__traceback__)]))
    sys.stdout.write(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
