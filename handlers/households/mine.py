"""The households of one cadre on one day, in the order of urgency."""

import re
from datetime import date, timedelta
from functools import cached_property

from handlers.texts import visit as texts
from handlers.views.labels import labels
from ledger.book import Ledger
from ledger.clock import Month
from ledger.model import Cadre, Household, HouseholdId, Visit
from ledger.task import Task

NEAR_ENOUGH = 66  # of 100: one wrong character in a name of three
LONGEST_NAME = 8  # characters; more is no name


def household_named(words: str) -> str | None:
    """The name that is meant to be some head's; None where the words are no name."""
    name = re.fullmatch(texts.A_NAME, words)
    return None if name is None or re.search(texts.NO_NAME, words) else name[1]


class Mine:
    """Reads what it is asked for, when it is asked; good for one update."""

    def __init__(self, ledger: Ledger, cadre: Cadre, today: date) -> None:
        self._ledger, self.cadre, self.today = ledger, cadre, today
        self.month = Month.of(today)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """What is held or counts for me, most urgent first."""
        return self._ledger.worklist.of(self.cadre.id, self.today)

    @cached_property
    def all(self) -> tuple[Household, ...]:
        return tuple(task.household for task in self.tasks)

    def task(self, household: HouseholdId) -> Task | None:
        return next((task for task in self.tasks if task.household.id == household), None)

    @cached_property
    def labels(self) -> dict[HouseholdId, str]:
        """Of buttons: namesakes told apart, a mark behind those that are done."""
        done = frozenset(task.household.id for task in self.tasks if task.done)
        return labels(self.all, done)

    def called(self, household: Household) -> str:
        """The head's name, with what tells it from its namesakes among mine."""
        id_, ledger = household.id, self._ledger.households
        alike = ledger.namesakes(self.cadre.id, id_, self.today)
        if len(alike) == (id_ in alike):
            return household.head
        return labels(ledger.many({id_, *alike}, self.today).values())[id_]

    def named(self, words: str) -> tuple[Household, ...]:
        """Whose head is called so, or nearly; () where the words are no name of mine."""
        name = re.sub(texts.AFTER_A_NAME, "", words.strip())
        if not name or len(name) > LONGEST_NAME:
            return ()
        alike = tuple(h for h in self.all if name in h.head or h.number == words.strip())
        return alike or self.near(name)

    def near(self, name: str) -> tuple[Household, ...]:
        """Whose head differs by a letter of three."""
        from rapidfuzz import fuzz

        return tuple(h for h in self.all if fuzz.ratio(name, h.head) >= NEAR_ENOUGH)

    def household(self, id_: HouseholdId, begun: date) -> Household | None:
        """Mine today, or when the draft was begun: it may have changed hands since.

        What is handed over today is another's for all of today, so the day before counts too.
        """
        days = (self.today, begun, begun - timedelta(days=1))
        return self._ledger.households.held(self.cadre.id, id_, days)

    def recorded(self, household: HouseholdId, day: date) -> Visit | None:
        """The valid visit of that day, whoever made it."""
        found = self._ledger.visits.on_day(household, day)
        return found[0] if found else None

    def latest(self, household: HouseholdId) -> Visit | None:
        return self._ledger.visits.latest_of(household)

    @cached_property
    def progress(self) -> tuple[int, int]:
        """Of the households due this month, how many are done; and how many are due."""
        if "tasks" not in self.__dict__:
            return self._ledger.worklist.progress(self.cadre.id, self.today)
        due = [task for task in self.tasks if task.due]
        return sum(task.done for task in due), len(due)

    def progress_in(self, month: Month) -> tuple[int, int]:
        """As `progress`, of a month that may be past."""
        if month == self.month:
            return self.progress
        due = [one for one in self._ledger.rates.owed(self.cadre.id, month, self.today) if one.due]
        return sum(one.done for one in due), len(due)

    def left(self) -> str:
        """How many of mine are left this month, as the list's head says it; "" if none is due."""
        done, due = self.progress
        if not due:
            return ""
        if done == due:
            return texts.NONE_LEFT.substitute(due=due)
        return texts.LEFT.substitute(done=done, left=due - done)
