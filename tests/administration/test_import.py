"""/import: nothing is written before 确认入库, and for a day it can be taken back."""

from datetime import date

import pytest

from handlers.administration.buttons import ShowImport
from handlers.packed import pack
from ledger.imports import ImportState
from ledger.model import Mode, NewVisit
from ledger.roster.trace import Trace
from ledger.roster.undo import undo_import
from tests.administration.files import document, homes, new_home, with_part, workbook
from tests.cast import NOW
from tests.phone import fits_a_phone

TODAY = date(2026, 10, 20)


def test_a_file_is_shown_before_anything_is_written(county, ledger):
    county.sends("台账.xlsx", homes(new_home("H101", "郑一"), new_home("H102", "冯二")))
    county.shows("入库预览", "农户：新增 2", "包联：新增 2", "还没有写入")
    fits_a_phone(county.screen)
    assert ledger.households.numbered("H101", TODAY) is None
    county.taps("确认入库")
    county.shows("已入库", "农户：新增 2")
    fits_a_phone(county.screen)
    found = ledger.households.numbered("H101", TODAY)
    assert found.head == "郑一"
    assert "正在入库" in county.heard[-2]


def test_new_cadres_are_a_tap_away_from_their_codes(county):
    imported(county, [*new_home("H101", "郑一")[:6], "新干部", "文旅局"])
    county.taps("发绑定码")
    assert "新干部" in county.text + str(county.buttons)
    imported(county, new_home("H102", "冯二"))
    assert "发绑定码" not in county.buttons


def test_how_far_it_is_can_be_asked_while_it_is_written(county, house, ledger):
    county.sends("台账.xlsx", homes(new_home("H101", "郑一")))
    preview = county.screen["message_id"]
    ((id_,),) = house.bot.db.execute("select id from imports").fetchall()
    ledger.imports.began_to_write(id_, NOW)
    ledger.imports.at(id_, 40)  # as whoever writes tells from beside
    asks = pack(ShowImport(id_, "progress", 0))
    house.telegram.taps(county.account, county.chat, preview, asks)
    house.serve()
    county.shows("正在入库", "40%", buttons=["看进度"])
    ledger.imports.at(id_, 80)
    county.taps("看进度")
    county.shows("80%")


def test_what_is_dropped_is_not_written(county, ledger):
    county.sends("台账.xlsx", homes(new_home("H101", "郑一")))
    preview = county.screen
    county.taps("放弃")
    county.shows("已放弃")
    county.taps("确认入库", on=preview)
    county.shows("已经处理过")
    assert ledger.households.numbered("H101", TODAY) is None


def test_confirming_twice_writes_once(county, ledger):
    county.sends("台账.xlsx", homes(new_home("H101", "郑一")))
    preview = county.screen
    county.taps("确认入库", on=preview)
    county.taps("确认入库", on=preview)
    county.shows("已经处理过")


def test_the_same_file_again_changes_nothing(county):
    file = homes(new_home("H101", "郑一"))
    county.sends("台账.xlsx", file)
    county.taps("确认入库")
    county.sends("台账.xlsx", file)
    county.shows("和台账里的一样")
    assert "确认入库" not in county.buttons


def test_a_changed_file_shows_what_is_different(county):
    county.sends("台账.xlsx", homes(new_home("H001", "李四改")))
    county.shows("农户：新增 0，改动 1")
    county.taps("看差异")
    county.shows("差异", "李四改（H001） 户主：李四 → 李四改")
    fits_a_phone(county.screen)
    county.taps("返回")
    county.shows("入库预览")


def test_wrong_rows_come_back_in_a_file_that_can_be_sent_again(county, ledger):
    wrong = new_home("H102", "冯二")
    wrong[5] = "不知道"
    county.sends("台账.xlsx", homes(new_home("H101", "郑一"), wrong))
    county.shows("农户：新增 1", "1 行不能入库")
    county.taps("问题行")
    heads, row = county.rows()
    assert heads[-1] == "不能入库的原因"
    assert "类别“不知道”不认识" in row[-1]
    assert row[:5] == ["H102", "青山镇", "白石村", "1组", "冯二"]
    county.taps("确认入库", on=county.messages[-2])
    mended = [*row[:5], "脱贫户", *row[6:]]
    county.sends("改好.xlsx", workbook({"农户": [heads, mended]}))
    county.shows("农户：新增 1")
    county.shows_not("不认识")
    county.taps("确认入库")
    assert ledger.households.numbered("H102", TODAY).head == "冯二"


def test_wrong_rows_come_back_as_excel_shows_them_under_a_title_said_once(county):
    heads = ["序号", "乡镇", "村", "组", "户主", "人口", "证件号", "类别"]
    row = [14, "青山镇", "白石村", "1组", "郑一", 6, 530626197309260000, "脱贫户"]
    titled = workbook({"汇总": [["清溪县台账"] * len(heads), heads, row]})
    county.sends("台账.xlsx", titled)
    county.shows("1 行不能入库")
    county.shows_not("不认识")
    county.taps("问题行")
    title, _, handed_back = county.rows()
    assert [cell for cell in title if cell] == ["清溪县台账"]
    assert handed_back[:6] == ["14", "青山镇", "白石村", "1组", "郑一", "6"]
    assert "e+" in handed_back[6].lower(), "never a number that looks whole"


def test_reminders_are_counted_before_the_file_is_confirmed(county):
    heads = ["户编号", "乡镇", "村", "组", "户主", "类别", "帮扶人", "帮扶单位"]
    row = ["H101", "青山镇", "白石村", "1组", "郑一", "脱贫户", "张明", "卫健局"]
    county.sends("台账.xlsx", homes(row, row, heads=heads))
    county.shows("2 条提醒", "农户：新增 1")
    fits_a_phone(county.screen)
    county.taps("看说明")
    county.shows("“张明”在几个单位都有", "卫健局", "1 行和前面的行一样，只算一次：第 3 行")


def test_who_is_not_in_the_file_is_named(county):
    county.sends(
        "干部.xlsx", workbook({"干部": [["姓名", "单位", "角色"], ["周新", "文旅局", "县管理员"]]})
    )
    county.taps("看说明")
    county.shows("本次文件中没有的干部", "张明")


def test_an_unclear_column_is_asked_about_and_not_asked_again(county, ledger):
    heads = ["户编号", "乡镇", "村", "组", "户主", "类别", "结对的人", "爱好"]
    row = ["H101", "青山镇", "白石村", "1组", "郑一", "脱贫户", "张明", "下棋"]
    county.sends("台账.xlsx", homes(row, heads=heads))
    county.shows("2 列不认识：结对的人、爱好")
    county.taps("认列")
    fits_a_phone(county.screen)
    county.taps("结对的人")
    county.shows("「结对的人」是什么")
    fits_a_phone(county.screen)
    while "帮扶人" not in county.buttons:
        county.taps("下一页")
    county.taps("帮扶人")
    county.taps("爱好")
    county.taps("不读这列")
    county.taps("好了，重读")
    county.shows("包联：新增 1")
    county.shows_not("不认识")
    county.taps("确认入库")
    county.sends("下次.xlsx", homes(["H102", *row[1:4], "冯二", *row[5:]], heads=heads))
    county.shows("包联：新增 1")
    county.shows_not("不认识")


def test_a_sheet_that_lacks_a_column_asks_which_it_is(county, ledger):
    heads = ["乡镇", "村", "组", "当家的", "类别"]
    county.sends("台账.xlsx", homes(["青山镇", "白石村", "1组", "郑一", "脱贫户"], heads=heads))
    county.shows("认不全", "认列")
    assert "确认入库" not in county.buttons
    county.taps("认列")
    county.taps("当家的")
    county.taps("户主")
    county.taps("好了，重读")
    county.shows("农户：新增 1")
    county.taps("确认入库")
    assert [one.head for one in ledger.households.named("郑一", everything(), TODAY)] == ["郑一"]


def everything():
    from ledger.scopes import WHOLE_COUNTY

    return WHOLE_COUNTY


# what cannot be read

GOOD = homes(new_home("H101", "郑一"))
UNREADABLE = {
    "加密": (
        "台账.xlsx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "有密码",
    ),
    "带宏": ("台账.xlsm", with_part(GOOD, "xl/vbaProject.bin"), "有宏"),
    "空": ("台账.xlsx", b"   ", "空"),
    "坏": ("台账.xlsx", GOOD[:200], "打不开"),
    "网页": ("台账.xls", "<html><table><tr><td>户主</td></tr></table></html>".encode(), "网页"),
    "别的表": ("台账.xlsx", workbook({"食谱": [["菜", "价"], ["豆腐", 3]]}), "没有认出任何工作表"),
    "没有行": (
        "台账.xlsx",
        workbook({"农户": [["户编号", "乡镇", "村", "户主", "类别"]]}),
        "没有数据行",
    ),
    "图片": ("照片.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "扫描件"),
    "程序": ("台账.exe", b"MZ" + bytes(100), "不支持这种文件"),
    "文档冒充": ("台账.xlsx", document("第一条 贴息。"), "不是 Excel"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_is_said_in_a_sentence(county, ledger, case):
    name, content, words = UNREADABLE[case]
    before = ledger.households.count(TODAY)
    county.sends(name, content)
    county.shows("不能用", words, "什么都没有写")
    assert "确认入库" not in county.buttons
    fits_a_phone(county.screen)
    assert ledger.households.count(TODAY) == before


def test_a_file_of_thirty_megabytes_is_refused_at_once(county):
    county.sends("台账.xlsx", bytes(30 * 1024 * 1024))
    county.shows("30 MB", "超过 20 MB")


def test_a_hundred_thousand_empty_rows_are_none(county):
    file = workbook({"农户": [["户编号", "乡镇", "村", "户主", "类别"]]})
    rows = b"".join(
        f'<row r="{n}" s="1"><c r="A{n}" s="1"/></row>'.encode() for n in range(2, 100_002)
    )
    county.sends("台账.xlsx", _with_rows(file, rows))
    county.shows("没有数据行")


def _with_rows(book: bytes, rows: bytes) -> bytes:
    import io
    import zipfile

    raw = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(raw, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                content = content.replace(b"</sheetData>", rows + b"</sheetData>")
            new.writestr(part, content)
    return raw.getvalue()


def test_ids_cut_by_excel_formulas_twins_and_ends_before_starts_are_refused_rows(county, ledger):
    heads = ["户编号", "乡镇", "村", "组", "户主", "证件号", "类别", "纳入日期", "退出日期"]
    place = ["青山镇", "白石村", "1组"]
    rows = [
        ["H101", *place, "郑一", 4.30102199001011e17, "脱贫户", "", ""],
        ["", *place, "冯二", "", "脱贫户", "", ""],
        ["", *place, "冯二", "", "脱贫户", "", ""],
        ["H104", *place, "陈三", "", "脱贫户", "2026-05-01", "2026-04-01"],
        ["H105", *place, "=1+1", "", "脱贫户", "", ""],
        ["H106", *place, "褚四", "", "脱贫户", "", ""],
    ]
    county.sends("台账.xlsx", homes(*rows, heads=heads))
    county.shows("农户：新增 1", "5 行不能入库")
    county.taps("问题行")
    reasons = [row[-1] for row in county.rows()[1:]]
    assert "数字格式" in reasons[0]
    assert "有两户" in reasons[1]
    assert "有两户" in reasons[2]
    assert "早于" in reasons[3]
    county.taps("确认入库", on=county.messages[-2])
    assert ledger.households.numbered("H106", TODAY).head == "褚四"
    assert ledger.households.numbered("H104", TODAY) is None


# whose file may touch what


def test_a_township_brings_in_its_own_households_only(township, ledger):
    township.sends(
        "台账.xlsx",
        homes(
            new_home("H101", "郑一"),
            new_home("H102", "冯二", "柳林村", "清水镇"),
            new_home("H004", "陈七", "白石村", "青山镇"),  # another township's household
        ),
    )
    township.shows("农户：新增 1", "2 行不能入库")
    township.taps("问题行")
    assert all("不归您管" in row[-1] for row in township.rows()[1:])
    township.taps("确认入库", on=township.messages[-2])
    assert ledger.households.numbered("H101", TODAY).place.township_name == "青山镇"
    assert ledger.households.numbered("H102", TODAY) is None
    assert ledger.households.numbered("H004", TODAY).place.township_name == "清水镇"


def test_a_township_gives_no_role_above_its_own_and_changes_nobody_elsewhere(township, ledger):
    heads = ["干部编号", "姓名", "单位", "角色", "管辖", "电话"]
    rows = [
        ["G101", "新人甲", "文旅局", "县管理员", "", ""],
        ["G102", "新人乙", "文旅局", "村级管理员", "清水镇/柳林村", ""],
        ["G103", "新人丙", "文旅局", "村级管理员", "青山镇/双河村", ""],
        ["G002", "钱进", "文旅局", "", "", ""],
        ["G004", "周正", "", "帮扶干部", "", ""],
    ]
    township.sends("干部.xlsx", workbook({"干部": [heads, *rows]}))
    township.shows("干部：新增 1，改动 0", "4 行不能入库")
    township.taps("确认入库")
    assert ledger.people.numbered("G103").posts
    assert ledger.people.numbered("G101") is None
    assert len(ledger.people.numbered("G004").posts) == 2


def test_a_township_does_not_set_the_county_s_rules(township, ledger):
    township.sends(
        "频次.xlsx",
        workbook(
            {"频次": [["类别", "次数", "周期月数", "起始日期"], ["脱贫户", 5, 1, "2026-01-01"]]}
        ),
    )
    township.shows("1 行不能入库")
    assert "确认入库" not in township.buttons


def test_a_township_brings_in_no_policies(township):
    township.sends("办法.docx", document("某某办法\n第一条 贴息百分之三。"))
    township.shows("由县管理员导入")


def test_a_cadre_s_file_is_not_read(zhang, house):
    zhang.telegram.sends_file(zhang.account, zhang.chat, "台账.xlsx", GOOD)
    house.serve()
    zhang.shows("文件没有收", "管理员")


def test_nobody_acts_on_another_s_file(county, township):
    county.sends("台账.xlsx", GOOD)
    data = next(
        button["callback_data"]
        for row in county.screen["reply_markup"]["inline_keyboard"]
        for button in row
        if button["text"] == "确认入库"
    )
    township.telegram.taps(township.account, township.chat, township.screen["message_id"], data)
    township.house.serve()
    township.shows("不归您管")


# policies


def test_a_policy_file_is_shown_taken_in_and_taken_out_again(county, house):
    words = "清溪县养蜂补贴办法\n第一条 每箱蜂每年补贴三百元。\n第二条 每户不超过二十箱。"
    policies = house.bot.house.policies
    policies.load()
    county.sends("养蜂办法.docx", document(words))
    county.shows("政策文件预览", "清溪县养蜂补贴办法", "还没有写入")
    assert not policies.refresh()
    county.taps("确认入库")
    county.shows("已入政策库")
    assert policies.refresh()
    assert policies.size == 2
    county.says("/import")
    county.taps("撤销导入")
    county.taps("确定撤销")
    county.shows("已从政策库撤下")
    policies.refresh()
    assert policies.size == 0


# undo


def imported(phone, *rows):
    phone.sends("台账.xlsx", homes(*rows))
    phone.taps("确认入库")


def undone(phone):
    phone.says("/import")
    phone.taps("撤销导入")
    phone.taps("确定撤销")


def test_an_import_can_be_undone(county, ledger):
    imported(county, new_home("H101", "郑一"), new_home("H001", "李四改", "双河村"))
    undone(county)
    county.shows("已撤销", "农户 2")
    assert ledger.households.numbered("H101", TODAY) is None
    back = ledger.households.numbered("H001", TODAY)
    assert (back.head, back.place.village_name) == ("李四", "白石村")
    county.says("/rate")
    county.shows("户走访率 0/5")
    county.says("/import")
    assert "撤销导入" not in county.buttons


def test_what_visits_lean_on_stays(county, ledger, cast, watch):
    imported(county, new_home("H101", "郑一"), new_home("H102", "冯二"))
    watch.later(hours=1)
    home = ledger.households.numbered("H101", TODAY)
    new = NewVisit(
        household=home.id, cadre=cast.zhang.id, recorder=cast.zhang.id, day=TODAY, mode=Mode.HOME
    )
    ledger.visits.record(new, watch())
    undone(county)
    county.shows("恢复：农户 1", "已有走访，没有动：农户 1")
    assert ledger.households.numbered("H101", TODAY)
    assert ledger.households.numbered("H102", TODAY) is None


def test_what_others_changed_since_stays(county, ledger, cast, watch):
    imported(county, new_home("H001", "李四改"))
    ledger.care.hand_over(cast.households["H001"], cast.qian.id, TODAY)
    undone(county)
    county.shows("后来又改过，没有动：农户 1")
    assert ledger.households.numbered("H001", TODAY).head == "李四改"


def test_after_a_day_it_is_too_late(county, watch):
    imported(county, new_home("H101", "郑一"))
    done = county.screen
    watch.later(hours=25)
    county.taps("撤销导入", on=done)
    county.shows("不能撤销")


def test_a_township_undoes_its_own_import_and_no_other(county, township, ledger):
    imported(county, new_home("H101", "郑一"))
    township.says("/import")
    assert "撤销导入" not in township.buttons
    imported(township, new_home("H102", "冯二"))
    undone(township)
    assert ledger.households.numbered("H101", TODAY)
    assert ledger.households.numbered("H102", TODAY) is None


def test_imported_visits_are_undone_with_their_households(county, ledger):
    file = workbook(
        {
            "农户": [
                ["户编号", "乡镇", "村", "组", "户主", "类别", "帮扶人", "帮扶单位"],
                new_home("H101", "郑一"),
            ],
            "走访": [["户编号", "干部编号", "走访日期"], ["H101", "G001", "2026-10-08"]],
        }
    )
    county.sends("台账.xlsx", file)
    county.shows("走访：新增 1")
    county.taps("确认入库")
    undone(county)
    county.shows("恢复：走访 1、农户 1")
    assert ledger.households.numbered("H101", TODAY) is None


def test_what_is_written_twice_goes_back_to_what_was_before_both(county, house, ledger, cast):
    """The plan was overtaken by somebody else's change of the same household."""
    one = ledger.imports.begin(county_admin(ledger), county.chat, "台账.xlsx", house.watch())
    ledger.imports.began_to_write(one.id, house.watch())
    home, db = cast.households["H001"], house.bot.db
    for head in ("李四改", "李四又改"):
        with db.atomic(), Trace(db, one.id).around({"households": [home]}):
            db.execute("update households set head = ? where id = ?", (head, home))
    undone_ = undo_import(db, one.id, house.watch(), house.watch())
    assert undone_.back == {"households": 1}
    assert ledger.households.numbered("H001", TODAY).head == "李四"


# the month's standings


def pending(house):
    return house.bot.db.execute("select count(*) from snapshot_pending").fetchone()[0]


MANY = [new_home(f"H1{n:02}", f"户主{n:02}") for n in range(60)]  # more than follow at once


def test_standings_follow_what_is_in(county, house, ledger):
    county.says("/rate")
    imported(county, *MANY)
    county.shows("已入库", "农户：新增 60")
    assert pending(house) == 0
    county.says("/rate")
    county.shows("户走访率 0/65")


def test_the_bot_leaves_standings_alone_while_an_import_is_written(county, house, ledger):
    """It works them off itself once the writing is over."""
    county.says("/rate")
    ledger.snapshot.changed_everywhere()
    before = pending(house)
    one = ledger.imports.begin(county_admin(ledger), county.chat, "台账.xlsx", house.watch())
    ledger.imports.began_to_write(one.id, house.watch())
    house.bot.tick()
    assert pending(house) == before > 0
    ledger.imports.move(one.id, ImportState.DONE)
    while house.bot.tick():
        pass
    assert pending(house) == 0


def county_admin(ledger):
    from tests.cast import ZHOU

    return ledger.people.of_account(ZHOU).id
