"""Who looked, changed, exported: kept two years (DESIGN §8)."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from ledger.clock import stamp
from ledger.ids import new_id
from ledger.model import CadreId

KEPT = timedelta(days=731)


class Audit:
    def __init__(self, db: Database) -> None:
        self._db = db

    def note(
        self,
        actor: CadreId | None,
        action: str,
        subject: str,
        now: datetime,
        details: Mapping[str, Any] | None = None,
    ) -> None:
        """`actor` None is the command line; `details` hold no names, phones or ids."""
        self.note_each(actor, action, (subject,), now, details)

    def note_each(
        self,
        actor: CadreId | None,
        action: str,
        subjects: Iterable[str],
        now: datetime,
        details: Mapping[str, Any] | None = None,
    ) -> None:
        """The same done to each of several."""
        at, words = stamp(now), json.dumps(dict(details or {}), ensure_ascii=False)
        with self._db.atomic():
            self._db.conn.executemany(
                "insert into audit (id, at, actor, action, subject, details)"
                " values (?, ?, ?, ?, ?, ?)",
                [(new_id(), at, actor or "", action, subject, words) for subject in subjects],
            )

    def lately(self, actor: CadreId, action: str, subject: str, since: datetime) -> bool:
        """Whether it stands there already, since that moment."""
        rows = self._db.execute(
            "select 1 from audit where subject = :subject and action = :action"
            " and actor = :actor and at > :since limit 1",
            {"subject": subject, "action": action, "actor": actor, "since": stamp(since)},
        ).fetchall()
        return bool(rows)

    def of(self, subject: str, limit: int = 50) -> tuple[dict[str, Any], ...]:
        """What was done to a subject, newest first."""
        return tuple(
            self._db.query(
                "select at, actor, action, subject, details from audit"
                " where subject = :subject order by at desc, id limit :limit",
                {"subject": subject, "limit": limit},
            )
        )

    def about(
        self, subjects: Iterable[str], first: int = 0, limit: int = 50
    ) -> tuple[dict[str, Any], ...]:
        """What was done to any of the subjects, newest first, from the `first` on."""
        values = {f"s{n}": subject for n, subject in enumerate(subjects)}
        names = ", ".join(f":{name}" for name in values)
        return tuple(
            self._db.query(
                "select at, actor, action, subject, details from audit"
                f" where subject in ({names}) order by at desc, id limit :limit offset :first",
                {**values, "limit": limit, "first": first},
            )
        )

    def latest(self, action: str, limit: int = 8) -> tuple[dict[str, Any], ...]:
        """Of one kind, newest first."""
        return tuple(
            self._db.query(
                "select at, actor, action, subject, details from audit where action = :action"
                " order by at desc, id limit :limit",
                {"action": action, "limit": limit},
            )
        )

    def forget(self, now: datetime) -> None:
        """What is older than two years."""
        self._db.execute("delete from audit where at < :before", {"before": stamp(now - KEPT)})
