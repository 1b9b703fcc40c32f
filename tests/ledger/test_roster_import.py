"""What a roster changes in the ledger: identity, differences, care, states, and nothing twice."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from ledger.clock import Month
from ledger.keys import Keys
from ledger.model import By, Category, Role
from ledger.roster.importing import Report, import_roster, import_visits
from ledger.roster.refused import Unusable
from tests.ledger.county import County, at, d
from tests.ledger.files import CADRES, CARE, HOUSEHOLDS, VISITS, household, id_of, xlsx

TODAY = d("11-21")
NOW = at(TODAY)
KEYS = Keys(bytes(32))
ZHANG = ("G1", "张三", "农业局", "", "", "15400000011", "", "")


class Office:
    """Sends files to a county; the same name again is the next version of a file."""

    def __init__(self, county: County, folder: Path) -> None:
        self.county, self.folder = county, folder

    def sends(self, now=NOW, dry_run: bool = False, **sheets) -> Report:
        path = xlsx(self.folder / "roster.xlsx", **sheets)
        return import_roster(self.county.db, KEYS, [path], now, dry_run=dry_run)

    def households(self, *rows, **more) -> Report:
        return self.sends(农户=[HOUSEHOLDS, *rows], **more)

    def rows(self, table: str) -> list[dict]:
        return list(self.county.db.table(table).rows)

    def home(self, number: str, on: date = TODAY):
        found = self.county.ledger.households.numbered(number, on)
        assert found is not None
        return found

    def care(self) -> set[tuple]:
        return {
            (row["household"], row["cadre"], row["since"], row["until"])
            for row in self.county.ledger.lists.assignments()
        }


@pytest.fixture
def office(county, tmp_path):
    return Office(county, tmp_path)


def count(report: Report, kind: str) -> tuple[int, int, int]:
    one = report.difference.counts[kind]
    return one.new, one.changed, one.unchanged


def reasons(report: Report) -> list[str]:
    return [row.reason for row in report.refused]


WORKBOOK = {
    "乡镇村": [("乡镇", "村"), ("甲镇", "一村"), ("甲镇", "二村")],
    "单位": [("单位",), ("农业局",)],
    "干部": [
        CADRES,
        ZHANG,
        (
            *("G2", "赵六", "农业局", "村级管理员、单位联络员", "甲镇/一村、农业局"),
            *("", "2026-01-01", "2026-12-31"),
        ),
    ],
    "农户": [
        HOUSEHOLDS,
        household(
            "H1",
            "李四",
            证件号=id_of(1),
            人口=4,
            纳入日期="2020-05-01",
            电话="15400000001",
            住址="东头",
            致贫原因="因病",
        ),
        household("H2", "王五", 类别="边缘易致贫户", 风险消除日期="2026-10-15"),
    ],
    "包联": [
        CARE,
        ("H1", "G1", "第一责任人", "2026-01-01", ""),
        ("H1", "G2", "第二责任人", "2026-01-01", ""),
        ("H2", "G2", "", "2026-03-01", "2026-11-01"),
    ],
    "走访": [VISITS, ("H1", "G1", "2026-11-03", "2026-11-04 10:00", "入户", "有效", "都好")],
    "状态": [
        ("户编号", "状态", "起始日期", "结束日期", "原因"),
        ("H2", "整户外出", "2026-09-01", "2026-12-01", "务工"),
    ],
    "频次": [("类别", "次数", "周期月数", "起始日期"), ("监测对象", 2, 1, "2026-01-01")],
    "节假日": [("日期", "休/班"), ("2027-01-01", "休")],
}


def test_a_whole_workbook_goes_in_and_means_what_it_says(office):
    report = office.sends(**WORKBOOK)
    assert report.complete
    assert {kind: one.new for kind, one in report.difference.counts.items()} == {
        "areas": 3, "units": 1, "cadres": 2, "households": 2, "care": 3, "states": 1, "rules": 1,
        "holidays": 1, "visits": 1,
    }  # fmt: skip
    li, wang = office.home("H1"), office.home("H2")
    assert (li.people_count, li.address, li.entered) == (4, "东头", date(2020, 5, 1))
    assert li.id_tail == id_of(1)[-4:]
    assert (wang.category, wang.subtype) == (Category.MONITORED_CLEARED, "边缘易致贫户")
    assert office.home("H2", d("10-14")).category is Category.MONITORED
    zhao = office.county.ledger.people.numbered("G2")
    assert zhao is not None
    assert {post.role for post in zhao.posts} == {Role.VILLAGE_LEAD, Role.UNIT_CONTACT}
    assert (zhao.since, zhao.until) == (date(2026, 1, 1), date(2026, 12, 31))
    assert office.county.ledger.holidays.overrides() == {date(2027, 1, 1): False}
    row = office.county.row(By.COUNTY, "本县", TODAY)
    assert (row.done, row.due, row.unassigned, row.times_due) == (1, 2, 1, 3)


def test_the_same_workbook_again_changes_nothing(office):
    office.sends(**WORKBOOK)
    revision = office.rows("revisions")
    report = office.sends(**WORKBOOK)
    assert all((one.new, one.changed) == (0, 0) for one in report.difference.counts.values())
    assert count(report, "care") == (0, 0, 3)
    assert report.difference.changes == []
    assert office.rows("revisions") == revision
    assert (len(office.rows("visits")), len(office.rows("memberships"))) == (1, 2)


def test_a_dry_run_shows_and_writes_nothing(office):
    report = office.sends(dry_run=True, **WORKBOOK)
    assert not report.written
    assert count(report, "households") == (2, 0, 0)
    assert count(report, "visits") == (1, 0, 0)
    for table in ("households", "cadres", "areas", "visits", "audit"):
        assert office.rows(table) == []


def test_wrong_rows_are_handed_back_and_the_right_ones_are_in(office):
    report = office.households(
        household("H1", "李四"), household("H2", "王五", 类别="大户"), household("H3", "孙七")
    )
    assert not report.complete
    (row,) = report.refused
    assert (row.place.file, row.place.sheet, row.place.row) == ("roster.xlsx", "农户", 3)
    assert "大户" in row.cells
    assert {one["number"] for one in office.rows("households")} == {"H1", "H3"}


def test_what_a_file_lacks_is_listed_and_stays(office):
    office.sends(**WORKBOOK)
    report = office.sends(
        干部=[CADRES, ZHANG], 农户=[HOUSEHOLDS, household("H1", "李四")], 包联=[CARE]
    )
    assert report.difference.absent == {
        "cadres": ["G2"],
        "households": ["H2"],
        "care": ["H1 G1", "H1 G2"],
    }
    assert len(office.rows("households")) == 2
    report = office.sends(节假日=[("日期", "休/班"), ("2027-01-02", "休")])
    assert report.difference.absent == {}


def test_who_stands_in_a_refused_row_is_not_lacking(office):
    office.sends(**WORKBOOK)
    report = office.households(household("H1", "", 纳入日期="去年"), household("H2", "王五"))
    assert len(report.refused) == 1
    assert report.difference.absent == {}
    office.households(household("H3", "王五"))  # of the same village and group as H2
    report = office.households(household("", "王五"), household("H1", "李四"))
    assert "分不清" in report.refused[0].reason
    assert report.difference.absent == {}


def test_a_changed_cell_changes_that_and_says_so_and_an_empty_one_changes_nothing(office):
    office.sends(**WORKBOOK)
    report = office.households(household("H1", "李四", 人口=5, 住址="", 电话="15400000002"))
    assert count(report, "households") == (0, 1, 0)
    assert [(one.field, one.old, one.new) for one in report.difference.changes] == [
        ("people", "4", "5"),
        ("phone", "", ""),
    ]
    assert office.home("H1").address == "东头"


def test_phones_are_sealed_and_ids_only_hashed(office):
    office.sends(**WORKBOOK)
    remark = f"户主证件号{id_of(1)}，已核对"
    visits = [("户编号", "干部编号", "走访日期", "内容"), ("H1", "G1", "2026-10-03", remark)]
    office.sends(走访=visits)
    dump = "\n".join(office.county.db.iterdump())
    assert "，已核对" in dump
    assert "15400000001" not in dump
    assert "15400000011" not in dump
    assert id_of(1) not in dump
    row = next(row for row in office.rows("households") if row["number"] == "H1")
    assert KEYS.unseal(row["phone"], f"households.phone:{row['id']}") == "15400000001"


# identity of households


def test_a_number_identifies_whatever_else_changed(office):
    office.households(household("H1", "李四"))
    report = office.households(household("H1", "李四儿", 村="二村", 组="2组"))
    assert count(report, "households") == (0, 1, 0)
    home = office.home("H1")
    assert (home.head, home.place.village_name, home.group) == ("李四儿", "二村", "2组")


def test_without_a_number_the_id_identifies(office):
    office.households(household("H1", "李四", 证件号=id_of(1)))
    report = office.households(household("", "李小四", 证件号=id_of(1), 组="5组"))
    assert count(report, "households") == (0, 1, 0)
    assert office.home("H1").head == "李小四"


@pytest.mark.parametrize("group", ["1组", "一组", "第一村民小组", "1"])
def test_without_number_and_id_village_group_and_head_identify(office, group):
    office.households(household("H1", "李四"), household("H2", "李四", 组="2组"))
    report = office.households(household("", "李四", 组=group, 人口=3))
    assert count(report, "households") == (0, 1, 0)
    assert office.home("H1").people_count == 3


def test_a_household_without_a_number_gets_one_and_keeps_it_until_the_roster_gives_another(office):
    office.households(household("", "李四"))
    assert office.home("H-000001").head == "李四"
    assert count(office.households(household("", "李四")), "households") == (0, 0, 1)
    report = office.households(household("X9", "李四"))
    assert count(report, "households") == (0, 1, 0)
    assert office.home("X9").head == "李四"
    office.households(household("", "王五"))
    assert {row["number"] for row in office.rows("households")} == {"X9", "H-000001"}


def test_another_number_at_the_same_place_is_another_household(office):
    """李四 has a number of the roster's own: X9 of the same name beside him is a second one."""
    office.households(household("H1", "李四"))
    report = office.households(household("X9", "李四"))
    assert count(report, "households") == (1, 0, 0)
    assert {row["number"] for row in office.rows("households")} == {"H1", "X9"}


def test_another_id_at_the_same_place_is_another_household(office):
    office.households(household("H1", "李四", 证件号=id_of(1)), household("H2", "王五"))
    report = office.households(
        household("", "李四", 证件号=id_of(2)), household("", "王五", 证件号=id_of(3))
    )
    assert count(report, "households") == (1, 1, 0)  # 王五 had no id so far
    assert office.home("H2").id_tail == id_of(3)[-4:]


def test_two_alike_without_numbers_are_both_refused(office):
    report = office.households(household("", "李四"), household("", "李四"), household("", "王五"))
    assert reasons(report) == ["同村同组有两户户主都叫“李四”，分不清，请补户编号。"] * 2
    assert [row["head"] for row in office.rows("households")] == ["王五"]


def test_one_that_fits_two_in_the_ledger_is_refused(office):
    office.households(household("H1", "李四"), household("H2", "李四"))
    report = office.households(household("", "李四", 人口=3))
    assert reasons(report) == ["台账里同村同组有 2 户户主都叫“李四”，分不清，请补户编号。"]


def test_an_id_that_another_household_has_is_refused(office):
    report = office.households(
        household("H1", "李四", 证件号=id_of(1)), household("H2", "王五", 证件号=id_of(1))
    )
    assert reasons(report) == ["证件号与 H1 户相同，请核对。"]
    assert len(office.rows("households")) == 1


def test_a_number_twice_with_another_content_is_refused_and_the_first_stays(office):
    report = office.households(household("H1", "李四"), household("H1", "王五"))
    assert reasons(report) == ["户编号H1与第 2 行重复，内容不同，只取了前一行。"]
    assert office.home("H1").head == "李四"


def test_the_same_row_twice_is_one_household(office):
    report = office.households(household("H1", "李四"), household("H1", "李四"))
    assert report.complete
    assert count(report, "households") == (1, 0, 0)


def test_a_number_whose_leading_zeros_excel_ate_is_refused(office):
    office.households(household("0012", "李四"))
    report = office.households(household(12, "李四"))
    assert "像是被 Excel 去掉了前面的 0" in reasons(report)[0]
    assert "0012" in reasons(report)[0]


def test_a_doubtful_or_masked_id_is_taken_with_a_warning(office):
    wrong = id_of(1)[:-1] + ("0" if id_of(1)[-1] != "0" else "1")
    report = office.households(
        household("H1", "李四", 证件号=wrong), household("H2", "王五", 证件号="990001********0022")
    )
    assert report.complete
    assert report.warnings == (
        "1 行证件号校验不对：第 2 行，请核对（已按原样比对）。",
        "1 行证件号不完整，没有存：第 3 行。",
    )
    assert office.home("H2").id_tail == "0022"


def test_many_doubtful_ids_are_one_warning_with_the_first_rows(office):
    rows = [
        household(f"H{n}", f"户{n}", 证件号=id_of(n)[:-1] + ("0" if id_of(n)[-1] != "0" else "1"))
        for n in range(1, 8)
    ]
    (warning,) = office.households(*rows).warnings
    assert warning.startswith("7 行证件号校验不对：第 2、3、4、5、6…… 行")


def test_a_new_household_needs_head_place_and_category(office):
    report = office.households(
        household("H1", ""),
        household("H2", "王五", 类别=""),
        household("H3", "孙七", 村=""),
        household("H4", "周八", 乡镇="", 村="九村"),
        household("H5", "吴九", 乡镇="", 村=""),
    )
    assert reasons(report) == [
        "缺户主。",
        "缺类别。",
        "缺乡镇或村。",
        "缺乡镇或村。",
        "缺乡镇或村。",
    ]
    assert office.rows("areas") == []


def test_a_known_household_needs_only_its_number(office):
    office.households(household("H1", "李四"))
    report = office.sends(农户=[("户编号", "人口"), ("H1", 6)])
    assert report.complete
    assert office.home("H1").people_count == 6


def test_a_household_that_left_is_out_of_scope_from_its_day(office):
    office.households(household("H1", "李四"), household("H2", "王五"))
    office.households(household("H1", "李四", 退出日期="2026-11-21"))
    assert office.county.share(TODAY) == (0, 1)
    report = office.households(household("H1", "李四", 纳入日期="2026-11-22"))
    assert reasons(report) == ["退出日期早于纳入日期。"]


# places


def test_a_village_is_known_by_name_within_its_township(office):
    office.households(household("H1", "李四"), household("H2", "王五", 乡镇="乙镇"))
    report = office.sends(
        农户=[("户编号", "户主", "村", "类别"), ("H3", "孙七", "一村", "脱贫户")]
    )
    assert reasons(report) == ["有几个乡镇都有“一村”，请补乡镇。"]
    office.households(household("H4", "周八", 村="独村"))
    report = office.sends(
        农户=[("户编号", "户主", "村", "类别"), ("H5", "吴九", "独村", "脱贫户")]
    )
    assert report.complete


def test_with_and_without_the_word_village_is_the_same(office):
    office.households(household("H1", "李四", 村="桃园村"))
    office.households(household("H2", "王五", 村="桃园"))
    assert office.home("H2").place.village_name == "桃园村"


def test_a_village_that_is_nearly_known_is_added_and_pointed_out(office):
    office.sends(乡镇村=[("乡镇", "村"), ("甲镇", "桃花源村")])
    report = office.households(household("H1", "李四", 村="桃花原村"))
    assert report.warnings == (
        "“甲镇/桃花原村”原来没有，已新增；台账里有相近的“桃花源村”，请核对。",
    )


def test_a_moved_household_counts_in_its_new_village(office):
    office.households(household("H1", "李四"), household("H2", "王五", 村="二村"))
    assert office.county.row(By.VILLAGE, "甲镇/一村", TODAY).due == 1
    office.households(household("H1", "李四", 村="二村"))
    assert office.county.row(By.VILLAGE, "甲镇/一村", TODAY).due == 0
    assert office.county.row(By.VILLAGE, "甲镇/二村", TODAY).due == 2


# categories


def test_another_category_holds_from_the_day_of_import(office):
    office.households(household("H1", "李四", 类别="其他"))
    office.households(household("H1", "李四", 类别="监测户"), now=at(d("11-10")))
    assert office.home("H1", d("11-09")).category is Category.OTHER
    assert office.home("H1", d("11-10")).category is Category.MONITORED
    assert office.county.share(TODAY, Month(2026, 10)) == (0, 0)
    assert count(office.households(household("H1", "李四", 类别="监测对象")), "households")[1] == 0


def test_a_risk_that_is_gone_is_so_from_its_date_or_from_the_import_that_says_so(office):
    office.households(
        household("H1", "李四", 类别="监测对象"), household("H2", "王五", 类别="监测对象")
    )
    again = (
        household("H1", "李四", 类别="监测对象", 风险消除日期="2026-10-15"),
        household("H2", "王五", 类别="监测对象(风险已消除)"),
    )
    office.households(*again)
    assert office.home("H1", d("10-15")).category is Category.MONITORED_CLEARED
    assert office.home("H1", d("10-14")).category is Category.MONITORED
    assert office.home("H2").category is Category.MONITORED_CLEARED
    assert office.home("H2", d("11-20")).category is Category.MONITORED
    assert count(office.households(*again), "households") == (0, 0, 2)


def test_a_corrected_date_of_a_risk_that_is_gone_takes_the_place_of_the_old(office):
    office.households(household("H1", "李四", 类别="监测对象", 风险消除日期="2026-10-15"))
    office.households(household("H1", "李四", 类别="监测对象", 风险消除日期="2026-11-15"))
    assert office.home("H1", d("10-20")).category is Category.MONITORED
    assert office.home("H1").category is Category.MONITORED_CLEARED


def test_a_risk_that_is_back_is_said_in_words(office):
    office.households(household("H1", "李四", 类别="监测对象(风险已消除)"))
    assert office.home("H1", d("01-01")).category is Category.MONITORED_CLEARED
    office.households(household("H1", "李四", 类别="监测对象(风险未消除)"))
    assert office.home("H1").category is Category.MONITORED


# cadres


def cadres(office: Office, *rows, **more) -> Report:
    return office.sends(干部=[CADRES, *rows], **more)


def test_without_a_number_unit_and_name_identify_a_cadre(office):
    cadres(office, ZHANG, ("G2", "张三", "水利局"))
    report = cadres(office, ("", "张三", "水利局", "", "", "15400000022"))
    assert count(report, "cadres") == (0, 1, 0)
    assert reasons(cadres(office, ("", "张三", ""))) == [
        "有 2 位叫“张三”的干部，请补干部编号、单位或电话。"
    ]


def test_two_of_one_name_in_one_unit_are_told_apart_by_phone(office):
    pair = (("", "张三", "农业局", "", "", "1"), ("", "张三", "农业局", "", "", "2"))
    assert count(cadres(office, *pair), "cadres") == (2, 0, 0)
    assert count(cadres(office, *pair), "cadres") == (0, 0, 2)
    assert reasons(cadres(office, ("", "张三", "农业局"))) != []


def test_a_cadre_without_a_number_gets_one_until_the_roster_gives_another(office):
    cadres(office, ("", "张三", "农业局"))
    assert office.rows("cadres")[0]["number"] == "G-000001"
    cadres(office, ("G7", "张三", "农业局"))
    assert [row["number"] for row in office.rows("cadres")] == ["G7"]


def test_another_number_of_the_same_name_and_unit_is_another_cadre(office):
    cadres(office, ("G1", "张三", "农业局"))
    assert count(cadres(office, ("G2", "张三", "农业局")), "cadres") == (1, 0, 0)
    assert {row["number"] for row in office.rows("cadres")} == {"G1", "G2"}


def test_a_cadres_number_twice_is_refused(office):
    assert reasons(cadres(office, ZHANG, ("G1", "李大", "农业局"))) == [
        "G1与第 2 行重复，内容不同，只取了前一行。"
    ]


def test_another_unit_holds_from_the_day_of_import(office):
    office.sends(**WORKBOOK)
    cadres(office, ("G1", "张三", "水利局"))
    assert office.county.row(By.UNIT, "水利局", TODAY).due == 1
    assert office.county.row(By.UNIT, "农业局", TODAY, Month(2026, 10)).due == 2


def test_a_retired_cadre_owes_nothing_from_the_next_day(office):
    office.sends(**WORKBOOK)
    cadres(office, ("G1", "张三", "农业局", "", "", "", "", "2026-11-20"))
    assert office.county.row(By.CADRE, "赵六", TODAY).due == 1


def test_roles_are_placed_by_what_they_are_in_charge_of(office):
    report = office.sends(
        乡镇村=[("乡镇", "村"), ("甲镇", "一村")],
        干部=[
            CADRES,
            ("A", "甲", "", "县管理员", ""),
            ("B", "乙", "", "乡镇管理员", "甲镇"),
            ("C", "丙", "农业局", "单位联络员", ""),
            ("D", "丁", "", "乡镇管理员", ""),
            ("E", "戊", "", "村级管理员", "甲镇/九村"),
            ("F", "己", "", "县管理员", "甲镇"),
            ("G", "庚", "", "政策管理员、帮扶干部", ""),
        ],
    )
    assert reasons(report) == [
        "乡镇管理员缺管辖。",
        "管辖“甲镇/九村”不在乡镇、村、单位里。",
        "管辖“甲镇”与角色对不上。",
    ]
    ledger = office.county.ledger
    posts = {cadre.number: cadre.posts for cadre in ledger.people.everyone()}
    assert posts["A"][0].area is None
    assert posts["B"][0].area == ledger.areas.townships()[0].id
    assert posts["C"][0].area == ledger.areas.units()[0].id
    assert [post.role for post in posts["G"]] == [Role.POLICY_ADMIN]
    assert [one.cadre.number for one in ledger.people.administrators(None, TODAY)] == ["A"]


def test_a_role_that_is_said_takes_the_place_of_the_old_an_empty_one_leaves_it(office):
    cadres(office, ("A", "甲", "", "县管理员", ""))
    cadres(office, ("A", "甲", "", "", ""))
    assert len(office.rows("posts")) == 1
    cadres(office, ("A", "甲", "", "帮扶干部", ""))
    assert office.rows("posts") == []


# care


def care(office: Office, *rows, now=NOW) -> Report:
    return office.sends(包联=[CARE, *rows], now=now)


@pytest.fixture
def staffed(office):
    """H1 is Zhang's since January; Zhao (G2) and Qian (G3) are there too."""
    office.sends(
        干部=[CADRES, ZHANG, ("G2", "赵六", "农业局"), ("G3", "钱七", "农业局")],
        农户=[HOUSEHOLDS, household("H1", "李四")],
        包联=[CARE, ("H1", "G1", "第一责任人", "2026-01-01", "")],
    )
    return office


def test_a_new_helper_takes_over_on_the_rows_date(staffed):
    report = care(staffed, ("H1", "G2", "第一责任人", "2026-11-10", ""))
    assert staffed.care() == {
        ("H1", "G1", "2026-01-01", "2026-11-10"),
        ("H1", "G2", "2026-11-10", ""),
    }
    assert report.warnings == ("H1 户的帮扶人由 张三 改为 赵六，自 2026-11-10 起。",)
    assert count(care(staffed, ("H1", "G2", "第一责任人", "2026-11-10", "")), "care") == (0, 0, 1)


def test_a_new_helper_without_a_date_takes_over_on_the_day_of_import(staffed):
    care(staffed, ("H1", "G2", "", "", ""))
    assert ("H1", "G1", "2026-01-01", "2026-11-21") in staffed.care()
    assert ("H1", "G2", "2026-11-21", "") in staffed.care()


def test_the_first_helper_without_a_date_begins_on_the_first_of_the_month(staffed):
    staffed.households(household("H2", "王五"))
    care(staffed, ("H2", "G2", "", "", ""))
    assert ("H2", "G2", "2026-11-01", "") in staffed.care()
    care(staffed, ("H2", "G2", "", "", ""), now=NOW + timedelta(days=30))
    assert ("H2", "G2", "2026-11-01", "") in staffed.care()


def test_both_listed_is_an_overlap_and_warned_not_refused(staffed):
    report = care(
        staffed,
        ("H1", "G1", "第一责任人", "2026-01-01", ""),
        ("H1", "G2", "第一责任人", "2026-11-10", ""),
    )
    assert report.complete
    assert report.warnings == (
        "H1 户在 2026-11-10 起有 2 位第一责任人，按起始日期最近的 赵六 计。",
    )
    assert staffed.county.row(By.CADRE, "赵六", TODAY).due == 1


def test_one_who_has_retired_before_is_no_overlap(staffed):
    cadres(staffed, ("G1", "张三", "农业局", *[""] * 4, "2026-11-05"))
    report = care(
        staffed,
        ("H1", "G1", "第一责任人", "2026-01-01", ""),
        ("H1", "G2", "第一责任人", "2026-11-10", ""),
    )
    assert report.warnings == ()


def test_a_second_responsible_does_not_end_the_first(staffed):
    care(staffed, ("H1", "G2", "第二责任人", "2026-11-10", ""))
    assert ("H1", "G1", "2026-01-01", "") in staffed.care()


def test_past_care_does_not_end_the_present(staffed):
    report = care(staffed, ("H1", "G2", "第一责任人", "2025-01-01", "2025-12-31"))
    assert report.complete
    assert staffed.care() == {
        ("H1", "G1", "2026-01-01", ""),
        ("H1", "G2", "2025-01-01", "2025-12-31"),
    }


def test_an_end_is_added_and_an_empty_end_removes_none(staffed):
    care(staffed, ("H1", "G1", "第一责任人", "2026-01-01", "2026-11-15"))
    assert staffed.care() == {("H1", "G1", "2026-01-01", "2026-11-15")}
    care(staffed, ("H1", "G1", "第一责任人", "2026-01-01", ""))
    assert staffed.care() == {("H1", "G1", "2026-01-01", "2026-11-15")}
    assert staffed.county.causes(TODAY) == {"李四": "unassigned"}


def test_a_corrected_start_of_the_same_care_is_no_second_one(staffed):
    report = care(staffed, ("H1", "G1", "第一责任人", "2026-02-01", ""))
    assert count(report, "care") == (0, 1, 0)
    assert staffed.care() == {("H1", "G1", "2026-02-01", "")}


def test_a_take_over_that_lies_in_the_past_is_pointed_out(staffed):
    report = care(staffed, ("H1", "G2", "第一责任人", "2026-05-01", ""))
    assert report.warnings == ("H1 户的帮扶人从 2026-05-01 起改为 赵六，会改动过去月份的数字。",)


def test_a_helper_who_would_begin_before_the_present_one_is_refused(staffed):
    report = care(staffed, ("H1", "G2", "第一责任人", "2025-12-01", ""))
    assert reasons(report) == ["起始日期早于现任帮扶人 张三 的起始日期 2026-01-01，请核对。"]
    assert staffed.care() == {("H1", "G1", "2026-01-01", "")}


def test_care_of_or_by_somebody_unknown_is_refused(staffed):
    report = care(staffed, ("H9", "G1", "", "", ""), ("H1", "G9", "", "", ""))
    assert reasons(report) == [
        "户编号“H9”不在农户表，也不在台账里。",
        "干部编号“G9”不在干部表，也不在台账里。",
    ]


# the flat 台账

FLAT = ("乡镇", "村", "组", "户主", "类别", "帮扶人", "帮扶单位", "帮扶人电话", "起始日期")
ROW = ("甲镇", "一村", "1组", "李四", "脱贫户", "张三", "农业局", "", "")


def flat(office: Office, *rows, now=NOW, heads=FLAT) -> Report:
    return office.sends(台账=[heads, *rows], now=now)


def test_one_flat_list_is_a_whole_county(office):
    report = flat(office, ROW, ("甲镇", "一村", "1组", "王五", "监测户", "张三", "农业局"))
    assert {kind: one.new for kind, one in report.difference.counts.items()} == {
        "areas": 2, "units": 1, "cadres": 1, "households": 2, "care": 2,
    }  # fmt: skip
    assert office.county.row(By.CADRE, "张三", TODAY).due == 2
    again = flat(office, ROW, ("甲镇", "一村", "1组", "王五", "监测户", "张三", "农业局"))
    assert all((one.new, one.changed) == (0, 0) for one in again.difference.counts.values())


def test_a_changed_helper_of_a_flat_list_takes_over_on_the_day_of_import(office):
    flat(office, ROW, now=at(d("10-05")))
    flat(office, (*ROW[:5], "赵六", "水利局"))
    assert {(since, until) for _, _, since, until in office.care()} == {
        ("2026-10-01", "2026-11-21"),
        ("2026-11-21", ""),
    }
    assert office.county.row(By.CADRE, "张三", TODAY, Month(2026, 10)).due == 1
    assert office.county.row(By.UNIT, "水利局", TODAY).due == 1


def test_a_flat_row_without_a_helper_leaves_the_helper(office):
    flat(office, ROW)
    report = flat(office, (*ROW[:5], "", ""))
    assert report.complete
    assert [until for *_, until in office.care()] == [""]


def test_two_helpers_of_one_flat_row_are_first_and_second(office):
    heads = ("乡镇", "村", "户主", "类别", "第一责任人", "第二责任人")
    flat(office, ("甲镇", "一村", "李四", "脱贫户", "张三", "赵六"), heads=heads)
    duties = {row["name"]: row["duty"] for row in office.county.ledger.lists.assignments()}
    assert duties == {"张三": 1, "赵六": 2}


@pytest.mark.parametrize("mark", ["、", "，", "/", "；"])
def test_two_names_in_one_cell_are_two_helpers_and_the_phone_is_nobodys(office, mark):
    heads = (*FLAT[:7], "帮扶人电话")
    row = (*ROW[:5], f"张三{mark}赵六", "农业局", "13911112222")
    assert flat(office, row, heads=heads).complete
    assert flat(office, row, heads=heads).complete
    care = office.county.ledger.lists.assignments()
    assert [(one["name"], one["duty"], one["until"]) for one in care] == [
        ("张三", 1, ""),
        ("赵六", 2, ""),
    ]
    assert [one["phone_mac"] for one in office.rows("cadres")] == [None, None]


def test_a_flat_row_whose_helper_is_not_clear_is_refused_whole(office):
    cadres(office, ("G1", "张三", "农业局"), ("G2", "张三", "水利局"))
    report = flat(office, (*ROW[:5], "张三", ""))
    assert reasons(report) == ["有 2 位叫“张三”的干部，请补干部编号、单位或电话。"]
    assert office.rows("households") == []


# states, rules


def test_a_state_gets_an_end_or_another_start_and_is_not_doubled(office):
    office.households(household("H1", "李四"))

    def says(*row) -> Report:
        return office.sends(状态=[("户编号", "状态", "起始日期", "结束日期", "原因"), row])

    says("H1", "免计", "2026-11-01", "", "住院")
    assert office.county.share(TODAY) == (0, 0)
    says("H1", "免计", "2026-11-01", "2026-11-10", "")
    assert office.county.share(TODAY) == (0, 1)
    says("H1", "免计", "2026-11-05", "2026-11-10", "")
    (row,) = office.rows("states")
    assert (row["since"], row["until"], row["reason"]) == ("2026-11-05", "2026-11-10", "住院")
    assert reasons(says("H9", "免计", "2026-11-01", "")) == [
        "户编号“H9”不在农户表，也不在台账里。"
    ]


def test_a_rule_changes_every_rate_from_its_start(office):
    office.households(household("H1", "李四"))
    assert office.county.share(TODAY) == (0, 1)
    rows = [("类别", "次数", "周期月数", "起始日期"), ("脱贫户", 0, 1, "2026-11-01")]
    assert count(office.sends(频次=rows), "rules") == (1, 0, 0)
    assert office.county.share(TODAY) == (0, 0)
    assert office.county.share(TODAY, Month(2026, 10)) == (0, 1)


# writing beside others


def test_a_plan_that_was_overtaken_is_made_again(office):
    from ledger.roster.known import Known
    from ledger.roster.plan import planned
    from ledger.roster.reading import read_files
    from ledger.roster.writing import Overtaken, write

    path = xlsx(office.folder / "a.xlsx", 农户=[HOUSEHOLDS, household("H1", "李四")])
    plan = planned(read_files([path]), Known.read(office.county.db), KEYS, TODAY)
    office.county.cadre("后来的")  # somebody changes the roster meanwhile
    with pytest.raises(Overtaken):
        write(office.county.db, plan, KEYS, NOW)
    assert office.rows("households") == []
    assert import_roster(office.county.db, KEYS, [path], NOW).complete
    assert len(office.rows("households")) == 1


def test_an_import_in_slices_is_the_same_import(office, tmp_path):
    from ledger.roster import writing

    many = [household(f"H{n}", f"户{n}", 村=f"{n % 7}村") for n in range(writing.AT_ONCE + 10)]
    report = office.sends(
        干部=[CADRES, ZHANG],
        农户=[HOUSEHOLDS, *many],
        包联=[CARE, *[(row[0], "G1", "", "2026-01-01", "") for row in many]],
        频次=[("类别", "次数", "周期月数", "起始日期"), ("脱贫户", 2, 1, "2026-01-01")],
    )
    assert report.complete
    row = office.county.row(By.CADRE, "张三", TODAY)
    assert (row.due, row.times_due) == (len(many), 2 * len(many))
    assert count(office.households(*many), "households") == (0, 0, len(many))


def test_an_unusable_file_beside_a_good_one_writes_nothing(office, tmp_path):
    good = xlsx(tmp_path / "good.xlsx", 农户=[HOUSEHOLDS, household("H1", "李四")])
    (tmp_path / "bad.xlsx").write_bytes(b"")
    with pytest.raises(Unusable):
        import_roster(office.county.db, KEYS, [good, tmp_path / "bad.xlsx"], NOW)
    assert office.rows("households") == []


# visits


def visits(office: Office, *rows, now=NOW) -> Report:
    path = xlsx(office.folder / "visits.xlsx", 走访=[VISITS, *rows])
    return import_visits(office.county.db, [path], now)


def test_history_of_visits_counts_by_when_it_was_recorded(staffed):
    staffed.households(household("H2", "王五"), household("H3", "孙七"))
    report = visits(
        staffed,
        ("H1", "G1", "2026-11-03", "", "", "", ""),
        ("H2", "G1", "2026-11-03", "2026-11-11 08:00", "入户", "有效", ""),
        ("H3", "G1", "2026-11-03", "2026-11-03 08:00", "入户", "作废", ""),
    )
    assert count(report, "visits") == (3, 0, 0)
    assert staffed.county.share(TODAY) == (1, 3)
    assert staffed.county.causes(TODAY) == {"王五": "unassigned", "孙七": "unassigned"}


def test_the_same_history_again_changes_nothing_and_twice_the_same_row_is_two_visits(staffed):
    rows = [("H1", "G1", "2026-11-03", "", "", "", "")] * 2
    assert count(visits(staffed, *rows), "visits") == (2, 0, 0)
    assert count(visits(staffed, *rows), "visits") == (0, 0, 2)


def test_a_changed_record_is_the_next_version(staffed):
    visits(staffed, ("H1", "G1", "2026-11-03", "", "入户", "有效", "都好"))
    report = visits(staffed, ("H1", "G1", "2026-11-03", "", "入户", "作废", ""))
    assert count(report, "visits") == (0, 1, 0)
    assert staffed.county.share(TODAY) == (0, 1)
    (visit,) = staffed.rows("visits")
    assert (visit["version"], visit["valid"]) == (2, 0)
    assert "都好" in visit["findings"]
    assert len(staffed.rows("visit_versions")) == 1


def test_visits_that_cannot_be_are_refused(staffed):
    report = visits(
        staffed,
        ("H9", "G1", "2026-11-03", "", "", "", ""),
        ("H1", "G9", "2026-11-03", "", "", "", ""),
        ("H1", "G1", "2026-11-22", "", "", "", ""),
        ("H1", "G1", "2026-11-21", "2026-11-22", "", "", ""),
        ("H1", "G1", "2026-11-21", "2026-11-21 23:00", "", "", ""),
    )
    assert reasons(report) == [
        "户编号“H9”不在农户表，也不在台账里。",
        "干部编号“G9”不在干部表，也不在台账里。",
        "走访日期在今天之后。",
        "登记时间在现在之后。",
    ]
    assert count(report, "visits") == (1, 0, 0)


def test_who_typed_a_visit_is_kept(staffed):
    path = xlsx(
        staffed.folder / "v.xlsx",
        走访=[("户编号", "干部编号", "走访日期", "登记人编号"), ("H1", "G1", "2026-11-03", "G2")],
    )
    import_visits(staffed.county.db, [path], NOW)
    (row,) = staffed.county.ledger.lists.visits()
    assert (row["cadre"], row["recorder"]) == ("G1", "G2")
