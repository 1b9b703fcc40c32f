"""/export: what the chat shows, as a file; in one's scope, noted, and nothing in it runs."""

import re
from collections import Counter
from datetime import date

import pytest

from ledger.clock import Month
from ledger.model import Category, Findings, Mode, NewVisit
from ledger.texts.names import CAUSES
from tests.administration.conftest import Desk
from tests.administration.files import workbook
from tests.phone import fits_a_phone


def exported(phone, kind):
    phone.says("/export")
    fits_a_phone(phone.screen)
    phone.taps(kind)
    fits_a_phone(phone.screen)
    phone.taps("生成")


@pytest.fixture
def visited(ledger, cast, watch):
    new = NewVisit(
        household=cast.households["H001"],
        cadre=cast.zhang.id,
        recorder=cast.zhang.id,
        day=watch().date(),
        mode=Mode.HOME,
    )
    return ledger.visits.record(new, watch())


def column(rows, name):
    heads = rows[1]
    return [row[heads.index(name)] for row in rows[2:]]


def test_the_month_s_ledger_has_the_numbers_of_the_chat(county, visited):
    exported(county, "月台账")
    county.shows("月台账", "10月", "全县", "5 行", "请别转发到群里")
    rows = county.rows()
    assert "清溪县" in rows[0][0]
    causes = dict(zip(column(rows, "户编号"), column(rows, "未走访原因"), strict=True))
    assert sorted(causes) == ["H001", "H002", "H003", "H004", "H005"]
    assert sum(value == "是" for value in column(rows, "应访")) == 5
    assert sum(value == "是" for value in column(rows, "已达标")) == 1
    assert causes.pop("H001") == ""
    assert set(causes.values()) == {"未走访"}
    county.says("/rate")
    county.shows("户走访率 1/5")


@pytest.mark.parametrize(
    "kind", ["走访表", "包联表", "第一书记", "驻村台账", "政策使用", "问题清单", "督查台账"]
)
def test_every_ledger_is_written_or_says_that_it_is_empty(county, visited, kind):
    exported(county, kind)
    assert "行" in county.text or "没有内容" in county.text
    assert "没有写成" not in county.text


def test_a_visit_stands_in_the_sheet_with_what_its_card_says(county, zhang, ledger, cast):
    zhang.says("走访登记")
    zhang.taps("李四")
    zhang.taps("突发")
    zhang.taps("选好了")
    zhang.says("孩子住院")
    zhang.taps("义务教育")
    zhang.taps("选好了")
    zhang.says("请假没上学")
    zhang.taps("都没有")
    zhang.taps("提交")
    exported(county, "走访表")
    rows = county.rows()
    assert column(rows, "变化") == ["突发 孩子住院"]
    assert column(rows, "五项保障") == ["义务教育 请假没上学"]
    exported(county, "问题清单")
    assert set(column(county.rows(), "问题")) == {"义务教育", "突发"}


def test_problems_are_called_alike_in_chat_and_in_every_file():
    from bot.texts.commands_ledger import CHECKS
    from handlers.texts import exports, problems

    assert exports.WORDS["kind"] == problems.KINDS == CHECKS


def test_the_supervision_ledgers_have_their_columns(county, visited):
    exported(county, "驻村台账")
    heads = county.rows()[1]
    assert heads == [
        "月份",
        "乡镇",
        "村",
        "单位",
        "责任人",
        "事项",
        "数量",
        "问题",
        "整改",
        "状态",
    ]
    assert column(county.rows(), "数量")[0] in ("0/1", "1/2", "0/2", "1/1")


def test_ids_stay_texts_and_nothing_runs(county, ledger, cast):
    village = next(one for one in ledger.areas.villages() if one.name == "白石村")
    ledger.register.add_household(
        "000123456789012345", village.id, "=1+1", Category.LIFTED, entered=date(2025, 1, 1)
    )
    exported(county, "月台账")
    rows = county.rows()
    assert "000123456789012345" in column(rows, "户编号")
    assert "=1+1" in column(rows, "户主")
    assert b"<f>" not in _sheet(county.received())


def _sheet(book):
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


def test_a_township_and_a_village_take_out_their_own(township, house, cast, visited):
    from tests.cast import LI

    exported(township, "月台账")
    assert column(township.rows(), "乡镇") == ["青山镇"] * 3
    village = Desk(house, LI)
    village.says("/start")
    exported(village, "月台账")
    assert column(village.rows(), "村") == ["白石村"] * 2


def test_a_forged_area_is_refused(township, ledger, cast):
    other = next(one for one in ledger.areas.townships() if one.name == "清水镇")
    for wire in (f"MakeExport:month:2026-10:{other.id}", "MakeExport:policies:2026-10:"):
        township.says("/export")
        township.telegram.taps(
            township.account, township.chat, township.screen["message_id"], wire
        )
        township.house.serve()
        township.shows("不归您管")


def test_an_export_is_in_the_audit_of_its_households(county, visited):
    exported(county, "月台账")
    county.says("/audit H001")
    county.shows("周正 导出月台账 2026-10")
    county.says("/audit")
    county.taps("最近导出")
    county.shows("月台账")


def test_a_cadre_and_a_stranger_take_out_nothing(zhang, stranger):
    zhang.says("/export")
    zhang.shows("不归您管")
    stranger.says("/export")
    stranger.shows("先绑定")


def test_a_part_of_the_county_may_be_chosen(county, visited):
    county.says("/export")
    county.taps("月台账")
    county.taps("换范围")
    fits_a_phone(county.screen)
    county.taps("清水镇")
    county.taps("生成")
    assert set(column(county.rows(), "乡镇")) == {"清水镇"}


def test_a_county_s_own_form_is_filled_by_its_columns(county, visited):
    form = workbook(
        {
            "月报": [
                ["某县某月走访情况统计表"],
                ["行政村", "户主姓名", "已走次数", "县里自己的列"],
            ]
        }
    )
    county.sends("月报表样.xlsx", form)
    county.shows("表样已填", "5 户", "填了 3 列", "县里自己的列")
    rows = county.rows()
    assert rows[0][0] == "某县某月走访情况统计表"
    assert ["白石村", "李四", 1, ""] in [[*row[:2], int(row[2]), row[3]] for row in rows[2:]]


def test_a_form_is_filled_for_the_month_that_its_name_says(county, visited):
    form = workbook({"表": [["行政村", "户主姓名", "本月走访次数"]]})
    for name, month in (
        ("9月表样.xlsx", "9月"),
        ("上个月表样.xlsx", "9月"),
        ("表样.xlsx", "10月"),
    ):
        county.sends(name, form)
        county.shows("表样已填", month, "填了 3 列")
        assert any(int(row[2]) for row in county.rows()[1:]) == (month == "10月")


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"x", "要是 xlsx"), (workbook({"a": [["甲", "乙"]]}), "没有认识的列名")],
)
def test_a_form_that_cannot_be_filled_says_why(county, content, words):
    county.sends("表样.xlsx", content)
    county.shows(words)


def number(phone, words):
    """The figures n/m behind these words on the screen."""
    found = re.search(rf"{words}\D*(\d+)/(\d+)", phone.text)
    assert found, (words, phone.text)
    return int(found[1]), int(found[2])


def test_every_number_of_a_workbook_is_found_again_in_chat(county, cast, ledger, watch):
    """By county, township and village; households missing by their causes; open problems."""
    for home, whose, mode, checks in (
        ("H001", cast.zhang, Mode.HOME, {"water": "没水"}),
        ("H002", cast.zhang, Mode.ABSENT, {}),
        ("H004", cast.qian, Mode.HOME, {"housing": "漏雨"}),
    ):
        new = NewVisit(
            household=cast.households[home],
            cadre=whose.id,
            recorder=whose.id,
            day=watch().date(),
            mode=mode,
            findings=Findings(checks=checks),
        )
        ledger.visits.record(new, watch())
    exported(county, "月台账")
    heads, *rows = county.rows()[1:]
    month = [dict(zip(heads, row, strict=True)) for row in rows]
    due = [row for row in month if row["应访"] == "是"]

    def rate(*place):
        mine = [row for row in due if (row["乡镇"], row["村"])[: len(place)] == place]
        return sum(row["已达标"] == "是" for row in mine), len(mine)

    county.says("/rate")
    assert number(county, "户走访率") == rate() == (2, 5)
    times = [min(row["已走次数"], row["应走次数"]) for row in due]
    assert number(county, "次数完成") == (sum(times), sum(row["应走次数"] for row in due))
    for township in sorted({row["乡镇"] for row in month}):
        county.says(f"/rate {township}")
        assert number(county, "户走访率") == rate(township)
        for village in sorted({row["村"] for row in month if row["乡镇"] == township}):
            county.says(f"/rate {village}")
            assert number(county, "户走访率") == rate(township, village)
    causes = Counter(row["未走访原因"] for row in due if row["已达标"] != "是")
    assert causes == {"未走访": 2, "未遇": 1}
    county.says("/rate")
    told = ledger.rates.missing(Month.of(watch().date()), watch().date())
    assert Counter(CAUSES[one.cause] for one in told) == causes
    exported(county, "走访表")
    assert sum(mode == "入户" for mode in column(county.rows(), "方式")) == rate()[0]
    exported(county, "问题清单")
    problems = column(county.rows(), "问题")
    assert sorted(problems) == ["住房安全", "饮水安全"]
    county.says("/problems")
    assert all(problem in county.text + str(county.buttons) for problem in problems)
    assert sum(int(row["未销号问题"] or 0) for row in month) == len(problems)
