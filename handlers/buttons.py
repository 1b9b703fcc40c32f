"""What a button means.

A button carries its whole meaning, so it still works after a restart and we keep no table of
buttons. A dialog's button names its draft and the draft's revision when it was drawn: a stale
one is recognised. Names of people never travel in buttons, ids do.
"""

from dataclasses import dataclass

from handlers.administration.buttons import AdministrationButton
from handlers.checks.buttons import CheckButton
from handlers.dialog.buttons import Another, Discard, DraftButton, Resume
from handlers.exports.buttons import ExportButton
from handlers.households.buttons import HouseholdButton
from handlers.people.buttons import PeopleButton
from handlers.policies.buttons import PolicyButton
from handlers.problems.buttons import ProblemButton
from handlers.publishing.buttons import PublishingButton
from handlers.rates.buttons import RateButton
from handlers.requests.buttons import RequestButton
from handlers.visits.buttons import VisitButton


@dataclass(frozen=True, slots=True)
class Menu:
    """One ability by its command's word."""

    word: str


@dataclass(frozen=True, slots=True)
class NotMe:
    """Undoes the tie between this account and a cadre."""


Button = (
    DraftButton
    | Resume
    | Discard
    | Another
    | Menu
    | NotMe
    | VisitButton
    | HouseholdButton
    | RequestButton
    | PeopleButton
    | ProblemButton
    | RateButton
    | AdministrationButton
    | CheckButton
    | ExportButton
    | PublishingButton
    | PolicyButton
)
