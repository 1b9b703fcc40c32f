"""Once an hour: what need not be kept goes, and the night's backup is asked for (DESIGN §8)."""

from dataclasses import dataclass
from datetime import timedelta

from sqlite_utils import Database

from bot.clock import wall_clock
from bot.errands import Errands
from bot.inbox import Inbox
from bot.leftovers import awaited, clear
from bot.outbox import Outbox
from handlers.administration import nightly
from handlers.dialog.drafts import Drafts
from handlers.house import House

KEPT, DRAFTS_KEPT = timedelta(days=7), timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Sweep:
    db: Database
    house: House
    inbox: Inbox
    outbox: Outbox
    errands: Errands

    def __call__(self) -> None:
        now, ledger = self.house.clock(), self.house.ledger
        with self.db.atomic():
            self.inbox.forget(now)
            self.outbox.forget(now - KEPT)
            self.errands.forget(now - KEPT)
            self.house.memory.forget(now - KEPT)
            ledger.audit.forget(now)
            ledger.imports.forget(now)
            Drafts(self.db).forget(now - DRAFTS_KEPT)
            if nightly.due(self.house) and not self.errands.waits(nightly.BACKUP):
                self.errands.put(nightly.BACKUP, {"now": now.isoformat()})
        clear(self.house.home, wall_clock(), awaited(self.db))
