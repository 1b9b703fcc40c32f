"""Who of an administrator's people is tied to Telegram, who is not, and how one is let go."""

from datetime import date, datetime, timedelta

from sqlite_utils import Database

from ledger.clock import stamp
from ledger.model import AreaId, CadreId, Contact
from ledger.people import People
from ledger.refusals import TooManyCodes
from ledger.scopes import Scope

MOST_CODES, WITHIN = 5, timedelta(hours=1)  # of one cadre


class Enlisted:
    def __init__(self, db: Database, people: People) -> None:
        self._db, self._people = db, people

    def of(self, scope: Scope, on: date) -> tuple[Contact, ...]:
        """In post that day, by number: all of the county, or who holds a household or a post in
        one of the scope's townships.
        """
        everyone = self._people.in_post(on)
        if scope.county:
            return everyone
        mine: set[str] = set()
        for township in sorted(scope.townships):
            rows = self._db.execute(
                "select a.cadre from assignments a join households h on h.id = a.household"
                " where h.township = :area and a.since <= :on"
                " and (a.until is null or a.until > :on) union select p.cadre from posts p"
                " where p.area = :area or p.area in (select id from areas where parent = :area)",
                {"area": township, "on": on.isoformat()},
            ).fetchall()
            mine |= {cadre for (cadre,) in rows}
        return tuple(one for one in everyone if one.cadre.id in mine)

    def of_village(self, village: AreaId, on: date) -> tuple[Contact, ...]:
        """In post that day: who holds a household or a post in the village, by number."""
        rows = self._db.execute(
            "select a.cadre from assignments a join households h on h.id = a.household"
            " where h.village = :area and a.since <= :on and (a.until is null or a.until > :on)"
            " union select cadre from posts where area = :area",
            {"area": village, "on": on.isoformat()},
        ).fetchall()
        mine = {cadre for (cadre,) in rows}
        return tuple(one for one in self._people.in_post(on) if one.cadre.id in mine)

    def check_rate(self, cadre: CadreId, now: datetime) -> None:
        """Raises TooManyCodes where the cadre got too many within the hour."""
        rows = self._db.execute(
            "select count(*) from codes where cadre = :cadre and issued > :since",
            {"cadre": cadre, "since": stamp(now - WITHIN)},
        ).fetchall()
        if rows[0][0] >= MOST_CODES:
            raise TooManyCodes

    def release(self, cadre: CadreId) -> int | None:
        """Unties whoever is tied, and no code given before is good any more; the account."""
        account = self._people.account_of(cadre)
        with self._db.atomic():
            self._db.execute("delete from accounts where cadre = :cadre", {"cadre": cadre})
            self._db.execute(
                "update codes set void = 1 where cadre = :cadre and used is null",
                {"cadre": cadre},
            )
        return account
