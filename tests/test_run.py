"""`run.py` on a machine that lacks something, or after an attempt that was killed."""

import ast
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
ASKED = {"pyproject.toml": "", "constraints.txt": ""}
NO_NETWORK = {
    "PIP_NO_INDEX": "1",
    "PIP_FIND_LINKS": "nowhere",
    "UV_OFFLINE": "1",
    "UV_NO_INDEX": "1",
    "UV_NO_CACHE": "1",
}


@pytest.fixture
def house(tmp_path):
    """A program that says its words, with a run.py before it."""
    shutil.copy(HOUSE / "run.py", tmp_path)
    for name, content in ASKED.items():
        (tmp_path / name).write_text(content)
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "__main__.py").write_text("import sys; print(sys.argv[1:])")
    return tmp_path


def run(house, **settings: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "run.py", "check"]
    surroundings = {**os.environ, **NO_NETWORK, **settings}
    return subprocess.run(
        command, cwd=house, env=surroundings, capture_output=True, text=True, check=False
    )


def installed(house, *, half: bool = False) -> None:
    """As after an attempt that succeeded, or was killed."""
    venv.create(house / ".venv")
    key = hashlib.sha256("".join(ASKED.values()).encode() + f". {house}".encode()).hexdigest()
    (house / ".venv" / (".half" if half else ".installed")).write_text("" if half else key)


def test_an_older_python_can_read_what_it_is_told():
    tree = ast.parse((HOUSE / "run.py").read_text(), feature_version=(3, 6))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for argument in (argument for function in functions for argument in function.args.args):
        # `list[str]` means something since 3.9 only; within quotes nobody asks
        assert not isinstance(argument.annotation, ast.Subscript), argument.arg


def test_what_is_installed_is_started_at_once(house):
    installed(house)
    assert run(house).stdout == "['check']\n"


@pytest.mark.parametrize("half", [True, False])
def test_what_is_half_installed_is_made_anew(house, half):
    """Here the network is gone, so that it goes no further."""
    installed(house, half=half)
    (house / ".venv" / ".installed").unlink(missing_ok=True)
    left = house / ".venv" / "left"
    left.touch()
    ended = run(house)
    assert ended.returncode == 1 and ended.stderr.splitlines()[-1].startswith("没有装好")
    assert not left.exists() and (house / ".venv" / ".half").exists()


def test_what_works_is_kept_where_more_cannot_be_had(house):
    assert run(house).returncode == 1  # a whole environment, pip and all
    (house / ".venv" / ".half").unlink()
    (house / ".venv" / ".installed").write_text("of an earlier release")
    left = house / ".venv" / "left"
    left.touch()
    ended = run(house)
    assert ended.returncode == 1 and "没有装好" in ended.stderr
    assert left.exists() and not (house / ".venv" / ".half").exists()


def test_a_python_without_venv_is_told_what_to_install(house):
    (house / "venv.py").write_text("raise ImportError")
    ended = run(house)
    assert ended.returncode == 1 and "python3-venv" in ended.stderr
    assert not (house / ".venv").exists()


def test_a_place_that_cannot_be_written_to_is_named(house):
    (house / ".venv").touch()
    ended = run(house)
    assert ended.returncode == 1 and str(house / ".venv") in ended.stderr
    assert "Traceback" not in ended.stderr


def test_two_windows_install_one_after_the_other(house):
    fcntl = pytest.importorskip("fcntl")
    installed(house)
    command = [sys.executable, "run.py", "check"]
    with (house / "run.py").open() as first:
        fcntl.flock(first, fcntl.LOCK_EX)
        with subprocess.Popen(
            command, cwd=house, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as second:
            assert second.stdout and second.stderr
            assert "另一个窗口" in second.stderr.readline()
            fcntl.flock(first, fcntl.LOCK_UN)
            assert second.stdout.read() == "['check']\n"
