"""Telegram as one object: the Bot API on one side, people and groups on the other. No sockets."""

import asyncio
import json
from collections import deque
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.localchat import updates
from bot.localchat.answers import Answer, Call, faulty
from bot.localchat.faults import Faults, Late
from bot.localchat.groups import Groups
from bot.localchat.limits import Limits
from bot.localchat.methods import BY_LOWER_CASE, METHODS
from bot.localchat.parameters import Given, Upload
from bot.localchat.parcels import Parcels
from bot.localchat.people import People
from bot.localchat.refused import Json, Refused
from bot.localchat.rows import Waiting
from bot.localchat.world import World

_REMEMBERED_CALLS = 20_000


class Telegram(People, Parcels, Groups):
    """The whole imitation: synchronous, in memory, deterministic under its injected clock.

    Methods may be called from several threads, one at a time each holding `turn`; `until` waits.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        bot_name: str = "Assistant",
        bot_username: str = "zoufang_bot",
        enforce_limits: bool = False,
    ) -> None:
        self.world = World(now, bot_name, bot_username)
        self.world.limits = Limits(enforced=enforce_limits)
        self.faults = Faults()
        self.calls: deque[Call] = deque(maxlen=_REMEMBERED_CALLS)
        self.arrived = asyncio.Event()
        """Set while updates may be waiting; for a long poll in the same thread."""
        self.turn = self.world.turn
        self.polls_waiting = 0
        """Long polls that wait at this moment: 1 when a bot is up and has nothing to do."""
        self._queued: deque[Waiting] = deque(maxlen=1000)  # also after they were confirmed
        self.world.listeners.append(self._heard)

    # the bot's side

    def call(
        self, method: str, parameters: Mapping[str, Any], files: Mapping[str, Upload] | None = None
    ) -> tuple[int, Json]:
        """Status and answer of one Bot API call. Never raises for a bad call.

        Raises Broken, Killed or ValueError (junk) only where `faults` ordered it.
        """
        answer = self.answer(method, parameters, files)
        return answer.status, json.loads(answer.body)

    def answer(
        self, method: str, parameters: Mapping[str, Any], files: Mapping[str, Upload] | None = None
    ) -> Answer:
        """As `call`, but as bytes and with the ordered delay. Raises Broken or Killed on order."""
        with self.turn:
            fault = self.faults.take(method, parameters)
            if fault is None:
                return self.effect(method, parameters, files)
            done = None
            if fault.after or isinstance(fault, Late):
                done = self.effect(method, parameters, files)
            return faulty(fault, done)

    def effect(
        self, method: str, parameters: Mapping[str, Any], files: Mapping[str, Upload] | None = None
    ) -> Answer:
        """As `answer`, without faults."""
        with self.turn:
            return self._effect(method, parameters, files or {})

    def _effect(
        self, method: str, parameters: Mapping[str, Any], files: Mapping[str, Upload]
    ) -> Answer:
        name = BY_LOWER_CASE.get(method.lower())
        does = METHODS[name] if name else _unknown
        try:
            result = does(self.world, Given(parameters, files))
            status, answer = 200, {"ok": True, "result": result}
        except Refused as no:
            status, answer = no.code, no.as_answer()
        if name == "getUpdates" and answer.get("result") == []:
            self.arrived.clear()
        if name != "getUpdates" or answer.get("result"):
            self.calls.append(Call(name or method, dict(parameters), status))
        return Answer(status, json.dumps(answer, ensure_ascii=False).encode())

    def content(self, path: str) -> bytes:
        """The bytes of a file by its `file_path`. Raises KeyError."""
        return self.world.contents[path.removeprefix("small/")]

    def content_of(self, file_id: str) -> bytes:
        """The bytes of a file by its id. Raises KeyError."""
        file = self.world.files.get(file_id.removesuffix("-s"))
        if file is None:
            raise KeyError(file_id)
        return self.world.contents[file.path]

    def poll_waits(self, by: int) -> None:
        """A long poll began to wait (1) or ended (-1)."""
        with self.turn:
            self.polls_waiting += by
            self.turn.notify_all()

    # what people see

    def messages(self, chat_id: int) -> list[Json]:
        """All messages of a chat that are still there, oldest first: our own copies."""
        with self.turn:
            return [_copy(post.body) for post in self.world.posts_of(chat_id)]

    def keyboard(self, chat_id: int) -> Json | None:
        """The reply keyboard that stands in a chat."""
        row = self.world.keyboards.get(chat_id)
        return _copy(row.markup) if row else None

    def spinning(self, chat_id: int | None = None) -> list[str]:
        """Ids of the taps that still turn, in one chat or everywhere."""
        return [
            tap.id for tap in self.world.taps if tap.answer is None and chat_id in (None, tap.chat)
        ]

    def toasts(self, user_id: int) -> list[Json]:
        """Words that answered this person's taps: `text`, `show_alert`; oldest first."""
        return [
            tap.answer
            for tap in self.world.taps
            if tap.user == user_id and tap.answer and tap.answer["text"]
        ]

    # the queue

    @property
    def unheard(self) -> int:
        """How many updates the bot has not confirmed."""
        return len(self.world.waiting)

    def repeats(self, count: int = 1) -> None:
        """The last `count` updates come a second time, as after a lost confirmation."""
        with self.turn:
            waiting = {row.id for row in self.world.waiting}
            confirmed = {row.id: row for row in self._queued if row.id not in waiting}
            queue = [*list(confirmed.values())[-count:], *self.world.waiting]
            for row in queue:
                if row.id in waiting:
                    self.world.waiting.drop(row.key)
                self.world.waiting.put(row)

    def renumbers(self, next_update_id: int) -> None:
        """The next update gets this number, as after a week of silence."""
        updates.renumber(self.world, next_update_id)

    def injects(self, update: Json) -> None:
        """Any update at all, also one that no client could cause; it needs no `update_id`."""
        with self.turn:
            kind = next(key for key in update if key != "update_id")
            if "update_id" in update:
                updates.renumber(self.world, int(update["update_id"]))
            updates.tell_bot(self.world, kind, _copy(update[kind]))

    def until(self, holds: Callable[[], bool], longest: float = 10.0) -> bool:
        """Waits in this thread until something happened that makes `holds` true; False if not."""
        with self.turn:
            return self.turn.wait_for(holds, longest)

    def _heard(self, shelf: str, _: str, row: Any) -> None:
        if shelf == "waiting" and row is not None:
            self.arrived.set()
            self._queued.append(row)


def _unknown(world: World, given: Given) -> Json:
    raise Refused("Not Found: method not found", 404)


def _copy(value: Json) -> Json:
    copied: Json = json.loads(json.dumps(value))
    return copied
