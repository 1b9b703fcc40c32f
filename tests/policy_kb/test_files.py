"""Files of every kind, whole and broken."""

import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_kb.reading.files import read_file
from policy_kb.reading.refused import Unreadable

SAID = "一、补助标准\n每户每年补助1200元,由民政部门发放。"


def text_of(name: str, content: bytes) -> str:
    read, _ = read_file(name, name, content)
    return "\n".join(clause.heading + clause.text for clause in read.clauses)


def why(name: str, content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read_file(name, name, content)
    return refused.value.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16"])
def test_text_is_read_in_any_chinese_encoding(encoding):
    said = "每戶每年補助1200元,由民政部門發放,申請後五日內辦理。" if encoding == "big5" else SAID
    assert "1200元" in text_of("a.txt", said.encode(encoding))
    assert "民政部" in text_of("a.txt", said.encode(encoding))


def test_a_page_that_claims_another_encoding_is_read_by_what_it_is():
    page = f'<html><head><meta charset="utf-8"></head><body><p>{SAID}</p></body></html>'
    assert "每户每年补助1200元" in text_of("a.html", page.encode("gb18030"))


def test_menus_of_a_page_are_dropped_and_its_tables_stay_readable():
    page = (
        "<html><body><nav>首页 走进清溪</nav><h1>补助标准</h1>"
        "<table><tr><th>等级</th><th>补助</th></tr>"
        "<tr><td>C级</td><td>8000元</td></tr><tr><td>D级</td><td>26000元</td></tr></table>"
        "<script>var a=1</script></body></html>"
    )
    text = text_of("a.html", page.encode())
    assert "等级:D级;补助:26000元" in text
    assert "首页" not in text and "var" not in text


def test_a_word_file_gives_paragraphs_and_tables_in_order():
    import docx

    document = docx.Document()
    document.add_paragraph("一、补助标准")
    document.add_paragraph("每户每年补助1200元。")
    table = document.add_table(rows=2, cols=2)
    for cell, word in zip(table.rows[0].cells, ("类别", "金额"), strict=True):
        cell.text = word
    for cell, word in zip(table.rows[1].cells, ("低保户", "900元"), strict=True):
        cell.text = word
    written = io.BytesIO()
    document.save(written)
    text = text_of("a.docx", written.getvalue())
    assert text.index("1200元") < text.index("类别:低保户;金额:900元")


def test_a_workbook_of_questions_becomes_curated_entries():
    import xlsxwriter

    written = io.BytesIO()
    book = xlsxwriter.Workbook(written)
    sheet = book.add_worksheet()
    rows = [
        ["序号", "问题", "相似问", "答案", "地区"],
        [1, "医保断缴怎么办", "医保停了咋办;医保漏交", "补缴后60天恢复待遇。", "清溪县"],
    ]
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()
    read, _ = read_file("qa.xlsx", "qa.xlsx", written.getvalue())
    assert [entry.question for entry in read.curated] == [
        "医保断缴怎么办",
        "医保停了咋办",
        "医保漏交",
    ]
    assert read.clauses[0].text == "补缴后60天恢复待遇。"


def test_an_ofd_file_is_read_line_by_line():
    page = (
        '<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>'
        '<ofd:TextObject Boundary="10 20 100 5">'
        '<ofd:TextCode X="0" Y="4">一、补助标准</ofd:TextCode></ofd:TextObject>'
        '<ofd:TextObject Boundary="10 30 100 5">'
        '<ofd:TextCode X="0" Y="4">每户补助1200元。</ofd:TextCode></ofd:TextObject>'
        "</ofd:Layer></ofd:Content></ofd:Page>"
    )
    assert "每户补助1200元" in text_of(
        "a.ofd", zipped({"OFD.xml": "<OFD/>", "Doc_0/Pages/Page_0/Content.xml": page})
    )


def test_jsonl_keeps_its_own_ids():
    lines = [
        {"id": "x1", "title": "清溪县养老办法第三条", "text": "满60周岁可以领取。"},
        {"id": "x2", "title": "清溪县养老办法第四条", "text": "每月领取120元。"},
    ]
    content = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()
    read, _ = read_file("c.jsonl", "c.jsonl", content)
    assert [clause.label for clause in read.clauses] == ["x1", "x2"]
    assert [document.title for document in read.documents] == ["清溪县养老办法"]


def zipped(members: dict[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def test_what_cannot_be_read_is_refused_with_its_reason():
    assert why("a.txt", b" \n ") == "empty"
    assert why("a.docx", b"plain words") == "not_what_it_says"
    assert why("a.docx", zipped({"hello.txt": "hi"})) == "not_what_it_says"
    assert why("a.docx", zipped({"word/document.xml": "<broken"})) == "damaged"
    assert why("a.pdf", b"%PDF-1.4 broken") in ("damaged", "scan")
    assert why("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "damaged"
    assert why("a.xlsx", zipped({"xl/workbook.xml": "<w/>"})) == "damaged"
    assert why("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50) == "scan"
    assert why("a.rar", b"Rar!\x1a\x07\x00") == "unknown_kind"
    assert why("a.jsonl", b'{"id": 1}\nnonsense') == "not_jsonl"


def test_a_zip_that_unpacks_without_end_is_refused():
    assert why("a.docx", zipped({"word/document.xml": b"\0" * 60_000_000})) == "bomb"


@settings(max_examples=60, deadline=None)
@given(
    name=st.sampled_from(
        ["a.txt", "a.docx", "a.doc", "a.pdf", "a.html", "a.md", "a.xlsx", "a.jsonl", "a.ofd", "a"]
    ),
    head=st.sampled_from(
        [
            b"",
            b"PK\x03\x04",
            b"%PDF-1.7\n",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"<html>",
            b"---\ntitle: x\n---\n",
            b'{"id":1,"text":"',
        ]
    ),
    tail=st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
)
def test_no_file_breaks_the_reader(name, head, tail):
    try:
        read, _ = read_file(name, name, head + tail)
    except Unreadable:
        return
    assert read.clauses
