"""Does errands: each in a process of its own, in the order in which they were asked for."""

import asyncio
import json
import logging
import sys
from asyncio import TaskGroup
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from bot.errands import FETCH, Body, Errand, Errands
from bot.logs import where

log = logging.getLogger(__name__)

Fetch = Callable[[str, Path], Awaitable[bool]]
"""Brings what was sent, by Telegram's id of it, to a path; False where it is not to be had."""

TRIES = 3  # an errand that took its process down so often has failed
LONGEST = 600  # seconds one may take
PAUSE = 5  # seconds until the rows are looked at again after trouble with them
WORKSHOP = (sys.executable, "-m", "bot.workshop")


class Runner:
    """Does one errand after the other; `wake` tells it that one may have been added.

    `ended` is given the result, None where there will be none, and ends the row. What is to be
    fetched first is fetched meanwhile, and holds up no other errand.
    """

    def __init__(
        self,
        errands: Errands,
        home: Path,
        ended: Callable[[Errand, Body | None], None],
        fetch: Fetch,
        workshop: tuple[str, ...] = WORKSHOP,
    ) -> None:
        self._errands, self._home, self._ended, self._fetch = errands, home, ended, fetch
        self._workshop = workshop
        self._added = asyncio.Event()
        self._fetching: set[str] = set()

    def wake(self) -> None:
        self._added.set()

    async def run(self) -> None:
        """For ever."""
        async with TaskGroup() as fetches:
            await self._run(fetches)

    async def _run(self, fetches: TaskGroup) -> None:
        while True:
            try:
                self._added.clear()
                while errand := self._errands.next(but=self._fetching):
                    if FETCH in errand.body:
                        self._fetching.add(errand.id)
                        fetches.create_task(self._bring(errand))
                    else:
                        await self._one(errand)
                await self._added.wait()
            except Exception as trouble:  # a full disk, say; the row stays
                log.warning("errands: %s", where(trouble))
                await asyncio.sleep(PAUSE)

    async def _bring(self, errand: Errand) -> None:
        path = Path("work") / errand.id
        try:
            if await self._fetch(errand.body[FETCH], self._home / path):
                self._errands.fetched(errand, path)
            else:
                self._ended(errand, None)
        except Exception as trouble:  # a full disk, say; the row stays
            log.warning("a sent file: %s", where(trouble))
            await asyncio.sleep(PAUSE)
        finally:
            self._fetching.discard(errand.id)
            self.wake()

    async def _one(self, errand: Errand) -> None:
        if errand.tries >= TRIES:
            return self._ended(errand, None)
        self._errands.begun(errand)
        try:
            result = await self._worked(errand)
        except asyncio.CancelledError:
            self._errands.put_back(errand)
            raise
        return self._ended(errand, result) if result is not None else None

    async def _worked(self, errand: Errand) -> Body | None:
        """What the worker says at its end, None where it had no good one."""
        worker = await asyncio.create_subprocess_exec(
            *(*self._workshop, errand.kind, str(self._home)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for us; how the worker ends is ours to say
        )
        assert worker.stdin and worker.stdout
        try:
            async with asyncio.timeout(LONGEST):
                # one line, and the pipe stays open: when it closes the worker knows we are gone
                worker.stdin.write(json.dumps(errand.body).encode() + b"\n")
                said = await worker.stdout.read()
                code = await worker.wait()
        except TimeoutError:
            log.warning("errand %s took too long", errand.kind)
            return None
        finally:
            with suppress(ProcessLookupError):
                worker.kill()
            await worker.communicate()  # to its very end: no pipe of it stays open
        try:
            result = json.loads(said)
        except ValueError:
            result = None
        if code == 0 and isinstance(result, dict):
            return result
        log.warning("errand %s ended with %s", errand.kind, code)
        return None
