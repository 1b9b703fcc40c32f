"""A button may come with any value: it is refused kindly and shows nothing of what is others'."""

import json
from datetime import date
from typing import get_args, get_type_hints

import pytest

from handlers.buttons import Menu, NotMe
from handlers.dialog.buttons import Another, Discard, Resume
from handlers.households.buttons import HouseholdButton
from handlers.packed import LONGEST
from handlers.people.buttons import PeopleButton
from handlers.problems.buttons import ProblemButton
from handlers.rates.buttons import RateButton
from handlers.requests.buttons import RequestButton
from handlers.visits.buttons import VisitButton
from ledger.model import Findings, Mode, NewVisit, Role
from ledger.request import NewRequest
from tests.cast import LI, STRANGER, ZHANG, ZHOU

TODAY = date(2026, 10, 20)
SECRET = "别家事"  # stands in every record of the others
OTHERS = {  # what a person may never read, whatever is tapped
    ZHANG: ("陈七", "吴八", SECRET),
    LI: ("陈七", "吴八", SECRET),
    ZHOU: (),
    STRANGER: ("李四", "王五", "赵六", "陈七", "吴八", SECRET),
}
KINDS = (
    *(Resume, Discard, Another, Menu),
    *get_args(VisitButton | HouseholdButton | RequestButton | PeopleButton | ProblemButton),
    *get_args(RateButton),
    NotMe,  # the last: whoever taps it is nobody from then on
)
JUNK = ("", "x", "-1", "all", "省", "a+b", "'", "2026-13", "0000-00", "0001-01", "9999-12")
NUMBERS = ("0", "1", "-1", "7", "-1000000", "9" * 30)


@pytest.fixture
def theirs(ledger, cast, watch):
    """One of everything that belongs to the others; their ids."""
    home, qian, now = cast.households["H004"], cast.qian.id, watch()
    found = Findings(
        checks={"housing": SECRET}, changes={"work": SECRET}, wish=SECRET, remark=SECRET
    )
    visit = ledger.visits.record(
        NewVisit(
            household=home, cadre=qian, recorder=qian, day=TODAY, mode=Mode.HOME, findings=found
        ),
        now,
    )
    (problem,) = ledger.problems.open_of(home)
    (wish,) = ledger.wishes.open_of(home)
    case = ledger.cases.open("loan", home, SECRET, qian, now)
    request = ledger.requests.ask(
        NewRequest(
            kind="exempt",
            asker=qian,
            about=home,
            since=TODAY,
            role=Role.TOWNSHIP_ADMIN,
            township=ledger.households.household(home, TODAY).place.township,
            body={"why": SECRET},
        ),
        now,
    )
    return [home, visit.id, problem.id, wish.id, case.id, request.id, qian]


def wires(values):
    """Every kind of button, each of its fields in turn with every value."""
    for kind in KINDS:
        hints = get_type_hints(kind).values()
        pools = [NUMBERS if hint is int else values for hint in hints]
        if not pools:
            yield kind.__name__
        for usual in ([pool[0] for pool in pools], [pool[len(pool) // 3] for pool in pools]):
            for n, pool in enumerate(pools):
                for value in pool:
                    yield ":".join([kind.__name__, *usual[:n], value, *usual[n + 1 :]])


def taps_all(house, account, place, wires):
    """All in one go, as a hurried hand or a program would."""
    house.gathering = True
    for wire in dict.fromkeys(wires):
        if len(wire.encode()) <= LONGEST:
            house.telegram.taps(account, account, place, wire)
    house.gathering = False
    house.serve(longest=120)


def faults(house):
    """What was tapped where a fault came of it."""
    rows = house._db.execute("select body from inbox where incident is not null").fetchall()
    return [json.loads(body)["callback_query"]["data"] for (body,) in rows]


def told(house, account):
    sql = "select body from outbox where chat = ?"
    return [body for (body,) in house._db.execute(sql, [account]).fetchall()]


@pytest.mark.parametrize("account", OTHERS)
def test_no_value_in_a_button_is_a_fault_or_shows_what_is_others(
    account, house, phone, ledger, cast, theirs
):
    own = [cast.households["H001"], cast.households["H003"], cast.zhang.id]
    areas = [some[0].id for some in (ledger.areas.villages(), ledger.areas.townships())]
    one = phone(account)
    values = [*theirs, *own, *areas, ledger.areas.units()[0].id, *JUNK]
    taps_all(house, account, one.screen["message_id"], wires(values))
    assert not faults(house)
    for words in told(house, account):
        assert not any(other in words for other in OTHERS[account]), words


DIALOGS = {
    "走访登记": ("走访登记",),
    "李四": ("走访登记", "李四"),
    "走访的核对": ("走访登记", "李四", "无变化", "都好", "都没有"),
    "请假": ("/leave",),
    "请假类别": ("/leave", "明天"),
    "移交": ("/handover",),
    "移交户": ("/handover", "逐户移交"),
    "移交给谁": ("/handover", "整体移交"),
    "户情变更": ("/change",),
    "户情变更什么": ("/change", "李四"),
    "办件": ("/cases", "新办件"),
    "办件种类": ("/cases", "新办件", "李四"),
}


@pytest.mark.parametrize("steps", DIALOGS.values(), ids=DIALOGS)
def test_no_value_in_a_dialogs_button_is_a_fault_or_an_answer_of_others(
    steps, house, zhang, ledger, cast, theirs
):
    for step in steps:
        if step.startswith("/") or step == "走访登记":
            zhang.says(step)
        else:
            zhang.taps(step)
    place = zhang.screen["message_id"]
    rows = house._db.execute("select id from drafts where state = 'open'").fetchall()
    ((draft,),) = rows
    values = [*theirs, *JUNK, *(f"{theirs[0]}+{one}" for one in theirs), "?", "household", "day"]
    for value in values:
        for kind, more in (("Pick", value), ("Open", value), ("Page", "-3"), ("Page", "9" * 20)):
            for _ in range(2):
                ((rev,),) = house._db.execute(
                    "select rev from drafts where id = ?", [draft]
                ).fetchall()
                wire = f"{kind}:{draft}:{rev}:{more}"
                if len(wire.encode()) <= LONGEST:
                    zhang.telegram.taps(zhang.account, zhang.chat, place, wire)
                    house.serve()
    assert not faults(house)
    for words in told(house, zhang.account):
        assert not any(other in words for other in OTHERS[ZHANG]), words


def test_what_may_not_change_is_not_opened_by_a_button_that_nobody_drew(zhang, house):
    zhang.says("李四户 今天入户 都好 没变化")
    zhang.taps("提交")
    zhang.taps("改这条")
    ((draft, rev),) = house._db.execute(
        "select id, rev from drafts where state = 'open'"
    ).fetchall()
    place = zhang.screen["message_id"]
    zhang.telegram.taps(zhang.account, zhang.chat, place, f"Open:{draft}:{rev}:household")
    house.serve()
    zhang.shows_not("走访哪一户")


def test_an_unknown_filter_or_a_page_beyond_the_end_shows_what_there_is(zhang, house):
    zhang.presses("我的户")
    for wire in ("Households:0:x", "Households:7:", "Households:-3:", "Households:7:left"):
        zhang.telegram.taps(zhang.account, zhang.chat, zhang.screen["message_id"], wire)
        house.serve()
        zhang.shows("李四")
        assert "李四" in zhang.buttons


def test_a_filter_that_an_older_release_drew_shows_all_of_the_scope(li, house):
    li.says("/households")
    place = li.screen["message_id"]
    li.telegram.taps(li.account, li.chat, place, "ScopeHouseholds:x:0")
    house.serve()
    li.shows("李四", "王五")


def test_measures_of_a_month_to_come_are_this_months(zhou, house):
    zhou.says("/burden")
    before = zhou.text
    zhou.telegram.taps(zhou.account, zhou.chat, zhou.screen["message_id"], "Burden:2199-12")
    house.serve()
    assert zhou.text == before


def test_a_month_that_nobody_could_mean_is_no_fault(zhou, house, ledger):
    town = ledger.areas.townships()[0].id
    months = ("2026-13", "x", "", "2026-W4", "0001-01", "9999-12", "1900-01", "2199-12")
    shapes = (
        *("Bulletin:{}:", f"Bulletin:{{}}:{town}", "Bulletins:{}:0"),
        *("DrawSample:{}:2:1:3:", "SampleRule:{}:2:1:3:"),
        *("Rate:{}:county::0", "RatePicture:{}:county:", "RateBook:{}:county:"),
        *("Export:visits:{}:", "MakeExport:visits:{}:", "ExportHere:visits:{}:0"),
    )
    place = zhou.screen["message_id"]
    taps_all(house, ZHOU, place, (shape.format(month) for shape in shapes for month in months))
    assert not faults(house)
