"""Files as they should not be: a clear sentence each, and nothing is half done."""

import io
import zipfile
from datetime import date

import pytest

from tests.administration.files import HOUSEHOLDS, document, homes, new_home, workbook

TODAY = date(2026, 10, 20)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = ",".join(HOUSEHOLDS)


def bomb() -> bytes:
    """A workbook of some hundred kilobytes that unpacks to more than a gigabyte."""
    raw = io.BytesIO(homes(new_home("H101", "郑一")))
    with (
        zipfile.ZipFile(raw, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/media/image1.bin", "w", force_zip64=True) as part,
    ):
        for _ in range(65):
            part.write(bytes(16 << 20))
    return raw.getvalue()


def far_cell() -> bytes:
    """One cell in the last column of the last row."""
    raw, book = io.BytesIO(), homes(new_home("H101", "郑一"))
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(raw, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                row = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
                content = content.replace(b"</sheetData>", row)
            new.writestr(part, content)
    return raw.getvalue()


BAD = {
    "带宏的老格式": ("台账.xls", OLE + "_VBA_PROJECT".encode("utf-16-le"), "文件里有宏"),
    "加密的老格式": ("台账.xls", OLE + "EncryptedPackage".encode("utf-16-le"), "文件有密码"),
    "炸弹": ("台账.xlsx", bomb, "文件超过 1024 MB"),
    "远处一格": ("台账.xlsx", far_cell, "范围太大"),
    "一个字也没有": ("台账.csv", b"\xef\xbb\xbf", "文件是空的"),
    "表名不对": ("台账.xlsx", workbook({"Sheet9": [["一", "二"], [1, 2]]}), "没有认出任何工作表"),
    "政策当台账": ("办法.xlsx", document("清溪县办法\n第一条 贴息。"), "这不是 Excel"),
    "压缩包": ("台账.xlsx", b"PK\x05\x06" + bytes(18), "这不是 Excel"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_used_is_said_and_nothing_is_written(case, county, ledger):
    name, content, words = BAD[case]
    content = content() if callable(content) else content
    before = ledger.households.count(TODAY)
    county.sends(name, content)
    county.shows(words, "什么都没有写")
    assert "确认入库" not in county.buttons
    assert ledger.households.count(TODAY) == before
    county.says("/import")
    assert "撤销导入" not in county.buttons


def test_an_empty_file_is_refused_at_once(county):
    county.sends("台账.xlsx", b"")
    county.shows("空")
    assert "确认入库" not in county.buttons


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "utf-8-sig"])
def test_a_table_of_words_is_read_in_any_encoding(encoding, county, ledger):
    row = ",".join(new_home("H101", "郑一"))
    county.sends("台账.csv", f"{HEAD}\r\n{row}\r\n".encode(encoding))
    county.shows("农户：新增 1")
    county.taps("确认入库")
    assert ledger.households.numbered("H101", TODAY).head == "郑一"


def test_a_roster_is_never_taken_for_a_policy(county, house):
    """Whatever it is called."""
    policies = house.bot.house.policies
    policies.load()
    county.sends("清溪县防返贫政策.xlsx", homes(new_home("H101", "郑一")))
    county.shows("农户：新增 1")
    county.taps("确认入库")
    assert not policies.refresh()


@pytest.mark.parametrize("cut", ["1.23E+17", 4.30102199001011e17, "4.30102E+17"])
def test_an_id_cut_by_excel_is_a_refused_row_with_what_to_do(cut, county, ledger):
    heads = ["户编号", "乡镇", "村", "组", "户主", "证件号", "类别"]
    place = ["青山镇", "白石村", "1组"]
    rows = [["H101", *place, "郑一", cut, "脱贫户"], ["H102", *place, "冯二", "", "脱贫户"]]
    county.sends("台账.xlsx", homes(*rows, heads=heads))
    county.shows("农户：新增 1", "1 行不能入库")
    county.taps("问题行")
    assert "文本格式" in county.rows()[1][-1]
    county.taps("确认入库", on=county.messages[-2])
    assert ledger.households.numbered("H101", TODAY) is None
    assert ledger.households.numbered("H102", TODAY).head == "冯二"


def test_two_cadres_of_one_name_are_told_apart_by_asking(county, ledger):
    for number in ("G801", "G802"):
        ledger.register.add_cadre(number, "王伟")
    row = [*new_home("H101", "郑一")[:6], "王伟", ""]
    county.sends("台账.xlsx", homes(row))
    county.taps("问题行")
    assert "有 2 位叫“王伟”的干部" in county.rows()[1][-1]


def test_a_photo_is_no_file(county, ledger):
    before = ledger.households.count(TODAY)
    county.sends("IMG_2026.jpg", b"\xff\xd8\xff\xe0" + bytes(500))
    assert "确认入库" not in county.buttons
    assert ledger.households.count(TODAY) == before


MANY = [new_home(f"J{n:04}", f"户主{n:04}") for n in range(3000)]


def test_a_long_import_is_followed_interrupted_by_another_file_and_killed(county, house, ledger):
    """确认入库, the bot dies in the midst and comes back; a second file waits its turn."""
    county.sends("大台账.xlsx", homes(*MANY))
    county.shows("农户：新增 3000")
    first = county.screen
    house.gathering = True
    county.taps("确认入库", on=first)
    county.sends("小台账.xlsx", homes(new_home("H101", "郑一")))
    house.gathering = False
    house.serve(longest=0.5)  # begun, not over
    house.kill()
    house.start()
    house.serve(longest=60)
    done = [words for words in county.heard if "已入库" in words]
    assert len(done) == 1
    assert "大台账" in done[0]
    assert any("小台账" in words and "入库预览" in words for words in county.heard)
    assert ledger.households.numbered("J2999", TODAY)
    assert ledger.households.numbered("H101", TODAY) is None
    small = next(m for m in reversed(county.messages) if "小台账" in str(m.get("text")))
    county.taps("放弃", on=small)
    county.shows("已放弃")
    county.says("/import")
    county.shows("大台账")
    county.taps("撤销导入")
    county.taps("确定撤销")
    county.shows("已撤销")
    assert ledger.households.numbered("J2999", TODAY) is None
