"""The turn: what came in, what it changed and what is answered become true together, or never.

Telegram keeps an update until the next getUpdates confirms it, and we confirm only what is
committed: its queue holds what is still to be done, our table what has been.
"""

import asyncio
import json
import logging
import sqlite3
from collections.abc import Coroutine
from datetime import datetime, timedelta
from secrets import token_hex
from traceback import format_tb
from typing import Any, cast

from sqlite_utils import Database, Migrations
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import Application, ContextTypes

from bot.outbox import Outbox
from bot.postman import SLOWEST, Postman
from bot.request import Api
from handlers.screen import Letter, Screen
from handlers.texts.errors import BROKEN, UNSAVED
from handlers.texts.refusals import words_of
from ledger.clock import Clock
from ledger.refusals import Refusal

log = logging.getLogger(__name__)
steps = Migrations("inbox")

App = Application[Any, Any, Any, Any, Any, Any]

Raw = dict[str, Any]
"""An update as Telegram sent it."""

POLL = 25  # seconds a getUpdates may wait for something to happen
KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
REMEMBERED = timedelta(days=8)  # after a silent week Telegram numbers its updates anew
CRASHES = 3  # so often an update may take the process down before it is set aside


@steps(name="0001_inbox")
def _(db: Database) -> None:
    db.executescript(
        """
        create table inbox (
            update_id bigint primary key,       -- a repeated update finds itself here
            taken text not null,                -- ISO 8601 with offset
            incident text,                      -- of one set aside, as told to the person
            body text                           -- of one set aside, JSON, so that nothing is lost
        );
        create index inbox_taken on inbox(taken);
        create table in_hand (                  -- updates being handled; what a crash leaves here
            update_id bigint primary key,
            times bigint not null               -- how often they were begun
        );
        """
    )


class Inbox:
    def __init__(
        self, db: Database, app: App, outbox: Outbox, postman: Postman, clock: Clock
    ) -> None:
        self._db, self._app, self._outbox, self._postman = db, app, outbox, postman
        self._api, self._clock = Api(app.bot), clock
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
            except Exception as trouble:  # whatever it is, the process goes on
                ours = not isinstance(trouble, TelegramError)
                log.warning("%s; again in %s s", type(trouble).__name__, pause, exc_info=ours)
                await asyncio.sleep(pause)
                pause = min(2 * pause, SLOWEST)
            else:
                offset, pause = max((raw["update_id"] + 1 for raw in batch), default=offset), 0.5

    def take(self, batch: list[Raw]) -> None:
        """All that waits shares one commit. Raises OperationalError; then nothing was done.

        After a crash updates are taken one by one until what it left is through, so that one
        that takes the process down stands alone and is set aside the next time but two.
        """
        try:
            for some in self._shares(batch):
                self._turn(some)
        except sqlite3.OperationalError:
            for raw in batch:
                self._unsaved(raw)
            raise
        finally:
            self._postman.collect()
        self._warned.clear()

    def _shares(self, batch: list[Raw]) -> list[list[Raw]]:
        after_crash = self._db.execute("select 1 from in_hand limit 1").fetchone()
        return [[raw] for raw in batch] if after_crash else [batch] if batch else []

    def _turn(self, some: list[Raw]) -> None:
        now = self._clock()
        self._take_in_hand(some)
        with self._db.atomic():
            for raw in some:
                self._once(raw, now)
                self._db.execute(
                    "delete from in_hand where update_id = :id", {"id": raw["update_id"]}
                )

    def _take_in_hand(self, some: list[Raw]) -> None:
        """Committed before they are handled; a power cut may forget it, a crash may not."""
        self._db.execute("pragma synchronous = normal")
        try:
            with self._db.atomic():
                self._db.conn.executemany(
                    "insert into in_hand (update_id, times) values (:update_id, 1)"
                    " on conflict (update_id) do update set times = in_hand.times + 1",
                    [{"update_id": raw["update_id"]} for raw in some],
                )
        finally:
            self._db.execute("pragma synchronous = full")

    def _done_with(self, raw: Raw) -> None:
        self._db.execute(
            "delete from in_hand where update_id = :id", {"id": raw["update_id"]}
        )

    def _once(self, raw: Raw, now: datetime) -> None:
        row = self._db.execute(
            "insert into inbox (update_id, taken) values (:id, :now)"
            " on conflict (update_id) do nothing",
            {"id": raw["update_id"], "now": now.isoformat()},
        )
        if row.rowcount == 0:
            return None
        if self._times(raw) > CRASHES:
            log.error("update %s took the process down %s times", raw["update_id"], CRASHES)
            return self._set_aside(raw)
        try:
            with self._db.atomic():  # a savepoint: a fault undoes this update, not its neighbours
                self._handle(raw)
        except Refusal as no:
            self._tell(raw, words_of(no))
        except Exception as fault:
            if _sick(fault):
                raise
            self._set_aside(raw, fault)

    def _times(self, raw: Raw) -> int:
        row = self._db.execute(
            "select times from in_hand where update_id = :id", {"id": raw["update_id"]}
        ).fetchone()
        return int(row[0]) if row else 1

    def _set_aside(self, raw: Raw, fault: Exception | None = None) -> None:
        incident = token_hex(3)
        log.error("incident %s: %s", incident, _where(fault))
        self._db.execute(
            "update inbox set incident = :incident, body = :body where update_id = :id",
            {"incident": incident, "body": json.dumps(raw), "id": raw["update_id"]},
        )
        self._tell(raw, BROKEN.substitute(incident=incident))

    def _handle(self, raw: Raw) -> None:
        self._fault = None
        _at_once(self._app.process_update(Update.de_json(raw, self._app.bot)))
        if self._fault:
            raise self._fault

    async def _keep(self, _: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """PTB swallows what a handler raises; the turn must not."""
        self._fault = context.error

    def _tell(self, raw: Raw, words: str) -> None:
        if chat := _chat(raw):
            query = raw.get("callback_query", {}).get("id")
            self._outbox.put(Letter(chat, Screen(words), query=query))

    def _unsaved(self, raw: Raw) -> None:
        """Past the outbox, which cannot be written just now; once a chat."""
        if (chat := _chat(raw)) and chat not in self._warned:
            self._warned.add(chat)
            self._postman.once("sendMessage", chat_id=chat, text=UNSAVED)

    def retry(self, update_id: int) -> None:
        """Handles once more what was set aside. Raises KeyError where nothing of the kind is."""
        row = self._db.execute(
            "select body from inbox where update_id = :id and body is not null", {"id": update_id}
        ).fetchone()
        if row is None:
            raise KeyError(update_id)
        with self._db.atomic():
            self._handle(json.loads(row[0]))
            self._db.execute(
                "update inbox set incident = null, body = null where update_id = :id",
                {"id": update_id},
            )

    def forget(self, now: datetime) -> None:
        """Drops the numbers of updates that can no longer come again; what failed stays."""
        self._db.execute(
            "delete from inbox where taken < :before and incident is null",
            {"before": (now - REMEMBERED).isoformat()},
        )
        self._db.execute("delete from in_hand")


def _chat(raw: Raw) -> int | None:
    """Without PTB's help: what is told here may be that PTB could not read it."""
    for kind in KINDS[:3]:
        if said := raw.get(kind):
            message = said.get("message", said)
            return cast(int | None, message.get("chat", {}).get("id"))
    return None


def _sick(fault: Exception) -> bool:
    """The database's own trouble, not this update's: full, locked, read-only, unreadable."""
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    return isinstance(fault, sqlite3.OperationalError) and code != sqlite3.SQLITE_ERROR


def _where(fault: Exception | None) -> str:
    """The trace of a fault without its message, which may quote what a person wrote."""
    if fault is None:
        return "given up"
    return "".join([type(fault).__name__, "\n", *format_tb(fault.__traceback__)])


def _at_once(work: Coroutine[Any, Any, None]) -> None:
    """Runs a coroutine that has nothing to wait for. A transaction must not outlive a step."""
    try:
        work.send(None)
    except StopIteration:
        return
    work.close()
    raise RuntimeError("a handler waited inside the turn")
