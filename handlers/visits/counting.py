"""What a person should know about how a visit counts."""

from html import escape

from handlers.texts import visit as texts
from ledger.book import Ledger
from ledger.model import Cadre, Mode, Visit


def how_it_counts(ledger: Ledger, visit: Visit, recorder: Cadre, visitor: Cadre) -> str:
    """HTML lines, each with its break in front; "" where it simply counts."""
    lines = texts.HOW_IT_COUNTS.get(visit.mode, "")
    if visit.mode is not Mode.ABSENT:  # a contact counts for nobody, early or late
        late_days = ledger.settings.number("late_days", visit.day)
        if (visit.recorded.date() - visit.day).days > late_days:
            lines += texts.TOO_LATE.substitute(days=late_days)
        if ledger.visits.is_stand_in(visit):
            lines += texts.BY_ANOTHER
    if recorder.id != visitor.id:
        lines += texts.TYPED_FOR.substitute(
            name=escape(visitor.name), recorder=escape(recorder.name)
        )
    return lines
