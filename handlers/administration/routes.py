"""Routes of administration; the desk takes them in."""

from collections.abc import Callable
from typing import Any

from handlers.administration import imports
from handlers.administration.buttons import (
    AskColumn,
    Confirm,
    Drop,
    ReadAgain,
    SayColumn,
    ShowImport,
    UndoImport,
)
from handlers.asker import Asker
from handlers.house import House
from handlers.wire import Answer
from ledger.scopes import Ability

COMMANDS: dict[str, tuple[Ability | None, Callable[[House, Asker, Any, str], Answer]]] = {
    "import": (Ability.IMPORT, imports.begin),
}

TAPS: dict[type[Any], tuple[Ability | None, Callable[[House, Asker, Any, Any], Answer]]] = {
    ShowImport: (Ability.IMPORT, imports.show),
    AskColumn: (Ability.IMPORT, imports.ask),
    SayColumn: (Ability.IMPORT, imports.say),
    ReadAgain: (Ability.IMPORT, imports.again),
    Confirm: (Ability.IMPORT, imports.confirm),
    Drop: (Ability.IMPORT, imports.drop),
    UndoImport: (Ability.IMPORT, imports.undo),
}
