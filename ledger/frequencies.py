"""频次: how often households of a category are to be visited, by day (DESIGN §4.3)."""

from datetime import date

from sqlite_utils import Database

from ledger.facts import terms_on
from ledger.model import Category
from ledger.standing import Rule


class Frequencies:
    """What is in force; `Register.rule` changes it."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def in_force(self, on: date) -> dict[Category, Rule]:
        return terms_on(self._db, on).rules

    def rows(self, category: Category) -> tuple[tuple[date | None, Rule], ...]:
        """What was ever set for it, newest first; None is from the beginning."""
        rows = self._db.execute(
            "select since, times, months from rules where category = :category"
            " order by since desc",
            {"category": category},
        ).fetchall()
        return tuple(
            (date.fromisoformat(since) if since else None, Rule(times, months))
            for since, times, months in rows
        )

    def concerned(self, category: Category, on: date) -> int:
        """Households in scope that day whose category it is."""
        rows = self._db.execute(
            "select count(*) from households h where (h.entered is null or h.entered <= :on)"
            " and (h.exited is null or h.exited > :on) and :category ="
            " (select c.category from categories c where c.household = h.id and c.since <= :on"
            " order by c.since desc limit 1)",
            {"on": on.isoformat(), "category": category},
        ).fetchall()
        return int(rows[0][0])
