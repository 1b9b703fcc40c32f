"""What of the office stands in `更多` and `管理`, by what a person may do."""

from handlers.asker import Asker
from handlers.texts import office as texts
from ledger.scopes import Ability, scope_of

Words = tuple[tuple[str, str], ...]
"""Labels, and the commands they stand for."""


def more() -> Words:
    return (
        (texts.LEAVE, "leave"),
        (texts.HANDOVER, "handover"),
        (texts.CHANGE, "change"),
        (texts.REQUESTS, "requests"),
        (texts.PROBLEMS, "problems"),
        (texts.CASES, "cases"),
        (texts.WISHES, "wishes"),
        (texts.VILLAGE, "village"),
    )


def manage(asker: Asker) -> Words:
    words: Words = (
        (texts.REQUESTS, "requests"),
        (texts.STAFF, "staff"),
        (texts.VILLAGE, "village"),
        (texts.TWINS, "twins"),
        (texts.BURDEN, "burden"),
    )
    if scope_of(asker.cadre, Ability.SETTINGS):
        words += ((texts.DUTIES, "duties"),)
    return words
