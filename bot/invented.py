"""The invented county behind the demo: laid out once, and known to the local chat."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from bot.clock import Timepiece
from bot.localchat.demo import Gathering, Someone
from bot.texts import demo as texts
from data.county.cast import COUNTY_GROUP, groups, people

NAME = "zoufang.db"  # as bot.database calls it, without what it loads
LAID_OUT = "laid-out"
"""A file in the demo's folder: the county is whole, so a start need not load what lays it out."""


def county_in(home: Path, folder: Path, start: datetime | None) -> Database:
    """The county's database, its clock set to `start`; laid out where there is none yet."""
    mark = folder / LAID_OUT
    if mark.exists():
        db = Database(sqlite3.connect(home / NAME), execute_plugins=False)
        if start:
            Timepiece(db).set(start)
        return db
    from bot.database import open_home
    from bot.laying import lay_out

    db = open_home(home)
    clock = Timepiece(db)
    if start:
        clock.set(start)
    lay_out(db, home, folder, clock())
    mark.touch()
    return db


class County:
    """Who is there and what time it is: the local chat's `Demo`."""

    def __init__(self, db: Database, clock: Timepiece) -> None:
        self._db, self._clock = db, clock
        self.people: Sequence[Someone] = tuple(
            Someone(
                account=one.account,
                name=one.name,
                role=one.line,
                part=texts.PARTS.get(one.cadre or "", "stranger"),
            )
            for one in people()
        )
        accounts = [one.account for one in people()]
        known = [one.account for one in people() if one.cadre]
        self.groups: Sequence[Gathering] = tuple(
            Gathering(
                chat=one.chat,
                title=one.title,
                members=accounts[:-1],
                administrators=known[-3:] if one.chat == COUNTY_GROUP else known[-3:-2],
            )
            for one in groups()
        )

    def clock(self) -> datetime:
        return self._clock()

    def move_clock(self, to: datetime) -> None:
        if to > self._clock():
            self._clock.set(to)

    def code_for(self, account: int) -> str:
        """A fresh code for who is on the roster and not bound yet; "" for anybody else."""
        from ledger.codes import Codes
        from ledger.people import People

        roster = People(self._db)
        number = next((one.cadre for one in people() if one.account == account), None)
        cadre = roster.numbered(number) if number else None
        if cadre is None or roster.of_account(account):
            return ""
        return Codes(self._db, roster).issue(cadre.id, self._clock()).code
