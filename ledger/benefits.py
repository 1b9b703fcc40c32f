"""What a household is known to enjoy of the policies, and the grade of its house."""

from datetime import date
from enum import StrEnum

from sqlite_utils import Database, Migrations

from ledger.model import CadreId, HouseholdId

steps = Migrations("benefits")


class Grade(StrEnum):
    """Of a house, as it was judged: A and B are safe, C and D are not."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@steps(name="0001_benefits")
def _(db: Database) -> None:
    db.executescript(
        """
        create table benefits (
            household text not null references households (id),
            benefit text not null,      -- title and article, so that a newer file keeps it
            since text not null,        -- the day it was heard
            by_cadre text not null references cadres (id),
            primary key (household, benefit)
        ) without rowid;
        create table dwellings (
            household text not null references households (id),
            since text not null,        -- the day it was heard
            grade text not null,        -- '' is not known any more
            by_cadre text not null references cadres (id),
            primary key (household, since)
        ) without rowid;
        """
    )


class Benefits:
    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, household: HouseholdId) -> frozenset[str]:
        """What it enjoys, by the words that name it."""
        rows = self._db.execute(
            "select benefit from benefits where household = :household", {"household": household}
        ).fetchall()
        return frozenset(row[0] for row in rows)

    def enjoys(self, household: HouseholdId, benefit: str, by: CadreId, today: date) -> None:
        """Said twice it stays as it was said first."""
        self._db.execute(
            "insert into benefits (household, benefit, since, by_cadre)"
            " values (:household, :benefit, :since, :by) on conflict do nothing",
            {"household": household, "benefit": benefit, "since": today.isoformat(), "by": by},
        )

    def enjoys_not(self, household: HouseholdId, benefit: str) -> None:
        self._db.execute(
            "delete from benefits where household = :household and benefit = :benefit",
            {"household": household, "benefit": benefit},
        )

    def grade(self, household: HouseholdId, on: date) -> Grade | None:
        """Of the house, as it was last heard up to that day; None is not known."""
        row = self._db.execute(
            "select grade from dwellings where household = :household and since <= :on"
            " order by since desc limit 1",
            {"household": household, "on": on.isoformat()},
        ).fetchone()
        return Grade(row[0]) if row and row[0] else None

    def judged(
        self, household: HouseholdId, grade: Grade | None, by: CadreId, today: date
    ) -> None:
        """What is heard later the same day takes its place."""
        self._db.execute(
            "insert into dwellings (household, since, grade, by_cadre)"
            " values (:household, :since, :grade, :by)"
            " on conflict (household, since) do update set grade = :grade, by_cadre = :by",
            {
                "household": household,
                "since": today.isoformat(),
                "grade": grade or "",
                "by": by,
            },
        )
