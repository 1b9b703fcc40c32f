"""The page over HTTP: its static files, what it shows, what it asks for, and live events."""

import asyncio
import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.localchat import deeds, views
from bot.localchat.demo import Demo
from bot.localchat.refused import Json, Refused
from bot.localchat.telegram import Telegram
from bot.localchat.wire import read_parts

PAGE = Path(__file__).parent / "page"
_MIME = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
_SHOWN_INLINE = {"image/png", "image/jpeg", "image/gif", "image/webp"}
_NUMBER = re.compile(r"[0-9]{1,18}")
_FARTHEST = timedelta(days=366)
_HEARTBEAT = 15  # seconds
_MOST_UNSENT = 2000  # events; a page that is so far behind starts anew


class PageSide:
    """Serves every page that is open under one secret path."""

    def __init__(self, telegram: Telegram, secret: str, demo: Demo | None) -> None:
        self._telegram = telegram
        self._root = f"/{secret}/"
        self._demo = demo
        self._loop = asyncio.get_running_loop()
        self._pages: set[asyncio.Queue[str | None]] = set()
        telegram.world.listeners.append(self._heard)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(self._root + "{name:[a-z.]*}", self._static),
            web.get(self._root + "api/state", self._state),
            web.get(self._root + "api/chat/{chat:-?[0-9]{1,18}}", self._chat),
            web.get(self._root + "api/events", self._events),
            web.post(self._root + "api/do", self._do),
            web.post(self._root + "api/files", self._files),
            web.post(self._root + "api/clock", self._clock),
            web.get(self._root + "file/{file}", self._file),
        ]

    def close(self) -> None:
        """Lets go of the core and ends every stream of events."""
        self._telegram.world.listeners.remove(self._heard)
        for page in self._pages:
            page.put_nowait(None)

    async def _static(self, request: web.Request) -> web.StreamResponse:
        path = PAGE / (request.match_info["name"] or "index.html")
        if path.suffix not in _MIME or not path.is_file():
            raise web.HTTPNotFound
        mime = _MIME[path.suffix]
        return web.Response(body=path.read_bytes(), content_type=mime, charset="utf-8")

    async def _state(self, request: web.Request) -> web.Response:
        with self._telegram.turn:
            return web.json_response(views.state(self._telegram, self._demo))

    async def _chat(self, request: web.Request) -> web.Response:
        before = request.query.get("before", "")
        chat = int(request.match_info["chat"])
        older = int(before) if _NUMBER.fullmatch(before) else None
        with self._telegram.turn:
            return web.json_response(views.chat(self._telegram, chat, older))

    async def _do(self, request: web.Request) -> web.Response:
        code_for = self._demo.code_for if self._demo else lambda _: ""
        deeds.do(self._telegram, await _asked(request), code_for)
        return web.json_response({})

    async def _files(self, request: web.Request) -> web.Response:
        try:
            asked, files = await read_parts(request)
            deeds.send_files(self._telegram, asked, list(files.values()))
        except (
            Refused
        ) as no:  # what is no body, or what even a person's app would not take as a photo
            raise deeds.Impossible(no.words) from None
        return web.json_response({})

    async def _file(self, request: web.Request) -> web.Response:
        file = self._telegram.world.files.get(request.match_info["file"].removesuffix("-s"))
        if file is None:
            raise web.HTTPNotFound
        headers = {"Content-Security-Policy": "default-src 'none'; sandbox"}
        mime = file.mime
        if mime not in _SHOWN_INLINE:
            mime = "application/octet-stream"
            headers["Content-Disposition"] = "attachment"
        try:
            content = self._telegram.content(file.path)
        except KeyError:  # its bytes were taken away
            raise web.HTTPNotFound from None
        return web.Response(body=content, content_type=mime, headers=headers)

    # the clock

    async def _clock(self, request: web.Request) -> web.Response:
        if self._demo is None:
            raise web.HTTPNotFound
        try:
            to = datetime.fromisoformat(str((await _asked(request))["to"]))
        except (KeyError, ValueError):
            raise deeds.Impossible("no such instant") from None
        if to.tzinfo is None or not timedelta(0) < to - self._demo.clock() <= _FARTHEST:
            raise deeds.Impossible("the clock moves forward only, a year at most")
        self._demo.move_clock(to)
        now = views.clock(self._demo)
        self._tell({"kind": "clock", **now})
        return web.json_response(now)

    # events

    async def _events(self, request: web.Request) -> web.StreamResponse:
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        stream = web.StreamResponse(headers=headers)
        await stream.prepare(request)
        mine: asyncio.Queue[str | None] = asyncio.Queue(_MOST_UNSENT)
        self._pages.add(mine)
        try:
            await stream.write(b"retry: 1000\n\n")
            while True:
                try:
                    event = await asyncio.wait_for(mine.get(), _HEARTBEAT)
                except TimeoutError:
                    await stream.write(b": still here\n\n")
                    continue
                if event is None:
                    break
                await stream.write(f"data: {event}\n\n".encode())
        except ConnectionError:
            pass  # the page was closed
        finally:
            self._pages.discard(mine)
        return stream

    def _heard(self, shelf: str, key: str, row: Any) -> None:
        if self._pages and (change := views.change(shelf, key, row)):
            self._loop.call_soon_threadsafe(self._tell, change)

    def _tell(self, event: Json) -> None:
        line = json.dumps(event, ensure_ascii=False)
        for page in self._pages:
            if page.full():  # it comes back by itself and asks for everything
                page.get_nowait()
                page.put_nowait(None)
            else:
                page.put_nowait(line)


async def _asked(request: web.Request) -> Json:
    try:
        asked = await request.json()
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict):
        raise deeds.Impossible("not an object")
    return asked
