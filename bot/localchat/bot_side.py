"""The Bot API over HTTP: calls, long polls, files; and the faults that were ordered."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from aiohttp import web

from bot.localchat.answers import Answer
from bot.localchat.faults import Broken, Killed
from bot.localchat.refused import Refused
from bot.localchat.telegram import Telegram
from bot.localchat.wire import read_call

_NOTHING_NEW = b'{"ok": true, "result": []}'
_LONGEST_POLL = 50  # seconds
_TAKEN_OVER = "terminated by other getUpdates request; make sure that only one bot instance is"


class BotSide:
    """Serves one bot, known by its token."""

    def __init__(
        self, telegram: Telegram, token: str, on_kill: Callable[[], None] | None = None
    ) -> None:
        self._telegram = telegram
        self._token = token
        self._on_kill = on_kill
        self._loop = asyncio.get_running_loop()
        self._poll: asyncio.Event | None = None  # the poll that waits; set to wake it
        telegram.world.listeners.append(self._heard)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self._call),
            web.get("/file/bot{token}/{path:.+}", self._file),
        ]

    def close(self) -> None:
        """Lets go of the core; a poll that waits ends with nothing."""
        self._telegram.world.listeners.remove(self._heard)
        if self._poll:
            self._poll.set()

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            self._check(request)
            parameters, files = await read_call(request)
            answer = self._telegram.answer(method, parameters, files)
            if method.lower() == "getupdates" and answer.body == _NOTHING_NEW:
                answer = await self._waited(parameters)
        except Refused as no:
            return web.json_response(no.as_answer(), status=no.code)
        except (Broken, Killed) as trouble:
            if isinstance(trouble, Killed) and self._on_kill:
                self._on_kill()
            return _torn(request)
        if answer.late:
            await asyncio.sleep(answer.late)
        return web.Response(
            status=answer.status, body=answer.body, content_type="application/json"
        )

    def _check(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if ":" not in token:
            raise Refused("Not Found", 404)
        if token != self._token:
            raise Refused("Unauthorized", 401)

    async def _waited(self, parameters: Mapping[str, Any]) -> Answer:
        """The long poll: until something arrives, the time is up or another poll takes over."""
        try:
            patience = min(float(parameters.get("timeout") or 0), _LONGEST_POLL)
        except (TypeError, ValueError):
            raise Refused('Bad Request: can\'t parse "timeout" as an integer', 400) from None
        if self._poll:
            self._poll.set()
        mine = self._poll = asyncio.Event()
        self._telegram.poll_waits(1)
        try:
            await asyncio.wait_for(mine.wait(), patience)
        except TimeoutError:
            return Answer(200, _NOTHING_NEW)
        finally:
            self._telegram.poll_waits(-1)
            replaced = self._poll is not mine
            if not replaced:
                self._poll = None
        if replaced:
            raise Refused(f"Conflict: {_TAKEN_OVER} running", 409)
        return self._telegram.effect("getUpdates", parameters)

    def _heard(self, shelf: str, _: str, row: Any) -> None:
        if shelf == "waiting" and row is not None:
            self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        if self._poll:
            self._poll.set()

    async def _file(self, request: web.Request) -> web.Response:
        try:
            self._check(request)
            content = self._telegram.content(request.match_info["path"])
        except Refused as no:
            return web.json_response(no.as_answer(), status=no.code)
        except KeyError:
            gone = Refused("Not Found: file not found", 404)
            return web.json_response(gone.as_answer(), status=404)
        return web.Response(body=content, content_type="application/octet-stream")


def _torn(request: web.Request) -> web.Response:
    """The connection is reset: what is returned here goes nowhere."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
