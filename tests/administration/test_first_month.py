"""A county's first month: what was before it is nobody's result, and there is no change to it."""

from datetime import date

import pytest

from ledger.model import Mode, NewVisit
from tests.administration.files import HOUSEHOLDS, new_home, workbook
from tests.cast import ZHANG


@pytest.fixture
def cast(ledger):
    """Administrators, and no household yet."""
    from ledger.model import AreaKind, Post, Role
    from tests.cast import NOW, SUN, ZHOU

    town = ledger.areas.add(AreaKind.TOWNSHIP, "青山镇").id
    ledger.areas.add(AreaKind.VILLAGE, "白石村", town)
    unit = ledger.areas.add(AreaKind.UNIT, "文旅局").id
    for account, number, name, unit_, post in (
        (ZHOU, "G004", "周正", None, Post(role=Role.COUNTY_ADMIN)),
        (SUN, "G003", "孙立", None, Post(role=Role.TOWNSHIP_ADMIN, area=town)),
        (ZHANG, "G001", "张明", unit, None),
    ):
        cadre = ledger.register.add_cadre(number, name, unit_, posts=(post,) if post else ())
        ledger.codes.redeem(ledger.codes.issue(cadre.id, NOW).code, account, NOW)


@pytest.fixture
def begun(county, watch):
    """On 20 October the county's first roster comes; nobody is said to have begun earlier."""
    rows = [new_home(f"H1{n}", f"户主{n}") for n in range(6)]
    county.sends("台账.xlsx", workbook({"农户": [HOUSEHOLDS, *rows]}))
    county.taps("确认入库")
    return county


def visit(ledger, number, day, now):
    home = ledger.households.numbered(number, day)
    cadre = ledger.people.numbered("G001").id
    ledger.visits.record(
        NewVisit(household=home.id, cadre=cadre, recorder=cadre, day=day, mode=Mode.HOME), now
    )


def test_the_month_before_has_no_bulletin(begun, township, house, watch):
    for one in (begun, township):
        one.says("/bulletin")
        one.shows("9月没有应访户，没有通报")
        assert "发布" not in one.buttons


def test_on_the_eighth_the_first_month_is_drafted_without_a_change(begun, ledger, house, watch):
    visit(ledger, "H10", date(2026, 10, 21), watch.now.replace(day=21))
    house.tick()
    watch.to(2026, 11, 8, hour=9, minute=0)
    house.tick()
    (draft,) = [words for words in begun.heard if "通报草稿" in words]
    assert "2026年10月" in draft
    assert "已走 1 户，应走 6 户" in draft
    assert "比上月" not in draft


def test_on_the_eighth_before_it_nothing_is_drafted(begun, house, watch):
    """Whoever begins on the 1st to the 7th has no month before."""
    from handlers.pushes.bulletins import areas_due
    from handlers.pushes.schedules import Due

    due = Due(period="2026-09", at=watch.now.replace(day=8))
    assert areas_due(house.bot.house, due) == ()
    assert areas_due(house.bot.house, Due(period="2026-10", at=watch.now.replace(month=11, day=8)))


def test_a_history_that_is_brought_in_makes_the_month_before_one(begun, ledger, watch):
    """Visits of September were made, so somebody did go."""
    rows = [["H10", "G001", "2026-09-12"]]
    begun.sends("走访.xlsx", workbook({"走访": [["户编号", "干部编号", "走访日期"], *rows]}))
    begun.taps("确认入库")
    begun.says("/bulletin")
    begun.shows("2026年9月", "已走 1 户，应走 6 户")


def test_households_that_nobody_ever_holds_are_no_excuse(county, watch):
    """待分配 counts (DESIGN §4.4): a county that has assigned nobody sees 0 %."""
    heads = HOUSEHOLDS[:6]
    rows = [new_home(f"H1{n}", f"户主{n}")[:6] for n in range(6)]
    county.sends("台账.xlsx", workbook({"农户": [heads, *rows]}))
    county.taps("确认入库")
    county.says("/bulletin")
    county.shows("已走 0 户，应走 6 户")
