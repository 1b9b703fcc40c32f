"""How fast Telegram likes to be written to; who asked never waits for it."""

import asyncio
from collections import deque
from contextlib import AbstractAsyncContextManager, nullcontext
from time import monotonic

ALL = (25, 1.0)  # messages in seconds; Telegram allows 30
PERSON = (1, 1.0)
GROUP = (19, 60.0)  # Telegram allows 20
IN_FLIGHT = 8  # unasked ones under way at once (DESIGN §2.3)


class Window:
    """At most `most` in any `seconds`."""

    def __init__(self, most: int, seconds: float) -> None:
        self._times, self._most, self._seconds = deque[float](maxlen=most), most, seconds

    async def room(self) -> None:
        while len(self._times) == self._most:
            wait = self._times[0] + self._seconds - monotonic()
            if wait <= 0:
                return
            await asyncio.sleep(wait)

    def note(self) -> None:
        self._times.append(monotonic())

    @property
    def idle(self) -> bool:
        return not self._times or self._times[-1] + self._seconds < monotonic()


class Pace:
    def __init__(self) -> None:
        self._few, self._free = asyncio.Semaphore(IN_FLIGHT), nullcontext()
        self._everyone, self._one_by_one = Window(*ALL), asyncio.Lock()
        self._chats: dict[int, Window] = {}

    def flight(self, unasked: bool) -> AbstractAsyncContextManager[None]:
        """Held while a message is under way, so that a kill repeats only a few unasked ones."""
        return self._few if unasked else self._free

    def flight(self, unasked: bool) -> AbstractAsyncContextManager[None]:
        """Held while a message is under way, so that a kill repeats only a few unasked ones."""
        return self._few if unasked else self._free

    async def room(self, chat: int, unasked: bool, edit: bool) -> None:
        """Returns when a message to `chat` may go; counts it. Negative ids are groups."""
        if edit:
            return
        group = chat < 0
        mine = self._chats.setdefault(chat, Window(*(GROUP if group else PERSON)))
        if unasked or group:
            await mine.room()
            async with self._one_by_one:
                await self._everyone.room()
                self._everyone.note()
        else:
            self._everyone.note()
        mine.note()
        if len(self._chats) > 1000:  # noqa: PLR2004  those who said nothing lately need no window
            self._chats = {c: window for c, window in self._chats.items() if not window.idle}
