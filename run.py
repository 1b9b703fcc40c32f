"""python3 run.py [WORDS] starts the assistant; python3 run.py test [ARGS] runs its tests.

Needs nothing but Python 3.11: what the project needs goes into `.venv` beside this file. Older
Pythons must be able to read this file, to be told so.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import IO

HOUSE = Path(__file__).resolve().parent
VENV = HOUSE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON, UV = BIN / ("python" + EXE), BIN / ("uv" + EXE)
PIP = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
HALF = VENV / ".half"  # stands there while something is installed

TOO_OLD = "需要 Python 3.11 或更新版本 (Python 3.11 or newer is required)"
NO_VENV = "这个 Python 缺少 venv。Debian、Ubuntu 请先运行 sudo apt install python3-venv"
NO_ROOM = "文件夹 {} 写不进去 ({})。请把程序放到能写的文件夹再启动。"
FAILED = "没有装好。多半是网络不通或磁盘满了。处理后再运行一次。"
STOPPED = "安装中断了。再运行一次就会重新装。"
BUSY = "另一个窗口正在安装。等它装好就继续。"


def main() -> None:
    if sys.version_info < (3, 11):
        sys.exit(TOO_OLD)
    words = sys.argv[1:]
    test = words[:1] == ["test"]
    try:
        with Path(__file__).open() as here:
            alone(here)
            install(".[dev]" if test else ".", test)
    except KeyboardInterrupt:
        sys.exit(STOPPED)
    except OSError as no:
        sys.exit(NO_ROOM.format(VENV, no.strerror))
    command = [PYTHON, "-m", "bot.checks", *words[1:]] if test else [PYTHON, "-m", "bot", *words]
    if os.name == "nt":
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(PYTHON, [str(word) for word in command])


def alone(here: "IO[str]") -> None:
    """Waits until nobody else installs. The lock goes with the process, however that ends."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(here, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.stderr.write(f"{BUSY}\n")
        fcntl.flock(here, fcntl.LOCK_EX)


def install(what: str, test: bool) -> None:
    """Brings `.venv` up to what pyproject.toml asks for; does nothing where it already is.

    What an earlier attempt left half done is made anew.
    """
    asked = [(HOUSE / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    key = hashlib.sha256(b"".join(asked) + f"{what} {HOUSE}".encode()).hexdigest()
    stamp = VENV / (".tested" if test else ".installed")
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == key:
        return
    if HALF.exists() or (PYTHON.exists() and not run([PYTHON, "-c", "import pip"])):
        shutil.rmtree(VENV)
    worked = PYTHON.exists()
    VENV.mkdir(exist_ok=True)
    HALF.touch()
    done = fill(what)
    if done or worked:
        HALF.unlink()
    if not done:
        sys.exit(FAILED)
    stamp.write_text(key)


def fill(what: str) -> bool:
    """Installs it; False where that cannot be done."""
    if not PYTHON.exists():
        make()
    if not UV.exists():  # faster than pip; where it cannot be had, pip does
        run([*PIP, "uv"])
    rest = ["-c", HOUSE / "constraints.txt", "-e", what]
    with_uv = [UV, "pip", "install", "-q", "--python", PYTHON, *rest]
    return (UV.exists() and run(with_uv)) or run([*PIP, *rest])


def make() -> None:
    try:
        import venv

        venv.create(VENV, with_pip=True)
    except (ImportError, subprocess.CalledProcessError):
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(NO_VENV)


def run(command: "list[object]") -> bool:
    try:
        done = subprocess.run([str(word) for word in command], cwd=HOUSE, check=False)
    except OSError:  # torn in two by a kill
        return False
    return done.returncode == 0


main()
