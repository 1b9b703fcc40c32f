"""抽查 and 互查: what was drawn with which seed, for whom, and what was found (DESIGN §5)."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from ledger.checks.draw import Draw, DrawId, Item, Kind, NewDraw, Result, Totals
from ledger.clock import Month, stamp
from ledger.model import AreaId, CadreId, HouseholdId


class Draws:
    def __init__(self, db: Database) -> None:
        self._db = db

    def keep(
        self,
        new: NewDraw,
        items: Sequence[tuple[HouseholdId, CadreId | None]],
        now: datetime,
    ) -> Draw:
        """The same `new.id` again gives what was kept first."""
        for known in self._rows("where id = :id", id=new.id):
            return known
        with self._db.atomic():
            self._db.execute(
                "insert into draws (id, number, kind, seed, area, first_day, last_day, rule,"
                " by_cadre, drawn, pool) values (:id,"
                " (select coalesce(max(number), 0) + 1 from draws), :kind, :seed, :area, :first,"
                " :last, :rule, :by, :now, :pool)",
                {
                    "id": new.id,
                    "kind": new.kind,
                    "seed": new.seed,
                    "area": new.area or "",
                    "first": new.first.isoformat(),
                    "last": new.last.isoformat(),
                    "rule": json.dumps(dict(new.rule)),
                    "by": new.by,
                    "now": stamp(now),
                    "pool": json.dumps(new.pool, ensure_ascii=False, separators=(",", ":")),
                },
            )
            self._db.conn.executemany(
                "insert into draw_items (draw, n, household, checker) values (?, ?, ?, ?)",
                [(new.id, n, household, checker) for n, (household, checker) in enumerate(items)],
            )
        return self.draw(new.id)

    def draw(self, id_: DrawId) -> Draw:
        """Raises KeyError."""
        for found in self._rows("where id = :id", id=id_):
            return found
        raise KeyError(id_)

    def pool(self, id_: DrawId) -> Any:
        """What it was drawn from, so that the draw can be repeated."""
        rows = self._db.execute("select pool from draws where id = :id", {"id": id_}).fetchall()
        return json.loads(rows[0][0])

    def latest(self, kind: Kind, limit: int = 8) -> tuple[Draw, ...]:
        return self._rows(
            "where kind = :kind order by number desc limit :limit", kind=kind, limit=limit
        )

    def items(self, id_: DrawId) -> tuple[Item, ...]:
        return self._items("where draw = :id order by n", id=id_)

    def item(self, id_: DrawId, n: int) -> Item:
        """Raises KeyError."""
        for found in self._items("where draw = :id and n = :n", id=id_, n=n):
            return found
        raise KeyError(id_, n)

    def of_checker(self, checker: CadreId) -> tuple[Item, ...]:
        """What this person is to check, in draws that are issued and not closed."""
        return self._items(
            "where checker = :checker and draw in"
            " (select id from draws where issued is not null and closed is null)"
            " order by draw, n",
            checker=checker,
        )

    def assign(self, id_: DrawId, checkers: Iterable[tuple[int, CadreId]]) -> None:
        self._db.conn.executemany(
            "update draw_items set checker = ? where draw = ? and n = ?",
            [(checker, id_, n) for n, checker in checkers],
        )

    def issue(self, id_: DrawId, days: tuple[date, date], now: datetime) -> Draw:
        """From now on its checkers see what they are to check, within those days."""
        self._db.execute(
            "update draws set issued = :now, first_day = :first, last_day = :last"
            " where id = :id and issued is null",
            {
                "now": stamp(now),
                "first": days[0].isoformat(),
                "last": days[1].isoformat(),
                "id": id_,
            },
        )
        return self.draw(id_)

    def close(self, id_: DrawId, now: datetime) -> Draw:
        """Nothing more is reported."""
        self._db.execute(
            "update draws set closed = :now where id = :id and closed is null",
            {"now": stamp(now), "id": id_},
        )
        return self.draw(id_)

    def report(
        self,
        id_: DrawId,
        n: int,
        result: Result,
        words: str,
        findings: Mapping[str, str],
        by: CadreId,
        now: datetime,
    ) -> None:
        """What was found; said again, the last word counts."""
        self._db.execute(
            "update draw_items set result = :result, words = :words, findings = :findings,"
            " at = :now, by_cadre = :by where draw = :id and n = :n",
            {
                "result": result,
                "words": words,
                "findings": json.dumps(dict(findings), ensure_ascii=False),
                "now": stamp(now),
                "by": by,
                "id": id_,
                "n": n,
            },
        )

    def totals(self, id_: DrawId) -> Totals:
        return self._totals("where i.draw = :id", id=id_)

    def by_place(self, id_: DrawId) -> tuple[tuple[str, Totals], ...]:
        """Townships by name, each with its totals."""
        rows = self._db.execute(
            "select distinct h.township, t.name from draw_items i"
            " join households h on h.id = i.household join areas t on t.id = h.township"
            " where i.draw = :id order by t.name",
            {"id": id_},
        ).fetchall()
        return tuple(
            (name, self._totals("where i.draw = :id and h.township = :town", id=id_, town=town))
            for town, name in rows
        )

    def of_month(self, kind: Kind, month: Month, township: AreaId | None = None) -> Totals:
        """Of all draws that were issued and began in the month; for bulletins."""
        return self._totals(
            "join draws d on d.id = i.draw where d.kind = :kind and d.issued is not null"
            " and d.first_day >= :first and d.first_day <= :last"
            " and (:town = '' or h.township = :town)",
            kind=kind,
            first=month.first.isoformat(),
            last=month.last.isoformat(),
            town=township or "",
        )

    def waiting(self, id_: DrawId) -> tuple[tuple[CadreId, int], ...]:
        """Checkers who have not reported all, and how much is left, most first."""
        rows = self._db.execute(
            "select checker, count(*) from draw_items where draw = :id and result is null"
            " and checker is not null group by checker order by 2 desc, 1",
            {"id": id_},
        ).fetchall()
        return tuple((CadreId(checker), left) for checker, left in rows)

    def _totals(self, where: str, **values: Any) -> Totals:
        rows = self._db.execute(
            "select count(*), count(case when i.result = 'seen' then 1 end),"
            " count(case when i.result = 'unseen' then 1 end),"
            " count(case when i.result = 'mismatch' then 1 end) from draw_items i"
            f" join households h on h.id = i.household {where}",
            values,
        ).fetchall()
        return Totals(*rows[0])

    def _rows(self, where: str, **values: Any) -> tuple[Draw, ...]:
        sql = (
            "select id, number, kind, seed, area, first_day, last_day, rule, by_cadre, drawn,"
            f" issued, closed from draws {where}"
        )
        return tuple(
            Draw(
                id=DrawId(row["id"]),
                number=row["number"],
                kind=Kind(row["kind"]),
                seed=row["seed"],
                area=AreaId(row["area"]) if row["area"] else None,
                first=date.fromisoformat(row["first_day"]),
                last=date.fromisoformat(row["last_day"]),
                rule=json.loads(row["rule"]),
                by=CadreId(row["by_cadre"]),
                drawn=datetime.fromisoformat(row["drawn"]),
                issued=_instant(row["issued"]),
                closed=_instant(row["closed"]),
            )
            for row in self._db.query(sql, values)
        )

    def _items(self, where: str, **values: Any) -> tuple[Item, ...]:
        sql = (
            f"select draw, n, household, checker, result, words, findings from draw_items {where}"
        )
        return tuple(
            Item(
                draw=DrawId(row["draw"]),
                n=row["n"],
                household=HouseholdId(row["household"]),
                checker=CadreId(row["checker"]) if row["checker"] else None,
                result=Result(row["result"]) if row["result"] else None,
                words=row["words"],
                findings=json.loads(row["findings"]),
            )
            for row in self._db.query(sql, values)
        )


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
