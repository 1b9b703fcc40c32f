"""A question of a visit: the line that stands above it, and its choices."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from handlers.dialog.form import Option, Said
from handlers.views.visit import head_line
from handlers.visits.visiting import Visiting
from ledger.model import Mode


def head(v: Visiting, said: Said) -> str:
    day = date.fromisoformat(said["day"])
    called = v.called(said["household"])
    return head_line(called, day, Mode(said["mode"]), v.today)


def headed(v: Visiting, question: str) -> Callable[[Said], str]:
    return lambda said: f"{head(v, said)}\n{question}"


def options(labels: Mapping[Any, str]) -> tuple[Option, ...]:
    return tuple(Option(code, label) for code, label in labels.items())
