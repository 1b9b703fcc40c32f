"""A table is read whatever office made it: sheets, headings, encodings, damaged cells."""

import struct
from datetime import date, datetime
from pathlib import Path

import pytest

from ledger.clock import SHANGHAI
from ledger.model import Category, Mode
from ledger.roster import cells, grids
from ledger.roster.nouns import CadreRow, CareRow, HolidayRow, HouseholdRow, RuleRow, VisitRow
from ledger.roster.reading import read_files
from ledger.roster.refused import Refused, Unusable
from tests.ledger.files import CADRES, CARE, FLAT, HOUSEHOLDS, VISITS, household, id_of, xlsx

STATES = ("户编号", "状态", "起始日期", "结束日期")
RULES = ("类别", "次数", "周期月数")
FLAT_ROW = ("甲镇", "一村", "1组", "李四", "监测对象", "张三", "农业局")


def csv(path: Path, text: str, encoding: str) -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def lines(*rows: tuple) -> str:
    return "\r\n".join(",".join(map(str, row)) for row in rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_a_csv_is_read_in_any_usual_encoding_and_with_any_usual_separator(
    tmp_path, encoding, mark
):
    text = lines(FLAT, FLAT_ROW).replace(",", mark)
    (row,) = read_files([csv(tmp_path / "台账.csv", text, encoding)]).of(HouseholdRow)
    assert (row.head, row.category, row.helpers[0].name) == ("李四", Category.MONITORED, "张三")
    assert row.place.row == 2


def test_a_csv_cell_may_hold_a_line_break_and_rows_count_as_excel_counts(tmp_path):
    text = '乡镇,村,户主,类别,住址\n甲镇,一村,李四,脱贫户,"东头\n第二家"\n甲镇,一村,王五,坏,\n'
    reading = read_files([csv(tmp_path / "x.csv", text, "utf-8")])
    assert reading.of(HouseholdRow)[0].address == "东头\n第二家"
    assert [row.place.row for row in reading.refused] == [3]


def test_columns_come_in_any_order_and_titles_above_them_are_passed_over(tmp_path):
    rows = [
        ("某县户台账",),
        (),
        ("类别", "户主", "村", "乡镇"),
        ("脱贫户", "李四", "一村", "甲镇"),
    ]
    (row,) = read_files([xlsx(tmp_path / "a.xlsx", Sheet1=rows)]).of(HouseholdRow)
    assert (row.head, row.village, row.place.row) == ("李四", "一村", 4)


def test_a_merged_title_over_the_table_is_no_column(tmp_path):
    rows = [("",), ("乡镇", "村", "户主", "类别"), ("甲镇", "一村", "李四", "脱贫户")]
    path = xlsx(tmp_path / "a.xlsx", merged=[(0, 0, 0, 3, "帮扶台账")], Sheet1=rows)
    assert read_files([path]).of(HouseholdRow)[0].head == "李四"


def test_a_title_that_speaks_of_helpers_does_not_make_heads_of_households_helpers(tmp_path):
    text = "某县帮扶台账,,,\n乡镇,村,姓名,类别\n甲镇,一村,李四,脱贫户\n"
    (row,) = read_files([csv(tmp_path / "x.csv", text, "utf-8")]).of(HouseholdRow)
    assert (row.head, row.helpers) == ("李四", ())
    rows = [("",), ("乡镇", "村", "姓名", "类别"), ("甲镇", "一村", "李四", "脱贫户")]
    path = xlsx(tmp_path / "a.xlsx", merged=[(0, 0, 0, 3, "帮扶台账")], 台账=rows)
    (row,) = read_files([path]).of(HouseholdRow)
    assert (row.head, row.helpers) == ("李四", ())


def test_a_title_over_two_levels_of_headings_is_left_out_of_them(tmp_path):
    text = "帮扶台账,,,,\n乡镇,村,户主信息,,户类别\n,,姓名,编号牌,\n甲镇,一村,李四,7,脱贫户\n"
    reading = read_files([csv(tmp_path / "x.csv", text, "utf-8")])
    assert reading.of(HouseholdRow)[0].head == "李四"
    assert any("“户主信息·编号牌”" in note for note in reading.notes)


def test_merged_headings_say_whose_name_phone_and_unit_a_column_holds(tmp_path):
    rows = [
        ("", "", "", "", "", "", "", "", "", ""),
        ("", "", "", "姓名", "证件号码", "联系电话", "姓名", "单位", "联系电话", ""),
        (
            "甲镇",
            "一村",
            "1组",
            "李四",
            id_of(1),
            "15400000001",
            "张三",
            "农业局",
            "15400000002",
            "脱贫户",
        ),
    ]
    merged = [
        (0, 0, 1, 0, "乡镇"),
        (0, 1, 1, 1, "村"),
        (0, 2, 1, 2, "组"),
        (0, 3, 0, 5, "户主信息"),
        (0, 6, 0, 8, "帮扶责任人"),
        (0, 9, 1, 9, "户类别"),
    ]
    reading = read_files([xlsx(tmp_path / "a.xlsx", merged=merged, 台账=rows)])
    (row,) = reading.of(HouseholdRow)
    assert (row.head, row.id_number, row.phone) == ("李四", id_of(1), "15400000001")
    (helper,) = row.helpers
    assert (helper.name, helper.unit, helper.phone) == ("张三", "农业局", "15400000002")
    assert any("户主信息·姓名" in note for note in reading.notes)


def test_merged_headings_are_understood_after_excel_wrote_them_as_csv(tmp_path):
    text = (
        "某县台账,,,,,,,\n乡镇,村,户主信息,,帮扶干部,,户类别,备注\n,,姓名,身份证号码,姓名,工作单位,,\n"
        f"甲镇,一村,李四,{id_of(1)},张三,农业局,脱贫户,新房\n"
    )
    reading = read_files([csv(tmp_path / "x.csv", text, "gb18030")])
    (row,) = reading.of(HouseholdRow)
    assert (row.head, row.helpers[0].name, row.helpers[0].unit) == ("李四", "张三", "农业局")
    assert row.place.row == 4
    assert any("备注" in note and "不认识" in note for note in reading.notes)


def test_cells_merged_downwards_belong_to_each_row(tmp_path):
    rows = [
        ("乡镇", "村", "户主", "类别"),
        ("", "", "李四", "脱贫户"),
        ("", "", "王五", "脱贫户"),
    ]
    merged = [(1, 0, 2, 0, "甲镇"), (1, 1, 2, 1, "一村")]
    read = read_files([xlsx(tmp_path / "a.xlsx", merged=merged, 台账=rows)]).of(HouseholdRow)
    assert [(row.village, row.head) for row in read] == [("一村", "李四"), ("一村", "王五")]


def test_synonyms_are_taken_and_said_unknown_columns_left_and_said(tmp_path):
    rows = [
        ("乡镇", "行政村", "户主姓名", "户属性", "星座"),
        ("甲镇", "一村", "李四", "脱贫户", "狮子"),
    ]
    notes = read_files([xlsx(tmp_path / "a.xlsx", 农户=rows)]).notes
    assert [note for note in notes if "按" in note] == [
        "“农户”的列“行政村”按“村”读。",
        "“农户”的列“户主姓名”按“户主”读。",
        "“农户”的列“户属性”按“类别”读。",
    ]
    assert "“农户”的列“星座”不认识，没有读。" in notes


def test_empty_rows_foot_lines_and_repeated_headings_are_no_rows(tmp_path):
    head, row = HOUSEHOLDS, household("H1", "李四")
    rows = [head, row, (), ("合计", "", "1户"), head, household("H2", "王五"), ("填表人：某某",)]
    reading = read_files([xlsx(tmp_path / "a.xlsx", 农户=rows)])
    assert [(row.number, row.place.row) for row in reading.of(HouseholdRow)] == [
        ("H1", 2),
        ("H2", 6),
    ]
    assert reading.refused == []
    assert [note for note in reading.notes if "不是数据" in note] == [
        f"“农户”第 {n} 行不是数据，跳过。" for n in (4, 5, 7)
    ]


def test_a_hundred_thousand_empty_rows_are_passed_over(tmp_path):
    rows = [HOUSEHOLDS, household("H1", "李四"), *[(" ",)] * 100_000, household("H2", "王五")]
    reading = read_files([xlsx(tmp_path / "a.xlsx", 农户=rows)])
    assert [row.place.row for row in reading.of(HouseholdRow)] == [2, 100_003]


def test_a_sheet_of_another_name_is_taken_for_what_its_columns_say(tmp_path):
    rows = [CADRES, ("G1", "张三", "农业局", "", "", "", "", "")]
    reading = read_files([xlsx(tmp_path / "a.xlsx", Sheet1=rows)])
    assert reading.of(CadreRow)[0].name == "张三"
    assert reading.notes == ["工作表“Sheet1”按“干部”读。"]


def test_a_sheet_that_is_nothing_is_left_and_said(tmp_path):
    rows = [HOUSEHOLDS, household("H1", "李四")]
    reading = read_files([xlsx(tmp_path / "a.xlsx", 填写说明=[("请认真填写",)], 农户=rows)])
    assert reading.notes == ["工作表“填写说明”不认识，没有读。"]


def test_a_sheet_without_a_column_it_cannot_do_without_is_refused(tmp_path):
    rows = [HOUSEHOLDS, household("H1", "李四")]
    reading = read_files(
        [xlsx(tmp_path / "a.xlsx", 农户=rows, 包联=[("户编号", "备注"), ("H1", "x")])]
    )
    assert reading.bad_sheets == ["工作表“包联”缺少列：干部编号或帮扶人，没有读。"]
    assert len(reading.of(HouseholdRow)) == 1


def test_an_open_document_sheet_is_read(tmp_path):
    """As LibreOffice writes one, cut down to what is needed."""
    import zipfile

    def cell(value: str) -> str:
        text = f"<text:p>{value}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'

    def line(*values: str) -> str:
        return f"<table:table-row>{''.join(map(cell, values))}</table:table-row>"

    names = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" xmlns:table="{names}table:1.0"'
        f' xmlns:text="{names}text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="农户">{line("户编号", "户主", "乡镇", "村", "类别")}'
        f"{line('0012', '李四', '甲镇', '一村', '脱贫户')}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    (row,) = read_files([tmp_path / "a.ods"]).of(HouseholdRow)
    assert (row.number, row.head) == ("0012", "李四")


# whole files


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlsx", b"", "空"),
        ("a.csv", b"   \r\n", "空"),
        ("a.xlsx", b"PK\x03\x04 no archive", "损坏"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "损坏"),
        ("a.xls", "<html><table><tr><td>乡镇</td></tr></table></html>".encode(), "网页"),
        ("a.csv", b"%PDF-1.7 \x00\x01", "不是 Excel"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "不是 Excel"),
        ("a.csv", "只有一句话".encode(), "没有认出"),
        ("a.csv", "户编号,户主,类别,乡镇,村\n".encode(), "没有数据"),
    ],
)
def test_a_file_that_is_no_roster_is_refused_with_what_to_do(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Unusable, match=words):
        read_files([tmp_path / name])


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(Unusable, match=r"nowhere\.xlsx"):
        read_files([tmp_path / "nowhere.xlsx"])


def test_a_word_document_is_not_a_table(tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(Unusable, match="不是 Excel"):
        read_files([tmp_path / "a.xlsx"])


def test_a_workbook_with_a_password_says_so(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(ole("EncryptedPackage"))
    with pytest.raises(Unusable, match="密码"):
        read_files([tmp_path / "a.xlsx"])


def ole(stream: str) -> bytes:
    """A compound file with one small stream, which is how Excel stores what it encrypts."""
    end, free, fat = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    head = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, 1, 0, 4096, end, 0, end, 0,
    )  # fmt: skip
    head += struct.pack("<109I", 0, *[free] * 108)
    table = struct.pack("<128I", fat, end, *[free] * 126)

    def entry(name: str, kind: int, child: int, start: int) -> bytes:
        raw = name.encode("utf-16-le") + b"\0\0"
        return struct.pack(
            "<64sHBBIII16sIQQIQ", raw, len(raw), kind, 1, free, free, child, b"", 0, 0, 0, start, 0
        )

    folder = entry("Root Entry", 5, 1, end) + entry(stream, 2, free, end)
    return head + table + folder + b"\0" * (512 - len(folder))


def test_a_stray_cell_far_away_is_refused_before_it_fills_the_memory(tmp_path):
    path = tmp_path / "a.xlsx"
    book = __import__("xlsxwriter").Workbook(path)
    sheet = book.add_worksheet("农户")
    sheet.write(0, 0, "户编号")
    sheet.write(1_000_000, 16_000, "x")
    book.close()
    with pytest.raises(Unusable, match="范围太大"):
        read_files([path])


def test_a_file_of_many_megabytes_is_refused_unread(tmp_path):
    with (tmp_path / "a.csv").open("wb") as file:
        file.truncate((grids.LARGEST << 20) + 1)
    with pytest.raises(Unusable, match="超过"):
        read_files([tmp_path / "a.csv"])


def test_only_visits_are_wanted_and_there_are_none(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", 农户=[HOUSEHOLDS, household("H1", "李四")])
    with pytest.raises(Unusable, match="没有走访记录"):
        read_files([path], only=frozenset({"visits"}))


# cells


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (1001.0, "1001"),
        ("1001", "1001"),
        (" H-001 ", "H-001"),
        ("１００１", "1001"),
        ("'0012", "0012"),
        ("1001.0", "1001"),
        (15400000001.0, "15400000001"),
    ],
)
def test_a_number_is_read_as_it_was_meant(cell, said):
    assert cells.number(cell, "户编号") == said


@pytest.mark.parametrize("cell", [1e15, 5.13e17, "5.13231E+17", "5E+17", 12.5])
def test_a_number_that_lost_digits_is_refused(cell):
    with pytest.raises(Refused, match="户编号被 Excel 存成了数字"):
        cells.number(cell, "户编号")


@pytest.mark.parametrize(
    "cell", [990001197001010011.0, 990001700101001.0, "9.90001E+17", "990001197001010000"]
)
def test_an_id_that_excel_has_changed_is_refused(cell):
    with pytest.raises(Refused, match="证件号是数字格式"):
        cells.id_number(cell, "证件号")


def test_an_id_is_whole_or_masked():
    assert cells.id_number(id_of(2).lower(), "证件号") == (id_of(2), True)
    assert cells.id_number("990001********0011", "证件号") == ("990001********0011", False)
    assert cells.tail("990001********0011") == "0011"
    assert cells.tail("某某") is None
    assert cells.checks_out(id_of(7))
    assert not cells.checks_out(id_of(7)[:-1] + ("0" if id_of(7)[-1] != "0" else "1"))


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-10-08", date(2026, 10, 8)),
        ("2026/10/8", date(2026, 10, 8)),
        ("2026.10.8", date(2026, 10, 8)),
        ("2026年10月8日", date(2026, 10, 8)),
        ("20261008", date(2026, 10, 8)),
        (20261008.0, date(2026, 10, 8)),
        ("2026年10月", date(2026, 10, 1)),
        ("202610", date(2026, 10, 1)),
        ("2026-10", date(2026, 10, 1)),
        ("2026-10-08 09:30:00", date(2026, 10, 8)),
        (46303.0, date(2026, 10, 8)),  # a day that lost its format
        ("46303", date(2026, 10, 8)),
        (date(2026, 10, 8), date(2026, 10, 8)),
        (datetime(2026, 10, 8, 9, 30), date(2026, 10, 8)),  # noqa: DTZ001
        ("", None),
        ("—", None),
        ("至今", None),
    ],
)
def test_a_day_is_read_in_every_usual_form(cell, day):
    assert cells.day(cell, "日期") == day


@pytest.mark.parametrize("cell", ["昨天", "2026-13-01", "2026-02-30", "10-08", 5.0, "12月"])
def test_what_is_no_day_is_refused(cell):
    with pytest.raises(Refused, match="不是日期"):
        cells.day(cell, "日期")


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2026-10-08 09:30", (9, 30, 0)),
        ("2026-10-08T09:30:15", (9, 30, 15)),
        ("2026/10/8 9:30", (9, 30, 0)),
        ("2026年10月8日 9:30:01", (9, 30, 1)),
        ("2026-10-08T01:30:00+00:00", (9, 30, 0)),
        (datetime(2026, 10, 8, 9, 30), (9, 30, 0)),  # noqa: DTZ001
        (46303.5, (12, 0, 0)),
        ("2026-10-08", (23, 59, 59)),
        (date(2026, 10, 8), (23, 59, 59)),
    ],
)
def test_a_moment_is_shanghais_and_a_day_alone_its_last_second(cell, moment):
    assert cells.instant(cell, "登记时间") == datetime(2026, 10, 8, *moment, tzinfo=SHANGHAI)


@pytest.mark.parametrize("cell", ["昨天 9:30", "2026-10-08 25:00", "9:30"])
def test_what_is_no_moment_is_refused(cell):
    with pytest.raises(Refused, match="不是时间"):
        cells.instant(cell, "登记时间")


@pytest.mark.parametrize("cell", ["四", -1, 4.5, "1000", "4斤", "口"])
def test_people_are_counted_in_whole_numbers(cell):
    with pytest.raises(Refused, match="不是整数"):
        cells.whole_number(cell, "人口")


def test_names_lose_the_blanks_that_line_them_up():
    assert cells.name("张　三", "姓名") == "张三"
    with pytest.raises(Refused, match="太长"):
        cells.name("长" * 41, "姓名")


# rows


@pytest.mark.parametrize(
    ("said", "category", "subtype", "cleared"),
    [
        ("监测对象", Category.MONITORED, None, None),
        ("监测户", Category.MONITORED, None, None),
        ("防止返贫致贫对象", Category.MONITORED, None, None),
        ("边缘易致贫户", Category.MONITORED, "边缘易致贫户", None),
        ("突发严重困难户（风险已消除）", Category.MONITORED, "突发严重困难户", True),
        ("监测对象(风险未消除)", Category.MONITORED, None, False),
        ("监测对象-风险已消除", Category.MONITORED, None, True),
        ("脱贫户", Category.LIFTED, None, None),
        ("贫困户", Category.LIFTED, None, None),
        ("其他", Category.OTHER, None, None),
        ("一般农户", Category.OTHER, None, None),
    ],
)
def test_categories_are_read_by_their_synonyms(tmp_path, said, category, subtype, cleared):
    rows = [HOUSEHOLDS, household("H1", "李四", 类别=said)]
    (row,) = read_files([xlsx(tmp_path / "a.xlsx", 农户=rows)]).of(HouseholdRow)
    assert (row.category, row.subtype, row.cleared_said) == (category, subtype, cleared)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (household("H1", "李四", 类别="富裕户"), "类别“富裕户”不认识"),
        (household("H1", "李四", 证件号=990001197001010011), "证件号是数字格式"),
        (household("H1", "李四", 人口="四口"), "人口“四口”不是整数"),
        (
            household("H1", "李四", 纳入日期="2026-05-01", 退出日期="2026-04-30"),
            "退出日期早于纳入日期",
        ),
        (household("", ""), "缺户编号或证件号或户主"),
        (household(1e16, "李四"), "户编号被 Excel 存成了数字"),
    ],
)
def test_a_wrong_household_row_is_refused_with_its_reason(tmp_path, row, reason):
    rows = [HOUSEHOLDS, household("H0", "王五"), row]
    (refused,) = read_files([xlsx(tmp_path / "a.xlsx", 农户=rows)]).refused
    assert refused.reason.startswith(reason)
    assert (refused.place.sheet, refused.place.row) == ("农户", 3)
    assert "甲镇" in refused.cells


KNOWN_ROLES = (
    "帮扶干部、帮扶责任人、村级管理员、村专干、乡镇管理员、县管理员、单位联络员、政策管理员"
)
WRONG = {
    "干部": [
        (CADRES, ("G1", "", "局"), "缺姓名。"),
        (CADRES, ("G2", "张三", "局", "书记"), f"角色“书记”不认识，请填 {KNOWN_ROLES}。"),
        (
            CADRES,
            ("G3", "李", "", "", "", "", "2026-05-02", "2026-05-01"),
            "最后在岗日早于到岗日期。",
        ),
    ],
    "包联": [
        (CARE, ("H1", "", "", "", ""), "缺干部编号或帮扶人。"),
        (CARE, ("H1", "G1", "第三", "", ""), "责任“第三”不认识，请填 第一责任人 或 第二责任人。"),
        (CARE, ("H1", "G1", "", "2026-05-02", "2026-05-01"), "结束日期早于起始日期。"),
    ],
    "状态": [
        (STATES, ("H1", "打工", "2026-05-01", ""), "状态“打工”不认识，请填 免计 或 整户外出。"),
        (STATES, ("H1", "免计", "", ""), "缺起始日期。"),
        (STATES, ("H1", "免计", "2026-05-02", "2026-05-01"), "结束日期早于起始日期。"),
    ],
    "频次": [
        (RULES, ("脱贫户", 1, 2), "周期月数只能是 1、3 或 6。"),
        (RULES, ("脱贫户", 99, 1), "次数应是 0 到 31 的整数。"),
        (RULES, ("脱贫户", "", 1), "次数应是 0 到 31 的整数。"),
        (RULES, ("边缘易致贫户", 1, 1), "频次不能单给“边缘易致贫户”定，请填 监测对象。"),
    ],
    "节假日": [(("日期", "休/班"), ("2027-01-01", "假"), "“假”不认识，请填 休 或 班。")],
    "走访": [
        (
            VISITS,
            ("H1", "G1", "2026-10-01", "", "路过", "", ""),
            "方式“路过”不认识，请填 入户、电话、视频 或 未遇。",
        ),
        (
            VISITS,
            ("H1", "G1", "2026-10-01", "", "", "待定", ""),
            "状态“待定”不认识，请填 有效、作废 或 草稿。",
        ),
        (VISITS, ("H1", "G1", "", "", "", "", ""), "缺走访日期。"),
        (VISITS, ("H1", "G1", "2026-10-01", "昨天", "", "", ""), "登记时间“昨天”不是时间"),
    ],
}


@pytest.mark.parametrize(
    ("sheet", "heads", "row", "reason"),
    [(sheet, *case) for sheet, cases in WRONG.items() for case in cases],
)
def test_a_wrong_row_of_any_sheet_is_refused_with_its_reason(tmp_path, sheet, heads, row, reason):
    reading = read_files([xlsx(tmp_path / "a.xlsx", **{sheet: [heads, row]})])
    (refused,) = reading.refused
    assert refused.reason.startswith(reason)
    assert refused.place.row == 2


def test_the_small_sheets_are_read(tmp_path):
    reading = read_files(
        [
            xlsx(
                tmp_path / "a.xlsx",
                频次=[
                    ("类别", "次数", "周期月数", "起始日期"),
                    ("监测对象(风险已消除)", 1, 3, ""),
                ],
                节假日=[("日期", "休/班"), (date(2027, 1, 1), "休"), ("2027-01-03", "班")],
                走访=[VISITS, ("H1", "G1", "2026-10-01", "", "", "", "")],
                包联=[("户编号", "干部编号"), (1001, "G1")],
            )
        ]
    )
    (rule,) = reading.of(RuleRow)
    assert (rule.category, rule.times, rule.months) == (Category.MONITORED_CLEARED, 1, 3)
    assert [row.worked for row in reading.of(HolidayRow)] == [False, True]
    (visit,) = reading.of(VisitRow)
    assert (visit.mode, visit.valid) == (Mode.HOME, True)
    assert visit.recorded == datetime(2026, 10, 1, 23, 59, 59, tzinfo=SHANGHAI)
    (care,) = reading.of(CareRow)
    assert (care.household, care.helper.duty) == ("1001", 1)


def test_drafts_of_visits_are_left_and_counted(tmp_path):
    rows = [
        VISITS,
        ("H1", "G1", "2026-10-01", "", "", "草稿", ""),
        ("H1", "G1", "2026-10-02", "", "", "作废", ""),
    ]
    reading = read_files([xlsx(tmp_path / "a.xlsx", 走访=rows)])
    assert [visit.valid for visit in reading.of(VisitRow)] == [False]
    assert reading.notes == ["草稿走访 1 条不计入，没有读。"]


def test_headings_and_categories_in_traditional_characters_are_read(tmp_path):
    heads = ("鄉鎮", "行政村", "組", "戶主", "類別", "幫扶人", "幫扶單位", "家庭人口")
    text = lines(heads, ("甲镇", "一村", "1组", "李四", "監測對象", "张三", "农业局", "5人"))
    (row,) = read_files([csv(tmp_path / "台账.csv", text, "utf-8")]).of(HouseholdRow)
    assert (row.category, row.people, row.helpers[0].unit) == (Category.MONITORED, 5, "农业局")


def test_a_list_as_counties_head_it_is_read(tmp_path):
    heads = ("乡镇", "行政村", "户主", "对象类别", "帮扶责任人", "开始帮扶时间")
    text = lines(heads, ("甲镇", "一村", "李四", "防止返贫监测对象", "张三", "2026-03-05"))
    (row,) = read_files([csv(tmp_path / "台账.csv", text, "utf-8")]).of(HouseholdRow)
    assert (row.category, row.helpers[0].since) == (Category.MONITORED, date(2026, 3, 5))


def test_characters_that_nobody_sees_part_no_name_from_itself(tmp_path):
    seen_row = ("甲镇", "一\u200b村", "李\u202e四", "监测\ufeff对象")
    rows = [("乡镇", "行政\u200b村", "户主\u200e", "类别"), seen_row]
    text = lines(*rows)
    for path in (xlsx(tmp_path / "a.xlsx", Sheet1=rows), csv(tmp_path / "a.csv", text, "utf-8")):
        (row,) = read_files([path]).of(HouseholdRow)
        assert (row.village, row.head, row.category) == ("一村", "李四", Category.MONITORED)
