"""/correct 改记录: my last ten records, each to be changed, and what was changed of it before."""

from html import escape

from handlers.asker import Asker
from handlers.house import House
from handlers.households.mine import Mine
from handlers.screen import Screen, Tap
from handlers.texts import correction as texts
from handlers.views.days import day_words
from handlers.views.draft import pairs
from handlers.views.versions import differences
from handlers.visits.buttons import Amend, Corrections, History, ShowVisit
from handlers.visits.visit import seen_by
from handlers.wire import Answer
from ledger.clock import shanghai_day
from ledger.model import CadreId
from ledger.scopes import Scope
from ledger.texts.names import MODES
from ledger.versions import Version

LAST = 10
AMEND, HISTORY = "amend", "history"
LONGEST = 10  # characters of a label
SHOWN = 4  # versions on a screen, the newest


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    return (_list(house, asker, AMEND),)


def again(house: House, asker: Asker, scope: Scope, button: Corrections) -> Answer:
    return (_list(house, asker, button.only),)


def history(house: House, asker: Asker, scope: Scope, button: History) -> Answer:
    """Every version with who made it, when and why. Raises NotInScope."""
    assert asker.cadre, "the desk lets nobody else in"
    ledger, today = house.ledger, shanghai_day(house.clock())
    visit = seen_by(house, asker.cadre, button.visit)
    home = ledger.households.household(visit.household, today)
    versions = ledger.versions.of(visit)
    names = {one.by: _name(house, one.by) for one in versions}
    lines = [
        texts.HISTORY_HEAD.substitute(head=escape(home.head), day=day_words(visit.day, today))
    ]
    for n, one in enumerate(versions):
        if n and n < len(versions) - SHOWN:
            continue
        when = day_words(shanghai_day(one.made), today)
        if n == 0:
            lines.append(texts.FIRST.substitute(when=when, who=escape(names[one.by])))
            continue
        reason = texts.WHY.substitute(reason=escape(one.reason)) if one.reason else ""
        lines.append(
            texts.NEXT.substitute(
                number=one.number, when=when, who=escape(names[one.by]), reason=reason
            )
        )
        lines += _changed(house, versions[n - 1], one)
    rows = ((Tap(texts.BACK, ShowVisit(visit.id)),),)
    return (Screen("\n".join(lines), rows),)


def _changed(house: House, old: Version, new: Version) -> list[str]:
    if old.valid and not new.valid:
        return [texts.WHOLE_VOID]
    found = differences(old, new, shanghai_day(house.clock()))
    return [escape(line) for line in found] or [texts.AGAIN]


def _list(house: House, asker: Asker, only: str) -> Screen:
    assert asker.cadre, "the desk lets nobody else in"
    ledger, today = house.ledger, shanghai_day(house.clock())
    visits = ledger.visits.recent_of(asker.cadre.id, LAST)
    if not visits:
        return Screen(texts.NONE_YET)
    homes = ledger.households.many([visit.household for visit in visits], today)
    mine = Mine(ledger, asker.cadre, today)
    names = {id_: mine.called(home) for id_, home in homes.items()}
    lines, taps = [texts.HEAD], []
    for n, visit in enumerate(visits, 1):
        marks = texts.VERSION.substitute(version=visit.version) if visit.version > 1 else ""
        lines.append(
            texts.LINE.substitute(
                n=n,
                head=escape(names[visit.household]),
                day=day_words(visit.day, today),
                mode=MODES[visit.mode],
                marks=marks if visit.valid else texts.VOID,
            )
        )
        label = texts.LABEL.substitute(n=n, head=homes[visit.household].head)[:LONGEST]
        if only == AMEND:
            taps.append(Tap(label, Amend(visit.id) if visit.valid else ShowVisit(visit.id)))
        elif visit.version > 1:
            taps.append(Tap(label, History(visit.id)))
    rows = pairs(taps)
    if only != AMEND:
        rows += ((Tap(texts.BACK, Corrections(AMEND)),),)
    elif any(visit.version > 1 for visit in visits):
        rows += ((Tap(texts.HISTORY, Corrections(HISTORY)),),)
    return Screen("\n".join(lines), rows)


def _name(house: House, cadre: CadreId | None) -> str:
    return house.ledger.people.cadre(cadre).name if cadre else texts.IMPORTED
