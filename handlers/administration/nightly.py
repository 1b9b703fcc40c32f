"""Each night a backup is made beside the bot; only where that fails somebody hears of it."""

from typing import Any

from handlers.house import House
from handlers.notices import tell
from handlers.screen import Letter, Screen
from handlers.texts import operations as texts
from ledger.backups import last
from ledger.clock import shanghai_day

BACKUP, FOLDER = "backup", "backups"
HOUR = 2  # from then on, each day


def due(house: House) -> bool:
    """Whether tonight's is still to be made."""
    now = house.clock()
    return now.hour >= HOUR and last(house.home / FOLDER) < f"{now:%Y%m%d}"


def ended(house: House, body: dict[str, Any], result: dict[str, Any] | None) -> tuple[Letter, ...]:
    if result is not None:
        return ()
    today = shanghai_day(house.clock())
    return tuple(
        letter
        for one in house.ledger.people.administrators(None, today)
        for letter in tell(house, one.cadre.id, Screen(texts.BACKUP_FAILED))
    )
