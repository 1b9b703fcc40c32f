"""Undoing an import: each thing becomes what it was, unless something leans on it by now."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlite_utils import Database

from ledger.clock import shanghai_day, stamp
from ledger.model import HouseholdId
from ledger.roster.images import TABLES, Image, bring_back, digests, images, read
from ledger.snapshot import Snapshot
from ledger.transactions import at_once, leaving_room

AT_ONCE = 100  # things one transaction takes: some 70 ms
Row = tuple[str, str, str]  # the thing, its image before, the digest of it after


@dataclass(slots=True)
class Undone:
    back: Counter[str] = field(default_factory=Counter)  # by kind
    visited: Counter[str] = field(default_factory=Counter)  # kept: visits lean on them
    changed: Counter[str] = field(default_factory=Counter)  # kept: changed by others meanwhile
    used: Counter[str] = field(default_factory=Counter)  # kept: something else leans on them

    @property
    def kept(self) -> Counter[str]:
        return self.visited + self.changed + self.used


def undo_import(db: Database, import_: str, written: datetime, now: datetime) -> Undone:
    """In slices, each right in itself; called again after a crash it goes on."""
    undone = Undone()
    for kind in TABLES:
        for rows in _slices(db, import_, kind):
            _Slice(db, kind, stamp(written), undone).undo(rows)
    snapshot = Snapshot(db)
    snapshot.pass_days(shanghai_day(now))
    snapshot.settle_all()
    return undone


def _slices(db: Database, import_: str, kind: str) -> Iterator[Sequence[Row]]:
    rows: list[Row] = db.execute(
        "select i.thing, i.before, coalesce(i.after, '') from import_rows i"
        " left join areas a on a.id = i.thing"  # villages before their townships
        " where i.import = :import and i.kind = :kind"
        " order by coalesce(a.parent, '') desc, i.thing",
        {"import": import_, "kind": kind},
    ).fetchall()
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]


class _Slice:
    def __init__(self, db: Database, kind: str, written: str, undone: Undone) -> None:
        self._db, self._kind, self._undone = db, kind, undone
        self._written = written
        self._snapshot = Snapshot(db)
        self._touched: set[str] = set()  # households whose standing changed

    def undo(self, rows: Sequence[Row]) -> None:
        with leaving_room(self._db), at_once(self._db):
            things = [thing for thing, _, _ in rows]
            now, marks = (look(self._db, self._kind, things) for look in (images, digests))
            visited = self._visited(things)
            for thing, before, after in rows:
                if now[thing] == before:
                    continue
                if marks[thing] != after:
                    self._undone.changed[self._kind] += 1
                elif thing in visited:
                    self._undone.visited[self._kind] += 1
                elif self._back(thing, read(now[thing]), read(before)):
                    self._undone.back[self._kind] += 1
                else:
                    self._undone.used[self._kind] += 1
            if self._kind == "rules":
                self._snapshot.changed_everywhere()
            self._snapshot.changed([HouseholdId(id_) for id_ in self._still_there()])
            self._db.execute("update revisions set value = value + 1 where name = 'roster'")

    def _back(self, thing: str, now: Image, before: Image) -> bool:
        """False where something leans on what would have to go."""
        gone = not before.get(TABLES[self._kind][-1][0])
        if gone and self._kind == "areas" and self._area_in_use(thing):
            return False
        if self._kind == "households":
            self._touched.add(thing)
            self._snapshot.leaving(HouseholdId(thing))
        try:
            with self._db.atomic():
                if gone and self._kind == "cadres":
                    self._db.execute(
                        "delete from codes where cadre = :id and used is null", {"id": thing}
                    )
                bring_back(self._db, self._kind, thing, before)
        except sqlite3.IntegrityError:
            return False
        if self._kind == "visits":
            self._touched |= {row["household"] for row in now.get("visits", [])}
        if self._kind == "cadres":
            self._touched |= self._households_of(thing)
        return True

    def _visited(self, things: Sequence[str]) -> set[str]:
        """Households that were visited since the import."""
        if self._kind != "households":
            return set()
        marks = ", ".join("?" * len(things))
        rows = self._db.conn.execute(
            f"select distinct household from visits where recorded > ? and household in ({marks})",
            (self._written, *things),
        ).fetchall()
        return {household for (household,) in rows}

    def _area_in_use(self, area: str) -> bool:
        """By what no foreign key watches."""
        return bool(
            self._db.execute(
                "select 1 from memberships where unit = :id union all"
                " select 1 from posts where area = :id union all"
                " select 1 from areas where parent = :id union all"
                " select 1 from chats where area = :id union all"
                " select 1 from bulletins where area = :id limit 1",
                {"id": area},
            ).fetchall()
        )

    def _households_of(self, cadre: str) -> set[str]:
        rows = self._db.execute(
            "select household from assignments where cadre = :id", {"id": cadre}
        ).fetchall()
        return {household for (household,) in rows}

    def _still_there(self) -> list[str]:
        return sorted(
            id_
            for id_ in self._touched
            if self._db.execute("select 1 from households where id = :id", {"id": id_}).fetchall()
        )
