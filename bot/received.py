"""Which updates came in: those taken, those in hand, those set aside; rows without effects."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlite_utils import Database, Migrations

steps = Migrations("inbox")

Raw = dict[str, Any]
"""An update as Telegram sent it."""


@steps(name="0001_inbox")
def _(db: Database) -> None:
    db.executescript(
        """
        create table inbox (
            update_id bigint primary key,       -- a repeated update finds itself here
            taken text not null,                -- ISO 8601 with offset
            incident text,                      -- of one set aside, as told to the person
            body text                           -- of one set aside, JSON, so that nothing is lost
        );
        create index inbox_taken on inbox(taken);
        create index inbox_aside on inbox(update_id) where body is not null;
        create table in_hand (                  -- updates being handled; what a crash leaves here
            update_id bigint primary key,
            times bigint not null               -- in how many processes they were begun
        );
        """
    )


class Received:
    def __init__(self, db: Database) -> None:
        self._db = db
        self._begun: set[int] = set()  # by this process, and not yet done with

    def left_by_a_crash(self) -> dict[int, int]:
        """Updates that were in hand when a process ended, and in how many processes."""
        return dict(self._db.execute("select update_id, times from in_hand").fetchall())

    def take_in_hand(self, updates: Iterable[int]) -> None:
        """Notes, once a process, that they are being handled; see `left_by_a_crash`.

        Committed at once, without a wait for the disk: a power cut may forget it, a crash not.
        """
        new = [update for update in updates if update not in self._begun]
        if not new:  # they could not be saved before, and come again
            return
        self._db.execute("pragma synchronous = normal")
        try:
            with self._db.atomic():
                self._db.conn.executemany(
                    "insert into in_hand (update_id, times) values (?, 1)"
                    " on conflict (update_id) do update set times = in_hand.times + 1",
                    [(update,) for update in new],
                )
        finally:
            self._db.execute("pragma synchronous = full")
        self._begun.update(new)

    def done_with(self, updates: Iterable[int]) -> None:
        """Joins the transaction in which they were handled."""
        self._db.conn.executemany(
            "delete from in_hand where update_id = ?", [(update,) for update in updates]
        )

    def over(self, updates: Iterable[int]) -> None:
        """That transaction has been committed."""
        self._begun.difference_update(updates)

    def first(self, update: int, now: datetime) -> bool:
        """Takes it down as come; False where it had come before and is not to be tried again."""
        row = self._db.execute(
            "insert into inbox (update_id, taken) values (:id, :now)"
            " on conflict (update_id) do update set body = null"
            " where inbox.body is not null and inbox.incident is null",
            {"id": update, "now": now.isoformat()},
        )
        return row.rowcount > 0

    def set_aside(self, raw: Raw, incident: str) -> None:
        self._db.execute(
            "update inbox set incident = :incident, body = :body where update_id = :id",
            {"incident": incident, "body": json.dumps(raw), "id": raw["update_id"]},
        )

    def try_again(self, update: int) -> None:
        """Marks one set aside for `again`. Raises KeyError where nothing of the kind is."""
        row = self._db.execute(
            "update inbox set incident = null where update_id = :id and incident is not null",
            {"id": update},
        )
        if row.rowcount == 0:
            raise KeyError(update)

    def again(self) -> list[Raw]:
        """Those that somebody wants tried again."""
        rows = self._db.execute(
            "select body from inbox where body is not null and incident is null order by update_id"
        )
        return [json.loads(body) for (body,) in rows.fetchall()]

    def forget(self, before: datetime) -> None:
        """Drops the numbers of updates that can no longer come again; what failed stays."""
        self._db.execute(
            "delete from inbox where taken < :before and body is null",
            {"before": before.isoformat()},
        )
