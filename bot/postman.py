"""Delivers the outbox: each chat in order, chats side by side, no faster than Telegram likes."""

import asyncio
import json
import logging
import sqlite3
from collections import deque
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.outbox import Outbox, Parcel
from bot.pace import Pace
from bot.request import Api
from ledger.clock import Clock

log = logging.getLogger(__name__)

Task = asyncio.Task[None]

SLOWEST = 5.0  # seconds between two tries

Migrated = Callable[[int, int], None]
"""Told the old and the new id of a group that became a supergroup."""


class Postman:
    def __init__(
        self, api: Api, outbox: Outbox, clock: Clock, home: Path, migrated: Migrated
    ) -> None:
        self._api, self._outbox, self._clock, self._home = api, outbox, clock, home
        self._migrated = migrated
        self._lines: dict[int, deque[tuple[Parcel, Task | None]]] = {}  # by chat, next in front
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
            if parcel.chat not in self._lines:
                self._lines[parcel.chat] = deque()
                self._spawn(self._walk(parcel.chat))
            self._lines[parcel.chat].append((parcel, spinner))

    def once(self, method: str, **parameters: Any) -> Task:
        """Best effort, nothing remembered."""

        async def attempt() -> None:
            with suppress(TelegramError):
                await self._api(method, **parameters)

        return self._spawn(attempt())

    async def close(self, patience: float) -> None:
        """Lets what is under way arrive; what still waits stays in the outbox."""
        for line in self._lines.values():
            while len(line) > 1:
                line.pop()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=patience)
            for task in late:
                task.cancel()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> Task:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _walk(self, chat: int) -> None:
        line = self._lines[chat]
        while line:
            parcel, spinner = line[0]
            await self._finish(parcel, spinner)
            line.popleft()
        del self._lines[chat]

    async def _finish(self, parcel: Parcel, spinner: Task | None) -> None:
        outcome, message = await self._deliver(parcel)
        if outcome != "sent":
            log.warning("parcel %s: %s", parcel.id, outcome)
        if spinner:  # so that a crash leaves none turning
            await asyncio.wait([spinner], timeout=2)
        while True:
            try:
                return self._outbox.delivered(parcel, outcome, message, self._clock())
            except sqlite3.OperationalError:  # full or locked; sent is sent, so only this again
                await asyncio.sleep(1)

    async def _deliver(self, parcel: Parcel) -> tuple[str, int | None]:
        """Tries until it is in the chat or never will be; gives the outcome and the message."""
        pause = 0.2
        while True:
            await self._pace.room(parcel.chat, parcel.unasked, parcel.edits is not None)
            if parcel.until and self._clock() > datetime.fromisoformat(parcel.until):
                return "late", None
            try:
                async with self._pace.flight(parcel.unasked):
                    return "sent", await self._hand_over(parcel)
            except RetryAfter as busy:
                await asyncio.sleep(cast(timedelta, busy.retry_after).total_seconds())
            except ChatMigrated as moved:
                self._migrated(parcel.chat, moved.new_chat_id)
                self._outbox.moved(parcel.chat, moved.new_chat_id)
                parcel = replace(parcel, chat=moved.new_chat_id)
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
            except Exception:
                log.exception("parcel %s", parcel.id)  # ours; it must not hold up the next
                return "fault", None

    async def _hand_over(self, parcel: Parcel) -> int:
        what = {"chat_id": parcel.chat, **json.loads(parcel.body)}
        if parcel.file:
            return int((await self._api.upload(self._home / parcel.file, what))["message_id"])
        if parcel.edits is None:
            return int((await self._api("sendMessage", **what))["message_id"])
        await self._api("editMessageText", message_id=parcel.edits, **what)
        return parcel.edits
