"""The month-start list and the reminders: one digest to each cadre who still owes visits."""

from html import escape

from handlers.buttons import Menu, StartVisit
from handlers.house import House
from handlers.pushes.schedules import Due
from handlers.screen import Letter, Rows, Screen, Tap
from handlers.texts import pushes as texts
from ledger.clock import Month, shanghai_day
from ledger.model import CadreId, Cause, Owed
from ledger.texts.names import CAUSES

LISTED = 6  # households in one letter: with head, foot and marks at most 12 lines
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


def _digest(house: House, due: Due, cadre: CadreId, *, opening: bool) -> tuple[Letter, ...]:
    account = house.ledger.people.account_of(cadre)
    today, day = shanghai_day(house.clock()), due.at.date()
    if account is None or house.ledger.leaves.on_leave(cadre, day):
        return ()
    month = Month.of(day)
    owed = house.ledger.rates.owed(cadre, month, day)
    if not _left(owed):
        return ()
    if today != day and not _left(house.ledger.rates.owed(cadre, month, today)):
        return ()  # it comes late, and meanwhile all was done
    return (Letter(account, _screen(owed, month, due, opening=opening, late=today != day)),)


def _left(owed: tuple[Owed, ...]) -> tuple[Owed, ...]:
    return tuple(one for one in owed if one.due and one.days_done < one.times)


def _screen(
    owed: tuple[Owed, ...], month: Month, due: Due, *, opening: bool, late: bool
) -> Screen:
    left, all_due = _left(owed), sum(one.due for one in owed)
    head = texts.LIST if opening and len(left) == all_due else texts.STILL
    lines = [
        head.substitute(month=month.number, left=len(left), done=all_due - len(left), due=all_due),
        *(_line(one, opening=opening) for one in left[:LISTED]),
    ]
    if len(left) > LISTED:
        lines.append(texts.MORE.substitute(count=len(left) - LISTED))
    if opening and (deferred := sum(one.deferred for one in owed)):
        lines.append(texts.DEFERRED.substitute(count=deferred))
    if late:
        lines.append(texts.AS_OF.substitute(month=due.at.month, day=due.at.day))
    if due.assumed:
        lines.append(texts.ASSUMED)
    return Screen("\n".join(lines), _rows(left))


def _line(one: Owed, *, opening: bool) -> str:
    home = one.household
    notes = []
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


def _rows(left: tuple[Owed, ...]) -> Rows:
    """One tap starts the visit of a household; the last row shows all of them."""
    taps = [
        Tap(
            texts.VISIT.substitute(head=one.household.head)[:LONGEST_LABEL],
            StartVisit(one.household.id),
        )
        for one in left[:LISTED]
    ]
    pairs = tuple(tuple(taps[n : n + 2]) for n in range(0, len(taps), 2))
    return (*pairs, (Tap(texts.HOUSEHOLDS, Menu("households")),))
