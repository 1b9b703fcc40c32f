"""What a visit asks by season, county and what was found before."""

from datetime import date

import pytest

from ledger.clock import Month
from ledger.members import Kin, Member, MemberId, Stage
from ledger.model import Findings, Mode, NewVisit
from tests.cast import NOW


@pytest.fixture
def pupil(ledger, cast):
    child = Member(id=MemberId(""), name="李小四", kin=Kin.CHILD, stage=Stage.JUNIOR)
    return ledger.members.put(cast.households["H001"], child)


def open_visit(zhang, head="李四"):
    zhang.presses("走访登记")
    zhang.taps(head)


def only(ledger, cast, number, day):
    (visit,) = ledger.visits.on_day(cast.households[number], day)
    return visit


@pytest.mark.parametrize("month", [3, 9])
def test_in_march_and_september_the_return_to_school_is_asked(
    zhang, pupil, watch, ledger, cast, month
):
    watch.to(2027, month, 8)
    open_visit(zhang)
    zhang.taps_made = 0
    zhang.taps("无变化")
    zhang.shows("孩子都返校了吗")
    zhang.taps("都返校了")
    for label in ("都好", "都没有", "提交"):
        zhang.taps(label)
    zhang.shows("已登记")
    assert zhang.taps_made == 5  # one more than without the question
    assert only(ledger, cast, "H001", date(2027, month, 8)).findings.season == {"school": "yes"}


def test_who_is_not_back_at_school_is_written(zhang, pupil, watch, ledger, cast):
    watch.to(2027, 3, 8)
    open_visit(zhang)
    zhang.taps("无变化")
    zhang.taps("有没返校的")
    zhang.says("李小四在家养病")
    for label in ("都好", "都没有"):
        zhang.taps(label)
    zhang.shows("学生返校：有没返校的", "未返校说明：李小四在家养病")
    zhang.taps("提交")
    found = only(ledger, cast, "H001", date(2027, 3, 8)).findings
    assert found.season == {"school": "李小四在家养病"}


def test_other_months_and_households_without_pupils_are_not_asked(zhang, pupil, watch):
    open_visit(zhang)
    zhang.taps("无变化")
    zhang.shows("五项保障都好吗")
    zhang.says("/cancel")
    watch.to(2027, 3, 8)
    open_visit(zhang, "王五")
    zhang.taps("无变化")
    zhang.shows("五项保障都好吗")


def test_who_finished_school_is_no_pupil_any_more(zhang, pupil, watch, ledger, cast):
    child = Member(id=pupil, name="李小四", kin=Kin.CHILD, stage=None)
    ledger.members.put(cast.households["H001"], child, date(2026, 7, 1))
    watch.to(2027, 3, 8)
    open_visit(zhang)
    zhang.taps("无变化")
    zhang.shows("五项保障都好吗")


def test_the_county_sets_the_season(zhang, pupil, watch, ledger):
    ledger.settings.set("season_months", "10", None, watch())
    open_visit(zhang)
    zhang.taps("无变化")
    zhang.shows("孩子都返校了吗")


def test_where_the_county_wants_it_each_check_is_asked_by_itself_once_a_quarter(
    zhang, watch, ledger, cast
):
    ledger.settings.set("each_check", "on", None, watch())
    open_visit(zhang)
    zhang.taps("无变化")
    for label in ("吃穿", "义务教育", "基本医疗", "住房安全"):
        zhang.shows(f"{label} 怎么样")
        zhang.taps("好")
    zhang.shows("饮水安全 怎么样")
    zhang.taps("有问题")
    zhang.shows("饮水安全 有什么问题")
    zhang.says("停水三天")
    zhang.taps("都没有")
    zhang.shows("五项保障：饮水安全 停水三天")
    zhang.taps("提交")
    assert only(ledger, cast, "H001", NOW.date()).findings.checks == {"water": "停水三天"}
    watch.later(days=30)
    open_visit(zhang)
    zhang.taps("无变化")
    zhang.shows("五项保障都好吗")


def test_the_rules_of_the_mode_are_said_where_it_is_changed(zhang):
    open_visit(zhang)
    zhang.taps("改方式")
    zhang.shows("未遇", "不计走访", "电话、视频", "这户现在不计")


def test_an_imported_visit_says_nothing_of_checks_that_nobody_made(zhang, ledger, cast):
    ledger.visits.record(
        NewVisit(
            household=cast.households["H001"],
            cadre=cast.zhang.id,
            recorder=cast.zhang.id,
            day=date(2026, 9, 3),
            mode=Mode.HOME,
            findings=Findings(remark="送去春耕化肥"),
        ),
        NOW,
    )
    open_visit(zhang)
    zhang.shows("上次 9月3日入户：送去春耕化肥")
    zhang.taps("无变化")
    zhang.shows_not("上次")


def test_typed_labels_and_their_like_are_answers_too(zhang, ledger, cast):
    zhang.presses("走访登记")
    for words in ("李四", "没变化", "都很好", "没有", "提交"):
        zhang.says(words)
    zhang.shows("已登记")
    assert ledger.rates.owed(cast.zhang.id, Month(2026, 10), NOW.date())


def test_several_labels_are_typed_in_one_message(zhang):
    open_visit(zhang)
    zhang.says("务工、大额支出")
    zhang.shows("务工、大额支出 有什么变化")


def test_a_line_of_the_review_is_changed_by_its_number_or_title(zhang):
    open_visit(zhang)
    for label in ("无变化", "都好", "都没有"):
        zhang.taps(label)
    for words, asked in (("改第3项", "怎么走访"), ("改诉求", "有诉求吗"), ("第四项", "有变化吗")):
        zhang.says(words)
        zhang.shows(asked)
        zhang.taps("返回")
    zhang.says("改第9项")
    zhang.shows("没有这一项", "请核对")


def test_many_lines_in_one_answer_stay_one_line(zhang):
    open_visit(zhang)
    zhang.taps("无变化")
    zhang.taps("都好")
    zhang.says("要化肥\n\n还要种子\n和农药")
    zhang.shows("诉求：要化肥 还要种子 和农药")


def test_an_edit_of_what_was_submitted_is_answered(zhang):
    open_visit(zhang)
    zhang.taps("无变化")
    zhang.taps("都好")
    message = zhang.says("想要化肥")
    zhang.taps("提交")
    zhang.edits(message, "想要两袋化肥")
    zhang.shows("改原消息不起作用", "改这条")
