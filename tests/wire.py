"""The bot's request seam, tied straight to the local server's core: no sockets in between."""

import asyncio
import json
from typing import Any

from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

from bot.localchat.faults import Broken
from bot.localchat.telegram import Telegram


class Wire(BaseRequest):
    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self.polls = 0  # how often the bot asked and nothing was there

    read_timeout = 1.0

    async def initialize(self) -> None: ...
    async def shutdown(self) -> None: ...

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *timeouts: Any,
        **more: Any,
    ) -> tuple[int, bytes]:
        if "/file/bot" in url:  # what somebody sent
            return self._file(url.partition("/file/bot")[2].partition("/")[2])
        name = url.rpartition("/")[2]
        parameters = request_data.parameters if request_data else {}
        files = dict(request_data.multipart_data or {}) if request_data else {}
        try:
            answer = self.telegram.answer(name, json.loads(json.dumps(parameters)), files)
        except Broken:
            raise NetworkError("reset") from None
        if answer.late:
            await asyncio.sleep(answer.late)
        if name == "getUpdates" and json.loads(answer.body).get("result") == []:
            self.polls += 1
            await self.telegram.arrived.wait()
        return answer.status, answer.body

    def _file(self, path: str) -> tuple[int, bytes]:
        try:
            return 200, self.telegram.content(path)
        except KeyError:
            return 404, b'{"ok": false, "error_code": 404, "description": "Not Found"}'
