"""Who is in care of a household: 帮扶 begins, ends and goes over to another."""

from collections.abc import Collection
from datetime import date

from sqlite_utils import Database

from ledger.changing import Changing
from ledger.model import CadreId, HouseholdId
from ledger.snapshot import Snapshot

_ASSIGN = (
    "insert into assignments (household, duty, cadre, since, until)"
    " values (:household, :duty, :cadre, :since, :until)"
    " on conflict (household, duty, cadre, since) do update set until = :until"
)


class Care:
    """Changed one by one, in chat or by hand; files go through `ledger.roster`."""

    def __init__(self, db: Database, snapshot: Snapshot) -> None:
        self._db, self._snapshot = db, snapshot

    def assign(
        self,
        household: HouseholdId,
        cadre: CadreId,
        since: date,
        until: date | None = None,
        duty: int = 1,
    ) -> None:
        """Care in `[since, until)`; the same care from the same day gets the new end."""
        with Changing(self._db):
            self._db.execute(_ASSIGN, _care(household, cadre, since, until, duty))
            self._snapshot.changed([household], since)

    def hand_over(self, household: HouseholdId, to: CadreId, since: date) -> None:
        """Ends every 第一责任人's care on `since` and begins `to`'s."""
        with Changing(self._db):
            self._db.execute(
                "update assignments set until = :day where household = :household and duty = 1"
                " and since <= :day and (until is null or until > :day)",
                {"household": household, "day": since.isoformat()},
            )
            self.assign(household, to, since)

    def pass_on(
        self,
        households: Collection[HouseholdId],
        giver: CadreId,
        to: CadreId | None,
        since: date,
    ) -> None:
        """Ends the giver's care on `since`, whatever the duty, and begins `to`'s; None: nobody's.

        Care of the giver that would begin later than `since` comes to nothing. Others who hold
        a household as well keep it.
        """
        day, some = since.isoformat(), set(households)
        with Changing(self._db):
            held = self._db.execute(
                "select distinct household, duty from assignments where cadre = :giver"
                " and (until is null or until > :day)",
                {"giver": giver, "day": day},
            ).fetchall()
            given = [(id_, duty) for id_, duty in held if id_ in some]
            self._db.conn.executemany(
                "update assignments set until = case when since > :day then since else :day end"
                " where household = :household and cadre = :giver"
                " and (until is null or until > :day)",
                [{"household": id_, "giver": giver, "day": day} for id_ in some],
            )
            if to is not None:
                self._db.conn.executemany(
                    _ASSIGN, [_care(id_, to, since, None, duty) for id_, duty in given]
                )
            self._snapshot.changed(some, since)


def _care(
    household: HouseholdId, cadre: CadreId, since: date, until: date | None, duty: int
) -> dict[str, object]:
    return {
        "household": household,
        "duty": duty,
        "cadre": cadre,
        "since": since.isoformat(),
        "until": until.isoformat() if until else None,
    }
