"""What was to be said to a cadre in the quiet hours, kept for the morning (DESIGN §7)."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from ledger.clock import stamp
from ledger.ids import new_id
from ledger.model import CadreId


@dataclass(frozen=True, slots=True)
class Notice:
    id: str
    cadre: CadreId
    body: Any  # JSON of what is shown


class Notices:
    def __init__(self, db: Database) -> None:
        self._db = db

    def keep(self, cadre: CadreId, body: Any, now: datetime) -> None:
        self._db.execute(
            "insert into notices (id, cadre, at, body) values (:id, :cadre, :at, :body)",
            {
                "id": new_id(),
                "cadre": cadre,
                "at": stamp(now),
                "body": json.dumps(body, ensure_ascii=False),
            },
        )

    def waiting(self) -> tuple[Notice, ...]:
        """Not told yet, oldest first."""
        rows = self._db.execute(
            "select id, cadre, body from notices where told is null order by at, id"
        ).fetchall()
        return tuple(Notice(id_, CadreId(cadre), json.loads(body)) for id_, cadre, body in rows)

    def notice(self, id_: str) -> Notice | None:
        """None once it was told."""
        rows = self._db.execute(
            "select id, cadre, body from notices where id = :id and told is null", {"id": id_}
        ).fetchall()
        return Notice(id_, CadreId(rows[0][1]), json.loads(rows[0][2])) if rows else None

    def told(self, id_: str, now: datetime) -> None:
        """What it said is forgotten with that."""
        self._db.execute(
            "update notices set told = :now, body = '{}' where id = :id",
            {"id": id_, "now": stamp(now)},
        )
