"""HTTP by aiohttp: PTB's seam for its own calls, and the bare Bot API for ours."""

import asyncio
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, cast

import aiohttp
from telegram import Bot
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

os.environ["PTB_TIMEDELTA"] = "true"  # PTB's own switch; without it every RetryAfter warns

_JSON = {"Content-Type": "application/json"}
PATIENCE = 60.0  # seconds; a slow call holds up its own chat only, and a second try says it twice


class Aiohttp(BaseRequest):
    """What PTB asks of an HTTP library: bytes, or NetworkError and its kin. `proxy` is a URL."""

    def __init__(self, proxy: str | None = None) -> None:
        self._proxy = proxy
        self._client: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return PATIENCE

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """As PTB's own, which would log all of what it cannot read."""
        try:
            read: dict[str, Any] = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise TelegramError("Invalid server response") from None
        return read

    async def initialize(self) -> None:
        if self._client is None:
            pool = aiohttp.TCPConnector(limit=0)  # chats that stall must not use up the places
            none = aiohttp.DummyCookieJar()  # Telegram sets no cookies; looking for them costs
            self._client = aiohttp.ClientSession(
                connector=pool, cookie_jar=none, proxy=self._proxy
            )

    async def shutdown(self) -> None:
        if self._client:
            await self._client.close()
            self._client = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        *_: Any,
        **__: Any,
    ) -> tuple[int, bytes]:
        assert self._client, "initialize comes first"
        patience = PATIENCE if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        limits = aiohttp.ClientTimeout(total=None, connect=10, sock_read=patience)
        try:
            async with self._client.request(
                method, url, **_body(request_data), timeout=limits
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as error:  # its words may hold the URL, which holds the token
            told = str(error) if isinstance(error, OSError) else type(error).__name__
            raise NetworkError(told) from None


@dataclass(frozen=True, slots=True)
class Api:
    """Any method by its name, the bare result back: parsing answers into objects costs the most.

    Raises as PTB does, RetryAfter, Forbidden and the rest; NetworkError also for what no server
    of Telegram's would answer.
    """

    bot: Bot

    async def __call__(self, method: str, patience: float = PATIENCE, /, **parameters: Any) -> Any:
        return await self._post(method, _Ready(parameters), patience)

    async def written(self, method: str, body: str) -> Any:
        """With parameters that are JSON already."""
        return await self._post(method, _Written(body), PATIENCE)

    async def upload(self, path: Path, parameters: dict[str, Any]) -> Any:
        """Sends a picture as a photo and anything else as a document, with a caption."""
        photo = path.suffix in {".png", ".jpg"}
        part, mime = ("photo", "image/png") if photo else ("document", "application/octet-stream")
        content = await asyncio.to_thread(path.read_bytes)
        ready = _Ready(parameters, {part: (path.name, content, mime)})
        return await self._post("sendPhoto" if photo else "sendDocument", ready, PATIENCE)

    async def fetch(self, file: str, most: int) -> bytes:
        """What somebody sent, by its id. Raises BadRequest where it is gone or too large."""
        match await self("getFile", file_id=file):
            case {"file_path": str(path), **more}:
                size = more.get("file_size")
            case _:
                raise NetworkError("a strange answer")
        if isinstance(size, int) and size > most:
            raise BadRequest("file is too big")
        url = f"{self.bot.base_file_url}/{path}"  # it holds the token: never to be logged
        return await self.bot.request.retrieve(url, read_timeout=PATIENCE)

    async def _post(self, method: str, ready: "_Ready | _Written", patience: float) -> Any:
        url, data = f"{self.bot.base_url}/{method}", cast(RequestData, ready)
        try:
            return await self.bot.request.post(url, data, read_timeout=patience)
        except (AttributeError, KeyError, TypeError, ValueError):  # JSON, but nothing we know
            raise NetworkError("a strange answer") from None


def message_id(result: Any) -> int:
    """Of a message that was sent. Raises NetworkError where the answer does not hold one."""
    match result:
        case {"message_id": int(number)}:
            return number
        case _:
            raise NetworkError("a strange answer")


@dataclass(frozen=True, slots=True)
class _Ready:
    """Stands where PTB has a RequestData, with nothing left to convert."""

    parameters: dict[str, Any]
    multipart_data: dict[str, tuple[str, bytes, str]] = field(default_factory=dict)

    @property
    def contains_files(self) -> bool:
        return bool(self.multipart_data)

    @property
    def json_parameters(self) -> dict[str, str]:
        """What a multipart form can carry: anything but words as JSON."""
        return {
            name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            for name, value in self.parameters.items()
        }


@dataclass(frozen=True, slots=True)
class _Written:
    """The same, where there is nothing left to write either."""

    body: str
    contains_files: ClassVar[bool] = False
    multipart_data: ClassVar[None] = None

    @property
    def parameters(self) -> dict[str, Any]:
        """For who wants to look inside."""
        read: dict[str, Any] = json.loads(self.body)
        return read


def _body(data: RequestData | _Written | None) -> dict[str, Any]:
    if data is None:
        return {}
    if isinstance(data, _Written):
        return {"data": data.body.encode(), "headers": _JSON}
    if not data.contains_files:
        return {"json": data.parameters}
    form = aiohttp.FormData(quote_fields=False)  # or a Chinese file name arrives as %E5%90%8D
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for part, (filename, content, mime) in data.multipart_data.items():
        form.add_field(part, content, filename=filename, content_type=mime)
    return {"data": form}
