"""The policy base kept in SQL. Takes and gives values of `policy_kb.model`; rows stay in here."""

# ruff: noqa: S608  only names of columns and numbered marks are put into statements

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from sqlite_utils import Database

from policy_kb.model import Clause, ClauseId, Curated, Document, DocumentId, Origin, Read
from policy_kb.rows import Row, clause_of, clause_row, curated_value, document_of, document_row

_BATCH = 400  # names in one statement: below every engine's limit


class PolicyStore:
    def __init__(self, db: Database) -> None:
        self._db = db

    @property
    def database(self) -> Database:
        return self._db

    # --- what changes

    def version(self) -> int:
        """Grows with every change of the base; one tiny query."""
        row = self._db.execute("select value from policy_state where name = 'version'").fetchone()
        return int(row[0])

    def grow(self) -> int:
        """The next version, for what is about to be written."""
        self._db.execute("update policy_state set value = value + 1 where name = 'version'")
        return self.version()

    def touch(self) -> None:
        """Every document counts as changed: indexes take it up anew."""
        with self._db.atomic():
            self._db.execute(
                "update policy_documents set version = :version", {"version": self.grow()}
            )

    def sha(self, key: str) -> str | None:
        """Of what was imported under the key; None where nothing was."""
        row = self._db.execute(
            "select sha from policy_sources where key = :key", {"key": key}
        ).fetchone()
        return str(row[0]) if row else None

    def key_of(self, sha: str) -> str | None:
        """The key under which the same bytes are in already."""
        row = self._db.execute(
            "select key from policy_sources where sha = :sha order by key limit 1", {"sha": sha}
        ).fetchone()
        return str(row[0]) if row else None

    def keys(self, origin: Origin) -> tuple[str, ...]:
        rows = self._db.execute(
            "select key from policy_sources where origin = :origin order by key",
            {"origin": origin},
        )
        return tuple(row[0] for row in rows.fetchall())

    def put(
        self, key: str, name: str, sha: str, origin: Origin, read: Read, imported: str
    ) -> None:
        """Writes a source, in place of what had its key."""
        with self._db.atomic():
            self.remove(key)
            version = self.grow()
            self._db.execute(
                "insert into policy_sources (key, name, sha, origin, version, imported)"
                " values (:key, :name, :sha, :origin, :version, :imported)",
                {
                    "key": key,
                    "name": name,
                    "sha": sha,
                    "origin": origin,
                    "version": version,
                    "imported": imported,
                },
            )
            self._many("policy_documents", [
                {**document_row(document), "source": key, "ordinal": at, "version": version}
                for at, document in enumerate(read.documents, start=1)
            ])  # fmt: skip
            self._many("policy_clauses", [clause_row(clause) for clause in read.clauses])
            self._many("policy_curated", [
                {**asdict(curated), "target": curated.clause} for curated in read.curated
            ])  # fmt: skip

    def remove(self, key: str) -> bool:
        """Takes a source and all it held away; False where there was none."""
        with self._db.atomic():
            held = "(select id from policy_documents where source = :key)"
            inside = f"(select id from policy_clauses where document in {held})"
            self._db.execute(f"delete from policy_curated where clause in {inside}", {"key": key})
            self._db.execute(f"delete from policy_clauses where document in {held}", {"key": key})
            self._db.execute("delete from policy_documents where source = :key", {"key": key})
            gone = self._db.execute("delete from policy_sources where key = :key", {"key": key})
            if gone.rowcount:
                self.grow()
            return bool(gone.rowcount)

    def repeal(self, title: str, by: DocumentId) -> None:
        """What a newer document says it replaces is in force no longer."""
        with self._db.atomic():
            self._db.execute(
                "update policy_documents set status = 'repealed', version = :version"
                " where title = :title and id <> :by and status <> 'repealed'",
                {"title": title, "by": by, "version": self.grow()},
            )

    def shade(self, digest: DocumentId, shadow: str) -> None:
        """A digest steps behind the document it digests ('' brings it back)."""
        with self._db.atomic():
            self._db.execute(
                "update policy_documents set shadow = :shadow, version = :version where id = :id",
                {"shadow": shadow, "version": self.grow(), "id": digest},
            )

    def lead(self, targets: dict[str, ClauseId]) -> None:
        """Lets curated questions lead to other clauses than their own."""
        with self._db.atomic():
            for id, target in targets.items():
                self._db.execute(
                    "update policy_curated set target = :target where id = :id",
                    {"id": id, "target": target},
                )

    # --- what is there

    def sources(self) -> tuple[Row, ...]:
        """Each with key, name, origin, imported, and how many documents and clauses it holds."""
        return tuple(
            self._db.query(
                "select s.key, s.name, s.origin, s.imported, count(distinct d.id) as documents,"
                " count(c.id) as clauses from policy_sources s"
                " left join policy_documents d on d.source = s.key"
                " left join policy_clauses c on c.document = d.id"
                " group by s.key, s.name, s.origin, s.imported order by s.key"
            )
        )

    def documents(self, since: int = 0) -> tuple[tuple[Document, str], ...]:
        """Those changed after a version, each with the id of its shadow."""
        rows = self._db.query(
            "select d.*, s.name as file, s.origin from policy_documents d"
            " join policy_sources s on s.key = d.source where d.version > :since"
            " order by s.key, d.ordinal",
            {"since": since},
        )
        return tuple((document_of(row), str(row["shadow"])) for row in rows)

    def document_ids(self) -> frozenset[DocumentId]:
        rows = self._db.execute("select id from policy_documents").fetchall()
        return frozenset(DocumentId(row[0]) for row in rows)

    def of_source(self, key: str) -> tuple[Document, ...]:
        rows = self._db.query(
            "select d.*, s.name as file, s.origin from policy_documents d"
            " join policy_sources s on s.key = d.source where d.source = :key order by d.ordinal",
            {"key": key},
        )
        return tuple(document_of(row) for row in rows)

    def clauses_of(self, documents: Sequence[DocumentId]) -> tuple[Clause, ...]:
        """In the order of the text, document by document."""
        found: list[Clause] = []
        for names in _batches(documents):
            rows = self._db.query(
                f"select * from policy_clauses where document in ({_marks(names)})"
                " order by document, ordinal",
                names,
            )
            found += map(clause_of, rows)
        return tuple(found)

    def eligible(self) -> tuple[Clause, ...]:
        """Those that say whom they are for, in the order of the text."""
        rows = self._db.query(
            "select * from policy_clauses where eligibility > '' order by document, ordinal"
        )
        return tuple(map(clause_of, rows))

    def clauses(self, ids: Sequence[ClauseId]) -> dict[ClauseId, Clause]:
        found: dict[ClauseId, Clause] = {}
        for names in _batches(ids):
            rows = self._db.query(
                f"select * from policy_clauses where id in ({_marks(names)})", names
            )
            found |= {clause.id: clause for clause in map(clause_of, rows)}
        return found

    def labelled(self, label: str) -> Clause | None:
        """By the id that people and files know it by."""
        rows = self._db.query(
            "select * from policy_clauses where id = :label or label = :label order by id limit 1",
            {"label": label},
        )
        return next((clause_of(row) for row in rows), None)

    def children(self, parent: ClauseId) -> tuple[Clause, ...]:
        rows = self._db.query(
            "select * from policy_clauses where parent = :parent order by ordinal",
            {"parent": parent},
        )
        return tuple(clause_of(row) for row in rows)

    def children_of(self, parents: Sequence[ClauseId]) -> dict[ClauseId, list[Clause]]:
        found: dict[ClauseId, list[Clause]] = {}
        for names in _batches(parents):
            rows = self._db.query(
                f"select * from policy_clauses where parent in ({_marks(names)})"
                " order by parent, ordinal",
                names,
            )
            for clause in map(clause_of, rows):
                assert clause.parent is not None
                found.setdefault(clause.parent, []).append(clause)
        return found

    def between(self, document: DocumentId, first: int, last: int) -> tuple[Clause, ...]:
        rows = self._db.query(
            "select * from policy_clauses where document = :document"
            " and ordinal between :first and :last order by ordinal",
            {"document": document, "first": first, "last": last},
        )
        return tuple(clause_of(row) for row in rows)

    def length(self, document: DocumentId) -> int:
        """The ordinal of its last clause; 0 for an unknown one."""
        row = self._db.execute(
            "select coalesce(max(ordinal), 0) from policy_clauses where document = :document",
            {"document": document},
        ).fetchone()
        return int(row[0])

    def curated_of(self, documents: Sequence[DocumentId]) -> tuple[tuple[Curated, ClauseId], ...]:
        """With the clause that each leads to."""
        found: list[tuple[Curated, ClauseId]] = []
        for names in _batches(documents):
            rows = self._db.query(
                "select q.* from policy_curated q join policy_clauses c on c.id = q.clause"
                f" where c.document in ({_marks(names)}) order by q.id",
                names,
            )
            found += [(curated_value(row), ClauseId(row["target"])) for row in rows]
        return tuple(found)

    # --- vectors

    def without_vector(self) -> tuple[ClauseId, ...]:
        rows = self._db.execute(
            "select id from policy_clauses where vectors is null order by id"
        ).fetchall()
        return tuple(ClauseId(row[0]) for row in rows)

    def put_vectors(self, vectors: Sequence[tuple[ClauseId, bytes]]) -> None:
        with self._db.atomic():
            for id, vector in vectors:
                self._db.execute(
                    "update policy_clauses set vectors = :vector where id = :id",
                    {"id": id, "vector": vector},
                )

    def vectors_of(self, documents: Sequence[DocumentId]) -> tuple[tuple[str, bytes], ...]:
        found: list[tuple[str, bytes]] = []
        for names in _batches(documents):
            rows = self._db.execute(
                "select id, vectors from policy_clauses where vectors is not null"
                f" and document in ({_marks(names)})",
                names,
            )
            found += [(row[0], row[1]) for row in rows.fetchall()]
        return tuple(found)

    def _many(self, table: str, rows: Iterable[Row]) -> None:
        rows = list(rows)
        if not rows:
            return
        names = list(rows[0])
        self._db.conn.executemany(
            f"insert into {table} ({', '.join(names)})"
            f" values ({', '.join(':' + name for name in names)})",
            rows,
        )


def _marks(names: dict[str, str]) -> str:
    return ", ".join(":" + key for key in names)


def _batches(ids: Sequence[str]) -> Iterable[dict[str, str]]:
    for at in range(0, len(ids), _BATCH):
        yield {f"n{number}": id for number, id in enumerate(ids[at : at + _BATCH])}
