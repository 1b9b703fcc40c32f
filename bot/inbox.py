"""The turn: what came in, what it changed and what is answered become true together, or never.

Telegram keeps an update until the next getUpdates confirms it, and we confirm only what is
committed: its queue holds what is still to be done, our table what has been.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Coroutine, Iterator
from datetime import datetime, timedelta
from itertools import groupby
from secrets import token_hex
from typing import Any

from sqlite_utils import Database
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import Application, ContextTypes

from bot.logs import where
from bot.outbox import Outbox
from bot.postman import SLOWEST, Postman
from bot.received import Raw, Received
from bot.request import Api
from bot.sender import chat_of, tap_of
from bot.sickness import sick
from handlers.screen import Letter, Screen
from handlers.texts.errors import BROKEN, UNSAVED
from handlers.texts.refusals import words_of
from ledger.clock import Clock
from ledger.refusals import Refusal

log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]

POLL = 25  # seconds a getUpdates may wait for something to happen
KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
PLACE = ("message_id", "date", "chat")  # all of a tapped message that anybody asks for
REMEMBERED = timedelta(days=8)  # after a silent week Telegram numbers its updates anew
CRASHES = 3  # so often an update may take the process down before it is set aside


class Inbox:
    """`committed` is called after every turn that was."""

    def __init__(
        self,
        db: Database,
        app: App,
        outbox: Outbox,
        postman: Postman,
        clock: Clock,
        committed: Callable[[], None],
    ) -> None:
        self._db, self._app, self._outbox, self._postman = db, app, outbox, postman
        self._api, self._clock, self._committed = Api(app.bot), clock, committed
        self._received = Received(db)
        self._suspects = self._received.left_by_a_crash()
        self._fault: Exception | None = None
        self._warned: set[int] = set()  # chats told that nothing can be saved just now
        app.add_error_handler(self._keep)

    async def listen(self) -> None:
        """For ever. What could not be committed is not confirmed, so Telegram offers it again."""
        offset, pause = 0, 0.5
        while True:
            try:
                batch = await self._api(
                    "getUpdates", POLL + 10, offset=offset, timeout=POLL, allowed_updates=KINDS
                )
                self.take(batch)
                # nothing new confirms all that was: from then on any number may come
                offset, pause = max((raw["update_id"] + 1 for raw in batch), default=0), 0.5
            except Exception as trouble:  # whatever it is, the process goes on
                ours = not isinstance(trouble, TelegramError)
                what = where(trouble) if ours else type(trouble).__name__
                log.warning("%s; again in %s s", what, pause)
                await asyncio.sleep(pause)
                pause = min(2 * pause, SLOWEST)

    def take(self, batch: list[Raw]) -> None:
        """All that waits shares one commit. Raises sqlite3.Error; what is told so was not done.

        Their numbers say in which order people did it, in whichever they come.
        What was in hand at a crash is taken one by one, so that an update that takes the process
        down stands alone, and is set aside the next time but two.
        """
        batch = sorted(batch, key=lambda raw: raw["update_id"])
        waiting = list(batch)
        try:
            for some in self._shares(batch):
                self._turn(some)
                del waiting[: len(some)]
        except sqlite3.Error as trouble:
            if sick(trouble):
                self._unsaved(waiting)
            raise
        finally:
            if len(waiting) < len(batch):
                self._committed()
        self._warned.clear()

    def _shares(self, batch: list[Raw]) -> Iterator[list[Raw]]:
        for alone, group in groupby(batch, key=lambda raw: raw["update_id"] in self._suspects):
            some = list(group)
            yield from ([raw] for raw in some) if alone else [some]

    def _turn(self, some: list[Raw]) -> None:
        now, ids = self._clock(), [raw["update_id"] for raw in some]
        self._received.take_in_hand(ids)
        with self._db.atomic():
            before = self._outbox.newest() if self._warned else 0
            for raw in some:
                self._once(raw, now)
            if self._warned:  # what they see next stands below that nothing was saved
                self._outbox.say_anew(self._warned, before)
            self._received.done_with(ids)
        self._received.over(ids)
        for update in ids:
            self._suspects.pop(update, None)

    def _once(self, raw: Raw, now: datetime) -> None:
        update = raw["update_id"]
        if not self._received.first(update, now):
            return None
        if self._suspects.get(update, 0) >= CRASHES:
            return self._set_aside(raw, f"it took the process down {CRASHES} times")
        try:
            with self._db.atomic():  # a savepoint: a fault undoes this update, not its neighbours
                self._handle(raw)
        except Refusal as no:
            self._tell(raw, words_of(no))
        except Exception as fault:
            if sick(fault):
                raise
            self._set_aside(raw, where(fault))
        return None

    def _set_aside(self, raw: Raw, why: str) -> None:
        incident = token_hex(3)
        log.error("incident %s, update %s: %s", incident, raw["update_id"], why)
        self._received.set_aside(raw, incident)
        self._tell(raw, BROKEN.substitute(incident=incident))

    def _handle(self, raw: Raw) -> None:
        self._fault = None
        _at_once(self._app.process_update(Update.de_json(_lean(raw), self._app.bot)))
        if self._fault:
            raise self._fault

    async def _keep(self, _: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """PTB swallows what a handler raises; the turn must not."""
        self._fault = context.error

    def _tell(self, raw: Raw, words: str) -> None:
        if chat := chat_of(raw):
            self._outbox.put(Letter(chat, Screen(words), query=tap_of(raw)))

    def _unsaved(self, some: list[Raw]) -> None:
        """Past the outbox, which cannot be written just now; once a chat."""
        for raw in some:
            if (chat := chat_of(raw)) and chat not in self._warned:
                self._warned.add(chat)
                self._postman.once("sendMessage", chat_id=chat, text=UNSAVED)
            if tap := tap_of(raw):
                self._postman.once("answerCallbackQuery", callback_query_id=tap)

    def again(self) -> None:
        """Takes up what somebody wants tried again: `inbox retry`."""
        if marked := self._received.again():
            self.take(marked)

    def forget(self, now: datetime) -> None:
        self._received.forget(now - REMEMBERED)


def _lean(raw: Raw) -> Raw:
    """A tap without what was shown where: to read that again is most of what reading costs."""
    match raw:
        case {"callback_query": {"message": {**message}, **query}, **update}:
            place = {key: message[key] for key in PLACE if key in message}
            return {**update, "callback_query": {**query, "message": place}}
        case _:
            return raw


def _at_once(work: Coroutine[Any, Any, None]) -> None:
    """Runs a coroutine that has nothing to wait for. A transaction must not outlive a step."""
    try:
        work.send(None)
    except StopIteration:
        return
    work.close()
    raise RuntimeError("a handler waited inside the turn")
