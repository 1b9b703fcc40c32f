"""Who cannot be written to: they blocked the bot, or their account is gone."""

from datetime import datetime

from sqlite_utils import Database, Migrations

from ledger.clock import stamp

steps = Migrations("unreachable")


@steps(name="0001_unreachable")
def _(db: Database) -> None:
    db.execute("create table unreachable (account bigint primary key, since text not null)")


class Unreachable:
    def __init__(self, db: Database) -> None:
        self._db = db

    def mark(self, account: int, now: datetime) -> bool:
        """Whether that was news."""
        row = self._db.execute(
            "insert into unreachable (account, since) values (:account, :now)"
            " on conflict (account) do nothing",
            {"account": account, "now": stamp(now)},
        )
        return row.rowcount > 0

    def unmark(self, account: int) -> None:
        self._db.execute("delete from unreachable where account = :account", {"account": account})

    def accounts(self) -> frozenset[int]:
        rows = self._db.execute("select account from unreachable").fetchall()
        return frozenset(row[0] for row in rows)
