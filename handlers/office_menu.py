"""What of the office stands in `更多` and `管理`, by what a person may do."""

from handlers.asker import Asker
from handlers.buttons import Menu
from handlers.screen import Rows, Tap
from handlers.texts import office as texts
from ledger.scopes import Ability, scope_of


def more(asker: Asker) -> Rows:
    """Two a row; nothing for a stranger."""
    if asker.cadre is None:
        return ()
    words = [
        (texts.PROBLEMS, "problems"),
        (texts.CASES, "cases"),
        (texts.LEAVE, "leave"),
        (texts.HANDOVER, "handover"),
        (texts.CHANGE, "change"),
        (texts.REQUESTS, "requests"),
        (texts.WISHES, "wishes"),
        (texts.VILLAGE, "village"),
    ]
    return _pairs(words)


def manage(asker: Asker) -> Rows:
    words = [
        (texts.REQUESTS, "requests"),
        (texts.STAFF, "staff"),
        (texts.VILLAGE, "village"),
        (texts.BURDEN, "burden"),
    ]
    if scope_of(asker.cadre, Ability.SETTINGS):
        words.append((texts.DUTIES, "duties"))
    return _pairs(words)


def _pairs(words: list[tuple[str, str]]) -> Rows:
    taps = [Tap(label, Menu(word)) for label, word in words]
    return tuple(tuple(taps[n : n + 2]) for n in range(0, len(taps), 2))
