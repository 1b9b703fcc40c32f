"""Who looked, changed, exported: kept two years (DESIGN §8)."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from ledger.clock import stamp
from ledger.ids import new_id
from ledger.model import CadreId


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
        self._db.execute(
            "insert into audit (id, at, actor, action, subject, details)"
            " values (:id, :at, :actor, :action, :subject, :details)",
            {
                "id": new_id(),
                "at": stamp(now),
                "actor": actor or "",
                "action": action,
                "subject": subject,
                "details": json.dumps(dict(details or {}), ensure_ascii=False),
            },
        )

    def of(self, subject: str, limit: int = 50) -> tuple[dict[str, Any], ...]:
        """What was done to a subject, newest first."""
        return tuple(
            self._db.query(
                "select at, actor, action, subject, details from audit"
                " where subject = :subject order by at desc, id limit :limit",
                {"subject": subject, "limit": limit},
            )
        )
