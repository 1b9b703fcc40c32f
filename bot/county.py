"""Who lives in the invented county and what time it is there: the local chat's `Demo`."""

from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from bot.clock import Timepiece
from bot.localchat.demo import Gathering, Someone
from bot.texts import demo as texts
from data.county.cast import COUNTY_GROUP, groups, people


class County:
    """Everybody of the cast, and the bot's own clock."""

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
