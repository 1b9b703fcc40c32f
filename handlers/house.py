"""What the abilities work with, given to each of them: nothing is reached for."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from handlers.asker import Asker
from handlers.dialog.flow import Flow
from handlers.policies.memory import Memory
from handlers.pushes.went import Went
from ledger.book import Ledger
from ledger.clock import Clock
from policy_kb.base import PolicyBase

Send = Callable[[str, dict[str, Any]], None]
"""Puts an errand by its kind, with what it is about."""


Reminded = Callable[[date, date], Counter[int]]
"""Private chats, and how often each was written to unasked from a day to another."""


def _nobody(first: date, last: date) -> Counter[int]:
    return Counter()


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
    reminded: Reminded = _nobody
