"""What the abilities work with, given to each of them: nothing is reached for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledger.book import Ledger
from policy_kb.base import PolicyBase

from handlers.asker import Asker
from handlers.dialog.flow import Flow
from handlers.memory import Memory
from handlers.pushes.went import Went
from ledger.clock import Clock

Send = Callable[[str, dict[str, Any]], None]
"""Puts an errand by its kind, with what it is about."""


@dataclass(frozen=True, slots=True)
class House:
    ledger: Ledger
    policies: PolicyBase
    clock: Clock
    flow: Flow[Asker]
    memory: Memory
    send: Send
    went: Callable[[], tuple[Went, ...]] = tuple  # how the last pushes went, newest first
    home: Path = Path()  # where files lie that are sent and were sent
    bot: Callable[[], str] = str  # the bot's own user name
