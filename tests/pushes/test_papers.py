"""A month's papers: workbook, bulletin to print, sheet for the 擂台赛."""

from io import BytesIO

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from tests.pushes.test_bulletins import bulletins, october  # noqa: F401  a fixture

pytestmark = pytest.mark.usefixtures("small")


@pytest.fixture
def drafted(walk, october, zhou, ledger, house):  # noqa: F811
    """The county's administrator looks at the draft."""
    walk.to("2026-11-08T08:00")
    walk.to("2026-11-08T10:00")
    zhou.says("/bulletin")
    zhou.taps("下载")
    return zhou


def document(phone):
    [*_, sent] = [m for m in phone.messages if "document" in m]
    name = sent["document"]["file_name"]
    return name, phone.telegram.content_of(sent["document"]["file_id"])


def test_the_workbook_holds_ranking_missing_and_problems(drafted, ledger):
    drafted.taps("工作簿")
    name, content = document(drafted)
    assert name.endswith(".xlsx")
    drafted.shows("2026年10月 工作簿", "不要转发到群里")
    book = CalamineWorkbook.from_object(BytesIO(content))
    assert book.sheet_names == ["汇总", "乡镇", "单位", "村", "未走访户", "问题"]
    rows = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    assert ["户走访率", 3, 5, "60.00%"] in rows["汇总"]
    assert [1, "清水镇", 2, 2, "100.00%", "不变"] in rows["乡镇"]
    missing = rows["未走访户"][2:]
    assert {row[3]: row[8] for row in missing} == {"H002": "未遇", "H003": "未走访"}
    assert [row[5] for row in missing] == ["张明", "张明"]
    assert [row[5:7] for row in rows["问题"][2:]] == [["饮水安全", "水压低"]]
    [note] = [n for n in ledger.audit.of(bulletin_id(ledger)) if n["action"] == "export"]
    assert "book" in note["details"]


def bulletin_id(ledger):
    from ledger.clock import Month

    return ledger.bulletins.latest(Month(2026, 10), None).id


def test_the_printed_bulletin_has_numbers_and_no_person(drafted, cast):
    drafted.taps("打印稿")
    name, content = document(drafted)
    assert name.endswith(".docx")
    paper = Document(BytesIO(content))
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "关于2026年10月入户走访情况的通报" in text
    assert "户走访率 60.00%，已走 3 户，应走 5 户" in text
    assert "未遇 1、未走访 1。" in text
    cells = [[cell.text for cell in row.cells] for t in paper.tables for row in t.rows]
    assert ["1", "清水镇", "2", "2", "100.00%"] in cells
    words = text + str(cells)
    for name in ("张明", "钱进", "李四", "王五", "赵六"):
        assert name not in words


def test_the_contest_sheet_has_a_township_or_unit_a_row_and_no_order(drafted):
    drafted.taps("擂台赛表")
    _, content = document(drafted)
    rows = CalamineWorkbook.from_object(BytesIO(content)).get_sheet_by_name("擂台赛").to_python()
    heads, *shown = rows[1:]
    assert "名次" not in heads
    by_name = {row[0]: dict(zip(heads, row, strict=True)) for row in shown}
    assert list(by_name) == ["清水镇", "青山镇", "交通局", "文旅局"]
    assert (by_name["青山镇"]["已走户"], by_name["青山镇"]["应走户"]) == (1, 3)
    assert (by_name["青山镇"]["未遇"], by_name["青山镇"]["未走访"]) == (1, 1)
    assert by_name["文旅局"]["待办问题"] == 1


def test_a_township_gets_its_own_only(walk, october, sun):  # noqa: F811
    walk.to("2026-11-08T08:00")
    walk.to("2026-11-08T10:00")
    sun.says("/bulletin")
    sun.taps("下载")
    sun.taps("工作簿")
    _, content = document(sun)
    book = CalamineWorkbook.from_object(BytesIO(content))
    words = str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])
    assert "白石村" in words
    assert "柳林村" not in words


def test_a_paper_of_another_area_is_not_made(drafted, sun):
    taps = [b for row in drafted.screen["reply_markup"]["inline_keyboard"] for b in row]
    sun.telegram.taps(sun.account, sun.chat, sun.screen["message_id"], taps[0]["callback_data"])
    sun.house.serve()
    assert not [m for m in sun.messages if "document" in m]
