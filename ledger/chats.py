"""Which group is shown what: Telegram chats bound to the county or to a township."""

from datetime import datetime

from sqlite_utils import Database

from ledger.clock import stamp
from ledger.model import AreaId, CadreId


class Chats:
    def __init__(self, db: Database) -> None:
        self._db = db

    def bind(self, chat: int, area: AreaId | None, by: CadreId, now: datetime) -> None:
        """The group shows this area's results from now on (None: the county's), and no other."""
        self._db.execute(
            "insert into chats (chat, area, bound, by_cadre) values (:chat, :area, :now, :by)"
            " on conflict (chat) do update set area = :area, bound = :now, by_cadre = :by",
            {"chat": chat, "area": area or "", "now": stamp(now), "by": by},
        )

    def mute(self, chat: int, now: datetime) -> bool:
        """The bot may not write there any more; False where that was known, or it is unbound."""
        changed = self._db.execute(
            "update chats set muted = :now where chat = :chat and muted = ''",
            {"chat": chat, "now": stamp(now)},
        )
        return changed.rowcount > 0

    def unmute(self, chat: int) -> None:
        self._db.execute("update chats set muted = '' where chat = :chat", {"chat": chat})

    def muted(self) -> frozenset[int]:
        """The bound groups in which the bot may not write."""
        rows = self._db.execute("select chat from chats where muted <> ''").fetchall()
        return frozenset(row[0] for row in rows)

    def unbind(self, chat: int) -> None:
        self._db.execute("delete from chats where chat = :chat", {"chat": chat})

    def moved(self, old: int, new: int) -> None:
        """The group became a supergroup with another id."""
        self.unbind(new)
        self._db.execute(
            "update chats set chat = :new where chat = :old", {"new": new, "old": old}
        )

    def of_area(self, area: AreaId | None) -> tuple[int, ...]:
        """The groups bound to an area (None: the county)."""
        rows = self._db.execute(
            "select chat from chats where area = :area order by chat", {"area": area or ""}
        ).fetchall()
        return tuple(row[0] for row in rows)

    def bound(self) -> tuple[tuple[int, AreaId | None], ...]:
        """All bound groups with their area."""
        rows = self._db.execute("select chat, area from chats order by chat").fetchall()
        return tuple((chat, AreaId(area) if area else None) for chat, area in rows)
