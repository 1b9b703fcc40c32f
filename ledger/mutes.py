"""Who wants no reminders, and until when (/mute, DESIGN §5)."""

from datetime import date

from sqlite_utils import Database, Migrations

from ledger.model import CadreId

steps = Migrations("mutes")
FOREVER = date.max


@steps(name="0001_mutes")
def _(db: Database) -> None:
    db.execute(
        "create table mutes (cadre text primary key references cadres (id), until text not null)"
    )  # the last day without reminders; 9999-12-31 has no end


class Mutes:
    def __init__(self, db: Database) -> None:
        self._db = db

    def mute(self, cadre: CadreId, until: date) -> None:
        """No reminders up to and with that day."""
        self._db.execute(
            "insert into mutes (cadre, until) values (:cadre, :until)"
            " on conflict (cadre) do update set until = excluded.until",
            {"cadre": cadre, "until": until.isoformat()},
        )

    def unmute(self, cadre: CadreId) -> None:
        self._db.execute("delete from mutes where cadre = :cadre", {"cadre": cadre})

    def until(self, cadre: CadreId, day: date) -> date | None:
        """The last day without reminders; None where they come on `day`."""
        row = self._db.execute(
            "select until from mutes where cadre = :cadre and until >= :day",
            {"cadre": cadre, "day": day.isoformat()},
        ).fetchone()
        return date.fromisoformat(row[0]) if row else None
