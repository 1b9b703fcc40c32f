"""What was before an import, thing by thing, so that it can be undone for a day."""

import hashlib
from collections.abc import Mapping, Sequence

from sqlite_utils import Database

from ledger.roster.images import images
from ledger.roster.plan import Plan
from ledger.transactions import at_once, leaving_room

AT_ONCE = 2_000  # things whose images one transaction takes: some 50 ms


class Trace:
    """The images of one import, kept in the table `import_rows`."""

    def __init__(self, db: Database, import_: str) -> None:
        self._db, self._import = db, import_

    def before(self, touched: Mapping[str, Sequence[str]]) -> None:
        """Keeps these as they are now; called before they are written, again if that failed."""
        for kind, ids in touched.items():
            for start in range(0, len(ids), AT_ONCE):
                with leaving_room(self._db), at_once(self._db):
                    was = images(self._db, kind, ids[start : start + AT_ONCE])
                    self._db.conn.executemany(
                        "insert into import_rows (import, kind, thing, before) values (?, ?, ?, ?)"
                        " on conflict (import, kind, thing)"
                        " do update set before = excluded.before where import_rows.after is null",
                        [(self._import, kind, id_, image) for id_, image in was.items()],
                    )

    def after(self) -> None:
        """Notes how the import left them, so that a later change is known from it."""
        rows = self._db.execute(
            "select kind, thing from import_rows where import = :import and after is null",
            {"import": self._import},
        ).fetchall()
        kinds: dict[str, list[str]] = {}
        for kind, thing in rows:
            kinds.setdefault(kind, []).append(thing)
        for kind, ids in kinds.items():
            for start in range(0, len(ids), AT_ONCE):
                with leaving_room(self._db), at_once(self._db):
                    now = images(self._db, kind, ids[start : start + AT_ONCE])
                    self._db.conn.executemany(
                        "update import_rows set after = ?"
                        " where import = ? and kind = ? and thing = ?",
                        [(digest(image), self._import, kind, id_) for id_, image in now.items()],
                    )


def digest(image: str) -> str:
    return hashlib.sha256(image.encode()).hexdigest()[:24]


def touched_by(plan: Plan) -> dict[str, list[str]]:
    """What of the ledger the plan writes, by kind."""
    known = plan.known
    households = {
        id_
        for id_, one in known.households.items()
        if one.before is None or tuple(one.facts().values()) != one.before
    }
    for spans in (known.care, known.states):
        households |= {
            id_ for id_, held in spans.items() if any(one.facts() != one.before for one in held)
        }
    cadres = [
        id_
        for id_, one in known.cadres.items()
        if one.before is None or tuple(one.facts().values()) != one.before
    ]
    return {
        "areas": [id_ for id_, *_ in known.new_areas],
        "cadres": cadres,
        "households": sorted(households),
        "rules": sorted({category for category, _ in plan.rules}),
        "holidays": sorted(plan.holidays),
    }
