"""The invented county's bulletins of past months, released then, and read in its groups."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bot.localchat.demo import Demo, make_known
from bot.localchat.parameters import Upload
from bot.localchat.telegram import Telegram
from data.county.cast import COUNTY_GROUP, TOWNSHIP_GROUP, people
from data.county.happenings import ADMINS, COUNTY_ADMIN
from data.county.history import first_month
from data.county.places import QINGSHAN
from handlers import drawing
from handlers.dialog.flow import Flow
from handlers.house import House
from handlers.policies.memory import Memory
from handlers.publishing import release
from handlers.texts import groups as texts
from ledger.book import Ledger
from ledger.clock import SHANGHAI, Month, shanghai_day
from ledger.model import AreaId, CadreId
from policy_kb.base import PolicyBase

BOUND_AT, RELEASED_AT = time(10), time(10, 30)
COMMAND = "groups"
OK = 200


@dataclass(slots=True)
class Then:
    """A clock that stands where one puts it."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


@dataclass(slots=True)
class Archive:
    """Errands are done on the spot, and what groups were sent is put into their chats."""

    db: Database
    ledger: Ledger
    home: Path
    clock: Then
    telegram: Telegram
    drawn: list[dict[str, Any]] = field(default_factory=list)

    def fill(self, demo: Demo, now: datetime) -> None:
        """Binds both groups, then releases each month whose day has come."""
        make_known(self.telegram, demo)
        months = list(self._months(now))
        if not months:
            return
        self.clock.now = datetime.combine(months[0].first, BOUND_AT, SHANGHAI)
        township = next(one for one in self.ledger.areas.townships() if one.name == QINGSHAN)
        scopes = (
            (COUNTY_GROUP, None, COUNTY_ADMIN, self.ledger.county),
            (TOWNSHIP_GROUP, township.id, ADMINS[QINGSHAN], township.name),
        )
        for chat, area, admin, name in scopes:
            self._bind(chat, area, admin, name)
        for month in months:
            for _, area, admin, _ in scopes:
                self._release(month, area, admin)

    def _months(self, now: datetime) -> Iterator[Month]:
        """Those that can be compared with the month before them."""
        month = Month.of(first_month(shanghai_day(now))).next()
        while self._released_at(month) < now:
            yield month
            month = month.next()

    def _released_at(self, month: Month) -> datetime:
        return datetime.combine(release.release_day(self._house(), month), RELEASED_AT, SHANGHAI)

    def _bind(self, chat: int, area: AreaId | None, admin: str, name: str) -> None:
        self.ledger.chats.bind(chat, area, self._who(admin), self.clock())
        account = next(one.account for one in people() if one.cadre == admin)
        self.telegram.says(account, chat, f"/{COMMAND}")
        self.telegram.call("deleteWebhook", {"drop_pending_updates": True})  # it was heard then
        what = texts.OF_TOWNSHIP if area else texts.OF_COUNTY
        self._say("sendMessage", chat, text=texts.BOUND.substitute(area=name, what=what))

    def _release(self, month: Month, area: AreaId | None, admin: str) -> None:
        self.clock.now = self._released_at(month)
        house = self._house()
        draft = release.drafted(house, month, area)
        sheet = release.sheet_of(draft)
        for letter in release.release(house, draft, sheet, self._who(admin)):
            self._say("sendMessage", letter.chat, text=letter.screen.html, parse_mode="HTML")
        for errand in self.drawn:
            file = self.home / drawing.work(errand, self.home)["file"]
            for chat in errand["chats"]:
                picture = (file.name, file.read_bytes(), "image/png")
                self._say("sendPhoto", chat, picture)
        self.drawn.clear()

    def _say(self, method: str, chat: int, photo: Upload | None = None, **parameters: str) -> None:
        files = {"photo": photo} if photo else {}
        status, answer = self.telegram.call(method, {"chat_id": chat, **parameters}, files)
        assert status == OK, answer

    def _house(self) -> House:
        return House(
            ledger=self.ledger,
            policies=PolicyBase(self.db),
            clock=self.clock,
            flow=Flow(self.db, self.clock),
            memory=Memory(self.db),
            send=self._send,
        )

    def _send(self, kind: str, body: dict[str, Any]) -> None:
        """Of a release only the picture is wanted: no mirror listens here."""
        if kind == drawing.KIND:
            self.drawn.append(body)

    def _who(self, number: str) -> CadreId:
        cadre = self.ledger.people.numbered(number)
        assert cadre, "it is in the workbook"
        return cadre.id
