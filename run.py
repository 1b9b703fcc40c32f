"""python3 run.py [WORDS] starts the assistant; python3 run.py test [ARGS] runs its tests.

Needs nothing but Python 3.11: what the project needs goes into `.venv` beside this file.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HOUSE = Path(__file__).resolve().parent
VENV = HOUSE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON, UV = BIN / f"python{EXE}", BIN / f"uv{EXE}"
PIP = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check"]


def main() -> None:
    if sys.version_info < (3, 11):
        sys.exit("需要 Python 3.11 或更新版本 (Python 3.11 or newer is required)")
    words = sys.argv[1:]
    test = words[:1] == ["test"]
    install(".[dev]" if test else ".", test)
    command = [PYTHON, "-m", "bot.checks", *words[1:]] if test else [PYTHON, "-m", "bot", *words]
    if os.name == "nt":
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(PYTHON, [str(word) for word in command])


def install(what: str, test: bool) -> None:
    """Brings `.venv` up to what pyproject.toml asks for; does nothing where it already is."""
    asked = [(HOUSE / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    key = hashlib.sha256(b"".join(asked) + f"{what} {HOUSE}".encode()).hexdigest()
    stamp = VENV / (".tested" if test else ".installed")
    if stamp.exists() and stamp.read_text() == key:
        return
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True)
    if not UV.exists():  # faster than pip; where it cannot be had, pip does
        run([*PIP, "uv"], check=False)
    tool = [UV, "pip", "install", "-q", "--python", PYTHON] if UV.exists() else PIP
    run([*tool, "-c", HOUSE / "constraints.txt", "-e", what])
    stamp.write_text(key)


def run(command: list[object], *, check: bool = True) -> None:
    done = subprocess.run([str(word) for word in command], cwd=HOUSE, check=False)
    if check and done.returncode:
        sys.exit(done.returncode)


main()
