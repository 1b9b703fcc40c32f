"""The ledgers that are taken out as files: a row a household, a visit, a problem, a person.

Every number of them is one that the chat shows too: they ask the same functions.
"""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlite_utils import Database

from ledger import plain
from ledger.clock import Month
from ledger.facts import on_leave, terms_on
from ledger.model import Attribution
from ledger.reach import households_within
from ledger.scopes import Scope
from ledger.settings import CountySettings
from ledger.snapshot import Snapshot
from ledger.standing import cause

Row = dict[str, Any]


class Ledgers:
    """Of one month, as it stands on `today`, within a scope."""

    def __init__(self, db: Database, month: Month, today: date, within: Scope) -> None:
        self._db, self._month, self._within = db, month, within
        self._on = month.as_of(today)
        self._areas = dict(db.execute("select id, name from areas").fetchall())
        self._cadres: dict[str, tuple[str, str]] = {
            id_: (number, name)
            for id_, number, name in db.execute("select id, number, name from cadres").fetchall()
        }

    def households(self) -> Iterator[Row]:
        """月台账: what the month wants of each household and how much of it is there."""
        db, on = self._db, self._on
        whose = CountySettings(db, Snapshot(db)).value("attribution", on)
        terms, away = terms_on(db, on), on_leave(db, on)
        homes = {row[0]: row for row in self._homes()}
        last = dict(
            db.execute(
                "select household, max(day) from visits where valid = 1 and mode <> 'absent'"
                " and day <= :on group by household",
                {"on": on.isoformat()},
            ).fetchall()
        )
        problems = dict(
            db.execute(
                "select household, count(*) from problems where state <> 'closed'"
                " group by household"
            ).fetchall()
        )
        found = plain.counted(db, self._month, on, self._within, Attribution(whose))
        for one in sorted(found, key=lambda item: homes[item.facts.household][1:6]):
            _, town, village, group, number, head, people, tail, category = homes[
                one.facts.household
            ]
            standing = one.standing
            missing = standing.due and not standing.done
            gone = None if one.owner is None else one.owner in away
            yield {
                "month": str(self._month),
                "township": town,
                "village": village,
                "group": group,
                "household": number,
                "head": head,
                "id_tail": tail or "",
                "people": people,
                "category": category or "other",
                "cadre": self._cadres[one.owner][0] if one.owner else "",
                "helper": self._cadres[one.owner][1] if one.owner else "",
                "unit": self._areas.get(one.unit, ""),
                "times": standing.times,
                "days": standing.days,
                "due": int(standing.due),
                "done": int(standing.due and standing.done),
                "exempt": int(standing.exempt),
                "last": last.get(one.facts.household, ""),
                "cause": cause(one.facts, self._month, on, terms, gone).value if missing else "",
                "problems": problems.get(one.facts.household, 0),
            }

    def visits(self) -> Iterator[Row]:
        """走访表: last versions, voided ones too, by day."""
        where, values = self._reach()
        for row in self._db.query(
            'select v.day, t.name as township, a.name as village, h.grp as "group",'
            " h.number as household, h.head, v.cadre, v.recorder, v.mode, v.valid, v.recorded,"
            " v.findings from visits v join households h on h.id = v.household"
            " join areas a on a.id = h.village join areas t on t.id = h.township"
            f" where {where} and v.day >= :first and v.day <= :last"
            " order by v.day, v.recorded, v.id",
            {**values, **self._days()},
        ):
            findings = json.loads(row.pop("findings"))
            cadre, recorder = row["cadre"], row["recorder"]
            yield {
                **row,
                "cadre": self._cadres[cadre][0],
                "helper": self._cadres[cadre][1],
                "recorder": self._cadres[recorder][1],
                "recorded": row["recorded"][:16].replace("T", " "),
                "changes": findings.get("changes", {}),
                "checks": findings.get("checks", {}),
                "told": bool(findings.get("form")),
                "wish": findings.get("wish", ""),
                "next_step": findings.get("next_step", ""),
                "remark": findings.get("remark", ""),
            }

    def problems(self) -> Iterator[Row]:
        """问题清单: opened in the month, and older ones that are still open."""
        where, values = self._reach()
        for row in self._db.query(
            "select p.number, p.opened, p.due, t.name as township, a.name as village,"
            " h.number as household, h.head, p.kind, p.words, p.state, p.note, p.unit,"
            " p.fixed_by from problems p join households h on h.id = p.household"
            " join areas a on a.id = h.village join areas t on t.id = h.township"
            f" where {where} and p.opened <= :last and (p.opened >= :first or p.state <> 'closed')"
            " order by p.number",
            {**values, **self._days()},
        ):
            fixed = row.pop("fixed_by")
            yield {
                **row,
                "unit": self._areas.get(row["unit"] or "", ""),
                "helper": self._cadres[fixed][1] if fixed in self._cadres else "",
            }

    def care(self) -> Iterator[Row]:
        """包联表: who holds what on some day of the month; ids by their last 4 only.

        Nobody holds a household that has left (退出日期).
        """
        where, values = self._reach()
        for row in self._db.query(
            "select h.number as household, h.head, coalesce(h.id_tail, '') as id_tail,"
            " t.name as township, a.name as village, k.cadre, k.duty, k.since,"
            " case when h.exited is not null and h.exited < coalesce(k.until, '9999-12-31')"
            " then h.exited else coalesce(k.until, '') end as until,"
            " (select m.unit from memberships m where m.cadre = k.cadre and m.since <= :on"
            " order by m.since desc limit 1) as unit"
            " from assignments k join households h on h.id = k.household"
            " join areas a on a.id = h.village join areas t on t.id = h.township"
            f" where {where} and k.since <= :last and (k.until is null or k.until > :first)"
            " and (h.exited is null or (h.exited > :first and h.exited > k.since))"
            " order by h.number, k.duty, k.since",
            {**values, **self._days()},
        ):
            number, name = self._cadres[row["cadre"]]
            unit = self._areas.get(row["unit"] or "", "")
            yield {**row, "cadre": number, "helper": name, "unit": unit}

    def _homes(self) -> list[tuple[Any, ...]]:
        return self._db.execute(
            "select h.id, t.name, a.name, h.grp, h.number, h.head, h.people, h.id_tail,"
            " (select category from categories k where k.household = h.id and k.since <= :on"
            " order by k.since desc limit 1) from households h"
            " join areas a on a.id = h.village join areas t on t.id = h.township",
            {"on": self._on.isoformat()},
        ).fetchall()

    def _reach(self) -> tuple[str, dict[str, str]]:
        where, values = households_within(self._within, self._on)
        return where, {**values, "on": self._on.isoformat()}

    def _days(self) -> dict[str, str]:
        return {"first": self._month.first.isoformat(), "last": self._month.last.isoformat()}
