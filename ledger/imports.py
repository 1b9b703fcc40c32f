"""Files sent in chat on their way into the ledger: read, shown, confirmed, undone for a day."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NewType

from sqlite_utils import Database, Migrations

from ledger.clock import stamp
from ledger.ids import new_id
from ledger.model import CadreId

ImportId = NewType("ImportId", str)
UNDOABLE = timedelta(hours=24)  # DESIGN §9
steps = Migrations("imports")


@steps(name="0001_imports")
def _(db: Database) -> None:
    db.executescript(
        """
        create table imports (
            id text primary key,
            by_cadre text not null references cadres (id),
            chat bigint not null,
            name text not null,                    -- of the file, as it was sent
            kind text not null default '',         -- roster or policy, once it has been read
            state text not null check (state in
                ('reading', 'ready', 'writing', 'done', 'dropped', 'failed', 'undoing', 'undone')),
            asked text not null,
            written text,
            said text not null default '{}',       -- JSON: sheet -> column -> field
            found text not null default '{}',      -- JSON: what reading or writing found
            progress integer not null default 0    -- of 100, while it is written
        );
        create index imports_by_time on imports (asked);
        create table import_rows (                 -- what was, see ledger.roster.trace
            import text not null references imports (id),
            kind text not null,
            thing text not null,
            before text not null,                  -- JSON; '{}': it was not there
            after text,                            -- a digest
            primary key (import, kind, thing)
        ) without rowid;
        """
    )


class ImportState(StrEnum):
    READING = "reading"
    READY = "ready"  # shown; waits for 确认入库 or 放弃
    WRITING = "writing"
    DONE = "done"
    DROPPED = "dropped"
    FAILED = "failed"
    UNDOING = "undoing"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    id: ImportId
    by: CadreId
    chat: int
    name: str
    kind: str
    state: ImportState
    asked: datetime
    written: datetime | None
    said: dict[str, dict[str, str]]  # sheet -> column as written -> field, "" for none
    found: dict[str, Any]
    progress: int  # of 100, while it is written


class Imports:
    def __init__(self, db: Database) -> None:
        self._db = db

    def begin(self, by: CadreId, chat: int, name: str, now: datetime) -> Import:
        """What this person said of columns the last time is not asked again."""
        id_ = ImportId(new_id())
        before = self._rows(
            "where by_cadre = :by and state = 'done' and said <> '{}'"
            " order by written desc limit 1",
            by=by,
        )
        self._db.execute(
            "insert into imports (id, by_cadre, chat, name, state, asked, said)"
            " values (:id, :by, :chat, :name, 'reading', :now, :said)",
            {
                "id": id_,
                "by": by,
                "chat": chat,
                "name": name,
                "now": stamp(now),
                "said": json.dumps(before[0].said if before else {}, ensure_ascii=False),
            },
        )
        return self.one(id_)

    def one(self, id_: ImportId) -> Import:
        """Raises KeyError."""
        for found in self._rows("where id = :id", id=id_):
            return found
        raise KeyError(id_)

    def move(self, id_: ImportId, state: ImportState, **found: Any) -> Import:
        """Into another state; what is found besides is kept under its names."""
        now = {**self.one(id_).found, **found}
        self._db.execute(
            "update imports set state = :state, found = :found where id = :id",
            {"state": state, "found": json.dumps(now, ensure_ascii=False), "id": id_},
        )
        return self.one(id_)

    def read(self, id_: ImportId, kind: str, found: Mapping[str, Any]) -> Import:
        """It has been read, and waits to be confirmed."""
        self._db.execute(
            "update imports set kind = :kind, found = :found, state = 'ready' where id = :id",
            {"kind": kind, "found": json.dumps(dict(found), ensure_ascii=False), "id": id_},
        )
        return self.one(id_)

    def say(self, id_: ImportId, sheet: str, column: str, field: str) -> Import:
        """Somebody says what a column is; "" for nothing of ours."""
        said = self.one(id_).said
        said.setdefault(sheet, {})[column] = field
        self._db.execute(
            "update imports set said = :said where id = :id",
            {"said": json.dumps(said, ensure_ascii=False), "id": id_},
        )
        return self.one(id_)

    def began_to_write(self, id_: ImportId, now: datetime) -> Import:
        """From now on visits may lean on what it brings."""
        self._db.execute(
            "update imports set state = 'writing', written = :now where id = :id",
            {"now": stamp(now), "id": id_},
        )
        return self.one(id_)

    def at(self, id_: ImportId, progress: int) -> None:
        """How much of it is written, of 100."""
        self._db.execute(
            "update imports set progress = :progress where id = :id",
            {"progress": progress, "id": id_},
        )

    def writing(self) -> bool:
        """Whether one is being written, or undone, now."""
        rows = self._db.execute(
            "select 1 from imports where state in ('writing', 'undoing') limit 1"
        ).fetchall()
        return bool(rows)

    def undoable(self, by: CadreId | None, now: datetime) -> Import | None:
        """The last one of a person, or of all (None), for a day."""
        found = self._rows(
            "where state = 'done' and (:by = '' or by_cadre = :by) and written >= :since"
            " order by written desc, id limit 1",
            by=by or "",
            since=stamp(now - UNDOABLE),
        )
        return found[0] if found else None

    def forget(self, now: datetime) -> None:
        """What can no longer be undone needs no images any more."""
        self._db.execute(
            "delete from import_rows where import in (select id from imports"
            " where coalesce(written, asked) < :before)",
            {"before": stamp(now - 2 * UNDOABLE)},
        )

    def _rows(self, where: str, **values: Any) -> tuple[Import, ...]:
        return tuple(
            Import(
                id=ImportId(row["id"]),
                by=CadreId(row["by_cadre"]),
                chat=row["chat"],
                name=row["name"],
                kind=row["kind"],
                state=ImportState(row["state"]),
                asked=datetime.fromisoformat(row["asked"]),
                written=datetime.fromisoformat(row["written"]) if row["written"] else None,
                said=json.loads(row["said"]),
                found=json.loads(row["found"]),
                progress=row["progress"],
            )
            for row in self._db.query(f"select * from imports {where}", values)
        )
