"""Which pushes fell due: each due time once, each chat at most once, restarts notwithstanding."""

import logging
import sqlite3
from datetime import datetime, timedelta
from time import perf_counter

from sqlite_utils import Database

from bot.clock import Timepiece
from bot.logs import where
from bot.outbox import Outbox
from bot.round_rows import RoundRows
from handlers import unreachable
from handlers.house import House
from handlers.publishing import groups
from handlers.pushes.declared import PUSHES
from handlers.pushes.push import Push, calendar_of
from handlers.pushes.schedules import Calendar, Due, between, quiet
from handlers.screen import Letter

log = logging.getLogger(__name__)

BLOCKED = "blocked"  # beside the pushes: up to when those who blocked the bot are known
SLICE = 0.03  # seconds of writing in one transaction, so that those who chat need not wait


class Rounds:
    def __init__(
        self, db: Database, house: House, outbox: Outbox, pushes: tuple[Push, ...] = PUSHES
    ) -> None:
        self._db, self._house, self._outbox, self._pushes = db, house, outbox, pushes
        self._rows = RoundRows(db)
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
                self._rows.watch(push.name, now)
        if quiet(now):
            self._idle = minute
            return False
        self._tell_the_office(now)
        pending = self._pending(calendar, now)
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
                log.error("push %s: %s", push.name, where(fault))  # noqa: TRY400  no names
                continue
            return True
        self._idle = minute
        return False

    def _tell_the_office(self, now: datetime) -> None:
        """Of those who since the last look turned out not to let the bot write; of each once."""
        since = self._rows.through(BLOCKED)
        gone = self._outbox.unwelcome(since) if since else ()
        if gone or since is None or since > now:
            with self._db.atomic():
                self._rows.looked(BLOCKED, now)
                for chat, out in gone:
                    for letter in self._news_of(chat, out):
                        self._outbox.put(letter)

    def _news_of(self, chat: int, out: bool) -> tuple[Letter, ...]:
        if chat > 0:
            return unreachable.lost(self._house, chat)
        return groups.lost(self._house, chat) if out else groups.silenced(self._house, chat)

    def _pending(self, calendar: Calendar, now: datetime) -> list[tuple[Push, Due]]:
        found = [
            (push, due)
            for push in self._pushes
            for due in between(push.schedule, calendar, self._since(push, now), now)
            if self._rows.state(push.name, due.period) in (None, "going")
        ]
        return sorted(found, key=lambda item: item[1])

    def _since(self, push: Push, now: datetime) -> datetime:
        """Before what it has been seen to: a second thing may be due at the same instant."""
        return (self._rows.through(push.name) or now) - timedelta(seconds=1)

    def _too_late(self, push: Push, due: Due, now: datetime) -> bool:
        """A round once begun is brought to its end."""
        late = now - due.at > push.grace
        return late and self._rows.state(push.name, due.period) != "going"

    def _take(self, push: Push, due: Due, now: datetime) -> None:
        """Writes one slice of a round, beginning it where that is to be done."""
        state = self._rows.state(push.name, due.period) or self._begin(push, due, now)
        left = self._rows.waiting(push.name, due.period) if state == "going" else []
        letters: list[int | None] = []
        end = perf_counter() + SLICE
        while left and (not letters or perf_counter() < end):
            letters.append(self._write(push, due, left.pop(0)))
        counts = [count for count in letters if count is not None]
        faults = len(letters) - len(counts)
        self._rows.wrote(push.name, due.period, left, sum(counts), faults)
        if not left:
            self._rows.end(push.name, due)

    def _begin(self, push: Push, due: Due, now: datetime) -> str:
        if self._too_late(push, due, now):
            if push.listed and not push.daily:
                # a clock that somebody moved on passes over due times, which is no fault
                level = logging.INFO if Timepiece(self._db).ahead else logging.WARNING
                log.log(level, "push %s of %s comes too late", push.name, due.at.isoformat())
            self._rows.begin(push.name, due, "skipped", (), now)
            return "skipped"
        self._rows.begin(push.name, due, "going", push.who(self._house, due), now)
        return "going"

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
            log.error("push %s: %s", push.name, where(fault))  # noqa: TRY400  no names
            return None
        return len(letters)
