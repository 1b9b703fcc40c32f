"""微心愿: what households asked for in visits, each wish once however often it is said."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NewType

from sqlite_utils import Database

from ledger.clock import shanghai_day
from ledger.ids import new_id
from ledger.model import CadreId, HouseholdId, Visit
from ledger.reach import households_within
from ledger.refusals import WishDone
from ledger.scopes import Scope

WishId = NewType("WishId", str)
ALIKE = 75.0  # of 100: the same wish in other words


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    id: WishId
    number: int
    household: HouseholdId
    words: str
    opened: date
    heard: date  # when it was said last
    times: int
    done: date | None
    note: str


@dataclass(frozen=True, slots=True)
class WishCounts:
    open: int
    done: int
    households: int  # with an open wish


class Wishes:
    def __init__(self, db: Database) -> None:
        self._db = db

    def hear(self, visit: Visit) -> None:
        """The visit's wish: a new one, or one of the household's open ones said again.

        What the visit said before, when it is corrected, is taken back where nobody else said it.
        """
        before = self._said_in(visit)
        words = visit.findings.wish.strip() if visit.valid else ""
        if before and words and _alike(words, before.words):
            return
        if before:
            self._unsay(before, visit)
        if not words:
            return
        known = next((w for w in self.open_of(visit.household) if _alike(words, w.words)), None)
        if known:
            self._db.execute(
                "update wishes set times = times + 1,"
                " heard = case when heard < :day then :day else heard end where id = :id",
                {"id": known.id, "day": visit.day.isoformat()},
            )
        wish = known.id if known else self._new(visit, words)
        self._db.execute(
            "insert into wish_visits (visit, wish) values (:visit, :wish)"
            " on conflict (visit) do update set wish = :wish",
            {"visit": visit.id, "wish": wish},
        )

    def fulfil(self, wish: WishId, note: str, by: CadreId, now: datetime) -> Wish:
        """Raises WishDone if it was before."""
        if self.wish(wish).done:
            raise WishDone
        self._db.execute(
            "update wishes set done = :day, done_by = :by, note = :note where id = :id",
            {"id": wish, "day": shanghai_day(now).isoformat(), "by": by, "note": note},
        )
        return self.wish(wish)

    def wish(self, wish: WishId) -> Wish:
        """Raises KeyError."""
        for one in self._rows("where w.id = :id", id=wish):
            return one
        raise KeyError(wish)

    def open_of(self, household: HouseholdId) -> tuple[Wish, ...]:
        return self._rows(
            "where w.household = :household and w.done is null order by w.opened, w.number",
            household=household,
        )

    def listed(self, within: Scope, on: date, *, done: bool = False) -> tuple[Wish, ...]:
        """In reach, the oldest first; those done, the newest first."""
        where, values = households_within(within, on)
        state = "w.done is not null" if done else "w.done is null"
        order = "w.done desc, w.number desc" if done else "w.opened, w.number"
        return self._rows(
            f"where {where} and {state} order by {order}", **{**values, "on": on.isoformat()}
        )

    def counts(self, within: Scope, on: date) -> WishCounts:
        """Numbers without names, fit for a group."""
        where, values = households_within(within, on)
        rows = self._db.execute(
            "select count(case when w.done is null then 1 end),"
            " count(case when w.done is not null then 1 end),"
            " count(distinct case when w.done is null then w.household end)"
            f" from wishes w join households h on h.id = w.household where {where}",
            {**values, "on": on.isoformat()},
        ).fetchall()
        return WishCounts(*rows[0])

    def _new(self, visit: Visit, words: str) -> WishId:
        id_ = WishId(new_id())
        self._db.execute(
            "insert into wishes (id, number, household, words, opened, heard) values (:id,"
            " (select coalesce(max(number), 0) + 1 from wishes), :household, :words, :day, :day)",
            {
                "id": id_,
                "household": visit.household,
                "words": words,
                "day": visit.day.isoformat(),
            },
        )
        return id_

    def _said_in(self, visit: Visit) -> Wish | None:
        found = self._rows(
            "join wish_visits s on s.wish = w.id where s.visit = :visit", visit=visit.id
        )
        return found[0] if found else None

    def _unsay(self, wish: Wish, visit: Visit) -> None:
        self._db.execute("delete from wish_visits where visit = :visit", {"visit": visit.id})
        if wish.times == 1 and wish.done is None:
            self._db.execute("delete from wishes where id = :id", {"id": wish.id})
        else:
            self._db.execute(
                "update wishes set times = times - 1 where id = :id and times > 1",
                {"id": wish.id},
            )

    def _rows(self, where: str, **values: Any) -> tuple[Wish, ...]:
        rows = self._db.execute(
            "select w.id, w.number, w.household, w.words, w.opened, w.heard, w.times, w.done,"
            f" w.note from wishes w join households h on h.id = w.household {where}",
            values,
        ).fetchall()
        return tuple(
            Wish(
                id=WishId(id_),
                number=number,
                household=HouseholdId(household),
                words=words,
                opened=date.fromisoformat(opened),
                heard=date.fromisoformat(heard),
                times=times,
                done=date.fromisoformat(done) if done else None,
                note=note,
            )
            for id_, number, household, words, opened, heard, times, done, note in rows
        )


def _alike(one: str, other: str) -> bool:
    """`想要化肥` and `希望要两袋化肥`: the shorter lies nearly whole in the longer."""
    from rapidfuzz import fuzz

    return one == other or fuzz.partial_ratio(one, other) >= ALIKE
