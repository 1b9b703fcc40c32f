"""How a due time that has been seen to went: for whoever asks what was sent."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Went:
    push: str
    due: datetime
    state: str  # going, written or skipped
    letters: int
    faults: int  # people whose letter could not be written
    outcomes: Counter[str]  # of the letters; `waiting` are those under way

    def counted(self) -> tuple[tuple[str, int], ...]:
        """The outcomes without their details, most letters first, what went well before others."""
        kinds: Counter[str] = Counter()
        for outcome, count in self.outcomes.items():
            kinds[outcome.partition(":")[0]] += count
        return tuple(
            sorted(kinds.items(), key=lambda item: (item[0] != "sent", -item[1], item[0]))
        )
