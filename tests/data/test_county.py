"""The invented county is whole, the same from run to run, and nobody's."""

import csv
import datetime
import io
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from stdnum.cn import ric
from stdnum.exceptions import InvalidComponent

from data.county.build import groups, people, sheets, workbook
from data.county.flat import flat_csv
from tests.data.county_rows import TODAY, rows

# DESIGN §9
COLUMNS = {
    "乡镇村": "乡镇,村",
    "单位": "单位",
    "干部": "干部编号,姓名,单位,角色,管辖,电话,到岗日期,最后在岗日",
    "农户": (
        "户编号,乡镇,村,组,户主,证件号,人口,类别,风险消除日期,纳入日期,退出日期,电话,住址,致贫原因"
    ),
    "包联": "户编号,干部编号,责任,起始日期,结束日期",
    "走访": "户编号,干部编号,走访日期,登记时间,方式,状态,内容",
    "状态": "户编号,状态,起始日期,结束日期,原因",
    "频次": "类别,次数,周期月数,起始日期",
    "节假日": "日期,休/班",
}


def test_sheets_and_columns_are_those_of_the_design() -> None:
    assert {name: ",".join(map(str, found[0])) for name, found in sheets(TODAY).items()} == COLUMNS


def test_the_county_has_the_size_it_promises() -> None:
    assert [len(rows(name)) for name in ("乡镇村", "单位", "农户")] == [6, 3, 80]
    assert len({row["乡镇"] for row in rows("乡镇村")}) == 2
    roles = Counter(row["角色"] for row in rows("干部"))
    assert roles == {
        "帮扶干部": 9, "单位联络员": 3, "村级管理员": 6,
        "乡镇管理员": 2, "县管理员": 1, "政策管理员": 1,
    }  # fmt: skip
    villages = {f"{row['乡镇']}/{row['村']}" for row in rows("乡镇村")}
    areas = villages | {row["乡镇"] for row in rows("乡镇村")} | {r["单位"] for r in rows("单位")}
    assert {row["管辖"] for row in rows("干部")} <= areas | {""}
    townships = {row["管辖"] for row in rows("干部") if row["角色"] == "乡镇管理员"}
    assert townships == {row["乡镇"] for row in rows("乡镇村")}


def test_no_two_households_share_an_identity_but_two_share_a_name() -> None:
    found = rows("农户")
    for column in ("户编号", "证件号", "电话", "住址"):
        assert len({row[column] for row in found}) == len(found)
    assert len({(row["村"], row["组"], row["户主"]) for row in found}) == len(found)
    twice = Counter((row["村"], row["户主"]) for row in found)
    assert [name for name, times in twice.items() if times > 1] == [("桃园村", "李稻根")]


def test_ids_are_well_formed_and_of_no_place() -> None:
    for row in rows("农户"):
        number = str(row["证件号"])
        assert len(number) == 18 and number[-1] == ric.calc_check_digit(number)
        assert ric.get_birth_date(number) < TODAY
        with pytest.raises(InvalidComponent):
            ric.get_birth_place(number)


def test_phones_are_of_a_range_that_no_operator_has() -> None:
    for row in (*rows("农户"), *rows("干部")):
        assert re.fullmatch(r"1540000\d{4}", str(row["电话"]))


def test_the_workbook_is_the_same_for_the_same_day(tmp_path: Path) -> None:
    workbook(tmp_path / "one.xlsx", TODAY)
    workbook(tmp_path / "two.xlsx", TODAY)
    workbook(tmp_path / "later.xlsx", TODAY + datetime.timedelta(1))
    one = (tmp_path / "one.xlsx").read_bytes()
    assert one == (tmp_path / "two.xlsx").read_bytes()
    assert one != (tmp_path / "later.xlsx").read_bytes()


def test_the_workbook_reads_back_with_ids_as_text(tmp_path: Path) -> None:
    path = tmp_path / "county.xlsx"
    workbook(path, TODAY)
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == list(COLUMNS)
    for name in COLUMNS:
        found = book.get_sheet_by_name(name).to_python()
        assert found == [list(cells) for cells in sheets(TODAY)[name]]


def test_one_can_be_everybody_that_the_demo_needs() -> None:
    cast = people()
    roles = {row["干部编号"]: row["角色"] for row in rows("干部")}
    names = {row["干部编号"]: row["姓名"] for row in rows("干部")}
    assert [roles.get(each.cadre or "", "陌生人") for each in cast] == [
        "单位联络员", "帮扶干部", "村级管理员", "乡镇管理员", "县管理员", "政策管理员", "陌生人",
    ]  # fmt: skip
    assert all(names[each.cadre] == each.name for each in cast if each.cadre)
    assert len({each.account for each in cast}) == len(cast)
    assert [each.title for each in groups()] == ["县工作群", "青山镇工作群"]
    assert all(each.chat < 0 for each in groups())


def test_the_flat_list_names_each_household_and_its_cadre() -> None:
    found = list(csv.DictReader(io.StringIO(flat_csv(TODAY).decode("gb18030"))))
    assert len(found) == 79
    # two of 其他, one never assigned, one left behind by who retired, one with a second only
    assert sum(not row["帮扶人"] for row in found) == 5


def test_the_command_writes_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "county"
    subprocess.run(
        [sys.executable, "-m", "data.county", str(folder), "--today", "2026-11-21"],
        check=True,
        cwd=Path(__file__).parents[2],
    )
    workbook(tmp_path / "same.xlsx", TODAY)
    assert (folder / "清溪县台账.xlsx").read_bytes() == (tmp_path / "same.xlsx").read_bytes()
    assert (folder / "清溪县单表台账.csv").read_bytes() == flat_csv(TODAY)
    cast = json.loads((folder / "people.json").read_text("utf-8"))
    assert len(cast["people"]) == len(people()) and len(cast["groups"]) == len(groups())
