"""Drafts in the database: one open a person, so a restart loses nothing; others put by."""

import json
from dataclasses import asdict
from datetime import date, datetime
from enum import StrEnum
from secrets import token_urlsafe

from sqlite_utils import Database, Migrations

from handlers.dialog.draft import Answer, Draft
from handlers.dialog.efforts import Efforts

steps = Migrations("dialog")


class State(StrEnum):
    OPEN = "open"
    ASIDE = "aside"  # put by for another one
    DONE = "done"
    DISCARDED = "discarded"


@steps(name="0001_drafts")
def _(db: Database) -> None:
    db.executescript(
        """
        create table drafts (
            id text primary key,
            person bigint not null,             -- Telegram account
            form text not null,
            rev bigint not null,                -- grows with each change
            state text not null,
            begun text not null,                -- Shanghai date
            changed text not null,              -- ISO 8601 with offset
            filled text not null                -- JSON: what was said, unparsed, and where we are
        );
        create unique index drafts_open on drafts(person) where state = 'open';
        create index drafts_aside on drafts(person, changed) where state = 'aside';
        create index drafts_changed on drafts(changed);
        """
    )


@steps(name="0002_ended")
def _(db: Database) -> None:
    db.execute("create index drafts_ended on drafts(person, changed) where state = 'done'")


@steps(name="0003_effort")
def _(db: Database) -> None:
    db.executescript(
        """
        alter table drafts add column opened text;      -- ISO 8601 with offset
        create table efforts (                          -- of finished drafts; nobody is named
            draft text primary key,
            form text not null,
            day text not null,
            seconds bigint,                             -- null where it lay over a day
            taps bigint not null,
            typed bigint not null                       -- characters
        );
        create index efforts_by_day on efforts(form, day);
        """
    )


LATELY = 5  # ended drafts whose messages are remembered, so that an edit of one is answered


class Drafts:
    def __init__(self, db: Database) -> None:
        self._db, self._efforts = db, Efforts(db)

    def open(self, person: int) -> Draft | None:
        return self._one("person = :key and state = 'open'", person)

    def aside(self, person: int) -> Draft | None:
        """The one put by last."""
        return self._one("person = :key and state = 'aside' order by changed desc limit 1", person)

    def put_by(self, person: int, id_: str) -> Draft | None:
        """That one, if it is put by."""
        where = "person = :key and state = 'aside' and id = :id"
        return self._one(where, person, id=id_)

    def belongs(self, draft: str, person: int) -> bool:
        sql = "select 1 from drafts where id = :id and person = :person"
        return self._db.execute(sql, {"id": draft, "person": person}).fetchone() is not None

    def new(self, person: int, form: str, now: datetime) -> Draft:
        """Opens an empty draft; whichever is open must be put by or ended before."""
        draft = Draft(token_urlsafe(6), form, now.date())
        self._db.execute(
            "insert into drafts (id, person, form, rev, state, begun, opened, changed, filled)"
            " values (:id, :person, :form, :rev, 'open', :begun, :changed, :changed, :filled)",
            {**_row(draft, now), "person": person, "begun": draft.begun.isoformat()},
        )
        return draft

    def keep(self, draft: Draft, now: datetime) -> None:
        self._db.execute(
            "update drafts set form = :form, rev = :rev, changed = :changed, filled = :filled"
            " where id = :id",
            _row(draft, now),
        )

    def set(self, draft: str, state: State, now: datetime) -> None:
        """Puts it by or opens it again."""
        self._db.execute(
            "update drafts set state = :state, changed = :changed where id = :id",
            {"state": state, "changed": now.isoformat(), "id": draft},
        )

    def end(self, draft: Draft, state: State, now: datetime) -> None:
        """Done or discarded: what it held is forgotten, but for the messages it came in."""
        self._db.execute(
            "update drafts set state = :state, changed = :changed, filled = :heard where id = :id",
            {
                "state": state,
                "changed": now.isoformat(),
                "heard": json.dumps(sorted(draft.messages)),
                "id": draft.id,
            },
        )
        if state is State.DONE:
            self._efforts.note(draft, self._opened(draft), now)

    def was_heard(self, person: int, message: int) -> bool:
        """Whether one of the person's last records was told in this message."""
        rows = self._db.execute(
            "select filled from drafts where person = :person and state = 'done'"
            " order by changed desc limit :lately",
            {"person": person, "lately": LATELY},
        ).fetchall()
        return any(message in json.loads(row[0]) for row in rows)

    def forget(self, before: datetime) -> None:
        """Drops drafts that nobody touched since (60 days, DESIGN §8)."""
        self._db.execute(
            "delete from drafts where changed < :before", {"before": before.isoformat()}
        )

    def _opened(self, draft: Draft) -> datetime | None:
        """None for one of before such was noted."""
        rows = self._db.execute(
            "select opened from drafts where id = :id", {"id": draft.id}
        ).fetchall()
        return datetime.fromisoformat(rows[0][0]) if rows and rows[0][0] else None

    def _one(self, where: str, key: object, **more: object) -> Draft | None:
        row = self._db.execute(
            f"select id, form, begun, rev, changed, filled from drafts where {where}",  # noqa: S608
            {"key": key, **more},
        ).fetchone()
        if row is None:
            return None
        id_, form, begun, rev, changed, filled = row
        held = json.loads(filled)
        answers = tuple(Answer(**answer) for answer in held.pop("answers"))
        marked = held.pop("marked")
        return Draft(
            id_,
            form,
            date.fromisoformat(begun),
            rev,
            answers,
            marked=None if marked is None else tuple(marked),
            doubts=tuple(held.pop("doubts", ())),
            touched=date.fromisoformat(changed[:10]),
            **held,
        )


def _row(draft: Draft, now: datetime) -> dict[str, object]:
    filled = {
        "answers": [asdict(answer) for answer in draft.answers],
        "opened": draft.opened,
        "page": draft.page,
        "found": draft.found,
        "marked": draft.marked,
        "about": draft.about,
        "doubts": draft.doubts,
        "heard": draft.heard,
    }
    return {
        "id": draft.id,
        "form": draft.form,
        "rev": draft.rev,
        "changed": now.isoformat(),
        "filled": json.dumps(filled, ensure_ascii=False),
    }
