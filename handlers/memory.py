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
            at text not null                    -- ISO 8601 with offset
        );
        create index asked_by on asked(person, chat, at);
        """
    )


@dataclass(frozen=True, slots=True)
class Asked:
    id: str
    words: str
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

    def keep(self, person: int, chat: int, words: str, now: datetime) -> Asked:
        asked = Asked(token_urlsafe(6), words, now)
        self._db.execute(
            "insert into asked (id, person, chat, words, at)"
            " values (:id, :person, :chat, :words, :at)",
            {
                "id": asked.id,
                "person": person,
                "chat": chat,
                "words": words,
                "at": now.isoformat(),
            },
        )
        return asked

    def forget(self, before: datetime) -> None:
        self._db.execute("delete from asked where at < :before", {"before": before.isoformat()})

    def _one(self, where: str, key: dict[str, object]) -> Asked | None:
        row = self._db.execute(
            f"select id, words, at from asked where {where}",  # noqa: S608  our own words
            key,
        ).fetchone()
        return Asked(row[0], row[1], datetime.fromisoformat(row[2])) if row else None
