"""A change of the register as one transaction."""

from sqlite_utils import Database


class Changing:
    """A transaction that an import planned before it will notice."""

    def __init__(self, db: Database) -> None:
        self._db, self._atomic = db, db.atomic()

    def __enter__(self) -> None:
        self._atomic.__enter__()
        self._db.execute("update revisions set value = value + 1 where name = 'roster'")

    def __exit__(self, *failure: object) -> bool | None:
        return self._atomic.__exit__(*failure)  # type: ignore[arg-type]
