"""python -m bot.checks [PYTEST ARGS]: ruff, mypy, import-linter, then pytest."""

import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

SIDE_BY_SIDE = ("-n", "2", "--dist", "loadfile")  # most tests wait for the disk or a process
BEFORE = (
    [sys.executable, "-m", "ruff", "check", "."],
    [sys.executable, "-m", "ruff", "format", "--check", "."],
    [sys.executable, "-m", "mypy"],
    [str(BIN / "lint-imports")],
)


def main() -> None:
    failed = False
    for command in BEFORE:
        failed |= subprocess.run(command, cwd=HOUSE, check=False).returncode != 0
    tests = subprocess.run(
        [sys.executable, "-m", "pytest", *SIDE_BY_SIDE, *sys.argv[1:]], cwd=HOUSE, check=False
    ).returncode
    sys.exit(tests or int(failed))


if __name__ == "__main__":
    main()
