"""What the reader makes of documents: parts, trees, masks, names, dates."""

from policy_kb.model import Clause
from policy_kb.reading.clauses import read_lines
from policy_kb.reading.masks import unmasked
from policy_kb.reading.privacy import veiled
from tests.policy_kb.invented import LOANS, PORTAL, SUBSIDIES


def read(text: str, name: str = "文件.txt") -> tuple[Clause, ...]:
    return read_lines(name, name, text.split("\n")).clauses


def test_a_document_says_what_it_is():
    (document,) = read_lines("a.txt", "a.txt", LOANS.split("\n")).documents
    assert document.title == "清溪县农户生产贷款管理办法"
    assert document.number == "清政办发〔2023〕12号"
    assert document.issuer == "清溪县人民政府办公室"
    assert (document.year, document.published) == ("2023", "2023-04-10")
    assert document.effective == "2023-05-01"
    assert document.supersedes == "清溪县农户小额贷款办法"


def test_a_number_may_stand_below_the_title():
    lines = ["清溪县临时救助办法", "（清政发〔2023〕8号）", "第一条 每人每次1860元。"]
    read = read_lines("a.txt", "a.txt", lines)
    (document,) = read.documents
    assert (document.number, document.year) == ("清政发〔2023〕8号", "2023")
    assert [clause.article for clause in read.clauses] == ["第一条"]
    (document,) = read_lines("a.txt", "a.txt", [lines[0], "按县发〔2019〕3号执行。"]).documents
    assert (document.number, document.year) == ("", "")  # another's, in the text


def test_what_a_document_does_not_say_stays_empty():
    (document,) = read_lines("a.txt", "a.txt", ["一、要求", "各村要按时报送材料。"]).documents
    assert (document.place, document.year, document.issuer, document.number) == ("", "", "", "")
    assert document.status == "unknown"


def test_a_place_is_spelled_out_from_the_title():
    (document,) = read_lines("a.txt", "a.txt", SUBSIDIES.split("\n")).documents
    assert document.place == "重庆市巫山县"
    assert document.year == "2022"


def test_the_portal_around_a_text_is_dropped_but_its_date_is_read():
    read_ = read_lines("a.txt", "a.txt", PORTAL.split("\n"))
    text = "".join(clause.text for clause in read_.clauses)
    assert "24小时值班" in text
    for noise in ("首页", "浏览次数", "技术支持", "关闭本页", "当前位置"):
        assert noise not in text
    assert read_.documents[0].published == "2021-06-01"


def test_characters_that_nobody_sees_are_read_as_nothing():
    (clause,) = read("一、要求\n每\u200b户补助\u202e800\u00ad元。")
    assert clause.text == "每户补助800元。"


def test_items_keep_their_lead_in_and_their_article():
    clause = next(c for c in read(LOANS) if "赌博" in c.text)
    assert clause.lead == "有下列情形之一的,不得发放贷款:"
    assert clause.article == "第二条第2项"
    assert clause.path == ("第二章贷款条件", "第二条贷款对象")


def test_items_inside_a_line_are_told_apart():
    clauses = read("二、做法\n主要做法有:一是抓培训,办了3期班。二是抓督查,查了8个村。")
    texts = [clause.text for clause in clauses if clause.article.endswith("是")]
    assert texts == ["抓培训,办了3期班。", "抓督查,查了8个村。"]


def test_a_number_that_ran_into_the_line_above_opens_its_own_clause():
    clauses = read("一、任务\n5.危房改造。年底前完成,引导6.环境整治。清理垃圾。")
    assert [clause.heading for clause in clauses][-2:] == ["危房改造", "环境整治"]


def test_several_documents_in_one_file_are_told_apart():
    read_ = read_lines(
        "汇编.txt",
        "汇编.txt",
        ["工作汇编第1篇", "一、甲", "甲的内容。", "工作汇编第2篇", "一、乙", "乙的内容。"],
    )
    assert [document.title for document in read_.documents] == ["工作汇编第1篇", "工作汇编第2篇"]
    assert {clause.document for clause in read_.clauses} == {d.id for d in read_.documents}


def test_one_mask_stands_for_many_words_and_says_which():
    text, restored = unmasked("县财***局落实***策,区***书馆,心电***,***情期间,老***员,门诊***")
    assert text == "县财政局落实政策,区图书馆,心电图,疫情期间,老党员,门诊***"
    assert set(restored) == {"财政局", "政策", "图书馆", "心电图", "疫情期间", "党员"}


def test_the_raw_text_is_kept_beside_what_was_restored():
    clause = next(c for c in read("一、要点\n落实扶贫***策,按时拨付。"))
    assert clause.text == "落实扶贫政策,按时拨付。"
    assert clause.raw == "落实扶贫***策,按时拨付。"
    assert clause.restored == ("政策",)


def test_days_whose_month_was_lost_are_read_only_where_one_reading_is_possible():
    assert unmasked("(11日至430日)")[0] == "(1月1日至4月30日)"
    assert unmasked("(101日至1031日)")[0] == "(10月1日至10月31日)"
    assert unmasked("(11日至30日)")[0] == "(11日至30日)"
    assert unmasked("(1111日至1231日)")[0] == "(11月11日至12月31日)"


def test_names_of_the_poor_and_the_ill_are_hidden_before_indexing():
    assert veiled("低收入户马冬梅因病住院。") == "低收入户马某因病住院。"
    assert veiled("扶持贫困户李铁柱养羊20只") == "扶持贫困户李某养羊20只"
    assert "11010119900307" not in veiled("身份证11010119900307757X,欠款2万元")


def test_offices_and_figures_are_not_taken_for_names():
    for said in ("县长王建国作了讲话", "对贫困户危旧房进行改造", "贫困户全部脱贫,农户应交300元"):
        assert veiled(said) == said


def test_a_source_date_in_a_body_number_is_no_year():
    (document,) = read_lines("a.txt", "a.txt", ["一、捐款", "捐款2040元,资助1999人。"]).documents
    assert document.mentions == ""
