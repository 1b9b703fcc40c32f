"""Slow work outside the turn: rows that a turn writes, a process of its own does, a turn ends."""

import asyncio
import json
import logging
import sys
from asyncio import TaskGroup
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from sqlite_utils import Database, Migrations

from bot.logs import where
from ledger.clock import Clock

log = logging.getLogger(__name__)
steps = Migrations("errands")

Body = dict[str, Any]
"""JSON, what the errand is about or what came of it."""

Fetch = Callable[[str, Path], Awaitable[bool]]
"""Brings what somebody sent, by Telegram's id of it, to a path; False where it is not to be had."""

FETCH, PATH = "fetch", "path"
"""An errand whose body has the id of a sent file under `fetch` is done once that has been brought;
its work then finds under `path` where it lies, below the home."""

TRIES = 3  # an errand that took its process down so often has failed
LONGEST = 600  # seconds one may take
PAUSE = 5  # seconds until the rows are looked at again after trouble with them


@steps(name="0001_errands")
def _(db: Database) -> None:
    db.executescript(
        """
        create table errands (
            id text primary key,
            kind text not null,
            body text not null,                 -- JSON; emptied when it is long done
            asked text not null,                -- ISO 8601 with offset
            tries bigint not null default 0,
            state text not null default 'waiting'
                check (state in ('waiting', 'done', 'failed'))
        );
        create index errands_waiting on errands(asked) where state = 'waiting';
        """
    )


@dataclass(frozen=True, slots=True)
class Errand:
    id: str
    kind: str
    body: Body
    tries: int


class Errands:
    """The rows."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock

    def put(self, kind: str, body: Body) -> None:
        """Joins the transaction it is called in; begun after the commit."""
        self._db.execute(
            "insert into errands (id, kind, body, asked) values (:id, :kind, :body, :asked)",
            {
                "id": token_urlsafe(9),
                "kind": kind,
                "body": json.dumps(body, ensure_ascii=False),
                "asked": self._clock().isoformat(),
            },
        )

    def next(self, but: Collection[str] = ()) -> Errand | None:
        """The oldest that waits, but for some."""
        rows = self._db.execute(
            "select id, kind, body, tries from errands where state = 'waiting' order by asked"
        ).fetchall()
        for id_, kind, body, tries in rows:
            if id_ not in but:
                return Errand(id_, kind, json.loads(body), tries)
        return None

    def fetched(self, errand: Errand, path: Path) -> None:
        """What it needed lies there, below the home."""
        body = {name: value for name, value in errand.body.items() if name != FETCH}
        self._db.execute(
            "update errands set body = :body where id = :id",
            {
                "body": json.dumps({**body, PATH: str(path)}, ensure_ascii=False),
                "id": errand.id,
            },
        )

    def begun(self, errand: Errand) -> None:
        self._tried(errand, errand.tries + 1)

    def put_back(self, errand: Errand) -> None:
        """It was begun, and we ended before it did: that is not its fault."""
        self._tried(errand, errand.tries)

    def ended(self, errand: Errand, state: str) -> None:
        self._db.execute(
            "update errands set state = :state where id = :id", {"state": state, "id": errand.id}
        )

    def _tried(self, errand: Errand, times: int) -> None:
        self._db.execute(
            "update errands set tries = :times where id = :id", {"times": times, "id": errand.id}
        )

    def forget(self, before: datetime) -> None:
        self._db.execute(
            "delete from errands where state <> 'waiting' and asked < :before",
            {"before": before.isoformat()},
        )


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
    ) -> None:
        self._errands, self._home, self._ended, self._fetch = errands, home, ended, fetch
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
            *(sys.executable, "-m", "bot.workshop", errand.kind, str(self._home)),
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
            worker.stdin.close()
        try:
            result = json.loads(said)
        except ValueError:
            result = None
        if code == 0 and isinstance(result, dict):
            return result
        log.warning("errand %s ended with %s", errand.kind, code)
        return None
