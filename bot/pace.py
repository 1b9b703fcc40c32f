"""How fast Telegram likes to be written to; who asked never waits for it."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from time import monotonic

ALL = (25, 1.0)  # messages in seconds; Telegram allows 30
PERSON = (1, 1.05)  # a second, though clocks differ a little
GROUP = (19, 60.0)  # Telegram allows 20
IN_FLIGHT = 8  # unasked ones under way at once (DESIGN §2.3)
MANY = 1000  # chats remembered before those are forgotten who heard nothing lately


@dataclass(slots=True)
class Mark:
    """When something was sent; first as it leaves, then again as it has arrived."""

    at: float = field(default_factory=monotonic)

    def arrived(self) -> None:
        self.at = monotonic()


class Window:
    """At most `most` in any `seconds`."""

    def __init__(self, most: int, seconds: float) -> None:
        self._marks, self._most, self._seconds = deque[Mark](maxlen=most), most, seconds

    async def room(self) -> None:
        while len(self._marks) == self._most:
            wait = self._marks[0].at + self._seconds - monotonic()
            if wait <= 0:
                return
            await asyncio.sleep(wait)

    def note(self) -> Mark:
        mark = Mark()
        self._marks.append(mark)
        return mark

    @property
    def idle(self) -> bool:
        return not self._marks or self._marks[-1].at + self._seconds < monotonic()


class Pace:
    def __init__(self) -> None:
        self._few, self._free = asyncio.Semaphore(IN_FLIGHT), nullcontext()
        self._everyone, self._one_by_one = Window(*ALL), asyncio.Lock()
        self._chats: dict[int, Window] = {}
        self._many = MANY

    @asynccontextmanager
    async def flight(self, chat: int, *, unasked: bool, edit: bool) -> AsyncIterator[None]:
        """Entered when something may be sent to `chat`, left when it has arrived or failed.

        Others wait from its arrival on: only then is it sure that Telegram has counted it.
        """
        if edit:
            yield
            return
        paced = unasked or chat < 0
        if paced:
            await self._window(chat).room()
        async with self._few if unasked else self._free:
            if paced:
                async with self._one_by_one:
                    await self._everyone.room()
                    mark = self._everyone.note()
            else:
                mark = self._everyone.note()
            try:
                yield
            finally:
                mark.arrived()
                self._window(chat).note()

    def _window(self, chat: int) -> Window:
        if len(self._chats) >= self._many:
            self._chats = {c: window for c, window in self._chats.items() if not window.idle}
            self._many = max(MANY, 2 * len(self._chats))
        return self._chats.setdefault(chat, Window(*(GROUP if chat < 0 else PERSON)))
