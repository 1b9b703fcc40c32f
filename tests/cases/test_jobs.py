"""务工卡 played: one a person, from the change block of a visit or the household's matters."""

from datetime import date

import pytest

from handlers.dialog.form import Invalid
from handlers.households.jobs import yuan
from ledger.members import Kin, Member, MemberId
from tests.phone import fits_a_phone
from tests.problems.test_problems import tap

TODAY = date(2026, 10, 20)


@pytest.fixture
def son(ledger, cast):
    home = cast.households["H001"]
    ledger.members.put(home, Member(id=MemberId(""), name="李四", kin=Kin.HEAD))
    return ledger.members.put(home, Member(id=MemberId(""), name="李小四", kin=Kin.CHILD))


def test_a_change_of_work_leads_to_the_card_of_who_works(zhang, ledger, cast, son):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("务工")
    zhang.taps("选好了")
    zhang.says("儿子去了县城工地")
    for label in ("都好", "都没有", "提交"):
        zhang.taps(label)
    zhang.taps("务工卡")
    zhang.shows("李四户", "李小四：没有登记")
    zhang.taps("李小四")
    zhang.says("县城工地")
    zhang.says("四千")
    zhang.shows("请打数字")
    zhang.says("4000元")
    zhang.taps("提交")
    zhang.shows("李小四：县城工地，每月 4000 元（10月20日起）", "李四：没有登记")
    fits_a_phone(zhang.screen)
    assert ledger.jobs.of(cast.households["H001"], TODAY)[son].income == 4000


def test_a_card_is_read_and_written_within_the_scope(qian, li, ledger, cast, son):
    home = cast.households["H001"]
    for wire in (f"Jobs:{home}", f"PutJob:{home}:{son}"):
        tap(qian, wire)
        qian.shows("不归您管")
    tap(li, f"PutJob:{home}:{son}")
    li.taps("没有务工")
    li.taps("提交")
    li.shows("李小四：没有务工")
    tap(li, f"PutJob:{cast.households['H002']}:{son}")  # nobody of that household
    li.shows("不归您管")


@pytest.mark.parametrize(
    ("words", "sum_"), [("4000", 4000), ("4,000元", 4000), ("1.2万", 12000), ("", None)]
)
def test_sums_are_read_as_people_type_them(words, sum_):
    assert yuan(words) == sum_


def test_what_is_no_sum_is_asked_again():
    with pytest.raises(Invalid):
        yuan("很多")
