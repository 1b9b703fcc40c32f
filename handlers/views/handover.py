"""交接单: the households that went over, and what the new holder should know of each."""

from collections.abc import Mapping
from html import escape

from handlers.house import House
from handlers.people.buttons import Handed, Met, ShowHanded
from handlers.screen import Screen, Tap
from handlers.texts import handover as texts
from handlers.texts import visit as visit_texts
from handlers.views.days import day_words
from handlers.views.draft import leaf, pages, pairs
from handlers.views.places import where as place_words
from ledger.clock import shanghai_day
from ledger.handovers import Passed
from ledger.model import CadreId, Household, HouseholdId, Visit
from ledger.request import Request
from ledger.texts.names import CATEGORIES, MODES

LAST = 3  # visits on a sheet
SHORT = 18  # characters of what a visit found
SHOWN = 3  # problems and wishes


def passed_screen(house: House, request: Request, viewer: CadreId, page: int = 0) -> Screen:
    """All households of one hand-over, ticked where it was done face to face."""
    ledger, today = house.ledger, shanghai_day(house.clock())
    passed = ledger.handovers.of(request.id)
    homes = ledger.households.many([one.household for one in passed], today)
    met = sum(one.met is not None for one in passed)
    to = request.body["to"]
    shape = texts.PASSED if met < len(passed) else texts.PASSED_ALL_MET
    words = (shape if viewer == to else texts.PASSED_SEEN).substitute(
        giver=escape(ledger.people.cadre(CadreId(request.about)).name),
        receiver=escape(ledger.people.cadre(CadreId(to)).name) if to else texts.NOBODY,
        count=len(passed),
        met=met,
        day=day_words(request.effective or today, today),
    )
    page, shown = leaf(passed, page)
    taps = [
        Tap(_label(homes[one.household], one), ShowHanded(request.id, one.household))
        for one in shown
    ]
    foot = pages(len(passed), page, lambda to_page: Handed(request.id, to_page))
    return Screen(words, (*pairs(taps), foot) if foot else pairs(taps))


def sheet(house: House, request: Request, id_: HouseholdId, viewer: CadreId) -> Screen:
    """Basics, the last three visits, open problems, wishes."""
    ledger, today = house.ledger, shanghai_day(house.clock())
    home = ledger.households.household(id_, today)
    visits = ledger.visits.last_of(id_, LAST)
    problems = [
        visit_texts.FIVE.get(one.kind) or visit_texts.GROUPS.get(one.kind, one.kind)
        for one in ledger.problems.open_of(id_)
    ]
    wishes = [one.words for one in ledger.wishes.open_of(id_)]
    done = next((one for one in ledger.handovers.of(request.id) if one.household == id_), None)
    words = texts.SHEET.substitute(
        head=escape(home.head),
        where=escape(place_words(home)),
        category=CATEGORIES[home.category],
        people=texts.PEOPLE.substitute(count=home.people_count) if home.people_count else "",
        phone="",
        visits="\n".join([texts.VISITS, *(_line(one, house) for one in visits)])
        if visits
        else texts.NO_VISITS,
        problems=texts.PROBLEMS.substitute(problems=escape(texts.LIST.join(problems[:SHOWN])))
        if problems
        else texts.NO_PROBLEMS,
        wishes=texts.WISHES.substitute(wishes=escape(texts.LIST.join(wishes[:SHOWN])))
        if wishes
        else texts.NO_WISHES,
    )
    back = (Tap(texts.BACK, Handed(request.id, 0)),)
    if done and done.met:
        day = day_words(shanghai_day(done.met), today)
        return Screen(f"{words}\n{texts.MET_ON.substitute(day=day)}", (back,))
    meet = ((Tap(texts.MET, Met(request.id, id_)),),) if viewer == request.body["to"] else ()
    return Screen(words, (*meet, back))


def _label(home: Household, passed: Passed) -> str:
    return texts.MET_MARK.substitute(head=home.head)[:10] if passed.met else home.head[:10]


def _line(visit: Visit, house: House) -> str:
    found = visit.findings
    parts = [*_about(found.changes, visit_texts.GROUPS), *_about(found.checks, visit_texts.FIVE)]
    words = texts.LIST.join(parts) or visit_texts.NOTHING_NEW
    return texts.VISIT.substitute(
        day=day_words(visit.day, shanghai_day(house.clock())),
        mode=MODES[visit.mode],
        found=escape(words if len(words) <= SHORT else words[:SHORT] + visit_texts.MORE),
    )


def _about(noted: Mapping[str, str], labels: Mapping[str, str]) -> list[str]:
    return [f"{labels.get(code, code)}{words}" for code, words in noted.items()]
