"""/policy 户: what a household may enjoy, with its source, and the sheet that is left with it."""

from contextlib import closing
from pathlib import Path

import pytest
from docx import Document

from bot.database import open_home
from ledger.benefits import Grade
from ledger.members import Condition, Kin, Member, Stage
from policy_kb.base import PolicyBase
from tests.cast import LI, QIAN, ZHANG, ZHOU
from tests.phone import fits_a_phone

DIGESTS = Path(__file__).parents[2] / "data" / "policies"
OURS = """---
title: 清溪县教育资助办法
issuer: 清溪县教育局
place: 清溪县
year: 2026
status: 现行
---
## 第一条 小学
适用：category=监测对象; stage=小学
清溪县监测对象家庭的小学生每人每年补助800元。

## 第二条 慢性病
适用：chronic=yes
清溪县慢性病人每年体检一次，不收钱。
"""
THEIRS = """---
title: 外县住房办法
issuer: 外县住建局
place: 湖北省恩施州来凤县
year: 2018
status: 历史
---
## 第三条 危房
适用：category=监测对象; housing=C,D
来凤县危房改造每户补助9000元。

## 第四条 老人
适用：age>=60
来凤县六十岁以上老人每月补助50元。
"""


@pytest.fixture
def base(house, tmp_path):
    files = []
    for name, text in (("ours.md", OURS), ("theirs.md", THEIRS)):
        files.append(tmp_path / name)
        files[-1].write_text(text, encoding="utf-8")
    with closing(open_home(house.home)) as db:
        list(PolicyBase(db).take(files, house.watch()))
    house.bot.house.policies.load()


@pytest.fixture
def lisi(ledger, cast):
    """李四's household has a pupil of ten and a grandmother of seventy who is ill."""
    home = cast.households["H001"]
    for member in (
        Member(id="", name="李小四", kin=Kin.CHILD, born="2016-01-02", stage=Stage.PRIMARY),
        Member(id="", name="周婆", kin=Kin.PARENT, born="1956", conditions=(Condition.CHRONIC,)),
    ):
        ledger.members.put(home, member)
    return home


@pytest.mark.usefixtures("base", "lisi")
def test_what_fits_is_shown_with_amount_and_source_and_marked_when_enjoyed(phone, ledger, cast):
    zhang = phone(ZHANG)
    zhang.says("/policy 李四")
    zhang.shows(
        "李四户", "监测对象", "小学在读1人", "慢性病1人", "住房等级没记",
        "本县和上级现行规定", "每人每年补助800元", "《清溪县教育资助办法》第一条，2026年",
        "每月补助50元", "《外县住房办法》第四条，2018年（供参考）",
        "可能享受 3 项，已记享受 0 项",
    )  # fmt: skip
    fits_a_phone(zhang.screen)
    assert "9000" not in zhang.text, "nobody knows the grade of the house"
    assert zhang.text.index("800元") < zhang.text.index("50元")

    zhang.taps("住房等级")
    zhang.taps("C级")
    zhang.shows("住房C级", "9000元", "可能享受 4 项")

    zhang.taps("1")
    zhang.shows(
        "每人每年补助800元",
        "清溪县教育局",
        "还没记为享受",
        buttons=["记为已享受", "看原文", "返回"],
    )
    zhang.taps("记为已享受")
    zhang.shows("已记享受 1 项", "✓ 2", "每人每年补助800元")  # what is not enjoyed stands first
    zhang.taps("✓ 2")
    zhang.taps("改回没享受")
    zhang.shows("已记享受 0 项")
    assert ledger.benefits.grade(cast.households["H001"], house_day(zhang)) is Grade.C


def house_day(phone):
    return phone.house.watch().date()


@pytest.mark.usefixtures("base", "lisi")
def test_what_is_enjoyed_is_remembered_when_the_file_comes_anew(phone, house, tmp_path):
    zhang = phone(ZHANG)
    zhang.says("/policy 李四")
    zhang.taps("1")
    zhang.taps("记为已享受")
    (tmp_path / "ours.md").write_text("---\n" + OURS[4:] + "\n另有说明。\n", encoding="utf-8")
    with closing(open_home(house.home)) as db:
        list(PolicyBase(db).take([tmp_path / "ours.md"], house.watch()))
    zhang.says("/policy 李四")
    zhang.shows("已记享受 1 项")


@pytest.mark.usefixtures("base", "lisi")
def test_the_sheet_says_what_may_be_applied_for_and_what_is_only_for_reference(phone, house):
    zhang = phone(ZHANG)
    zhang.says("/policy 李四")
    zhang.taps("明白纸")
    zhang.shows("李四户的政策明白纸")
    (paper,) = Path(house.home, "work").glob("*H001.docx")
    rows = [[cell.text for cell in row.cells] for row in Document(str(paper)).tables[0].rows]
    states = {row[1]: row[3] for row in rows}
    assert states["清溪县监测对象家庭的小学生每人每年补助800元。"] == "可申请"
    assert states["来凤县六十岁以上老人每月补助50元。"] == "供参考"


@pytest.mark.usefixtures("lisi")
def test_the_digests_give_what_gives_something_page_by_page(phone, house):
    with closing(open_home(house.home)) as db:
        PolicyBase(db).ensure_digests(DIGESTS, house.watch())
    house.bot.house.policies.load()
    zhang = phone(ZHANG)
    zhang.says("/policy 李四")
    zhang.shows("外地或历史文件，只供参考")
    seen = zhang.text
    while "下一页" in zhang.buttons:
        zhang.taps("下一页")
        fits_a_phone(zhang.screen)
        seen += zhang.text
    assert "每人每年小学1000元" in seen
    assert "2.58%" in seen
    assert "为依据" not in seen, "why a rule was made gives nobody anything"


@pytest.mark.usefixtures("base")
def test_of_a_household_nobody_knows_anything_of_nothing_is_promised(phone):
    zhang = phone(ZHANG)
    zhang.says("/policy 王五")
    zhang.shows("没有对得上", "家庭成员没记", "记全了，对得更准")
    assert "明白纸" not in zhang.buttons


@pytest.mark.usefixtures("base")
def test_without_a_name_one_chooses_and_a_strange_name_is_not_guessed(phone):
    zhang = phone(ZHANG)
    zhang.says("/policy")
    zhang.shows("看哪一户", buttons=["李四", "王五", "赵六"])
    zhang.taps("李四")
    zhang.shows("李四户")
    zhang.says("/policy 陈七")
    zhang.shows("您的户里没有「陈七」", buttons=["李四", "王五", "赵六"])
    zhou = phone(ZHOU)
    zhou.says("/policy 李四")
    zhou.shows("您名下现在没有联系户")


@pytest.mark.usefixtures("base", "lisi")
def test_asked_in_plain_words_the_household_is_meant_only_where_it_is_mine(phone):
    zhang = phone(ZHANG)
    zhang.says("李四家能享受哪些政策")
    zhang.shows("李四户", "每人每年补助800元")
    zhang.says("陈七能享受什么政策？")
    assert "陈七户" not in zhang.text


@pytest.mark.usefixtures("base")
def test_the_way_from_the_card_is_for_who_holds_the_household(phone):
    zhang = phone(ZHANG)
    zhang.says("/card 李四")
    zhang.taps("办事")
    zhang.taps("能享受的政策")
    zhang.shows("李四户")
    lead = phone(LI)
    lead.says("/card 李四")
    lead.taps("办事")
    assert "能享受的政策" not in lead.buttons


@pytest.mark.usefixtures("base", "lisi")
@pytest.mark.parametrize("word", ["HomePolicies", "ShowBenefit", "Enjoys", "Dwelling", "Judged"])
def test_a_forged_button_for_anothers_household_is_refused(phone, house, cast, word):
    home = cast.households["H001"]
    rest = {"HomePolicies": ":0", "ShowBenefit": ":x", "Enjoys": ":x:1", "Judged": ":C"}
    qian = phone(QIAN)
    qian.says("/policy")
    house.telegram.taps(
        QIAN, QIAN, qian.screen["message_id"], f"{word}:{home}{rest.get(word, '')}"
    )
    house.serve()
    qian.shows("不归您管")
