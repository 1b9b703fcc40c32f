"""Stands where `bot.workshop` stands, and behaves as the kind of the errand says."""

import json
import os
import signal
import sys
from pathlib import Path


def main() -> None:
    kind, home = sys.argv[1:]
    matter = json.loads(sys.stdin.readline())
    with (Path(home) / "begun").open("a") as begun:
        begun.write(f"{kind}\n")
    match kind:
        case "answers":
            json.dump({"said": matter["words"]}, sys.stdout)
        case "stays":
            sys.stdin.read()  # until whoever wants it is gone
        case "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        case "raises":
            sys.exit(1)
        case "junk":
            sys.stdout.write("no JSON")
        case "half":
            sys.stdout.write('["a list"]')


if __name__ == "__main__":
    main()
