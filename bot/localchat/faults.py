"""Trouble on order: what goes wrong with the calls to come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Base of all faults. `after` lets the call take effect first, so only its answer is lost."""

    after: bool = False


@dataclass(frozen=True, slots=True)
class Fails(Fault):
    """The server answers with this status, e.g. 502, or 429 with `retry_after` seconds."""

    status: int
    words: str = "Internal Server Error"
    retry_after: int | None = None


@dataclass(frozen=True, slots=True)
class Junk(Fault):
    """The answer's body is this, whatever it means."""

    body: bytes = b"<html>Bad Gateway</html>"
    status: int = 200


@dataclass(frozen=True, slots=True)
class Reset(Fault):
    """The connection is torn down without an answer."""


@dataclass(frozen=True, slots=True)
class Late(Fault):
    """The answer comes so many seconds late."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Kill(Fault):
    """The bot's process dies at this moment."""


class Broken(ConnectionError):
    """A call met a Reset."""


class Killed(BaseException):
    """A call met a Kill; whoever runs the bot ends it here."""


Rule = Callable[[str, Mapping[str, Any]], Fault | None]
"""Decides about each call by its method and parameters."""


@dataclass(slots=True)
class Faults:
    """A queue of faults and a standing rule; each queued fault meets one call."""

    rule: Rule | None = None
    _queue: list[tuple[Fault, str | None, int | None]] = field(default_factory=list)

    def add(
        self, fault: Fault, *, method: str | None = None, chat: int | None = None, times: int = 1
    ) -> None:
        """The next `times` calls (of this method, to this chat) meet `fault`."""
        self._queue += [(fault, method, chat)] * times

    def clear(self) -> None:
        self._queue.clear()
        self.rule = None

    def take(self, method: str, parameters: Mapping[str, Any]) -> Fault | None:
        """The fault this call meets. A queued one is used up; getUpdates only by name."""
        for place, (fault, only_method, only_chat) in enumerate(self._queue):
            fits = only_method == method or (only_method is None and method != "getUpdates")
            if fits and only_chat in (None, _number(parameters.get("chat_id"))):
                del self._queue[place]
                return fault
        return self.rule(method, parameters) if self.rule else None


def _number(value: Any) -> int | None:
    try:
        return int(value)
    except (TypeError, ValueError):
        return None
