"""The households of one cadre on one day, in the order of urgency."""

import re
from collections import Counter
from datetime import date, timedelta
from functools import cached_property

from ledger.book import Ledger
from rapidfuzz import fuzz, process

from handlers.texts import visit as texts
from ledger.clock import Month
from ledger.model import Cadre, Holding, Household, HouseholdId, Owed, Visit
from ledger.scopes import own

NEAR_ENOUGH = 66  # of 100: one wrong character in a name of three
LONGEST_NAME = 8  # characters; more is no name


class Mine:
    """Reads what it is asked for, when it is asked; good for one update."""

    def __init__(self, ledger: Ledger, cadre: Cadre, today: date) -> None:
        self._ledger, self._cadre, self.today = ledger, cadre, today
        self.month = Month.of(today)

    @cached_property
    def owed(self) -> tuple[Owed, ...]:
        """What is owed this month, most urgent first."""
        return self._ledger.rates.owed(self._cadre.id, self.month, self.today)

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """Also those held as 第二责任人, which others owe."""
        return self._ledger.households.of_cadre(self._cadre.id, self.today)

    @cached_property
    def all(self) -> tuple[Household, ...]:
        return tuple(holding.household for holding in self.holdings)

    def owes(self, household: Household) -> Owed | None:
        return next((o for o in self.owed if o.household.id == household.id), None)

    @cached_property
    def done(self) -> frozenset[HouseholdId]:
        return frozenset(o.household.id for o in self.owed if o.times and o.done)

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """Heads' names that more than one household has."""
        counted = Counter(household.head for household in self.all)
        return frozenset(head for head, count in counted.items() if count > 1)

    def urgent(self) -> tuple[Household, ...]:
        """Those owed and not done first, then those not owed, those done last."""
        owed = [o.household for o in self.owed]
        ids = {household.id for household in owed}
        others = [household for household in self.all if household.id not in ids]
        return tuple(sorted([*owed, *others], key=lambda h: h.id in self.done))

    def named(self, words: str) -> tuple[Household, ...]:
        """Whose head is called so, or nearly; () where the words are no name of mine."""
        name = re.sub(texts.AFTER_A_NAME, "", words.strip())
        if not name or len(name) > LONGEST_NAME:
            return ()
        alike = tuple(h for h in self.all if name in h.head or h.number == words.strip())
        if alike:
            return alike
        near = process.extract(
            name,
            {household.id: household.head for household in self.all},
            scorer=fuzz.ratio,
            score_cutoff=NEAR_ENOUGH,
            limit=None,
        )
        ids = [id_ for _, _, id_ in near]
        return tuple(h for h in self.all if h.id in ids)

    def household(self, id_: HouseholdId, begun: date) -> Household | None:
        """Mine today, or when the draft was begun: it may have changed hands since.

        What is handed over today is another's for all of today, so the day before counts too.
        """
        for day in dict.fromkeys((self.today, begun, begun - timedelta(days=1))):
            if self._ledger.households.reaches(own(self._cadre.id), id_, day):
                return self._ledger.households.household(id_, self.today)
        return None

    def recorded(self, household: HouseholdId, day: date) -> Visit | None:
        """The valid visit of that day, whoever made it."""
        found = self._ledger.visits.on_day(household, day)
        return found[0] if found else None

    def latest(self, household: HouseholdId) -> Visit | None:
        return self._ledger.visits.latest_of(household)

    @property
    def progress(self) -> tuple[int, int]:
        """Of the households due this month, how many are done; and how many are due."""
        due = [o for o in self.owed if o.due]
        return sum(o.household.id in self.done for o in due), len(due)

    def left(self) -> str:
        """How many of mine are left this month, as the list's head says it; "" if none is due."""
        done, due = self.progress
        if not due:
            return ""
        if done == due:
            return texts.NONE_LEFT.substitute(due=due)
        return texts.LEFT.substitute(done=done, left=due - done)
