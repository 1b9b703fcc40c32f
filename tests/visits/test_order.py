"""Which household stands first, and what its button is called."""

from datetime import date, timedelta

import pytest

from handlers.views.labels import LONGEST, labels
from ledger.clock import Month
from ledger.members import Kin, Member, MemberId, Stage
from ledger.model import Category, Findings, Household, Mode, NewVisit, Place
from tests.cast import NOW
from tests.phone import fits_a_phone

TODAY = NOW.date()
PLACE = Place(village="v", village_name="白石村", township="t", township_name="青山镇")


def visited(ledger, cast, number, day, **findings):
    ledger.visits.record(
        NewVisit(
            household=cast.households[number],
            cadre=cast.zhang.id,
            recorder=cast.zhang.id,
            day=day,
            mode=Mode.HOME,
            findings=Findings(**findings),
        ),
        NOW.replace(year=day.year, month=day.month, day=day.day),
    )


def order(ledger, cast, today=TODAY):
    return [task.household.head for task in ledger.worklist.of(cast.zhang.id, today)]


def test_who_was_not_seen_for_longest_comes_first(ledger, cast):
    visited(ledger, cast, "H001", date(2026, 9, 20))
    visited(ledger, cast, "H002", date(2026, 9, 1))
    assert order(ledger, cast) == ["赵六", "王五", "李四"]


def test_not_seen_since_before_last_month_beats_an_open_problem(ledger, cast):
    visited(ledger, cast, "H001", date(2026, 8, 20))
    visited(ledger, cast, "H002", date(2026, 9, 20), checks={"water": "停水"})
    visited(ledger, cast, "H003", date(2026, 9, 2))
    assert order(ledger, cast) == ["李四", "王五", "赵六"]


def test_newly_monitored_comes_before_the_others_seen_last_month(ledger, cast):
    for number in ("H001", "H002", "H003"):
        visited(ledger, cast, number, date(2026, 9, 20))
    ledger.register.categorise(cast.households["H003"], Category.MONITORED, date(2026, 10, 10))
    assert order(ledger, cast)[0] == "赵六"
    (task,) = [t for t in ledger.worklist.of(cast.zhang.id, TODAY) if t.new]
    assert task.household.head == "赵六"
    assert not any(t.new for t in ledger.worklist.of(cast.zhang.id, TODAY + timedelta(days=40)))


def test_in_the_season_households_with_pupils_come_before_the_others(ledger, cast):
    march = date(2027, 3, 10)
    for number in ("H001", "H002", "H003"):
        visited(ledger, cast, number, date(2027, 2, 20))
    ledger.members.put(
        cast.households["H003"],
        Member(id=MemberId(""), name="赵小六", kin=Kin.CHILD, stage=Stage.PRIMARY),
    )
    assert order(ledger, cast, march)[0] == "赵六"
    assert not any(task.pupils for task in ledger.worklist.of(cast.zhang.id, TODAY))


def test_who_is_done_comes_last(ledger, cast):
    visited(ledger, cast, "H001", TODAY)
    assert order(ledger, cast)[-1] == "李四"


def test_the_list_is_the_same_with_the_snapshot_and_without(ledger, cast):
    visited(ledger, cast, "H002", date(2026, 10, 3), checks={"food": "缺粮"})
    without = ledger.worklist.of(cast.zhang.id, TODAY)
    progress = ledger.worklist.progress(cast.zhang.id, TODAY)
    ledger.snapshot.bring(Month.of(TODAY), TODAY)
    assert ledger.snapshot.right(Month.of(TODAY), TODAY)
    assert ledger.worklist.of(cast.zhang.id, TODAY) == without
    assert ledger.worklist.progress(cast.zhang.id, TODAY) == progress == (1, 3)


@pytest.fixture
def many(ledger, cast):
    """Two hundred households in one cadre's care."""
    village = next(a.id for a in ledger.areas.villages() if a.name == "双河村")
    for n in range(197):
        head = "赵钱孙李周吴郑王"[n % 8] + chr(0x4E00 + 7 * n) + chr(0x5100 + n)
        id_ = ledger.register.add_household(
            f"N{n:03}",
            village,
            head,
            Category.LIFTED,
            group=f"{n % 9}组",
            entered=date(2025, 1, 1),
        )
        ledger.care.assign(id_, cast.zhang.id, date(2025, 1, 1))


def test_two_hundred_households_are_paged_and_found_by_name(many, zhang):
    zhang.presses("走访登记")
    zhang.shows("还差 200 户")
    for _ in range(24):
        fits_a_phone(zhang.screen)
        assert len(zhang.buttons) in (9, 10)
        zhang.taps("下一页")
    assert "下一页" not in zhang.buttons
    zhang.taps("上一页")
    zhang.says("赵六")
    zhang.shows("赵六", "有变化吗")


def household(number, head, group="", tail=None):
    return Household(
        id=number,
        number=number,
        place=PLACE,
        group=group,
        head=head,
        category=Category.OTHER,
        id_tail=tail,
    )


@pytest.mark.parametrize(
    "homes",
    [
        [household("1", "李四", "1组"), household("2", "李四", "2组")],
        [household("1", "李四", "1组", "1234"), household("2", "李四", "1组", "567X")],
        [household("1", "李四"), household("2", "李四")],
        [
            household("1", "欧阳震华", "第十二村民小组"),
            household("2", "欧阳震华", "第十一村民小组"),
        ],
        [household("A1", "阿卜杜拉·买买提江·吐尔逊", "1组"), household("A2", "李四", "1组")],
        [household(f"H{n}", "李四", "1组", "1234") for n in range(12)],
    ],
)
def test_labels_fit_and_no_two_are_alike(homes):
    found = labels(homes, {homes[0].id})
    assert len(set(found.values())) == len(homes)
    assert all(len(label) <= LONGEST for label in found.values())
    assert found[homes[0].id].count("✓") == 1
