"""The month-start list and the reminders: one digest to each cadre who still owes visits."""

from dataclasses import dataclass
from datetime import date
from html import escape

from handlers.buttons import Menu
from handlers.house import House
from handlers.pushes.schedules import Due
from handlers.screen import Letter, Rows, Screen, Tap
from handlers.texts import pushes as texts
from handlers.visits.buttons import StartVisit
from ledger.book import Ledger
from ledger.clock import Month, shanghai_day
from ledger.model import CadreId, Cause, Owed
from ledger.texts.names import CAUSES

LISTED = 7  # heads and households in one letter: with foot and marks at most 12 lines
COVERED = 2  # colleagues whom one stands in for, each with a head of their own
LONGEST_LABEL = 10  # characters


def cadres(house: House, due: Due) -> tuple[str, ...]:
    """Those in post on the day who can be written to."""
    people = house.ledger.people.in_post(due.at.date())
    return tuple(contact.cadre.id for contact in people if contact.account is not None)


def month_start(house: House, due: Due, cadre: str) -> tuple[Letter, ...]:
    """What the month asks for, before much of it is done."""
    return _digest(house, due, CadreId(cadre), opening=True)


def reminder(house: House, due: Due, cadre: str) -> tuple[Letter, ...]:
    """What is left; nothing once all is done."""
    return _digest(house, due, CadreId(cadre), opening=False)


@dataclass(frozen=True, slots=True)
class _Share:
    """What one owner's households are owed; `name` "" is whoever is written to."""

    name: str
    owed: tuple[Owed, ...]

    @property
    def left(self) -> tuple[Owed, ...]:
        return tuple(one for one in self.owed if one.due and not one.done)


def _digest(house: House, due: Due, cadre: CadreId, *, opening: bool) -> tuple[Letter, ...]:
    ledger, today, day = house.ledger, shanghai_day(house.clock()), due.at.date()
    account = ledger.people.account_of(cadre)
    if account is None or ledger.leaves.on_leave(cadre, day) or ledger.mutes.until(cadre, today):
        return ()
    shares = _shares(ledger, cadre, day, day)
    if not any(share.left for share in shares):
        return ()
    late = today != day
    if late and not any(share.left for share in _shares(ledger, cadre, day, today)):
        return ()  # meanwhile all was done
    return (Letter(account, _screen(shares, due, opening=opening, late=late)),)


def _shares(ledger: Ledger, cadre: CadreId, day: date, today: date) -> tuple[_Share, ...]:
    """One's own, and those of whom one stands in for on `day`; of its month, as of `today`."""
    month = Month.of(day)
    own = _Share("", ledger.rates.owed(cadre, month, today))
    covered = (
        _Share(ledger.people.cadre(leave.cadre).name, ledger.rates.owed(leave.cadre, month, today))
        for leave in ledger.leaves.covered_by(cadre, day)
    )
    return (own, *(share for share in covered if share.left))


def _screen(shares: tuple[_Share, ...], due: Due, *, opening: bool, late: bool) -> Screen:
    own, *covered = shares
    month, lines = due.at.month, []
    all_due, left = sum(one.due for one in own.owed), len(own.left)
    if left:
        head = texts.LIST if opening and left == all_due else texts.STILL
        lines.append(head.substitute(month=month, left=left, done=all_due - left, due=all_due))
    lines += [
        texts.STAND_IN.substitute(month=month, name=escape(share.name), left=len(share.left))
        for share in covered[:COVERED]
    ]
    listed = [(one, share.name) for share in shares for one in share.left]
    most = LISTED - len(lines)
    lines += [_line(one, name, opening=opening) for one, name in listed[:most]]
    if len(listed) > most:
        lines.append(texts.MORE.substitute(count=len(listed) - most))
    if opening and (deferred := sum(one.deferred for one in own.owed)):
        lines.append(texts.DEFERRED.substitute(count=deferred))
    if late:
        lines.append(texts.AS_OF.substitute(month=month, day=due.at.day))
    if due.assumed:
        lines.append(texts.ASSUMED)
    return Screen("\n".join(lines), _rows([one for one, _ in listed[:most]]))


def _line(one: Owed, owner: str, *, opening: bool) -> str:
    home = one.household
    notes = [texts.FOR.substitute(name=escape(owner))] if owner else []
    if one.times > 1:
        notes.append(texts.TIMES.substitute(times=one.times, days=one.days_done))
    if not opening and one.cause not in (None, Cause.UNVISITED):
        notes.append(CAUSES[one.cause])
    if one.open_problems:
        notes.append(texts.PROBLEMS.substitute(count=one.open_problems))
    return texts.HOME.substitute(
        head=escape(home.head),
        place=escape(home.place.village_name + home.group),
        notes="".join(texts.NOTE.substitute(note=note) for note in notes),
    )


def _rows(left: list[Owed]) -> Rows:
    """One tap starts the visit of a household; the last row shows all of them."""
    taps = [
        Tap(
            texts.VISIT.substitute(head=one.household.head)[:LONGEST_LABEL],
            StartVisit(one.household.id),
        )
        for one in left
    ]
    pairs = tuple(tuple(taps[n : n + 2]) for n in range(0, len(taps), 2))
    return (*pairs, (Tap(texts.HOUSEHOLDS, Menu("households")),))
