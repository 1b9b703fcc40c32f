"""Plain lists of what the ledger holds, in the roster's numbers: for exports."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from typing import Any

from sqlite_utils import Database

from ledger.clock import Month

Rows = tuple[dict[str, Any], ...]


class Lists:
    def __init__(self, db: Database) -> None:
        self._db = db

    def visits(self, month: Month | None = None) -> Rows:
        """Last versions by day; `mode` is a code, `state` 1 where valid. None: of all time."""
        where, values = "", {}
        if month is not None:
            where = "where v.day >= :first and v.day <= :last"
            values = {"first": month.first.isoformat(), "last": month.last.isoformat()}
        return tuple(
            self._db.query(
                "select v.id, h.number as household, c.number as cadre, r.number as recorder,"
                " v.day, v.recorded, v.mode, v.valid as state from visits v"
                " join households h on h.id = v.household join cadres c on c.id = v.cadre"
                f" join cadres r on r.id = v.recorder {where} order by v.day, v.recorded, v.id",
                values,
            )
        )

    def assignments(self, month: Month | None = None) -> Rows:
        """By household; those that hold on some day of the month, or all."""
        where, values = "", {}
        if month is not None:
            where = "where a.since <= :last and (a.until is null or a.until > :first)"
            values = {"first": month.first.isoformat(), "last": month.last.isoformat()}
        return tuple(
            self._db.query(
                "select h.number as household, h.head, c.number as cadre, c.name, a.duty, a.since,"
                " coalesce(a.until, '') as until from assignments a"
                " join households h on h.id = a.household join cadres c on c.id = a.cadre"
                f" {where} order by h.number, a.duty, a.since, c.number",
                values,
            )
        )

    def households(self) -> Rows:
        """By number, with their last category; without phones and ids."""
        return tuple(
            self._db.query(
                "select h.number as household, t.name as township, v.name as village,"
                ' h.grp as "group", h.head, h.people, (select category from categories k'
                " where k.household = h.id order by k.since desc limit 1) as category,"
                " coalesce(h.entered, '') as entered, coalesce(h.exited, '') as \"left\","
                " coalesce(h.address, '') as address from households h"
                " join areas v on v.id = h.village join areas t on t.id = h.township"
                " order by h.number"
            )
        )
