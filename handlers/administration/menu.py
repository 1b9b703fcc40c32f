"""What of administration stands in `管理` and `更多`, by what a person may do."""

from handlers.asker import Asker
from handlers.texts import administration as texts
from ledger.scopes import Ability, scope_of

Words = tuple[tuple[str, str], ...]
"""Labels, and the commands they stand for."""


def manage(asker: Asker) -> Words:
    return tuple(
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
    )


def more(asker: Asker) -> Words:
    """Of every cadre; exports for who has no `管理`."""
    checks = (texts.CHECKS, "checks")
    if scope_of(asker.cadre, Ability.BULLETIN) or not scope_of(asker.cadre, Ability.EXPORT):
        return (checks,)
    return (checks, (texts.EXPORT, "export"))
