"""One's households as a list and as cards, and how far one is this month."""

from html import escape

from handlers.buttons import Card, Households, Menu, StartVisit
from handlers.mine import Mine
from handlers.screen import Screen, Tap
from handlers.texts import households as texts
from handlers.views.days import day_words, month_words
from handlers.views.draft import AT_ONCE, pages, pairs
from handlers.views.visit import household_label
from ledger.model import Household, Owed
from ledger.texts.names import CATEGORIES, MODES

NAMED = 12  # heads of households in one line of the progress


def household_list(mine: Mine, page: int) -> Screen:
    done, due = mine.progress
    if not due:
        head = texts.HEAD_NOTHING
    elif done == due:
        head = texts.HEAD_DONE.substitute(due=due)
    else:
        head = texts.HEAD.substitute(done=done, left=due - done)
    homes = mine.urgent()
    shown = homes[page * AT_ONCE : (page + 1) * AT_ONCE]
    lines = [_line(household, mine) for household in shown]
    legend = [texts.LEGEND_DEFERRED] if any(texts.DEFERRED in line for line in lines) else []
    taps = [Tap(household_label(household, mine), Card(household.id)) for household in shown]
    rows = pairs(taps)
    if foot := pages(len(homes), page, Households):
        rows += (foot,)
    return Screen("\n".join([head, *lines, *legend]), rows)


def household_card(household: Household, mine: Mine) -> Screen:
    place = household.place
    where = texts.WHERE.substitute(
        township=place.township_name, village=place.village_name, group=household.group
    )
    if household.address:
        where += texts.ADDRESS.substitute(address=household.address)
    duty = next((h.duty for h in mine.holdings if h.household.id == household.id), 0)
    visit = mine.latest(household.id)
    last = (
        texts.LAST.substitute(day=day_words(visit.day, mine.today), mode=MODES[visit.mode])
        if visit
        else texts.NEVER
    )
    count = household.people_count
    html = texts.CARD.substitute(
        head=escape(household.head),
        where=escape(where.strip()),
        category=CATEGORIES[household.category],
        people=texts.PEOPLE.substitute(count=count) if count else "",
        duty=texts.DUTIES[duty],
        month=_month(mine.owes(household)) if duty else "",
        last=last,
    )
    visit_it = (Tap(texts.VISIT, StartVisit(household.id)),)
    back = (Tap(texts.CARD_BACK, Households(0)),)
    lines = [line for line in html.split("\n") if line]
    return Screen("\n".join(lines), (visit_it, back) if duty else (back,))


def progress_screen(mine: Mine, late_days: int) -> Screen:
    done, due = mine.progress
    month = month_words(mine.month, mine.today)
    if not due:
        lines = [texts.PROGRESS_NONE.substitute(month=month)]
    else:
        left = texts.STILL.substitute(left=due - done) if done < due else texts.ALL_DONE
        lines = [texts.PROGRESS.substitute(month=month, due=due, done=done, left=left)]
    owing = [o.household for o in mine.owed if o.due and o.household.id not in mine.done]
    if owing:
        lines += [texts.LEFT_ARE.substitute(heads=_heads(owing))]
    deferred = [o.household for o in mine.owed if o.deferred]
    if deferred:
        lines += [texts.DEFERRED_ARE.substitute(heads=_heads(deferred))]
    if owing:
        lines += [texts.LATE_HINT.substitute(days=late_days)]
    rows = ((Tap(texts.START, Menu("visit")),),) if owing else ()
    return Screen("\n".join(lines), rows)


def _line(household: Household, mine: Mine) -> str:
    owed = mine.owes(household)
    note = ""
    if owed is None:
        mark, note = texts.NOT_DUE, texts.SECOND
    elif household.id in mine.done:
        mark = texts.DONE
    elif owed.deferred:
        mark = texts.DEFERRED
    elif owed.due:
        mark = texts.TO_DO
        if owed.times > 1:
            note = texts.STILL_TIMES.substitute(n=owed.times - owed.days_done)
    else:
        mark = texts.NOT_DUE
    return texts.LINE.substitute(
        mark=mark,
        head=escape(household_label(household, mine).replace(texts.DONE, "")),
        category=CATEGORIES[household.category],
        note=note,
    )


def _month(owed: Owed | None) -> str:
    if owed is None or not (owed.due or owed.deferred):
        return texts.MONTH_NOT_DUE
    if owed.days_done >= owed.times:
        return texts.MONTH_DONE.substitute(n=owed.days_done)
    shape = texts.MONTH_LEFT if owed.due else texts.MONTH_DEFERRED
    return shape.substitute(n=owed.times - owed.days_done)


def _heads(households: list[Household]) -> str:
    shown = texts.LIST.join(escape(household.head) for household in households[:NAMED])
    if len(households) <= NAMED:
        return shown
    return shown + texts.AND_MORE.substitute(count=len(households))
