"""Who did something, and where."""

from dataclasses import dataclass

from ledger.model import Cadre


@dataclass(frozen=True, slots=True)
class Asker:
    account: int  # Telegram's number of the person
    chat: int  # the same in private, negative in a group
    cadre: Cadre | None = None  # None: nobody on the ledger
    anonymous: bool = False  # an administrator who writes in the group's name

    @property
    def private(self) -> bool:
        return self.chat > 0
