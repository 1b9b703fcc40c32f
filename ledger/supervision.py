"""The three ledgers of supervision: 督查, 第一书记履职, 驻村帮扶, each by village."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from sqlite_utils import Database

from ledger.clock import Month
from ledger.ledgers import Ledgers, Row
from ledger.reach import households_within
from ledger.scopes import Scope


class Supervision:
    """Of one month, as it stands on `today`, within a scope.

    Columns: 月份,乡镇,村,单位,责任人,事项,数量,问题,整改,状态.
    """

    def __init__(self, db: Database, month: Month, today: date, within: Scope) -> None:
        self._db, self._month, self._within = db, month, within
        self._on = month.as_of(today)
        self._ledgers = Ledgers(db, month, today, within)

    def inspection(self) -> Iterator[Row]:
        """督查工作: by village, what was checked there and what came of it."""
        problems = self._problem_counts()
        for kind in ("sample", "crosscheck"):
            for (town, village), (wanted, done, wrong) in self._check_counts(kind).items():
                yield self._supervised(
                    town, village, "", "", kind, f"{done}/{wanted}", wrong, "", done == wanted
                )
        for (town, village), (opened, closed) in problems.items():
            yield self._supervised(
                town, village, "", "", "problems", opened, opened, closed, opened == closed
            )

    def secretaries(self) -> Iterator[Row]:
        """第一书记履职: by village, who leads it, and how far its visits and problems are."""
        leads = self._leads()
        problems, rates = self._problem_counts(), self._by_village()
        for (town, village), (done, due) in rates.items():
            opened, closed = problems.get((town, village), (0, 0))
            yield self._supervised(
                town,
                village,
                "",
                leads.get((town, village), ""),
                "visits",
                f"{done}/{due}",
                opened,
                closed,
                done == due and opened == closed,
            )

    def stationed(self) -> Iterator[Row]:
        """干部驻村帮扶: by village and cadre, what they owed and did, and the open problems."""
        rows: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
        units: dict[str, str] = {}
        names: dict[str, str] = {}
        for home in self._ledgers.households():
            if home["helper"] and (home["due"] or home["problems"]):
                count = rows[home["township"], home["village"], home["cadre"]]
                count[0] += home["done"]
                count[1] += home["due"]
                count[2] += home["problems"]
                units[home["cadre"]], names[home["cadre"]] = home["unit"], home["helper"]
        for (town, village, cadre), (done, due, open_) in sorted(rows.items()):
            yield self._supervised(
                town,
                village,
                units[cadre],
                names[cadre],
                "visits",
                f"{done}/{due}",
                open_,
                "",
                done == due and not open_,
            )

    def _supervised(
        self,
        township: str,
        village: str,
        unit: str,
        helper: str,
        matter: str,
        count: object,
        problems: object,
        mended: object,
        finished: bool,
    ) -> Row:
        return {
            "month": str(self._month),
            "township": township,
            "village": village,
            "unit": unit,
            "helper": helper,
            "matter": matter,
            "count": count,
            "problems": problems,
            "mended": mended,
            "state": "finished" if finished else "going",
        }

    def _by_village(self) -> dict[tuple[str, str], tuple[int, int]]:
        rates: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        for home in self._ledgers.households():
            rates[home["township"], home["village"]][0] += home["done"]
            rates[home["township"], home["village"]][1] += home["due"]
        return {place: (done, due) for place, (done, due) in sorted(rates.items()) if due}

    def _problem_counts(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Opened in the month and of those closed, by village."""
        opened: Counter[tuple[str, str]] = Counter()
        closed: Counter[tuple[str, str]] = Counter()
        days = frozenset(day.isoformat() for day in self._month.days())
        for row in self._ledgers.problems():
            if row["opened"] in days:
                place = row["township"], row["village"]
                opened[place] += 1
                closed[place] += row["state"] == "closed"
        return {place: (count, closed[place]) for place, count in sorted(opened.items())}

    def _check_counts(self, kind: str) -> dict[tuple[str, str], tuple[int, int, int]]:
        where, values = households_within(self._within, self._on)
        rows = self._db.execute(
            "select t.name, a.name, count(*), count(i.result),"
            " count(case when i.result = 'mismatch' then 1 end) from draw_items i"
            " join draws d on d.id = i.draw join households h on h.id = i.household"
            " join areas a on a.id = h.village join areas t on t.id = h.township"
            f" where {where} and d.kind = :kind and d.issued is not null"
            " and d.first_day >= :first and d.first_day <= :last group by t.name, a.name"
            " order by t.name, a.name",
            {
                **values,
                "on": self._on.isoformat(),
                "first": self._month.first.isoformat(),
                "last": self._month.last.isoformat(),
                "kind": kind,
            },
        ).fetchall()
        return {(town, village): tuple(counts) for town, village, *counts in rows}

    def _leads(self) -> dict[tuple[str, str], str]:
        rows = self._db.execute(
            "select t.name, a.name, c.name from posts p join cadres c on c.id = p.cadre"
            " join areas a on a.id = p.area join areas t on t.id = a.parent"
            " where p.role = 'village_lead' and (c.until is null or c.until >= :on)"
            " order by c.number desc",
            {"on": self._on.isoformat()},
        ).fetchall()
        return {(town, village): name for town, village, name in rows}
