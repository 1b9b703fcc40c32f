"""What was before an import, thing by thing, so that it can be undone for a day."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlite_utils import Database

from ledger.roster.images import NOTHING, digests, images


class Trace:
    """The images of one import, kept in the table `import_rows`."""

    def __init__(self, db: Database, import_: str) -> None:
        self._db, self._import = db, import_

    @contextmanager
    def around(
        self, touched: Mapping[str, Sequence[str]], new: Collection[str] = frozenset()
    ) -> Iterator[None]:
        """Keeps how these were, and of how they are afterwards a digest, by which a later change
        is known. Inside the transaction that writes them; `new` are not there yet.
        """
        was = {
            kind: images(self._db, kind, [id_ for id_ in ids if id_ not in new])
            for kind, ids in touched.items()
        }
        yield
        for kind, ids in touched.items():
            self._db.conn.executemany(
                "insert into import_rows (import, kind, thing, before, after)"
                " values (?, ?, ?, ?, ?)"
                " on conflict (import, kind, thing) do update set after = excluded.after",
                [
                    (self._import, kind, id_, was[kind].get(id_, NOTHING), now)
                    for id_, now in digests(self._db, kind, ids).items()
                ],
            )
