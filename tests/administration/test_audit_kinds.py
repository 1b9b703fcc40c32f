"""/audit has every kind of reading, writing and taking away, and nobody's beside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.administration.conftest import Desk
from tests.administration.files import workbook
from tests.administration.world import CADRES, DUAN, HOMES, PEOPLE

ROOT = Path(__file__).parents[2]
READS = ("Card", "Members", "Matters", "Measures", "Jobs", "ContactCard", "ShowVisit")


@pytest.fixture
def house(furnished):
    return furnished


@pytest.fixture
def phone(house):
    def phone(who):
        one = Desk(house, PEOPLE[who].account if isinstance(who, str) else who)
        one.says("/start")
        return one

    return phone


@pytest.fixture
def audit(phone):
    """What /audit says of a household."""
    county = phone("县管理员")

    def audit(number):
        county.says(f"/audit {number}")
        shown = [county.text]
        while "下一页" in county.buttons:
            county.taps("下一页")
            shown.append(county.text)
        assert "其他操作" not in "\n".join(shown)
        return "\n".join(shown)

    return audit


def taps_wire(phone, wire):
    phone.telegram.taps(phone.account, phone.chat, phone.screen["message_id"], wire)
    phone.house.serve()


@pytest.mark.parametrize("kind", READS)
def test_who_looks_into_another_s_household_is_in_it_and_its_holder_is_not(
    kind, phone, audit, world
):
    wire = f"{kind}:{(world.visits if kind == 'ShowVisit' else world.homes)['K02']}"
    taps_wire(phone(DUAN), wire)  # who holds it
    assert "看了" not in audit("K02")
    taps_wire(phone("村级管理员"), wire)
    assert audit("K02").count("乙丑山 看了户卡") == 1
    assert "看了" not in audit("K01")


def test_a_card_and_what_lies_behind_it_are_one_look(phone, audit, watch):
    lead = phone("村级管理员")
    lead.says("/card K02")
    lead.taps("家庭成员")
    assert audit("K02").count("看了户卡") == 1
    watch.later(hours=1)
    lead.taps("返回")
    assert audit("K02").count("看了户卡") == 2


def test_who_stands_in_and_reads_what_a_household_may_enjoy_is_in_it(phone, audit, world, house):
    taps_wire(phone(DUAN), f"HomePolicies:{world.homes['K02']}:0")
    assert "看了" not in audit("K02")
    now = house.watch()
    house.bot.db.execute(
        "insert into leaves (cadre, first_day, last_day, stand_in) values (?, ?, ?, ?)",
        (world.cadres[DUAN], f"{now:%F}", f"{now:%F}", world.cadres[101]),
    )
    taps_wire(phone("帮扶干部"), f"HomePolicies:{world.homes['K02']}:0")
    assert "甲子明 看了户卡" in audit("K02")


LEDGERS = ("月台账", "走访表", "问题清单", "包联表", "督查台账", "第一书记", "驻村台账")
EXPORTERS = {"村级管理员": "village", "单位联络员": "unit", "乡镇管理员": "township"}


@pytest.mark.parametrize("role", [*EXPORTERS, "县管理员"])
def test_every_export_is_in_the_audit_of_each_household_in_it(role, phone, audit):
    one = phone(role)
    for kind in LEDGERS:
        one.says("/export")
        one.taps(kind)
        one.taps("生成")
    one.sends("表样.xlsx", workbook({"表": [["村", "户主", "类别"]]}))
    reach = EXPORTERS.get(role, "county")
    for home in HOMES:
        told = audit(home.number)
        for kind in (*LEDGERS, "县里的表样"):
            line = f"{CADRES[one.account]} 导出{kind}"
            assert (line in told) == PEOPLE[role].sees(home, reach), (home, kind, told)


def test_an_export_of_a_unit_is_not_in_what_it_did_not_hold_that_day(
    phone, audit, world, house, watch
):
    """K02 goes from the one unit to the other on the morrow."""
    house.bot.house.ledger.care.hand_over(
        world.homes["K02"], world.cadres[101], watch().date().replace(day=21)
    )
    one = phone("单位联络员")
    one.says("/export")
    one.taps("包联表")
    one.taps("生成")
    assert "导出" not in audit("K02")
    watch.later(days=1)
    one.says("/export")
    one.taps("包联表")
    one.taps("生成")
    assert "导出包联表" in audit("K02")


@pytest.mark.parametrize("role", [*EXPORTERS, "县管理员"])
def test_who_takes_out_whom_is_missing_is_in_it(role, phone, audit, world):
    one = phone(role)
    person = PEOPLE[role]
    level, place = "county", ""
    for name in (*person.villages, *person.units, *person.townships):
        level, place = "missing", world.areas[name]
    taps_wire(one, f"RateBook:2026-10:{level}:{place}")
    reach = EXPORTERS.get(role, "county")
    for home in HOMES[:6]:
        assert ("导出走访率" in audit(home.number)) == person.sees(home, reach), home


def test_an_import_is_in_the_audit_of_the_households_that_it_changed(phone, audit):
    county = phone("县管理员")
    heads = ["户编号", "乡镇", "村", "组", "户主", "类别", "人口"]
    rows = [[h.number, h.township, h.village, "1组", h.head, "脱贫户", 3] for h in HOMES]
    rows[0][-1] = 9
    county.sends("台账.xlsx", workbook({"农户": [heads, *rows]}))
    assert "导入" not in audit("K01")
    county.taps("确认入库", on=county.messages[-3])
    assert "戊辰云 由导入改动" in audit("K01")
    assert "导入" not in audit("K02")
    county.says("/audit")
    county.taps("最近导入")
    assert county.text.count("导入台账") == 1


def test_what_the_command_line_takes_out_is_in_it(phone, audit, house):
    known = {k: v for k, v in os.environ.items() if not k.startswith(("TELEGRAM", "ZOUFANG"))}
    for what in ("visits", "assignments", "problems", "households"):
        subprocess.run(
            [sys.executable, "-m", "bot", "export", what, "--json", "--clock", "2026-10-20T09:30"],
            cwd=ROOT,
            env={**known, "ZOUFANG_HOME": str(house.home)},
            check=True,
            capture_output=True,
        )
    told = audit("K01")
    for what in ("走访", "包联", "问题", "农户"):
        assert f"命令行 导出{what}" in told


def test_what_is_changed_of_a_household_is_in_it(phone, audit, world, house):
    county = phone("县管理员")
    home = world.homes["K12"]
    taps_wire(county, f"TagHome:{home}:work")
    taps_wire(county, f"Judged:{home}:C")
    taps_wire(county, f"Decide:{world.requests['K12']}:yes")
    told = audit("K12")
    for words in ("改了四个一批", "改了房屋等级", "批准了申请", "登记走访"):
        assert words in told, (words, told)
    holder = phone(DUAN)
    taps_wire(holder, f"Amend:{world.visits['K02']}")
    taps_wire(holder, f"NextStep:{world.cases['K02']}:0")
    taps_wire(holder, f"FixProblem:{world.problems['K02']}")
    holder.says("水泵修好了")
    if "提交" in holder.buttons:
        holder.taps("提交")
    told = audit("K02")
    assert "壬申雷 写了整改" in told
    assert "壬申雷 推进办件" in told or "办件" in holder.text


def noted(house):
    return {row[0] for row in house._db.execute("select action from audit").fetchall()}


def test_what_is_set_bound_and_ended_is_in_the_table(phone, house, world):
    """Not of one household, so nobody's /audit shows it; but it is there."""
    county = phone("县管理员")
    for wire in ("DaySet:visiting_day:15", "PutSetting:late_days:0:1", "PairUp:1:1"):
        taps_wire(county, wire)
    (draw,) = house._db.execute("select id from draws").fetchall()
    for wire in (f"IssueDraw:{draw[0]}", f"CloseDraw:{draw[0]}"):
        taps_wire(county, wire)
    house.telegram.group(-500, "工作群", [county.account])
    group = Desk(house, county.account, -500)
    group.says("/groups")
    group.taps("全县")
    assert {
        "setting", "crosscheck.draw", "crosscheck.issue", "draw.close", "group.bind"
    } <= noted(house)  # fmt: skip
    told = house._db.execute("select subject from audit where action = 'setting'").fetchall()
    assert {subject for (subject,) in told} == {"visiting_day", "late_days"}
