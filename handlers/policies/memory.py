"""What a person asked last: rows, so that a follow-up is understood after a restart too."""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe

from sqlite_utils import Database, Migrations

steps = Migrations("memory")


@steps(name="0001_asked")
def _(db: Database) -> None:
    db.executescript(
        """
        create table asked (
            id text primary key,
            person bigint not null,             -- Telegram account
            chat bigint not null,
            words text not null,
            before text,                        -- what was asked before it, for a follow-up
            at text not null,                   -- ISO 8601 with offset
            waiting bigint not null default 0   -- 1 until the base, still being read, answers
        );
        create index asked_by on asked(person, chat, at);
        create index asked_waiting on asked(at) where waiting = 1;
        """
    )


@dataclass(frozen=True, slots=True)
class Asked:
    id: str
    person: int
    chat: int
    words: str
    before: str | None
    at: datetime


class Memory:
    def __init__(self, db: Database) -> None:
        self._db = db

    def last(self, person: int, chat: int) -> Asked | None:
        return self._one(
            "person = :person and chat = :chat order by at desc limit 1",
            {"person": person, "chat": chat},
        )

    def asked(self, id_: str, person: int) -> Asked | None:
        """Only to who asked it."""
        return self._one("id = :id and person = :person", {"id": id_, "person": person})

    def keep(
        self,
        person: int,
        chat: int,
        words: str,
        before: str | None,
        now: datetime,
        *,
        waiting: bool = False,
    ) -> Asked:
        asked = Asked(token_urlsafe(6), person, chat, words, before, now)
        self._db.execute(
            "insert into asked (id, person, chat, words, before, at, waiting)"
            " values (:id, :person, :chat, :words, :before, :at, :waiting)",
            {
                "id": asked.id,
                "person": person,
                "chat": chat,
                "words": words,
                "before": before,
                "at": now.isoformat(),
                "waiting": int(waiting),
            },
        )
        return asked

    def waiting(self) -> tuple[Asked, ...]:
        """What was asked while nobody could answer; from now on it waits no more."""
        rows = self._db.execute(f"{_ASKED} where waiting = 1 order by at").fetchall()
        self._db.execute("update asked set waiting = 0 where waiting = 1")
        return tuple(_asked(row) for row in rows)

    def forget(self, before: datetime) -> None:
        self._db.execute("delete from asked where at < :before", {"before": before.isoformat()})

    def _one(self, where: str, key: dict[str, object]) -> Asked | None:
        row = self._db.execute(f"{_ASKED} where {where}", key).fetchone()
        return _asked(row) if row else None


_ASKED = "select id, person, chat, words, before, at from asked"


def _asked(row: tuple[str, int, int, str, str | None, str]) -> Asked:
    return Asked(*row[:5], datetime.fromisoformat(row[5]))
