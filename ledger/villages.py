"""Village cards: the five of a village, households by measures, units and cadres."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from ledger.clock import shanghai_day, stamp
from ledger.measures import Batch, VillagePost
from ledger.model import AreaId, CadreId, Category, HouseholdId
from ledger.reach import households_within
from ledger.scopes import Scope


@dataclass(frozen=True, slots=True)
class Held:
    """One of the five, and since when."""

    name: str
    since: date


@dataclass(frozen=True, slots=True)
class Share:
    households: int
    people: int


class Villages:
    def __init__(self, db: Database) -> None:
        self._db = db

    def posts(self, village: AreaId) -> dict[VillagePost, Held]:
        """Those of the five that are held."""
        rows = self._db.execute(
            "select post, name, since from village_posts where village = :village",
            {"village": village},
        ).fetchall()
        return {
            VillagePost(post): Held(name, date.fromisoformat(since)) for post, name, since in rows
        }

    def put(
        self, village: AreaId, post: VillagePost, name: str, by: CadreId, now: datetime
    ) -> None:
        """An empty name: vacant."""
        key = {"village": village, "post": post}
        if not name:
            self._db.execute(
                "delete from village_posts where village = :village and post = :post", key
            )
            return
        self._db.execute(
            "insert into village_posts (village, post, name, since, by_cadre)"
            " values (:village, :post, :name, :since, :by) on conflict (village, post)"
            " do update set name = :name, since = :since, by_cadre = :by",
            {**key, "name": name, "since": shanghai_day(now).isoformat(), "by": by},
        )

    def vacant(self, within: Scope) -> dict[AreaId, int]:
        """By village of a scope: how many of the five nobody holds; only where any."""
        rows = self._db.execute(
            "select a.id, a.parent, count(p.post) from areas a left join village_posts p"
            " on p.village = a.id where a.kind = 'village' group by a.id, a.parent"
        ).fetchall()
        return {
            AreaId(village): len(VillagePost) - held
            for village, township, held in rows
            if held < len(VillagePost) and within.covers_village(AreaId(village), AreaId(township))
        }

    def tag(self, household: HouseholdId, batch: Batch, by: CadreId, now: datetime) -> bool:
        """Puts the household in the group, or takes it out; gives whether it is in it now."""
        key = {"household": household, "batch": batch}
        gone = self._db.execute(
            "delete from batches where household = :household and batch = :batch", key
        )
        if gone.rowcount:
            return False
        self._db.execute(
            "insert into batches (household, batch, by_cadre, at)"
            " values (:household, :batch, :by, :at)",
            {**key, "by": by, "at": stamp(now)},
        )
        return True

    def batches_of(self, household: HouseholdId) -> frozenset[Batch]:
        rows = self._db.execute(
            "select batch from batches where household = :household", {"household": household}
        ).fetchall()
        return frozenset(Batch(row[0]) for row in rows)

    def shares(self, within: Scope, on: date) -> dict[Batch, Share]:
        """Households and people of each group, of those in scope that day."""
        where, values = households_within(within, on)
        rows = self._db.execute(
            "select b.batch, count(*), coalesce(sum(h.people), 0) from batches b"
            f" join households h on h.id = b.household where {where}"
            " and (h.entered is null or h.entered <= :on)"
            " and (h.exited is null or h.exited > :on) group by b.batch",
            {**values, "on": on.isoformat()},
        ).fetchall()
        return {Batch(batch): Share(count, people) for batch, count, people in rows}

    def categories(self, within: Scope, on: date) -> Counter[Category]:
        """Households of each category, of those in scope that day."""
        where, values = households_within(within, on)
        rows = self._db.execute(
            "select coalesce((select c.category from categories c where c.household = h.id"
            " and c.since <= :on order by c.since desc limit 1), 'other'), count(*)"
            f" from households h where {where} and (h.entered is null or h.entered <= :on)"
            " and (h.exited is null or h.exited > :on) group by 1",
            {**values, "on": on.isoformat()},
        ).fetchall()
        return Counter({Category(category): count for category, count in rows})

    def units(self, within: Scope, on: date) -> Counter[str]:
        """Names of units and how many of their cadres hold households there that day."""
        where, values = households_within(within, on)
        rows = self._db.execute(
            "select coalesce((select u.name from memberships m join areas u on u.id = m.unit"
            " where m.cadre = a.cadre and m.since <= :on order by m.since desc limit 1), ''),"
            " count(distinct a.cadre) from assignments a join households h on h.id = a.household"
            f" where {where} and a.since <= :on and (a.until is null or a.until > :on)"
            " and a.cadre in (select id from cadres where (until is null or until >= :on))"
            " group by 1",
            {**values, "on": on.isoformat()},
        ).fetchall()
        return Counter(dict(rows))
