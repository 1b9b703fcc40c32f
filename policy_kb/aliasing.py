"""Other words that the county adds to the shipped ones, kept in a table."""

import json

from sqlite_utils import Database

from policy_kb.fold import bare


class Aliases:
    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        rows = self._db.execute("select said, means from policy_aliases order by said").fetchall()
        return tuple((said, tuple(json.loads(means))) for said, means in rows)

    def put(self, said: str, means: tuple[str, ...]) -> None:
        """What people say, and what documents write for it; no meaning takes it away."""
        with self._db.atomic():
            self._db.execute("delete from policy_aliases where said = :said", {"said": bare(said)})
            if means:
                self._db.execute(
                    "insert into policy_aliases (said, means) values (:said, :means)",
                    {"said": bare(said), "means": json.dumps(means, ensure_ascii=False)},
                )
            self._db.execute("update policy_state set value = value + 1 where name = 'version'")
