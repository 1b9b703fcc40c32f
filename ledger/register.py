"""Single changes of people, households and rules, each keeping the snapshot right."""

from datetime import date

from sqlite_utils import Database

from ledger.changing import Changing
from ledger.ids import new_id
from ledger.model import AreaId, Cadre, CadreId, Category, HouseholdId, Post, State
from ledger.snapshot import Snapshot


class Register:
    """What is changed one by one, in chat or by hand; files go through `ledger.roster`."""

    def __init__(self, db: Database, snapshot: Snapshot) -> None:
        self._db, self._snapshot = db, snapshot

    def add_cadre(
        self,
        number: str,
        name: str,
        unit: AreaId | None = None,
        posts: tuple[Post, ...] = (),
        since: date | None = None,
        until: date | None = None,
    ) -> Cadre:
        """Raises IntegrityError for a number that is taken."""
        cadre = Cadre(
            id=CadreId(new_id()),
            number=number,
            name=name,
            unit=unit,
            posts=posts,
            since=since,
            until=until,
        )
        with Changing(self._db):
            self._db.execute(
                "insert into cadres (id, number, name, since, until)"
                " values (:id, :number, :name, :since, :until)",
                {
                    "id": cadre.id,
                    "number": number,
                    "name": name,
                    "since": _text(since),
                    "until": _text(until),
                },
            )
            self._db.execute(
                "insert into memberships (cadre, since, unit) values (:cadre, '', :unit)",
                {"cadre": cadre.id, "unit": unit or ""},
            )
            for post in posts:
                self._db.execute(
                    "insert into posts (cadre, role, area) values (:cadre, :role, :area)",
                    {"cadre": cadre.id, "role": post.role, "area": post.area or ""},
                )
        return cadre

    def retire(self, cadre: CadreId, last_day: date | None) -> None:
        """The last day in post; None: still in post. Owes nothing from the next day on."""
        with Changing(self._db):
            self._db.execute(
                "update cadres set until = :day where id = :id",
                {"day": _text(last_day), "id": cadre},
            )
            self._snapshot.cadre_changed(cadre)

    def join_unit(self, cadre: CadreId, unit: AreaId | None, since: date) -> None:
        with Changing(self._db):
            self._db.execute(
                "insert into memberships (cadre, since, unit) values (:cadre, :since, :unit)"
                " on conflict (cadre, since) do update set unit = :unit",
                {"cadre": cadre, "since": since.isoformat(), "unit": unit or ""},
            )
            self._snapshot.cadre_changed(cadre, since)

    def add_household(
        self,
        number: str,
        village: AreaId,
        head: str,
        category: Category,
        group: str = "",
        entered: date | None = None,
        people: int | None = None,
    ) -> HouseholdId:
        """Raises IntegrityError for a number that is taken."""
        id_ = HouseholdId(new_id())
        with Changing(self._db):
            self._db.execute(
                "insert into households (id, number, township, village, grp, head, people,"
                " entered) select :id, :number, parent, id, :grp, :head, :people, :entered"
                " from areas where id = :village",
                {
                    "id": id_,
                    "number": number,
                    "village": village,
                    "grp": group,
                    "head": head,
                    "people": people,
                    "entered": _text(entered),
                },
            )
            self._category(id_, category, "", None)
            self._snapshot.changed([id_])
        return id_

    def leave(self, household: HouseholdId, on: date | None) -> None:
        """The first day it is out of scope; None: it stays."""
        with Changing(self._db):
            self._db.execute(
                "update households set exited = :day where id = :id",
                {"day": _text(on), "id": household},
            )
            self._snapshot.changed([household])

    def categorise(
        self, household: HouseholdId, category: Category, since: date, subtype: str | None = None
    ) -> None:
        with Changing(self._db):
            self._category(household, category, since.isoformat(), subtype)
            self._snapshot.changed([household], since)

    def put_state(
        self,
        household: HouseholdId,
        state: State,
        since: date,
        until: date | None = None,
        reason: str = "",
    ) -> None:
        """免计 or 整户外出 in `[since, until)`; the same state from the same day is replaced."""
        with Changing(self._db):
            self._db.execute(
                "insert into states (household, kind, since, until, reason)"
                " values (:household, :kind, :since, :until, :reason)"
                " on conflict (household, kind, since)"
                " do update set until = :until, reason = :reason",
                {
                    "household": household,
                    "kind": state,
                    "since": since.isoformat(),
                    "until": _text(until),
                    "reason": reason,
                },
            )
            self._snapshot.changed([household], since)

    def end_state(self, household: HouseholdId, state: State, on: date) -> None:
        """From that day on no longer; one that would begin later comes to nothing."""
        with Changing(self._db):
            self._db.execute(
                "update states set until = case when since > :day then since else :day end"
                " where household = :household and kind = :kind"
                " and (until is null or until > :day)",
                {"household": household, "kind": state, "day": on.isoformat()},
            )
            self._snapshot.changed([household], on)

    def rule(self, category: Category, times: int, months: int, since: date | None = None) -> None:
        """`times` a window of 1, 3 or 6 months, from a day on (None: always)."""
        with Changing(self._db):
            self._db.execute(
                "insert into rules (category, since, times, months)"
                " values (:category, :since, :times, :months)"
                " on conflict (category, since) do update set times = :times, months = :months",
                {
                    "category": category,
                    "since": _text(since) or "",
                    "times": times,
                    "months": months,
                },
            )
            self._snapshot.changed_everywhere(since)

    def _category(
        self, household: HouseholdId, category: Category, since: str, subtype: str | None
    ) -> None:
        self._db.execute(
            "insert into categories (household, since, category, subtype)"
            " values (:household, :since, :category, :subtype)"
            " on conflict (household, since)"
            " do update set category = :category, subtype = :subtype",
            {
                "household": household,
                "since": since,
                "category": category,
                "subtype": subtype,
            },
        )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
