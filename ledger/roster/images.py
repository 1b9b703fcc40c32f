"""The rows of one thing of the ledger, as JSON: what an import changes and an undo brings back."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

TABLES: dict[str, tuple[tuple[str, str, str], ...]] = {
    # kind -> tables with the column that names the thing, and the order of its rows; its own last
    "visits": (("visit_versions", "visit", "version"), ("visits", "id", "id")),
    "households": (
        ("assignments", "household", "duty, cadre, since"),
        ("states", "household", "kind, since"),
        ("categories", "household", "since"),
        ("households", "id", "id"),
    ),
    "cadres": (
        ("posts", "cadre", "role, area"),
        ("memberships", "cadre", "since"),
        ("cadres", "id", "id"),
    ),
    "areas": (("areas", "id", "id"),),
    "rules": (("rules", "category", "since"),),
    "holidays": (("holidays", "day", "day"),),
}
"""In the order in which they are brought back: nothing before what speaks of it."""

_AT_ONCE = 500  # ids in one statement
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
Image = dict[str, list[dict[str, Any]]]  # table -> rows; a thing that is not there has none
NOTHING = "{}"


def images(db: Database, kind: str, ids: Sequence[str]) -> dict[str, str]:
    """Of each id its rows, always written the same way."""
    return {
        id_: _COMPACT.encode(rows) if rows else NOTHING
        for id_, rows in _rows(db, kind, ids).items()
    }


def digests(db: Database, kind: str, ids: Sequence[str]) -> dict[str, str]:
    """Of each id what tells whether its rows are still the same: a fifth of what images cost."""
    return {
        id_: hashlib.sha256(repr(rows).encode()).hexdigest()[:24]
        for id_, rows in _rows(db, kind, ids).items()
    }


def _rows(
    db: Database, kind: str, ids: Sequence[str]
) -> dict[str, dict[str, list[Sequence[Any]]]]:
    """Of each id by table the names of its columns and its rows, in their order."""
    found: dict[str, dict[str, list[Sequence[Any]]]] = {id_: {} for id_ in ids}
    for table, column, order in TABLES[kind]:
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            cursor = db.conn.execute(
                f"select * from {table} where {column} in ({marks}) order by {order}", some
            )
            names = [one[0] for one in cursor.description]
            key = names.index(column)
            for row in cursor.fetchall():
                of = found[row[key]]
                if table in of:
                    of[table].append(row)
                else:
                    of[table] = [names, row]
    return found


def read(image: str) -> Image:
    """The inverse: rows by the names of their columns."""
    return {
        table: [dict(zip(names, row, strict=True)) for row in rows]
        for table, (names, *rows) in json.loads(image).items()
    }


def bring_back(db: Database, kind: str, id_: str, image: Image) -> None:
    """Makes the thing's rows what they were. Raises IntegrityError where something leans on it."""
    *parts, (table, column, _) = TABLES[kind]
    for part, of, _ in parts:
        db.conn.execute(f"delete from {part} where {of} = ?", (id_,))
    own = image.get(table, [])
    if kind == "rules" or not own:
        db.conn.execute(f"delete from {table} where {column} = ?", (id_,))
        _insert(db, table, own)
    else:  # kept in place: others may lean on it
        names = [name for name in own[0] if name != column]
        sets = ", ".join(f"{name} = ?" for name in names)
        values = [own[0][name] for name in names]
        db.conn.execute(f"update {table} set {sets} where {column} = ?", (*values, id_))
    for part, *_ in parts:
        _insert(db, part, image.get(part, []))


def _insert(db: Database, table: str, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        names = list(rows[0])
        marks = ", ".join("?" * len(names))
        db.conn.executemany(
            f"insert into {table} ({', '.join(names)}) values ({marks})",
            [tuple(row[name] for name in names) for row in rows],
        )
