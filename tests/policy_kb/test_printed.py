"""A document is quoted as it is printed, with the marks that Chinese is written with."""

from dataclasses import replace

import pytest

from policy_kb.model import Document, DocumentId, Reply
from policy_kb.printed import printed
from policy_kb.wording import plain
from tests.policy_kb.invented import LOANS, SUBSIDIES

TEXT = """清溪县临时救助实施办法（试行）
第一条 为了规范临时救助，制定本办法。
第二条 临时救助标准为每人每次1,860元，特困的，每户不超过5000元。有下列情形之一的，可以提高标准：
（一）患重大疾病的，每人每次3200元；
（二）遭遇火灾的，每户每次5000元。
"""


@pytest.fixture
def relief(bring):
    return bring(救助__txt=TEXT, 贷款__txt=LOANS, 危房__txt=SUBSIDIES)


def test_an_answer_is_written_as_the_document_writes_it(relief):
    reply = relief.ask("清溪县临时救助标准是多少")
    assert "临时救助标准为每人每次1,860元，特困的，每户不超过5000元。" in plain(reply)
    assert "《清溪县临时救助实施办法（试行）》" in plain(reply)
    assert {hit.doc for hit in reply.hits} >= {"清溪县临时救助实施办法（试行）"}
    assert any("情形之一的，可以提高标准：" in hit.text for hit in reply.hits)


def test_the_text_that_is_opened_is_written_so_too(relief):
    clause, document = relief.clause(relief.ask("清溪县临时救助标准是多少").hits[0].id)
    around = "".join(one.lead + one.text for one in relief.around(clause.id)[0])
    assert document.title.endswith("（试行）")
    assert "，" in around and "," not in around.replace("1,860", "")


def test_what_would_introduce_an_unshown_list_is_not_shown(relief):
    found = relief.ask("清溪县临时救助标准是多少").found[0]
    reply = Reply("", "answer", (replace(found, sentences=("一共三种。", "分别是：")),))
    assert plain(reply).startswith("【地区不详，年份不详】一共三种。\n——")


@pytest.mark.parametrize(
    ("levelled", "wide"),
    [
        ("低保(含特困)对象", "低保（含特困）对象"),
        ("第(二)项", "第（二）项"),
        ("按3:7,共5,000元", "按3:7，共5,000元"),
        ("见a(b)c: d", "见a(b)c: d"),
        ("注:((内)外)", "注：（（内）外）"),
    ],
)
def test_only_marks_beside_chinese_are_wide(levelled, wide):
    document = Document(DocumentId("x"), "t", "t.txt")
    assert printed(levelled, document) == wide
    assert printed(levelled, Document(DocumentId("x"), "t", "t.jsonl", "corpus")) == levelled
