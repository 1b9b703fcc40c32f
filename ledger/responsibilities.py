"""责任: which kinds of problems are which unit's."""

from sqlite_utils import Database

from ledger.model import AreaId


class Responsibilities:
    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, kind: str) -> AreaId | None:
        """Whose a kind of problem is by the setting 责任."""
        rows = self._db.execute(
            "select unit from responsibilities where kind = :kind", {"kind": kind}
        ).fetchall()
        return AreaId(rows[0][0]) if rows else None

    def put(self, kind: str, unit: AreaId | None) -> None:
        """None: nobody's in particular."""
        if unit is None:
            self._db.execute("delete from responsibilities where kind = :kind", {"kind": kind})
            return
        self._db.execute(
            "insert into responsibilities (kind, unit) values (:kind, :unit)"
            " on conflict (kind) do update set unit = :unit",
            {"kind": kind, "unit": unit},
        )
