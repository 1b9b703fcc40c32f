"""Which pushes fell due: each due time once, each chat at most once, restarts notwithstanding."""

import json
import logging
import sqlite3
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import perf_counter
from traceback import format_tb

from sqlite_utils import Database, Migrations

from bot.outbox import Outbox
from handlers.house import House
from handlers.pushes.declared import PUSHES
from handlers.pushes.push import Push, calendar_of
from handlers.pushes.schedules import Calendar, Due, between, quiet

log = logging.getLogger(__name__)
steps = Migrations("rounds")

SLICE = 0.03  # seconds of writing in one transaction, so that those who chat need not wait


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


@dataclass(frozen=True, slots=True)
class Round:
    """A due time that has been seen to, and what came of it."""

    push: str
    due: datetime
    state: str  # going, written or skipped
    letters: int
    faults: int
    outcomes: Counter[str]  # of the letters; `waiting` are those under way


def past(db: Database, limit: int = 20) -> tuple[Round, ...]:
    """What was seen to and had anything to say, or was skipped; the latest due time first."""
    rows = db.execute(
        "select push, due, state, letters, faults from rounds"
        " where letters > 0 or faults > 0 or state <> 'written' order by due desc limit :limit",
        {"limit": limit},
    ).fetchall()
    return tuple(
        Round(
            push,
            datetime.fromisoformat(due),
            state,
            letters,
            faults,
            Outbox(db).outcomes(push, due),
        )
        for push, due, state, letters, faults in rows
    )


class Rounds:
    def __init__(
        self, db: Database, house: House, outbox: Outbox, pushes: tuple[Push, ...] = PUSHES
    ) -> None:
        self._db, self._house, self._outbox, self._pushes = db, house, outbox, pushes
        self._idle: datetime | None = None  # the minute in which nothing more is due

    def go(self, now: datetime) -> bool:
        """Writes one slice of what fell due; whether there is more, so that one comes again.

        What fell due is taken in order of its due time. In the quiet hours nothing is, and it
        waits for their end. A due time past its push's grace is noted as skipped.
        """
        minute = now.replace(second=0, microsecond=0)
        if minute == self._idle:
            return False  # due times are whole minutes
        calendar = calendar_of(self._house.ledger)
        with self._db.atomic():
            for push in self._pushes:
                self._watch(push, now)
        pending = [] if quiet(now) else self._pending(calendar, now)
        in_time = [one for one in pending if not self._too_late(*one, now)]
        with self._db.atomic():
            for push, due in pending:
                if self._too_late(push, due, now):
                    self._take(push, due, now)
        for push, due in in_time:
            try:
                with self._db.atomic():  # a slice, or nothing of it and again next time
                    self._take(push, due, now)
            except sqlite3.OperationalError:
                raise
            except Exception as fault:  # one push's trouble is not the others'
                _report(push, fault)
                continue
            return True
        self._idle = minute
        return False

    def _watch(self, push: Push, now: datetime) -> None:
        """A push never seen before counts from this minute; one from the future from now.

        A clock that ran ahead and was set right would otherwise silence a push until then. What
        was written stays written, so nothing is said twice.
        """
        through = self._through(push)
        if through is None or through > now:
            start = now if through else now.replace(second=0, microsecond=0) - timedelta(seconds=1)
            self._db.execute(
                "insert into pushes (push, through) values (:push, :start)"
                " on conflict (push) do update set through = :start",
                {"push": push.name, "start": start.isoformat()},
            )
            self._db.execute(
                "delete from rounds where push = :push and state = 'skipped' and taken > :now",
                {"push": push.name, "now": now.isoformat()},
            )

    def _pending(self, calendar: Calendar, now: datetime) -> list[tuple[Push, Due]]:
        found = [
            (push, due)
            for push in self._pushes
            for due in between(push.schedule, calendar, self._through(push) or now, now)
            if self._state(push, due.period) in (None, "going")
        ]
        return sorted(found, key=lambda item: item[1])

    def _take(self, push: Push, due: Due, now: datetime) -> None:
        """Writes one slice of a round, beginning it where that is to be done."""
        state = self._state(push, due.period) or self._begin(push, due, now)
        left = self._waiting(push, due) if state == "going" else []
        letters: list[int | None] = []
        end = perf_counter() + SLICE
        while left and (not letters or perf_counter() < end):
            letters.append(self._write(push, due, left.pop(0)))
        self._db.execute(
            "update rounds set waiting = :waiting, letters = letters + :letters,"
            " faults = faults + :faults where push = :push and period = :period",
            {
                "waiting": json.dumps(left),
                "letters": sum(count for count in letters if count is not None),
                "faults": letters.count(None),
                "push": push.name,
                "period": due.period,
            },
        )
        if not left:
            self._end(push, due)

    def _too_late(self, push: Push, due: Due, now: datetime) -> bool:
        """A round once begun is brought to its end."""
        return now - due.at > push.grace and self._state(push, due.period) != "going"

    def _begin(self, push: Push, due: Due, now: datetime) -> str:
        state = "skipped" if self._too_late(push, due, now) else "going"
        if state == "skipped":
            log.warning("push %s of %s comes too late", push.name, due.at.isoformat())
        self._db.execute(
            "insert into rounds (push, period, due, taken, state, waiting)"
            " values (:push, :period, :due, :now, :state, :waiting)",
            {
                "push": push.name,
                "period": due.period,
                "due": due.at.isoformat(),
                "now": now.isoformat(),
                "state": state,
                "waiting": json.dumps(push.who(self._house, due) if state == "going" else ()),
            },
        )
        return state

    def _write(self, push: Push, due: Due, key: str) -> int | None:
        """How many letters that made; None where it raised, and then nothing of it stays."""
        topic = key.rpartition("/")[0]
        try:
            with self._db.atomic():
                letters = push.what(self._house, due, key)
                for letter in letters:
                    self._outbox.put(
                        letter,
                        f"{push.name}:{topic}" if topic else push.name,
                        due.at.isoformat(),
                        (due.at + push.grace).isoformat(),
                    )
        except sqlite3.OperationalError:
            raise  # the disk's trouble is everyone's: the slice comes again
        except Exception as fault:
            _report(push, fault)
            return None
        return len(letters)

    def _end(self, push: Push, due: Due) -> None:
        self._db.execute(
            "update rounds set state = 'written'"
            " where push = :push and period = :period and state = 'going'",
            {"push": push.name, "period": due.period},
        )
        self._db.execute(
            "update pushes set through = :due where push = :push and through < :due",
            {"push": push.name, "due": due.at.isoformat()},
        )

    def _through(self, push: Push) -> datetime | None:
        row = self._db.execute(
            "select through from pushes where push = :push", {"push": push.name}
        ).fetchone()
        return datetime.fromisoformat(row[0]) if row else None

    def _state(self, push: Push, period: str) -> str | None:
        row = self._db.execute(
            "select state from rounds where push = :push and period = :period",
            {"push": push.name, "period": period},
        ).fetchone()
        return str(row[0]) if row else None

    def _waiting(self, push: Push, due: Due) -> list[str]:
        row = self._db.execute(
            "select waiting from rounds where push = :push and period = :period",
            {"push": push.name, "period": due.period},
        ).fetchone()
        return [str(key) for key in json.loads(row[0])]


def _report(push: Push, fault: Exception) -> None:
    """Where it happened, without its message, which may name a person."""
    trace = "".join(format_tb(fault.__traceback__))
    log.error("push %s: %s\n%s", push.name, type(fault).__name__, trace)
