"""/schedule: the next pushes, how the last ones went, and the days that the county sets."""

from datetime import datetime, timedelta

from handlers.asker import Asker
from handlers.house import House
from handlers.publishing.buttons import (
    AutoRelease,
    Calendars,
    DaySet,
    Schedule,
    Sent,
    SetDay,
)
from handlers.pushes.declared import PUSHES, upcoming, worth_telling
from handlers.pushes.events import SETTABLE
from handlers.pushes.push import calendar_of
from handlers.pushes.schedules import REMINDED
from handlers.pushes.went import Went
from handlers.screen import Rows, Screen, Tap
from handlers.texts import schedule as texts
from handlers.views.draft import pairs
from handlers.wire import Answer
from ledger.refusals import NotInScope
from ledger.scopes import Scope

AHEAD, LISTED = timedelta(days=62), 10
LAST_DAY, A_ROW = 28, 7  # every month has a 28th


def begin(house: House, asker: Asker, scope: Scope, rest: str) -> Answer:
    return (_next(house, scope),)


def shown(house: House, asker: Asker, scope: Scope, button: Schedule) -> Answer:
    return (_next(house, scope),)


def sent(house: House, asker: Asker, scope: Scope, button: Sent) -> Answer:
    told = [one for one in house.went() if worth_telling(one)][:LISTED]
    lines = [_line(one) for one in told] or [texts.NOTHING_PAST]
    return (Screen("\n".join([texts.PAST, *lines]), ((Tap(texts.BACK, Schedule()),),)),)


def calendars(house: House, asker: Asker, scope: Scope, button: Calendars) -> Answer:
    """Raises NotInScope for anybody but the county's."""
    _county(scope)
    return (_days(house),)


def ask_day(house: House, asker: Asker, scope: Scope, button: SetDay) -> Answer:
    """Raises NotInScope for anybody but the county's."""
    _county(scope)
    name, every = texts.EVENTS[_settable(button.name)]
    words = texts.WHICH_DAY.substitute(name=name, every=every)
    if button.name == "visiting_day":
        words += "\n" + texts.VISITING.substitute(day=REMINDED[0])
    rows: Rows = tuple(
        tuple(Tap(str(day), DaySet(button.name, day)) for day in range(first, first + A_ROW))
        for first in range(1, LAST_DAY + 1, A_ROW)
    )
    last = (Tap(texts.NO_DAY, DaySet(button.name, 0)), Tap(texts.BACK, Calendars()))
    return (Screen(words, (*rows, last)),)


def set_day(house: House, asker: Asker, scope: Scope, button: DaySet) -> Answer:
    """What is unsent follows at once. Raises NotInScope for anybody but the county's."""
    _county(scope)
    assert asker.cadre, "the desk lets nobody else in"
    day = button.day if 1 <= button.day <= LAST_DAY else 0
    value = str(day) if day else ""
    name, now = _settable(button.name), house.clock()
    house.ledger.settings.set(name, value, asker.cadre.id, now)
    house.ledger.audit.note(asker.cadre.id, "setting", name, now, {"to": value})
    return (_days(house),)


def auto_release(house: House, asker: Asker, scope: Scope, button: AutoRelease) -> Answer:
    """Raises NotInScope for anybody but the county's."""
    _county(scope)
    assert asker.cadre, "the desk lets nobody else in"
    to = "on" if button.to == "on" else "off"
    now = house.clock()
    house.ledger.settings.set("auto_release", to, asker.cadre.id, now)
    house.ledger.audit.note(asker.cadre.id, "setting", "auto_release", now, {"to": to})
    return (_next(house, scope),)


def _next(house: House, scope: Scope) -> Screen:
    coming = upcoming(calendar_of(house.ledger), house.clock(), AHEAD)[:LISTED]
    lines = [
        texts.DUE.substitute(_when(due.at), name=push.title_of(due))
        + (texts.ASSUMED if due.assumed else "")
        for push, due in coming
    ] or [texts.NONE]
    by_itself = house.ledger.settings.flag("auto_release")
    lines.append(texts.AUTO_IS_ON if by_itself else texts.AUTO_IS_OFF)
    rows: Rows = ((Tap(texts.SENT_BUTTON, Sent()),),)
    if scope.county:
        auto = (
            Tap(texts.AUTO_OFF, AutoRelease("off"))
            if by_itself
            else Tap(texts.AUTO_ON, AutoRelease("on"))
        )
        rows = ((Tap(texts.SENT_BUTTON, Sent()), Tap(texts.DAYS_BUTTON, Calendars())), (auto,))
    return Screen("\n".join([texts.NEXT, *lines]), rows)


def _days(house: House) -> Screen:
    lines, taps = [], []
    for name in SETTABLE:
        title, every = texts.EVENTS[name]
        day = house.ledger.settings.value(name)
        shown = texts.ON_DAY.substitute(day=day) if day else texts.NOT_SET
        lines.append(texts.DAY_LINE.substitute(name=title, every=every, day=shown))
        taps.append(Tap(title, SetDay(name)))
    rows = (*pairs(taps), (Tap(texts.BACK, Schedule()),))
    return Screen("\n".join([texts.DAYS, *lines]), rows)


def _line(one: Went) -> str:
    titles = {push.name: push.title for push in PUSHES}
    outcomes = texts.SKIPPED
    if one.state != "skipped":
        counted = [
            texts.OUTCOME.substitute(outcome=texts.OUTCOMES.get(outcome, outcome), count=count)
            for outcome, count in one.counted()
        ]
        if one.faults:
            counted.append(
                texts.OUTCOME.substitute(outcome=texts.OUTCOMES["fault"], count=one.faults)
            )
        outcomes = texts.LIST.join(counted)
    when = _when(one.due)
    return texts.WENT.substitute(when, name=titles.get(one.push, one.push), outcomes=outcomes)


def _when(at: datetime) -> dict[str, object]:
    return {"month": at.month, "day": at.day, "time": f"{at:%H:%M}"}


def _settable(name: str) -> str:
    if name not in SETTABLE:
        raise NotInScope
    return name


def _county(scope: Scope) -> None:
    if not scope.county:
        raise NotInScope
