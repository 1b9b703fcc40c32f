"""What is to be said: rows written with what they speak of, and how each of them ended."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlite_utils import Database, Migrations

from handlers.screen import Letter
from handlers.wire import content

steps = Migrations("outbox")


@steps(name="0001_outbox")
def _(db: Database) -> None:
    db.executescript(
        """
        create table outbox (
            id bigint primary key,              -- in the order of saying
            chat bigint not null,
            edits bigint,                       -- the message it takes the place of
            query text,                         -- the tap it answers
            toast text,                         -- floats over the chat when the tap is answered
            body text not null,                 -- JSON as the Bot API wants it; later emptied
            file text,                          -- a picture or document, a path under the home
            push text,                          -- null for an answer
            due text,                           -- of the push; ISO 8601 with offset
            until text,                         -- later it is no longer worth saying
            outcome text,                       -- null until sent, or why it was not
            message bigint,                     -- where it ended up
            ended text,                         -- when; ISO 8601 with offset
            unique (push, due, chat)
        );
        create index outbox_waiting on outbox(id) where outcome is null;
        """
    )


@steps(name="0002_blocked")
def _blocked(db: Database) -> None:
    db.execute("create index outbox_blocked on outbox(ended) where outcome = 'blocked'")


@steps(name="0002_fleeting")
def _fleeting(db: Database) -> None:
    db.execute("alter table outbox add column fleeting bigint not null default 0")


@dataclass(frozen=True, slots=True)
class Parcel:
    """A row of the outbox on its way."""

    id: int
    chat: int
    edits: int | None
    query: str | None
    toast: str | None
    body: str
    file: str | None
    push: str | None
    until: str | None

    @property
    def unasked(self) -> bool:
        return self.push is not None


class Outbox:
    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, letter: Letter, push: str = "", due: str = "", until: str = "") -> None:
        """Joins the transaction it is called in. The same push to the same chat is put once."""
        screen = letter.screen
        self._db.execute(
            "insert into outbox (id, chat, edits, query, toast, body, file, push, due, until,"
            " fleeting) values ((select coalesce(max(id), 0) + 1 from outbox), :chat, :edits,"
            " :query, :toast, :body, :file, :push, :due, :until, :fleeting)"
            " on conflict (push, due, chat) do nothing",
            {
                "chat": letter.chat,
                "edits": letter.edits,
                "query": letter.query,
                "toast": screen.toast,
                "body": json.dumps(content(screen), ensure_ascii=False, separators=(",", ":")),
                "file": screen.file,
                "push": push or None,
                "due": due or None,
                "until": until or None,
                "fleeting": int(screen.fleeting),
            },
        )

    def waiting(self, after: int = 0) -> tuple[Parcel, ...]:
        """The undelivered with an id above `after`, oldest first."""
        rows = self._db.execute(
            "select id, chat, edits, query, toast, body, file, push, until from outbox"
            " where outcome is null and id > :after order by id",
            {"after": after},
        )
        return tuple(Parcel(*row) for row in rows.fetchall())

    def delivered(self, parcel: Parcel, outcome: str, message: int | None, now: datetime) -> None:
        """Safe from a crash at once, from a power cut with the next turn: no wait for the disk."""
        self._db.execute("pragma synchronous = normal")
        try:
            self._db.execute(
                "update outbox set outcome = :outcome, message = :message, ended = :now,"
                " body = case when fleeting = 1 then '' else body end where id = :id",
                {
                    "outcome": outcome,
                    "message": message,
                    "now": now.isoformat(),
                    "id": parcel.id,
                },
            )
        finally:
            self._db.execute("pragma synchronous = full")

    def newest(self) -> int:
        """The id of the last row, 0 where there is none."""
        row = self._db.execute("select coalesce(max(id), 0) from outbox").fetchone()
        return int(row[0])

    def say_anew(self, chats: Iterable[int], after: int) -> None:
        """What was put after that id for these chats comes as a message of its own."""
        self._db.conn.executemany(
            "update outbox set edits = null where chat = ? and id > ?",
            [(chat, after) for chat in chats],
        )

    def moved(self, old: int, new: int) -> None:
        """The group became a supergroup: what still waits goes to its new id."""
        self._db.execute(
            "update outbox set chat = :new where chat = :old and outcome is null",
            {"old": old, "new": new},
        )

    def outcomes(self, push: str, due: str) -> Counter[str]:
        """How the letters of one push, on whatever topic, ended; `waiting` are those under way."""
        rows = self._db.execute(
            "select coalesce(outcome, 'waiting'), count(*) from outbox"
            " where (push = :push or push like :topics) and due = :due group by 1",
            {"push": push, "topics": f"{push}:%", "due": due},
        )
        return Counter(dict(rows.fetchall()))

    def reminded(self, first: date, last: date) -> Counter[int]:
        """How often each private chat was written to unasked in these days, sent or under way."""
        rows = self._db.execute(
            "select chat, count(*) from outbox where push is not null and chat > 0"
            " and due >= :first and due < :after and coalesce(outcome, 'sent') = 'sent'"
            " group by chat",
            {"first": first.isoformat(), "after": (last + timedelta(days=1)).isoformat()},
        )
        return Counter(dict(rows.fetchall()))

    def unwelcome(self, since: datetime) -> tuple[tuple[int, bool], ...]:
        """The chats that turned out since then not to take what we write.

        With each whether we are out altogether: blocked by a person, put out of a group; else
        we are in a group and may not write.
        """
        rows = self._db.execute(
            "select chat, max(case when outcome = 'blocked' then 1 else 0 end)"
            " from outbox where ended >= :since"
            " and (outcome = 'blocked' or lower(outcome) like 'refused: not enough rights%')"
            " group by chat order by chat",
            {"since": since.isoformat()},
        )
        return tuple((chat, bool(out)) for chat, out in rows.fetchall())

    def forget(self, before: datetime) -> None:
        """Empties the bodies of what was done with before that instant (DESIGN §8)."""
        self._db.execute(
            "update outbox set body = '', toast = null, file = null"
            " where outcome is not null and ended < :before and body <> ''",
            {"before": before.isoformat()},
        )
