"""What finished drafts cost whoever filled them: rows that name nobody."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from handlers.dialog.draft import Draft

BEGIN_AND_SUBMIT = 2  # taps that leave no revision


@dataclass(frozen=True, slots=True)
class Effort:
    """What a finished draft cost whoever filled it."""

    seconds: int | None  # None: it was finished on another day than it was begun
    taps: int
    typed: int  # characters


class Efforts:
    def __init__(self, db: Database) -> None:
        self._db = db

    def within(self, form: str, first: date, last: date) -> tuple[Effort, ...]:
        """Of the drafts of a form that were finished from a day to another."""
        rows = self._db.execute(
            "select seconds, taps, typed from efforts"
            " where form = :form and day >= :first and day <= :last",
            {"form": form, "first": first.isoformat(), "last": last.isoformat()},
        ).fetchall()
        return tuple(Effort(*row) for row in rows)

    def note(self, draft: Draft, opened: datetime | None, now: datetime) -> None:
        """How long it took and how much was tapped and typed."""
        told = [answer for answer in draft.answers if answer.message is not None]
        today = opened is not None and opened.date() == now.date()
        self._db.execute(
            "insert into efforts (draft, form, day, seconds, taps, typed)"
            " values (:draft, :form, :day, :seconds, :taps, :typed)"
            " on conflict (draft) do nothing",
            {
                "draft": draft.id,
                "form": draft.form,
                "day": now.date().isoformat(),
                "seconds": round((now - opened).total_seconds()) if opened and today else None,
                "taps": draft.rev - len(told) + BEGIN_AND_SUBMIT,
                "typed": sum(len(answer.said) for answer in told),
            },
        )
