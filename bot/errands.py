"""Slow work outside the turn: rows that a turn writes, `bot.runner` does, a turn ends."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from sqlite_utils import Database, Migrations

from ledger.clock import Clock

steps = Migrations("errands")

Body = dict[str, Any]
"""JSON, what the errand is about or what came of it."""

FETCH, PATH = "fetch", "path"
"""An errand whose body has the id of a sent file under `fetch` is done once that has been brought;
its work then finds under `path` where it lies, below the home."""


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

    def waits(self, kind: str) -> bool:
        """Whether one of that kind is still to be done."""
        row = self._db.execute(
            "select 1 from errands where state = 'waiting' and kind = :kind", {"kind": kind}
        ).fetchone()
        return row is not None

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
