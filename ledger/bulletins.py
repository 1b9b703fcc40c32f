"""通报: a month's result for a scope: drafted, held, released, corrected by a next version."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from ledger.clock import Month, stamp
from ledger.ids import new_id
from ledger.model import AreaId, CadreId
from ledger.refusals import BulletinReleased


class BulletinState(StrEnum):
    DRAFT = "draft"
    HELD = "held"
    RELEASED = "released"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    id: str
    month: Month
    area: AreaId | None  # None: the county
    version: int
    state: BulletinState
    rows: Any  # JSON, as it was put
    remarks: str
    drafted: datetime
    released: datetime | None
    released_by: CadreId | None  # None: not yet, or by itself


class Bulletins:
    def __init__(self, db: Database) -> None:
        self._db = db

    def draft(self, month: Month, area: AreaId | None, rows: Any, now: datetime) -> Bulletin:
        """The open draft with these rows; after a release, the next version's."""
        latest = self.latest(month, area)
        text = json.dumps(rows, ensure_ascii=False)
        if latest is not None and latest.state is not BulletinState.RELEASED:
            self._update(latest.id, "rows = :rows", now, rows=text)
            return self.bulletin(latest.id)
        id_ = new_id()
        self._db.execute(
            "insert into bulletins (id, month, area, version, state, rows, drafted, changed)"
            " values (:id, :month, :area, :version, 'draft', :rows, :now, :now)",
            {
                "id": id_,
                "month": str(month),
                "area": area or "",
                "version": latest.version + 1 if latest else 1,
                "rows": text,
                "now": stamp(now),
            },
        )
        return self.bulletin(id_)

    def bulletin(self, id_: str) -> Bulletin:
        """Raises KeyError."""
        for one in self._rows("where id = :id", id=id_):
            return one
        raise KeyError(id_)

    def latest(self, month: Month, area: AreaId | None) -> Bulletin | None:
        """The newest version, released or not."""
        versions = self.versions(month, area)
        return versions[-1] if versions else None

    def released(self, month: Month, area: AreaId | None) -> Bulletin | None:
        """The newest released version."""
        done = [v for v in self.versions(month, area) if v.state is BulletinState.RELEASED]
        return done[-1] if done else None

    def versions(self, month: Month, area: AreaId | None) -> Sequence[Bulletin]:
        """Oldest first."""
        return self._rows(
            "where month = :month and area = :area order by version",
            month=str(month),
            area=area or "",
        )

    def remark(self, id_: str, words: str, now: datetime) -> Bulletin:
        """Raises BulletinReleased."""
        self._open(id_)
        self._update(id_, "remarks = :words", now, words=words)
        return self.bulletin(id_)

    def hold(self, id_: str, now: datetime) -> Bulletin:
        """暂缓: it is not released by itself. Raises BulletinReleased."""
        self._open(id_)
        self._update(id_, "state = 'held'", now)
        return self.bulletin(id_)

    def release(self, id_: str, rows: Any, by: CadreId | None, now: datetime) -> Bulletin:
        """Freezes the rows. Raises BulletinReleased if somebody was quicker."""
        self._open(id_)
        self._update(
            id_,
            "state = 'released', rows = :rows, released = :now, released_by = :by",
            now,
            rows=json.dumps(rows, ensure_ascii=False),
            by=by or "",
        )
        return self.bulletin(id_)

    def _open(self, id_: str) -> None:
        if self.bulletin(id_).state is BulletinState.RELEASED:
            raise BulletinReleased

    def _update(self, id_: str, what: str, now: datetime, **values: Any) -> None:
        self._db.execute(
            f"update bulletins set {what}, changed = :now where id = :id",
            {"id": id_, "now": stamp(now), **values},
        )

    def _rows(self, where: str, **values: Any) -> tuple[Bulletin, ...]:
        return tuple(
            Bulletin(
                id=row["id"],
                month=Month.parse(row["month"]),
                area=AreaId(row["area"]) if row["area"] else None,
                version=row["version"],
                state=BulletinState(row["state"]),
                rows=json.loads(row["rows"]),
                remarks=row["remarks"],
                drafted=datetime.fromisoformat(row["drafted"]),
                released=datetime.fromisoformat(row["released"]) if row["released"] else None,
                released_by=CadreId(row["released_by"]) if row["released_by"] else None,
            )
            for row in self._db.query(f"select * from bulletins {where}", values)
        )
