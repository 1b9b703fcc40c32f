"""The bot as a process of its own, begun anew should it ever end."""

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.localchat.address import Address
from bot.settings import Settings

_OURS = Path(__file__).parent.parent
PAUSE = 1  # seconds before the next one begins


class Kept:
    """`async with Kept(…) as bot:` begins it and takes it down at the end."""

    def __init__(
        self,
        settings: Settings,
        home: Path,
        county: str,
        address: Address,
        clock: Callable[[], datetime],
    ) -> None:
        self._clock = clock
        self._home = home.resolve()
        self._settings = {
            "TELEGRAM_TOKEN": address.token,
            "TELEGRAM_API_URL": address.api,
            "TELEGRAM_FILE_URL": address.files,
            "TELEGRAM_TOKEN_FILE": "",
            "ZOUFANG_HOME": str(self._home),
            "COUNTY_NAME": county,
            "HTTPS_PROXY": "",  # nothing stands between a machine and itself
            "PYTHONPATH": os.pathsep.join(
                filter(None, (str(_OURS), os.environ.get("PYTHONPATH")))
            ),
            "LOG_LEVEL": "WARNING" if settings.log_level == "INFO" else settings.log_level,
        }
        self._bot: Process | None = None

    async def __aenter__(self) -> Self:
        await self._begin()
        return self

    async def keep(self) -> None:
        """For ever."""
        while self._bot:
            await self._bot.wait()
            await asyncio.sleep(PAUSE)
            await self._begin()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.end()

    async def end(self) -> None:
        """Lets it finish what it does."""
        if self._bot and self._bot.returncode is None:
            self._bot.terminate()
            await self._bot.wait()

    async def _begin(self) -> None:
        words = ("-m", "bot.tethered", "run", "--clock", self._clock().isoformat())
        self._bot = await asyncio.create_subprocess_exec(
            *(sys.executable, *words),
            cwd=self._home,  # no .env of a real county's is there
            env={**os.environ, **self._settings},
            stdin=asyncio.subprocess.PIPE,  # ends with us: see bot.tethered
            start_new_session=True,  # Ctrl-C is the demo's to pass on, once
        )
