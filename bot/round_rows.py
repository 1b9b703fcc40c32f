"""Which due times have been seen to, and how far: rows, so that restarts repeat nothing."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlite_utils import Database, Migrations

from bot.outbox import Outbox
from handlers.pushes.schedules import Due
from handlers.pushes.went import Went

steps = Migrations("rounds")


@steps(name="0001_rounds")
def _(db: Database) -> None:
    db.executescript(
        """
        create table pushes (
            push text primary key,
            through text not null               -- seen to up to here; ISO 8601 with offset
        );
        create table rounds (
            push text not null,
            period text not null,               -- what it stands for, on whatever day it falls
            due text not null,                  -- ISO 8601 with offset
            taken text not null,                -- when it was seen to
            state text not null check (state in ('going', 'written', 'skipped')),
            waiting text not null,              -- JSON: the keys still to be written to
            letters bigint not null default 0,
            faults bigint not null default 0,   -- keys whose letter could not be written
            primary key (push, period)
        );
        create index rounds_by_due on rounds(due);
        """
    )


def past(db: Database, limit: int = 20) -> tuple[Went, ...]:
    """What was seen to and had anything to say, or was skipped; the latest due time first."""
    rows = db.execute(
        "select push, due, state, letters, faults from rounds"
        " where letters > 0 or faults > 0 or state <> 'written' order by due desc limit :limit",
        {"limit": limit},
    ).fetchall()
    return tuple(
        Went(
            push,
            datetime.fromisoformat(due),
            state,
            letters,
            faults,
            Outbox(db).outcomes(push, due),
        )
        for push, due, state, letters, faults in rows
    )


class RoundRows:
    """Every method joins the transaction it is called in."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def watch(self, push: str, now: datetime) -> None:
        """A push never seen before counts from this minute; one from the future from now.

        A clock that ran ahead and was set right would otherwise silence a push until then. What
        was written stays written, so nothing is said twice.
        """
        through = self.through(push)
        if through is not None and through <= now:
            return
        start = now if through else now.replace(second=0, microsecond=0) - timedelta(seconds=1)
        self._db.execute(
            "insert into pushes (push, through) values (:push, :start)"
            " on conflict (push) do update set through = :start",
            {"push": push, "start": start.isoformat()},
        )
        self._db.execute(
            "delete from rounds where push = :push and state = 'skipped' and taken > :now",
            {"push": push, "now": now.isoformat()},
        )

    def looked(self, what: str, now: datetime) -> None:
        """That was looked at, up to now."""
        self._db.execute(
            "insert into pushes (push, through) values (:what, :now)"
            " on conflict (push) do update set through = :now",
            {"what": what, "now": now.isoformat()},
        )

    def through(self, push: str) -> datetime | None:
        """Up to when its due times have been seen to."""
        row = self._db.execute(
            "select through from pushes where push = :push", {"push": push}
        ).fetchone()
        return datetime.fromisoformat(row[0]) if row else None

    def state(self, push: str, period: str) -> str | None:
        row = self._db.execute(
            "select state from rounds where push = :push and period = :period",
            {"push": push, "period": period},
        ).fetchone()
        return str(row[0]) if row else None

    def begin(self, push: str, due: Due, state: str, keys: Iterable[str], now: datetime) -> None:
        self._db.execute(
            "insert into rounds (push, period, due, taken, state, waiting)"
            " values (:push, :period, :due, :now, :state, :waiting)",
            {
                "push": push,
                "period": due.period,
                "due": due.at.isoformat(),
                "now": now.isoformat(),
                "state": state,
                "waiting": json.dumps(list(keys)),
            },
        )

    def waiting(self, push: str, period: str) -> list[str]:
        """The keys still to be written to."""
        row = self._db.execute(
            "select waiting from rounds where push = :push and period = :period",
            {"push": push, "period": period},
        ).fetchone()
        return [str(key) for key in json.loads(row[0])]

    def wrote(self, push: str, period: str, left: list[str], letters: int, faults: int) -> None:
        self._db.execute(
            "update rounds set waiting = :waiting, letters = letters + :letters,"
            " faults = faults + :faults where push = :push and period = :period",
            {
                "waiting": json.dumps(left),
                "letters": letters,
                "faults": faults,
                "push": push,
                "period": period,
            },
        )

    def end(self, push: str, due: Due) -> None:
        self._db.execute(
            "update rounds set state = 'written'"
            " where push = :push and period = :period and state = 'going'",
            {"push": push, "period": due.period},
        )
        self._db.execute(
            "update pushes set through = :due where push = :push and through < :due",
            {"push": push, "due": due.at.isoformat()},
        )
