"""The end of an errand is a turn: its row and what is said about it become true together."""

import logging

from sqlite_utils import Database

from bot.errands import Body, Errand, Errands
from bot.logs import where
from bot.outbox import Outbox
from bot.sickness import sick
from handlers.errands import ERRANDS
from handlers.house import House

log = logging.getLogger(__name__)


class Endings:
    """Callable, for the runner: an errand, and its result or None."""

    def __init__(self, db: Database, errands: Errands, outbox: Outbox, house: House) -> None:
        self._db, self._errands, self._outbox, self._house = db, errands, outbox, house

    def __call__(self, errand: Errand, result: Body | None) -> None:
        """Raises what is the database's own trouble; then the row stays, and ends later."""
        try:
            self._end(errand, result)
        except Exception as fault:
            if sick(fault):
                raise
            log.error("errand %s: %s", errand.kind, where(fault))  # noqa: TRY400
            if result is not None:
                self(errand, None)
            else:  # not even that it failed can be said; it must not hold up the next
                self._errands.ended(errand, "failed")

    def _end(self, errand: Errand, result: Body | None) -> None:
        with self._db.atomic():
            self._errands.ended(errand, "failed" if result is None else "done")
            for letter in ERRANDS[errand.kind].ended(self._house, errand.body, result):
                self._outbox.put(letter)
