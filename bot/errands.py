"""Slow work outside the turn: rows that a turn writes, a process of its own does, a turn ends."""

import asyncio
import json
import logging
import sys
from collections.abc import Callable
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

    def next(self) -> Errand | None:
        row = self._db.execute(
            "select id, kind, body, tries from errands where state = 'waiting'"
            " order by asked limit 1"
        ).fetchone()
        return Errand(row[0], row[1], json.loads(row[2]), row[3]) if row else None

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

    `ended` is given the result, None where there will be none, and ends the row.
    """

    def __init__(
        self, errands: Errands, home: Path, ended: Callable[[Errand, Body | None], None]
    ) -> None:
        self._errands, self._home, self._ended = errands, home, ended
        self._added = asyncio.Event()

    def wake(self) -> None:
        self._added.set()

    async def run(self) -> None:
        """For ever."""
        while True:
            try:
                self._added.clear()
                while errand := self._errands.next():
                    await self._one(errand)
                await self._added.wait()
            except Exception as trouble:  # a full disk, say; the row stays
                log.warning("errands: %s", where(trouble))
                await asyncio.sleep(PAUSE)

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
