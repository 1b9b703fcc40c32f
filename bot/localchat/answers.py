"""What goes back over the wire, and what an ordered fault makes of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.localchat.faults import Broken, Fails, Fault, Junk, Kill, Killed, Late, Reset
from bot.localchat.refused import Refused


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot's, as it came and as it ended."""

    method: str
    parameters: Mapping[str, Any]
    status: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back over the wire, `late` seconds from now."""

    status: int
    body: bytes
    late: float = 0


def faulty(fault: Fault, done: Answer | None) -> Answer:
    """The answer under a fault; `done` is the call's own, if it took effect. Raises on order."""
    match fault:
        case Kill():
            raise Killed
        case Reset():
            raise Broken
        case Junk():
            return Answer(fault.status, fault.body)
        case Fails():
            extra = {} if fault.retry_after is None else {"retry_after": fault.retry_after}
            refused = Refused(fault.words, fault.status, **extra)
            return Answer(fault.status, json.dumps(refused.as_answer()).encode())
        case Late() if done:
            return Answer(done.status, done.body, fault.seconds)
    raise ValueError(f"no such fault: {fault!r}")
