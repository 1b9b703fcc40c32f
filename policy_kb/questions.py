"""Questions that people could not get answered, until the policy administrator has replied."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NewType

from sqlite_utils import Database

QuestionId = NewType("QuestionId", str)
State = Literal["open", "answered", "learned", "closed"]
Why = Literal["unanswered", "unhelpful"]

_ID = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the queue."""

    id: QuestionId
    question: str
    previous: str  # the question before it, where it is a follow-up
    asker: int | None  # account that gets the reply
    why: Why
    asked: datetime
    state: State
    reply: str = ""
    answered: datetime | None = None
    answerer: int | None = None


class Questions:
    """The queue. Rows stay in here."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def forward(
        self,
        question: str,
        asker: int | None,
        now: datetime,
        why: Why = "unanswered",
        previous: str = "",
    ) -> QuestionId:
        """Puts a question in the queue. The same one of the same person, still open, stays one."""
        held = self._db.execute(
            "select id from policy_questions where state = 'open' and question = :question"
            " and coalesce(asker, 0) = coalesce(:asker, 0)",
            {"question": question, "asker": asker},
        ).fetchone()
        if held:
            return QuestionId(held[0])
        named = f"{asker}|{now.isoformat()}|{question}"
        id = QuestionId(hashlib.sha256(named.encode()).hexdigest()[:_ID])
        self._db.execute(
            "insert into policy_questions (id, question, previous, asker, why, asked, state)"
            " values (:id, :question, :previous, :asker, :why, :asked, 'open')",
            {
                "id": id,
                "question": question,
                "previous": previous,
                "asker": asker,
                "why": why,
                "asked": now.isoformat(),
            },
        )
        return id

    def open_questions(self) -> tuple[Asked, ...]:
        """Oldest first."""
        rows = self._db.query(
            "select * from policy_questions where state = 'open' order by asked, id"
        )
        return tuple(_asked(row) for row in rows)

    def of(self, id: QuestionId) -> Asked | None:
        rows = self._db.query("select * from policy_questions where id = :id", {"id": id})
        return next((_asked(row) for row in rows), None)

    def answered(self, id: QuestionId, reply: str, answerer: int, now: datetime) -> Asked | None:
        """Keeps the reply; None where the question is unknown or was answered before."""
        done = self._db.execute(
            "update policy_questions set state = 'answered', reply = :reply, answerer = :answerer,"
            " answered = :now where id = :id and state = 'open'",
            {"reply": reply, "answerer": answerer, "now": now.isoformat(), "id": id},
        )
        return self.of(id) if done.rowcount else None

    def close(self, id: QuestionId, state: State = "closed") -> bool:
        done = self._db.execute(
            "update policy_questions set state = :state where id = :id and state <> :state",
            {"state": state, "id": id},
        )
        return bool(done.rowcount)


def _asked(row: dict[str, Any]) -> Asked:
    return Asked(
        id=QuestionId(row["id"]),
        question=row["question"],
        previous=row["previous"],
        asker=row["asker"],
        why=row["why"],
        asked=datetime.fromisoformat(row["asked"]),
        state=row["state"],
        reply=row["reply"],
        answered=datetime.fromisoformat(row["answered"]) if row["answered"] else None,
        answerer=row["answerer"],
    )
