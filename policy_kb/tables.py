"""The tables of words in `data/`: one pair a line, `a = b`, `#` begins a remark."""

from functools import cache
from importlib.resources import files

SEPARATOR = " = "


def pairs(name: str) -> tuple[tuple[str, str], ...]:
    """The lines of `data/<name>` as (left, right), in their order."""
    text = (files("data") / name).read_text(encoding="utf-8")
    return tuple(parsed(text))


def parsed(text: str) -> list[tuple[str, str]]:
    """What is before and behind the first separator of each line that has one."""
    found = []
    for line in text.splitlines():
        left, mark, right = line.partition(SEPARATOR)
        if mark and not line.startswith("#"):
            found.append((left.strip(), right.strip()))
    return found


@cache
def words(name: str) -> tuple[str, ...]:
    """The lines of `data/<name>` that are neither empty nor a remark."""
    text = (files("data") / name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
