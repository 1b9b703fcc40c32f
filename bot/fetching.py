"""Files that people sent are brought from Telegram to a path under the home."""

import asyncio
import logging
from datetime import timedelta
from pathlib import Path
from typing import cast

from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut

from bot.request import Api

log = logging.getLogger(__name__)

MOST = 20 * 1024 * 1024  # bytes; Telegram gives bots nothing larger
TRIES = 8
FIRST, SLOWEST = 0.5, 20.0  # seconds between two tries, doubling


class Fetching:
    """Callable, for the runner of errands: a file's id and where it is to lie."""

    def __init__(self, api: Api) -> None:
        self._api = api

    async def __call__(self, file: str, to: Path) -> bool:
        """Whether it lies there now; False where it is gone, too large or not to be had."""
        pause = FIRST
        for _ in range(TRIES):
            try:
                content = await self._api.fetch(file, MOST)
            except RetryAfter as busy:
                await asyncio.sleep(cast(timedelta, busy.retry_after).total_seconds())
            except TelegramError as no:
                if type(no) not in (NetworkError, TimedOut):  # BadRequest is a NetworkError, too
                    log.warning("a sent file: %s", type(no).__name__)
                    return False
                await asyncio.sleep(pause)
                pause = min(2 * pause, SLOWEST)
            else:
                to.parent.mkdir(parents=True, exist_ok=True)
                await asyncio.to_thread(to.write_bytes, content)
                return True
        return False
