"""What the ledger will not do. A refusal is the person's to hear, never a bug of ours."""


class Refusal(Exception):
    """Root of every refusal; whoever shows one has words for each leaf class."""


class NotInScope(Refusal):
    """The household, area or record is outside what this person may see or change."""


class VisitInFuture(Refusal):
    """A visit is recorded on its day or later."""


class DayAfterRecord(Refusal):
    """A correction may not move a visit past the day it was recorded on."""


class HouseholdLeft(Refusal):
    """The household had not entered yet or had left on the day of the visit."""


class VisitVoided(Refusal):
    """A voided visit is not corrected any more."""


class ReasonNeeded(Refusal):
    """A correction on a later day than the record says why."""


class MonthReleased(Refusal):
    """The month's bulletin is released: its visits change by request only."""


class MonthNotBegun(Refusal):
    """Nothing can be said about a month that lies ahead."""


class CodeUnknown(Refusal):
    """No such invitation code."""


class CodeUsed(Refusal):
    """The code has been used."""


class CodeExpired(Refusal):
    """The code is older than 72 hours, or a newer binding made it void."""


class TooManyTries(Refusal):
    """Five wrong codes within an hour from this account."""


class TooManyCodes(Refusal):
    """One cadre got too many invitation codes within the hour."""


class CadreLeft(Refusal):
    """The cadre is no longer in post."""


class BulletinReleased(Refusal):
    """A released bulletin changes only by its next version."""


class AlreadyAsked(Refusal):
    """The same was asked before and is not decided yet."""


class RequestDecided(Refusal):
    """Somebody decided on it before, or it was taken back."""


class NothingToHandOver(Refusal):
    """None of the households is the giver's any more."""


class ProblemMoved(Refusal):
    """Somebody else took the problem a step further before."""


class OwnWork(Refusal):
    """Who fixed a problem does not review it."""


class WishDone(Refusal):
    """The wish was fulfilled before."""


class LeaveOver(Refusal):
    """The leave would end before the first day it may count from."""


class CaseMoved(Refusal):
    """The case stands at another step than the tap meant, or is closed."""


class OnlyCounty(Refusal):
    """It would change days that are over; only the county dates back."""
