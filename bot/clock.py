"""What time it is: the wall clock plus an offset row, which only the demo moves."""

from datetime import UTC, datetime, timedelta

from sqlite_utils import Database, Migrations

from ledger.clock import SHANGHAI

steps = Migrations("clock")


@steps(name="0001_clock")
def _(db: Database) -> None:
    db.execute(
        "create table clock (one text primary key check (one = 'one'), ahead bigint not null)"
    )  # microseconds that this house's clock is ahead of the wall's


class Timepiece:
    """Callable: gives the present as an aware datetime in Shanghai."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def __call__(self) -> datetime:
        return wall_clock() + self.ahead

    def set(self, to: datetime) -> None:
        """Lets the clock run on from `to`."""
        ahead = round((to - datetime.now(UTC)) / timedelta(microseconds=1))
        self._db.execute(
            "insert into clock (one, ahead) values ('one', :ahead)"
            " on conflict (one) do update set ahead = excluded.ahead",
            {"ahead": ahead},
        )

    def set_right(self) -> None:
        """Goes by the wall's clock again."""
        self._db.execute("delete from clock")

    @property
    def ahead(self) -> timedelta:
        """How far it is ahead of the wall's clock; negative, behind it."""
        row = self._db.execute("select ahead from clock").fetchone()
        return timedelta(microseconds=row[0]) if row else timedelta()


def wall_clock() -> datetime:
    """The machine's own time, for what is no part of the house."""
    return datetime.now(SHANGHAI)


def instant(text: str) -> datetime:
    """Reads `--clock`: ISO 8601, Shanghai's where no zone is said. Raises ValueError."""
    read = datetime.fromisoformat(text)
    return read.replace(tzinfo=SHANGHAI) if read.tzinfo is None else read.astimezone(SHANGHAI)
