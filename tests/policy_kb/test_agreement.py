"""A right topic is not yet an answer: stage, grade, office, purpose and bounds have to agree."""

import pytest

from policy_kb.wording import plain

SCHOOL = """青石县2021年教育资助办法
一、寄宿生补助
补助贫困寄宿生生活费小学每人每年1100元,初中每人每年1300元,普通高中免学费、免住宿费并享受国家助学金。
二、贷款考核
贷款回收率达94%以上的乡镇给予奖励;贷款回收率低于88%的乡镇削减指标。
三、办理时限
县扶贫办6个工作日内审查,信用社9个工作日内发放贷款。
四、救助情况
全县累计防贫救助120人,支付防贫救助金80万元,建成养殖场12个。
五、建设期限
项目建设期限为2021年3月1日至2021年9月20日。
各部门要抓好项目建设,按照2021年项目建设方案推进项目建设工作。
六、走访
三合乡、九龙镇2021年出列。白水镇、黄土乡2022年出列。
职教中心管理中职学生学籍档案。全年累计发放资金46万元用于各项工作。
城乡居民参加医保个人缴费部分由财政全额救助,参加医保个人缴费不用掏钱。
水质合格率达96%以上的乡镇颁发水质合格牌匾。
危房改造
(一)C级危房每户补助5200元。
(二)D级危房每户补助9100元。
七、责任分工
(一)水利站负责饮水设施维护。
(二)卫生院负责医疗保障。开展水质检测。
"""


@pytest.fixture
def county(bring):
    return bring(教育__txt=SCHOOL)


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("青石县小学寄宿生一年补多少生活费", "1100元"),
        ("青石县初中住校的娃一年补好多生活费", "1300元"),
        ("青石县小学和初中寄宿生各补多少生活费", "1300元"),
        ("青石县项目完成90%以后,项目建设期限如何规定", "9月20日"),
        ("青石县水质合格率97%的乡镇颁发牌匾吗", "牌匾"),
        ("青石县贷款回收率低于88%的乡镇咋个处理", "削减"),
        ("青石县信用社几个工作日发放贷款", "9个工作日"),
        ("青石县项目建设期限如何规定", "9月20日"),
        ("青石县水质检测哪个部门管", "卫生院"),
    ],
)
def test_the_figure_of_what_is_asked_answers(county, asked, held):
    reply = county.ask(asked)
    assert reply.verdict == "answer"
    assert held in plain(reply)


@pytest.mark.parametrize(
    "asked",
    [
        "青石县高中住校的娃一年补多少生活费",  # another stage
        "青石县幼儿园的小娃一年补多少生活费",
        "青石县初中助学金一年多少元",  # another purpose
        "青石县小学寄宿生一年补多少取暖费",
        "青石县中职学生全年发放资金多少元",  # named in the sentence before only
        "青石县贷款回收率91%的乡镇怎么处理",  # between the bounds
        "青石县贷款回收率在百分之八十九到九十三之间怎么处理",
        "青石县水质合格率93%的乡镇颁发牌匾吗",  # short of the only bound
        "青石县城乡居民参加医保个人缴费部分由财政全额救助多少元",  # no figure at all
        "青石县财政所几个工作日拨付贷款",  # another office
        "青石县贷款要找谁担保",  # a condition that is not there
        "青石县防贫救助电话是多少",
        "青石县防贫救助最高多少封顶",
        "青石县车险跟防贫救助金一样也是80万元不",  # one of the two is not there
        "青石县养殖场装了多少盏灯",  # another unit
        "青石县养殖场监理费是多少",
    ],
)
def test_the_figure_of_something_else_does_not(county, asked):
    assert county.ask(asked).verdict in ("none", "offtopic")


@pytest.mark.parametrize(
    ("asked", "before", "held"),
    [
        ("黄土乡呢", "青石县三合乡是哪年出列的", "2022年"),
        ("那初中的呢", "青石县小学寄宿生一年补多少生活费", "1300元"),
        ("那信用社要几个工作日", "青石县扶贫办几个工作日审查贷款", "9个工作日"),
        ("总共多少钱", "青石县防贫救助多少人", "80万元"),
    ],
)
def test_a_follow_up_asks_of_what_was_spoken_of(county, asked, before, held):
    assert held in plain(county.ask(asked, previous=before))


def test_of_a_comparison_both_sides_are_shown(county):
    text = plain(county.ask("青石县扶贫办跟信用社各要几个工作日"))
    assert "6个工作日" in text and "9个工作日" in text


def test_of_two_of_a_kind_each_is_found_where_it_stands(county):
    text = plain(county.ask("青石县C级危房和D级危房每户各补助多少元"))
    assert "5200元" in text and "9100元" in text


def test_a_place_is_never_taken_for_a_typing_error(bring):
    base = bring(省__txt="山西省道路标准\n一、道路\n窄路拓宽至4.1米。\n2021年1月5日")
    assert "4.1米" in plain(base.ask("山西窄路要拓宽到几米"))
    reply = base.ask("陕西窄路要拓宽到几米")
    assert reply.verdict == "none" and "4.1" not in plain(reply)


@pytest.mark.parametrize("typed", ["生活废", "生活匪"])
def test_a_wrong_character_of_the_same_sound_is_put_right(county, typed):
    assert "1100元" in plain(county.ask(f"青石县小学寄宿生一年补多少{typed}"))


def test_without_a_word_of_what_is_asked_nothing_answers(county):
    assert county.ask("爱心卡每人每年多少元").verdict != "answer"
