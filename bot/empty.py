"""The empty county of the local chat: phones without an owner, and one administrator to begin."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from bot.clock import Timepiece
from bot.localchat.demo import Gathering, Someone
from bot.texts import demo as texts
from ledger.book import Ledger
from ledger.founding import FIRST, Founded, found

FOLDER = "empty"  # in the home: beside a demo and beside a real county
FIRST_ACCOUNT = 9_100_000_001
FIRST_GROUP = -1_009_100_000_001


def empty_in(home: Path, start: datetime | None) -> Database:
    """The county's database, begun with its administrator alone, its clock set to `start`."""
    from bot.database import open_home

    db = open_home(home)
    clock = Timepiece(db)
    if start:
        clock.set(start)
    with suppress(Founded):  # then it is as it was left
        found(Ledger(db), texts.ADMINISTRATOR, clock().date())
    return db


class EmptyCounty:
    """Who may be chosen and what time it is: the local chat's `Demo`."""

    def __init__(self, db: Database, clock: Timepiece) -> None:
        self._db, self._clock = db, clock
        self.people: Sequence[Someone] = (
            Someone(account=FIRST_ACCOUNT, name=texts.ME, role=texts.MY_PHONE),
            *(
                Someone(account=FIRST_ACCOUNT + n, name=name, role=texts.A_PHONE)
                for n, name in enumerate(texts.PHONES, 1)
            ),
        )
        accounts = [one.account for one in self.people]
        self.groups: Sequence[Gathering] = tuple(
            Gathering(
                chat=FIRST_GROUP - n,
                title=title,
                members=accounts,
                administrators=accounts[:1],
                bot="left",
            )
            for n, title in enumerate(texts.GROUPS)
        )

    def clock(self) -> datetime:
        return self._clock()

    def move_clock(self, to: datetime) -> None:
        self._clock.set(to)

    def code_for(self, account: int) -> str:
        """The administrator's code on the first phone while nobody is bound to it; else ""."""
        ledger = Ledger(self._db)
        admin = ledger.people.numbered(FIRST)
        if account != FIRST_ACCOUNT or admin is None or ledger.people.of_account(account):
            return ""
        return ledger.codes.issue(admin.id, self._clock()).code
