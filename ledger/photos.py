"""Photos of a visit: known by where they lie first, fetched later, never asked for."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database, Migrations

from ledger.clock import stamp
from ledger.ids import new_id
from ledger.model import VisitId

steps = Migrations("photos")


@steps(name="0001_photos")
def _(db: Database) -> None:
    db.executescript(
        """
        create table photos (
            id text primary key,
            visit text not null,
            source text not null,                  -- what fetches it where it was sent
            twin text not null,                    -- the same for the same picture
            place integer not null,                -- in the order they were sent
            at text not null,
            path text,                             -- under the home; null until fetched
            lost integer not null default 0,       -- 1: it could not be fetched
            unique (visit, twin)
        );
        """
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    id: str
    visit: VisitId
    source: str
    path: str | None
    lost: bool


class Photos:
    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, visit: VisitId, source: str, twin: str, now: datetime) -> Photo | None:
        """None where the visit has this very picture already."""
        id_ = new_id()
        added = self._db.execute(
            "insert into photos (id, visit, source, twin, place, at) values (:id, :visit,"
            " :source, :twin, (select count(*) from photos where visit = :visit), :at)"
            " on conflict (visit, twin) do nothing",
            {"id": id_, "visit": visit, "source": source, "twin": twin, "at": stamp(now)},
        )
        return self.photo(id_) if added.rowcount else None

    def photo(self, id_: str) -> Photo | None:
        found = self._rows("where id = :id", id=id_)
        return found[0] if found else None

    def of(self, visit: VisitId) -> tuple[Photo, ...]:
        """In the order they were sent."""
        return self._rows("where visit = :visit order by place", visit=visit)

    def fetched(self, id_: str, path: str) -> None:
        self._db.execute(
            "update photos set path = :path where id = :id", {"path": path, "id": id_}
        )

    def lose(self, id_: str) -> None:
        """It could not be fetched, or is no picture."""
        self._db.execute("update photos set lost = 1 where id = :id", {"id": id_})

    def _rows(self, where: str, **values: Any) -> tuple[Photo, ...]:
        rows = self._db.execute(
            f"select id, visit, source, path, lost from photos {where}",
            values,
        ).fetchall()
        return tuple(
            Photo(id=id_, visit=VisitId(visit), source=source, path=path, lost=bool(lost))
            for id_, visit, source, path, lost in rows
        )
