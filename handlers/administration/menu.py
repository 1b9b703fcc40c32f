"""What of administration stands in `管理` and `更多`, by what a person may do."""

from handlers.asker import Asker
from handlers.buttons import Menu
from handlers.screen import Rows, Tap
from handlers.texts import administration as texts
from ledger.scopes import Ability, scope_of

A_ROW = 3


def manage(asker: Asker) -> Rows:
    """Three a row, since the words are short."""
    words = [
        (label, word)
        for label, word, ability in (
            (texts.IMPORT, "import", Ability.IMPORT),
            (texts.EXPORT, "export", Ability.EXPORT),
            (texts.INVITE, "invite", Ability.INVITE),
            (texts.SAMPLE, "sample", Ability.SAMPLE),
            (texts.CROSSCHECK, "crosscheck", Ability.CROSSCHECK),
            (texts.AUDIT, "audit", Ability.AUDIT),
            (texts.SETTINGS, "settings", Ability.SETTINGS),
            (texts.QUESTIONS, "questions", Ability.QUESTIONS),
            (texts.SCHEDULE, "schedule", Ability.SCHEDULE),
        )
        if scope_of(asker.cadre, ability) is not None
    ]
    taps = [Tap(label, Menu(word)) for label, word in words]
    return tuple(tuple(taps[n : n + A_ROW]) for n in range(0, len(taps), A_ROW))


def more(asker: Asker) -> Rows:
    """For everybody, strangers too; exports and questions for who has no `管理`."""
    words = [(texts.FEEDBACK, "feedback")]
    if asker.cadre:
        words.insert(0, (texts.CHECKS, "checks"))
        if scope_of(asker.cadre, Ability.EXPORT) and not scope_of(asker.cadre, Ability.BULLETIN):
            words.append((texts.EXPORT, "export"))
        if scope_of(asker.cadre, Ability.QUESTIONS) and not scope_of(
            asker.cadre, Ability.BULLETIN
        ):
            words.append((texts.QUESTIONS, "questions"))
    return (tuple(Tap(label, Menu(word)) for label, word in words),)
