"""The Bot API over HTTP: calls, long polls, files; and the faults that were ordered."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.localchat.answers import Answer
from bot.localchat.faults import Broken, Killed
from bot.localchat.parameters import Given
from bot.localchat.refused import Refused
from bot.localchat.telegram import Telegram
from bot.localchat.wire import read_call
from bot.logs import where

log = logging.getLogger(__name__)

_NOTHING_NEW = b'{"ok": true, "result": []}'
_LONGEST_POLL = 50  # seconds
_OTHER_POLL = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is"
    " running"
)
_WEBHOOK = "Conflict: terminated by setWebhook request"


@dataclass(frozen=True, slots=True)
class _Poll:
    """A long poll that waits."""

    woken: asyncio.Event = field(default_factory=asyncio.Event)
    ended: list[str] = field(default_factory=list)  # in whose favour, if in somebody's

    def end(self, words: str) -> None:
        self.ended.append(words)
        self.woken.set()


class BotSide:
    """Serves one bot, known by its token."""

    def __init__(
        self, telegram: Telegram, token: str, on_kill: Callable[[], None] | None = None
    ) -> None:
        self._telegram = telegram
        self._token = token
        self._on_kill = on_kill
        self._loop = asyncio.get_running_loop()
        self._poll: _Poll | None = None
        telegram.world.listeners.append(self._heard)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self._call),
            web.get("/file/bot{token}/{path:.+}", self._file),
            web.route("*", "/bot{nothing:.*}", _nowhere),
            web.route("*", "/file/bot{nothing:.*}", _nowhere),
        ]

    def close(self) -> None:
        """Lets go of the core; a poll that waits ends with nothing."""
        self._telegram.world.listeners.remove(self._heard)
        self._wake()

    async def _call(self, request: web.Request) -> web.StreamResponse:
        try:
            self._check(request)
            answer = await self._answered(request)
        except Refused as no:
            return _refused(no)
        except web.HTTPRequestEntityTooLarge:
            return _refused(Refused("Request Entity Too Large", 413))
        except (Broken, Killed) as trouble:
            if isinstance(trouble, Killed) and self._on_kill:
                self._on_kill()
            return _torn(request)
        except Exception as trouble:
            log.warning("a call of the bot's: %s", where(trouble))
            return _refused(Refused("Internal Server Error", 500))
        if answer.late:
            await asyncio.sleep(answer.late)
        return web.Response(
            status=answer.status, body=answer.body, content_type="application/json"
        )

    async def _answered(self, request: web.Request) -> Answer:
        method = request.match_info["method"]
        parameters, files = await read_call(request)
        answer = self._telegram.answer(method, parameters, files)
        if method.lower() == "getupdates" and answer.body == _NOTHING_NEW:
            return await self._waited(parameters)
        if method.lower() == "setwebhook" and parameters.get("url") and self._poll:
            self._poll.end(_WEBHOOK)
        return answer

    def _check(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if ":" not in token:
            raise Refused("Not Found", 404)
        if token != self._token:
            raise Refused("Unauthorized", 401)

    async def _waited(self, parameters: Mapping[str, Any]) -> Answer:
        """The long poll: until something arrives, the time is up or another poll takes over."""
        patience = min(Given(parameters, {}).number("timeout") or 0, _LONGEST_POLL)
        if patience <= 0:
            return Answer(200, _NOTHING_NEW)
        if self._poll:
            self._poll.end(_OTHER_POLL)
        mine = self._poll = _Poll()
        self._telegram.poll_waits(1)
        try:
            await asyncio.wait_for(mine.woken.wait(), patience)
        except TimeoutError:
            return Answer(200, _NOTHING_NEW)
        finally:
            self._telegram.poll_waits(-1)
            if self._poll is mine:
                self._poll = None
        for words in mine.ended:
            raise Refused(words, 409)
        return self._telegram.effect("getUpdates", parameters)

    def _heard(self, shelf: str, _: str, row: Any) -> None:
        if shelf == "waiting" and row is not None:
            self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        if self._poll:
            self._poll.woken.set()

    async def _file(self, request: web.Request) -> web.Response:
        try:
            self._check(request)
            content = self._telegram.content(request.match_info["path"])
        except Refused as no:
            return _refused(no)
        except KeyError:
            return _refused(Refused("Not Found: file not found", 404))
        return web.Response(body=content, content_type="application/octet-stream")


def _torn(request: web.Request) -> web.Response:
    """The connection is reset: what is returned here goes nowhere."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _refused(no: Refused) -> web.Response:
    return web.json_response(no.as_answer(), status=no.code)


async def _nowhere(_: web.Request) -> web.Response:
    """An address of the Bot API's that names no method."""
    return _refused(Refused("Not Found", 404))
