"""Townships, villages and units, known by name."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from typing import Any

from sqlite_utils import Database

from ledger.ids import new_id
from ledger.model import Area, AreaId, AreaKind


class Areas:
    def __init__(self, db: Database) -> None:
        self._db = db

    def area(self, area: AreaId) -> Area:
        """Raises KeyError for an id that was never given."""
        for row in self._rows("where id = :id", id=area):
            return row
        raise KeyError(area)

    def townships(self) -> tuple[Area, ...]:
        return self._rows("where kind = 'township' order by name")

    def villages(self, township: AreaId | None = None) -> tuple[Area, ...]:
        """Of one township, or all."""
        if township is None:
            return self._rows("where kind = 'village' order by parent, name")
        return self._rows("where kind = 'village' and parent = :id order by name", id=township)

    def units(self) -> tuple[Area, ...]:
        return self._rows("where kind = 'unit' order by name")

    def unit(self, id_: AreaId) -> Area | None:
        """None where no unit has this id."""
        return next(iter(self._rows("where kind = 'unit' and id = :id", id=id_)), None)

    def named(self, words: str) -> tuple[Area, ...]:
        """Areas whose name holds the words or is held by them; the exact ones first."""
        words = words.strip()
        if not words:
            return ()
        hits = [a for a in self._rows("order by kind, name") if a.name in words or words in a.name]
        return tuple(sorted(hits, key=lambda a: (a.name != words, -len(a.name), a.name)))

    def add(self, kind: AreaKind, name: str, township: AreaId | None = None) -> Area:
        """The area of that name, new or already there."""
        self._db.execute(
            "insert into areas (id, kind, name, parent) values (:id, :kind, :name, :parent)"
            " on conflict (kind, parent, name) do nothing",
            {"id": new_id(), "kind": kind, "name": name, "parent": township or ""},
        )
        return self._rows(
            "where kind = :kind and parent = :parent and name = :name",
            kind=kind,
            parent=township or "",
            name=name,
        )[0]

    def _rows(self, where: str, **values: Any) -> tuple[Area, ...]:
        sql = f"select id, kind, name, parent from areas {where}"
        return tuple(
            Area(
                id=AreaId(id_),
                kind=AreaKind(kind),
                name=name,
                township=AreaId(parent) if parent else None,
            )
            for id_, kind, name, parent in self._db.execute(sql, values).fetchall()
        )
