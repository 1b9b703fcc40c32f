"""Campaigns: 遍访 and townships checking each other, as scope, window and team (DESIGN §5)."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NewType

from sqlite_utils import Database

from ledger.clock import stamp
from ledger.ids import new_id
from ledger.model import AreaId, CadreId

CampaignId = NewType("CampaignId", str)
SMALLEST_TEAM = 6  # of a township that checks another (DESIGN §5)
PARTS = ("ask", "look", "read", "visit")  # 问 查 看 访


class Shape(StrEnum):
    EVERYONE = "everyone"  # 遍访
    TOWNSHIP = "township"  # 乡镇互查


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    id: CampaignId
    number: int
    shape: Shape
    area: AreaId | None  # None: the county
    sent_by: AreaId | None
    first: date
    last: date
    by: CadreId
    closed: bool
    team: frozenset[CadreId]


@dataclass(frozen=True, slots=True)
class Reached:
    """Households of a village that were visited in the window, and the parts that are done."""

    village: AreaId
    name: str
    done: int
    due: int
    parts: int  # of 问查看访


class Campaigns:
    def __init__(self, db: Database) -> None:
        self._db = db

    def begin(
        self,
        shape: Shape,
        area: AreaId | None,
        sent_by: AreaId | None,
        days: tuple[date, date],
        team: Iterable[CadreId],
        by: CadreId,
        now: datetime,
        id_: str | None = None,
    ) -> Campaign:
        """The same `id_` again gives the one that was begun. Raises ValueError for a team of a
        township that is too small.
        """
        members = frozenset(team)
        if shape is Shape.TOWNSHIP and len(members) < SMALLEST_TEAM:
            raise ValueError(len(members))
        campaign = CampaignId(id_ or new_id())
        for known in self._rows("where id = :id", id=campaign):
            return known
        with self._db.atomic():
            self._db.execute(
                "insert into campaigns (id, number, kind, area, sent_by, first_day, last_day,"
                " by_cadre, begun) values (:id,"
                " (select coalesce(max(number), 0) + 1 from campaigns), :kind, :area, :sent_by,"
                " :first, :last, :by, :now)",
                {
                    "id": campaign,
                    "kind": shape,
                    "area": area or "",
                    "sent_by": sent_by or "",
                    "first": days[0].isoformat(),
                    "last": days[1].isoformat(),
                    "by": by,
                    "now": stamp(now),
                },
            )
            self._db.conn.executemany(
                "insert into campaign_team (campaign, cadre) values (?, ?)",
                [(campaign, member) for member in sorted(members)],
            )
        return self.campaign(campaign)

    def campaign(self, id_: CampaignId) -> Campaign:
        """Raises KeyError."""
        for found in self._rows("where id = :id", id=id_):
            return found
        raise KeyError(id_)

    def latest(self, limit: int = 8) -> tuple[Campaign, ...]:
        return self._rows("order by number desc limit :limit", limit=limit)

    def of_member(self, cadre: CadreId, on: date) -> tuple[Campaign, ...]:
        """Those that go on, in whose team this person is."""
        return self._rows(
            "where closed is null and first_day <= :on and last_day >= :on and id in"
            " (select campaign from campaign_team where cadre = :cadre) order by number",
            on=on.isoformat(),
            cadre=cadre,
        )

    def close(self, id_: CampaignId, now: datetime) -> None:
        self._db.execute(
            "update campaigns set closed = :now where id = :id and closed is null",
            {"now": stamp(now), "id": id_},
        )

    def turn_part(
        self, id_: CampaignId, village: AreaId, part: str, by: CadreId, now: datetime
    ) -> None:
        """问, 查, 看 or 访 is done in a village; said again, it is not."""
        key = {"campaign": id_, "village": village, "part": part}
        gone = self._db.execute(
            "delete from campaign_parts"
            " where campaign = :campaign and village = :village and part = :part",
            key,
        )
        if not gone.rowcount:
            self._db.execute(
                "insert into campaign_parts (campaign, village, part, by_cadre, at)"
                " values (:campaign, :village, :part, :by, :now)",
                {**key, "by": by, "now": stamp(now)},
            )

    def parts(self, id_: CampaignId, village: AreaId) -> frozenset[str]:
        rows = self._db.execute(
            "select part from campaign_parts where campaign = :id and village = :village",
            {"id": id_, "village": village},
        ).fetchall()
        return frozenset(part for (part,) in rows)

    def progress(self, campaign: Campaign, today: date) -> tuple[Reached, ...]:
        """By village, those with most to do first."""
        on = min(today, campaign.last).isoformat()
        rows = self._db.execute(
            "select v.id, v.name, count(case when exists (select 1 from visits w"
            " where w.household = h.id and w.valid = 1 and w.mode = 'home' and w.day >= :first"
            " and w.day <= :last and (:anyone = 1 or w.cadre in"
            " (select cadre from campaign_team where campaign = :id))) then 1 end), count(*),"
            " (select count(*) from campaign_parts p where p.campaign = :id and p.village = v.id)"
            " from households h join areas v on v.id = h.village"
            " where (:area = '' or h.township = :area)"
            " and (h.entered is null or h.entered <= :on)"
            " and (h.exited is null or h.exited > :on)"
            " group by v.id, v.name order by count(*) desc, v.name",
            {
                "id": campaign.id,
                "first": campaign.first.isoformat(),
                "last": campaign.last.isoformat(),
                "anyone": 0 if campaign.team else 1,
                "area": campaign.area or "",
                "on": on,
            },
        ).fetchall()
        reached = (Reached(AreaId(id_), *rest) for id_, *rest in rows)
        return tuple(sorted(reached, key=lambda one: (one.done - one.due, one.name)))

    def _rows(self, where: str, **values: Any) -> tuple[Campaign, ...]:
        return tuple(
            Campaign(
                id=CampaignId(row["id"]),
                number=row["number"],
                shape=Shape(row["kind"]),
                area=AreaId(row["area"]) if row["area"] else None,
                sent_by=AreaId(row["sent_by"]) if row["sent_by"] else None,
                first=date.fromisoformat(row["first_day"]),
                last=date.fromisoformat(row["last_day"]),
                by=CadreId(row["by_cadre"]),
                closed=row["closed"] is not None,
                team=self._team(row["id"]),
            )
            for row in self._db.query(f"select * from campaigns {where}", values)
        )

    def _team(self, id_: str) -> frozenset[CadreId]:
        rows = self._db.execute(
            "select cadre from campaign_team where campaign = :id", {"id": id_}
        ).fetchall()
        return frozenset(CadreId(cadre) for (cadre,) in rows)
