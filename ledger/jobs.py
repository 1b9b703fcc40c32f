"""一人一卡: who of a household works where and earns what, by the day it was heard (DOMAIN A2)."""

from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from ledger.members import MemberId
from ledger.model import CadreId, HouseholdId


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    member: MemberId
    since: date  # the day it was heard
    place: str  # where and what; '' is no work
    income: int | None  # yuan a month; None: not known


class Jobs:
    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, household: HouseholdId, on: date) -> dict[MemberId, Job]:
        """The last that was heard of each, up to that day."""
        rows = self._db.execute(
            "select member, since, place, income from jobs where household = :household"
            " and since <= :on order by since",
            {"household": household, "on": on.isoformat()},
        ).fetchall()
        return {
            MemberId(member): Job(
                member=MemberId(member),
                since=date.fromisoformat(since),
                place=place,
                income=income,
            )
            for member, since, place, income in rows
        }

    def put(self, household: HouseholdId, job: Job, by: CadreId) -> None:
        """What was heard on a day takes the place of what was heard earlier that day."""
        self._db.execute(
            "insert into jobs (household, member, since, place, income, by_cadre)"
            " values (:household, :member, :since, :place, :income, :by)"
            " on conflict (household, member, since)"
            " do update set place = :place, income = :income, by_cadre = :by",
            {
                "household": household,
                "member": job.member,
                "since": job.since.isoformat(),
                "place": job.place,
                "income": job.income,
                "by": by,
            },
        )
