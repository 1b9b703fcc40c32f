"""The local chat on loopback: the Bot API for the bot, a page for people, one address for both."""

import asyncio
import logging
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.localchat.address import HOST, Address, address_at, fresh_secret, fresh_token, open_door
from bot.localchat.bot_side import BotSide
from bot.localchat.deeds import Impossible
from bot.localchat.demo import Demo, make_known
from bot.localchat.page_side import PageSide
from bot.localchat.telegram import Telegram
from bot.localchat.wire import MOST_BODY
from bot.logs import where

log = logging.getLogger(__name__)

__all__ = ["Address", "Server", "serving"]

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
        " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Server:
    """`async with Server(telegram) as address:`, on loopback only.

    `port` 0 takes any free one, and `door` one that is open already. `on_kill` ends the bot's
    process when a Kill was ordered. Raises OSError when the port is taken.
    """

    def __init__(
        self,
        telegram: Telegram,
        *,
        port: int = 0,
        door: socket.socket | None = None,
        demo: Demo | None = None,
        token: str = "",
        secret: str = "",
        on_kill: Callable[[], None] | None = None,
    ) -> None:
        self._telegram = telegram
        self._port = port
        self._door = door
        self._demo = demo
        self._token = token or fresh_token()
        self._secret = secret or fresh_secret()
        self._on_kill = on_kill
        self._sides: tuple[BotSide, PageSide] | None = None
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Address:
        bot = BotSide(self._telegram, self._token, self._on_kill)
        page = PageSide(self._telegram, self._secret, self._demo)
        self._sides = bot, page
        if self._demo:
            make_known(self._telegram, self._demo)
        app = web.Application(client_max_size=MOST_BODY, middlewares=[_guarded])
        app.add_routes(bot.routes() + page.routes())
        self._runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=1
        )
        await self._runner.setup()
        door = self._door or open_door(self._port)
        await web.SockSite(self._runner, door).start()
        return address_at(door, self._token, self._secret)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for side in self._sides or ():
            side.close()
        if self._runner:
            await self._runner.cleanup()


@web.middleware
async def _guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Other sites in the same browser get nothing; what goes out says what may be done with it."""
    try:
        response = await handler(request) if _ours(request) else web.Response(status=403)
    except Impossible as no:
        response = web.json_response({"error": str(no)}, status=409)
    except web.HTTPException as no:
        response = web.json_response({"error": no.reason}, status=no.status)
    except Exception as trouble:
        log.warning("a page: %s", where(trouble))
        response = web.json_response({"error": "a fault of ours"}, status=500)
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _ours(request: web.Request) -> bool:
    """Whether it is this machine that is asked, and by none but its own page or a program."""
    origin = request.headers.get("Origin")
    named = request.host.partition(":")[0] in (HOST, "localhost")
    return named and (not origin or origin == f"http://{request.host}")


@contextmanager
def serving(
    telegram: Telegram,
    *,
    port: int = 0,
    demo: Demo | None = None,
    token: str = "",
    secret: str = "",
    on_kill: Callable[[], None] | None = None,
) -> Iterator[Address]:
    """A server in a thread of its own, for tests that drive `telegram` from theirs."""
    running = _Thread(
        lambda: Server(telegram, port=port, demo=demo, token=token, secret=secret, on_kill=on_kill)
    )
    with running as address:
        yield address


class _Thread:
    def __init__(self, make: Callable[[], Server]) -> None:
        self._make = make
        self._ready = threading.Event()
        self._over: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._address: Address | None = None
        self._failed: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="localchat", daemon=True)

    def __enter__(self) -> Address:
        self._thread.start()
        self._ready.wait()
        if self._failed:
            raise self._failed
        assert self._address
        return self._address

    def __exit__(self, *_: object) -> None:
        if self._loop and self._over:
            self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except OSError as taken:
            self._failed = taken
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        async with self._make() as self._address:
            self._ready.set()
            await self._over.wait()
