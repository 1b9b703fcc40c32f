"""What was sealed with an older secret is sealed with the newest, row by row."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from sqlite_utils import Database

from ledger.keys import Keys, generation_of
from ledger.transactions import at_once

COLUMNS = (("cadres", "phone"), ("households", "phone"))
AT_ONCE = 2_000  # rows that one transaction takes


def reseal(db: Database, keys: Keys) -> int:
    """How many. Called again after a crash it goes on; raises InvalidTag for another's key."""
    count = 0
    for table, column in COLUMNS:
        rows = db.execute(
            f"select id, {column} from {table} where {column} is not null order by id"
        ).fetchall()
        old = [(id_, sealed) for id_, sealed in rows if generation_of(sealed) != keys.generation]
        for start in range(0, len(old), AT_ONCE):
            with at_once(db):
                db.conn.executemany(
                    f"update {table} set {column} = ? where id = ?",
                    [
                        (keys.seal(keys.unseal(sealed, place), place), id_)
                        for id_, sealed in old[start : start + AT_ONCE]
                        for place in (f"{table}.{column}:{id_}",)
                    ],
                )
        count += len(old)
    return count
