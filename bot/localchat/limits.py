"""How fast a bot may speak: 30 a second in all, 1 a second to a person, 20 a minute to a group."""

import math
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.localchat.refused import Refused

OVERALL = (30, timedelta(seconds=1))
PERSON = (1, timedelta(seconds=1))
GROUP = (20, timedelta(minutes=1))


@dataclass(slots=True)
class Limits:
    """Counts what is sent, with sliding windows; refuses with 429 only when `enforced`."""

    enforced: bool = False
    _sent: dict[int, deque[datetime]] = field(default_factory=dict)  # 0 stands for all chats

    def count(self, chat_id: int, now: datetime) -> None:
        """Raises Refused (429 with retry_after, in whole seconds) when it would be too much."""
        if not self.enforced:
            return
        windows = ((0, *OVERALL), (chat_id, *(GROUP if chat_id < 0 else PERSON)))
        wait = max(self._wait(key, most, span, now) for key, most, span in windows)
        if wait > timedelta(0):
            seconds = max(1, math.ceil(wait.total_seconds()))
            raise too_many(seconds)
        for key, _, _ in windows:
            self._sent[key].append(now)

    def _wait(self, key: int, most: int, span: timedelta, now: datetime) -> timedelta:
        sent = self._sent.setdefault(key, deque())
        while sent and sent[0] <= now - span:
            sent.popleft()
        return timedelta(0) if len(sent) < most else sent[-most] + span - now


def too_many(seconds: int) -> Refused:
    """The 429 that asks for a pause of so many seconds."""
    return Refused(f"Too Many Requests: retry after {seconds}", 429, retry_after=seconds)
