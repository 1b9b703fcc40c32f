"""Delivers the outbox: each chat in order, chats side by side, no faster than Telegram likes."""

import asyncio
import json
import logging
import sqlite3
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    RetryAfter,
    TelegramError,
)

from bot.logs import where
from bot.outbox import Outbox, Parcel
from bot.pace import Pace
from bot.request import Api, message_id
from bot.sickness import sick
from ledger.clock import Clock

log = logging.getLogger(__name__)

Task = asyncio.Task[None]

FIRST, SLOWEST = 0.2, 5.0  # seconds between two tries, doubling
ODD = 1.0  # seconds, where a server wants a pause without saying how long
ONCE = 12  # tries of what is not remembered: the better part of a minute
SPIN = 2  # seconds that a receipt waits for its spinner to stop

Migrated = Callable[[int, int], None]
"""Told the old and the new id of a group that became a supergroup; what still waits for the old
one is then addressed to the new one."""


@dataclass(slots=True)
class Line:
    """What waits for one chat, the next in front; a chat that moved has two ids."""

    chats: list[int]
    parcels: deque[tuple[Parcel, Task | None]] = field(default_factory=deque)


class Postman:
    def __init__(
        self, api: Api, outbox: Outbox, clock: Clock, home: Path, migrated: Migrated
    ) -> None:
        self._api, self._outbox, self._clock, self._home = api, outbox, clock, home
        self._migrated = migrated
        self._lines: dict[int, Line] = {}
        self._last = 0  # id of the newest parcel in hand
        self._tasks: set[Task] = set()
        self._pace = Pace()

    def collect(self) -> None:
        """Takes up what was committed since the last call; at start, what a crash left behind."""
        for parcel in self._outbox.waiting(after=self._last):
            self._last = parcel.id
            spinner = None
            if parcel.query:  # stopped at once, past the line; too old a one spins no longer
                words = {"text": parcel.toast} if parcel.toast else {}
                spinner = self.once("answerCallbackQuery", callback_query_id=parcel.query, **words)
            line = self._lines.get(parcel.chat)
            if line is None:
                line = self._lines[parcel.chat] = Line([parcel.chat])
                self._spawn(self._walk(line))
            line.parcels.append((parcel, spinner))

    def once(self, method: str, **parameters: Any) -> Task:
        """Past the line, nothing remembered: tried for a while, and then no longer."""

        async def attempt() -> None:
            pause = FIRST
            for _ in range(ONCE):
                try:
                    await self._api(method, **parameters)
                except RetryAfter as busy:
                    await asyncio.sleep(_seconds(busy))
                except (BadRequest, Forbidden):
                    return
                except TelegramError:  # the network's trouble, or the server's
                    await asyncio.sleep(pause)
                    pause = min(2 * pause, SLOWEST)
                else:
                    return

        return self._spawn(attempt())

    async def close(self, patience: float) -> None:
        """Lets what is under way arrive; what still waits stays in the outbox."""
        for line in self._lines.values():
            while len(line.parcels) > 1:
                line.parcels.pop()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=patience)
            for task in late:
                task.cancel()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> Task:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _walk(self, line: Line) -> None:
        while line.parcels:
            parcel, spinner = line.parcels[0]
            try:
                outcome, message = await self._deliver(parcel, line)
            except Exception as fault:  # ours; it must not hold up the next
                log.error("parcel %s: %s", parcel.id, where(fault))  # noqa: TRY400
                outcome, message = "fault", None
            if outcome != "sent":
                log.warning("parcel %s: %s", parcel.id, outcome.partition(":")[0])
            if spinner:  # so that a crash leaves none turning
                await asyncio.wait([spinner], timeout=SPIN)
            await _written(
                lambda: self._outbox.delivered(parcel, outcome, message, self._clock())  # noqa: B023
            )
            line.parcels.popleft()
        for chat in line.chats:
            del self._lines[chat]

    async def _deliver(self, parcel: Parcel, line: Line) -> tuple[str, int | None]:
        """Tries until it is in the chat or never will be; gives the outcome and the message."""
        pause = FIRST
        while True:
            try:
                async with self._pace.flight(
                    parcel.chat, unasked=parcel.unasked, edit=parcel.edits is not None
                ):
                    if parcel.until and self._clock() > datetime.fromisoformat(parcel.until):
                        return "late", None
                    return "sent", await self._hand_over(parcel)
            except RetryAfter as busy:
                await asyncio.sleep(_seconds(busy))
            except ChatMigrated as moved:
                parcel = replace(parcel, chat=moved.new_chat_id)
                await self._follow(line, moved.new_chat_id)
            except Forbidden:
                return "blocked", None
            except BadRequest as refused:
                if "not modified" in refused.message:  # a repeat drew what is already there
                    return "sent", parcel.edits
                if parcel.edits is None:
                    return f"refused: {refused.message}", None
                parcel = replace(parcel, edits=None)  # gone or too old to change: say it anew
            except TelegramError:  # the network's trouble, or the server's
                await asyncio.sleep(pause)
                pause = min(2 * pause, SLOWEST)

    async def _follow(self, line: Line, new: int) -> None:
        """The group has another id now: everything in its line goes there, in the same order."""
        old = line.chats[0]
        try:
            await _written(lambda: self._migrated(old, new))
        except Exception as fault:  # what is to be said there is said all the same
            log.error("a group that moved: %s", where(fault))  # noqa: TRY400
        if new not in self._lines:
            self._lines[new] = line
            line.chats.append(new)
        for place, (parcel, spinner) in enumerate(line.parcels):
            line.parcels[place] = replace(parcel, chat=new), spinner

    async def _hand_over(self, parcel: Parcel) -> int:
        if not parcel.body.startswith('{"'):
            raise ValueError("no body")
        if parcel.file:
            what = {"chat_id": parcel.chat, **json.loads(parcel.body)}
            return message_id(await self._api.upload(self._home / parcel.file, what))
        if parcel.edits is None:
            body = f'{{"chat_id":{parcel.chat},{parcel.body[1:]}'
            return message_id(await self._api.written("sendMessage", body))
        body = f'{{"chat_id":{parcel.chat},"message_id":{parcel.edits},{parcel.body[1:]}'
        await self._api.written("editMessageText", body)
        return parcel.edits


def _seconds(busy: RetryAfter) -> float:
    wanted = busy.retry_after
    return wanted.total_seconds() if isinstance(wanted, timedelta) else ODD


async def _written(write: Callable[[], None]) -> None:
    """Sent is sent: where the disk is full or locked only the writing is tried again."""
    while True:
        try:
            return write()
        except sqlite3.Error as trouble:
            if not sick(trouble):
                raise
            await asyncio.sleep(1)
