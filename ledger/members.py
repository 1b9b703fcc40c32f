"""Who lives in a household, by days: pupils, the sick and the disabled, for what they are owed."""

# ruff: noqa: S608  (values are bound; what is pasted into SQL is our own words)

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NewType

from sqlite_utils import Database, Migrations

from ledger.ids import new_id
from ledger.model import HouseholdId

steps = Migrations("members")

MemberId = NewType("MemberId", str)


class Kin(StrEnum):
    """To the head of the household; the Chinese words are in `ledger.texts.members`."""

    HEAD = "head"
    SPOUSE = "spouse"
    CHILD = "child"
    GRANDCHILD = "grandchild"
    PARENT = "parent"
    OTHER = "other"


class Stage(StrEnum):
    """Where somebody goes to school."""

    KINDERGARTEN = "kindergarten"
    PRIMARY = "primary"
    JUNIOR = "junior"
    SENIOR = "senior"
    VOCATIONAL = "vocational"
    COLLEGE = "college"


PUPILS = (Stage.PRIMARY, Stage.JUNIOR, Stage.SENIOR, Stage.VOCATIONAL)
"""Whose return to school is asked for (DOMAIN §A2, 控辍保学)."""


class Condition(StrEnum):
    CHRONIC = "chronic"  # 慢性病
    SERIOUS = "serious"  # 大病
    DISABLED = "disabled"  # 残疾


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    id: MemberId
    name: str
    kin: Kin = Kin.OTHER
    born: str = ""  # YYYY, YYYY-MM or YYYY-MM-DD; '' is not known
    stage: Stage | None = None
    conditions: tuple[Condition, ...] = ()

    @property
    def is_pupil(self) -> bool:
        return self.stage in PUPILS


@steps(name="0001_members")
def _(db: Database) -> None:
    db.executescript(
        """
        create table members (
            household text not null references households (id),
            member text not null,
            since text not null,                   -- '' is always
            until text,                            -- first day no longer so
            name text not null,
            kin text not null,
            born text not null default '',
            stage text not null default '',
            conditions text not null default '',   -- codes with blanks between
            primary key (household, member, since),
            check (until is null or until >= since)
        ) without rowid;
        """
    )


_IN_FORCE = "since <= :on and (until is null or until > :on)"
_PUPIL = f"stage in ({', '.join(repr(stage.value) for stage in PUPILS)})"


class Members:
    """What is known of a person from a day on stands until the next such day."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, household: HouseholdId, on: date) -> tuple[Member, ...]:
        """Who lives there that day, the head first, then by birth."""
        rows = self._db.execute(
            "select member, name, kin, born, stage, conditions from members"
            f" where household = :household and {_IN_FORCE}",
            {"household": household, "on": on.isoformat()},
        ).fetchall()
        order = list(Kin)
        return tuple(
            sorted(map(_member, rows), key=lambda m: (order.index(m.kin), m.born or "9", m.name))
        )

    def put(self, household: HouseholdId, member: Member, since: date | None = None) -> MemberId:
        """What is known of this person from that day on (None: always); a new one with id ''."""
        id_ = member.id or MemberId(new_id())
        day = since.isoformat() if since else ""
        with self._db.atomic():
            self._end(household, id_, day)
            if not day:  # it was never otherwise
                self._db.execute(
                    "delete from members where household = :household and member = :member",
                    {"household": household, "member": id_},
                )
            self._db.execute(
                "insert into members (household, member, since, name, kin, born, stage,"
                " conditions) values (:household, :member, :since, :name, :kin, :born, :stage,"
                " :conditions) on conflict (household, member, since) do update set until = null,"
                " name = :name, kin = :kin, born = :born, stage = :stage,"
                " conditions = :conditions",
                {
                    "household": household,
                    "member": id_,
                    "since": day,
                    "name": member.name,
                    "kin": member.kin,
                    "born": member.born,
                    "stage": member.stage or "",
                    "conditions": " ".join(member.conditions),
                },
            )
        return id_

    def leave(self, household: HouseholdId, member: MemberId, on: date) -> None:
        """The first day somebody lives there no longer."""
        self._end(household, member, on.isoformat())

    def has_pupils(self, household: HouseholdId, on: date) -> bool:
        rows = self._db.execute(
            f"select 1 from members where household = :household and {_PUPIL}"
            f" and {_IN_FORCE} limit 1",
            {"household": household, "on": on.isoformat()},
        ).fetchall()
        return bool(rows)

    def with_pupils(
        self, some: str, values: Mapping[str, str], on: date
    ) -> frozenset[HouseholdId]:
        """Of the households that a subselect names, with what it binds."""
        rows = self._db.execute(
            f"select distinct household from members where household in ({some}) and {_PUPIL}"
            " and since <= :today and (until is null or until > :today)",
            {**values, "today": on.isoformat()},
        ).fetchall()
        return frozenset(HouseholdId(row[0]) for row in rows)

    def _end(self, household: HouseholdId, member: str, day: str) -> None:
        self._db.execute(
            "update members set until = :day where household = :household and member = :member"
            " and since <= :day and (until is null or until > :day)",
            {"household": household, "member": member, "day": day},
        )


def _member(row: tuple[Any, ...]) -> Member:
    id_, name, kin, born, stage, conditions = row
    return Member(
        id=MemberId(id_),
        name=name,
        kin=Kin(kin),
        born=born,
        stage=Stage(stage) if stage else None,
        conditions=tuple(Condition(code) for code in conditions.split()),
    )
