"""/visit played as a conversation."""

from datetime import date

import pytest

from handlers.dates import read_day
from ledger.clock import Month
from ledger.model import Mode
from tests.phone import fits_a_phone

TODAY = date(2026, 10, 20)


def fill_in(phone, head="李四"):
    phone.presses("走访登记")
    phone.taps(head)
    for label in ("无变化", "都好", "都没有"):
        phone.taps(label)


def record(phone, head="李四"):
    fill_in(phone, head)
    phone.taps("提交")


def visits(ledger, cast, number="H001", day=TODAY):
    return ledger.visits.on_day(cast.households[number], day)


def test_a_visit_without_change_takes_six_taps_and_no_typing(zhang, ledger, cast):
    zhang.taps_made = 0
    zhang.presses("走访登记")
    zhang.shows("还差 3 户")
    zhang.taps("李四")
    zhang.shows("李四", "今天", "入户", "有变化吗")
    zhang.taps("无变化")
    zhang.shows("五项保障都好吗")
    zhang.taps("都好")
    zhang.shows("有诉求吗")
    zhang.taps("都没有")
    zhang.shows("请核对", "走访户：李四", "变化：无变化", "五项保障：都好")
    zhang.taps("提交")
    zhang.shows("已登记", "李四", "今天（10月20日）", "入户", "本月 1/3，还差 2 户")
    assert zhang.buttons == ["下一户", "改这条"]
    assert (zhang.taps_made, zhang.typed) == (6, 0)
    (visit,) = visits(ledger, cast)
    assert (visit.cadre, visit.recorder, visit.mode) == (cast.zhang.id, cast.zhang.id, Mode.HOME)


def test_every_screen_of_a_visit_fits_a_phone(zhang):
    record(zhang)
    zhang.taps("下一户")
    zhang.taps("王五")
    zhang.taps("改方式")
    for message in zhang.messages:
        if message["from"]["is_bot"]:
            fits_a_phone(message)


def test_what_changed_is_written_in_one_sentence(zhang, ledger, cast):
    zhang.taps_made = 0
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("务工")
    zhang.taps("收入")
    zhang.taps("选好了")
    zhang.shows("务工、收入 有什么变化")
    zhang.says("儿子去了县城工地，月收入 4000 元")
    zhang.taps("都好")
    zhang.taps("都没有")
    zhang.shows("变化：务工、收入", "儿子去了县城工地")
    zhang.taps("提交")
    assert zhang.taps_made <= 9
    (visit,) = visits(ledger, cast)
    assert visit.findings.changes == dict.fromkeys(
        ["work", "income"], "儿子去了县城工地，月收入 4000 元"
    )


def test_a_mark_tapped_again_is_taken_back(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("务工")
    assert "✓ 务工" in zhang.buttons
    zhang.taps("✓ 务工")
    assert "✓ 务工" not in zhang.buttons
    assert "无变化" in zhang.buttons


def test_a_failed_check_says_what_is_wrong_and_opens_a_problem(zhang, ledger, cast):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("无变化")
    zhang.taps("住房安全")
    zhang.taps("选好了")
    zhang.says("西屋漏雨")
    zhang.taps("都没有")
    zhang.taps("提交")
    (visit,) = visits(ledger, cast)
    assert visit.findings.checks == {"housing": "西屋漏雨"}
    owed = ledger.rates.owed(cast.zhang.id, Month.of(TODAY), TODAY)
    assert [o.open_problems for o in owed if o.household.head == "李四"] == [1]


def test_a_wish_and_the_next_step_are_taken_from_one_message(zhang, ledger, cast):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("无变化")
    zhang.taps("都好")
    zhang.says("诉求：想要两袋化肥，下一步：下周送来")
    zhang.shows("诉求：想要两袋化肥")
    zhang.taps("提交")
    (visit,) = visits(ledger, cast)
    assert (visit.findings.wish, visit.findings.next_step) == ("想要两袋化肥", "下周送来")


def test_characters_that_nobody_sees_are_not_kept_and_hinder_nothing(zhang, ledger, cast):
    zhang.presses("走访登记")
    zhang.says("\u200b李\u200b四\ufeff")
    zhang.taps("无变化")
    zhang.taps("都好")
    zhang.says("诉求：想要\u202e化肥")
    zhang.taps("提交")
    (visit,) = visits(ledger, cast)
    assert visit.findings.wish == "想要化肥"
    zhang.says("\u2060\u200b")
    zhang.shows("请把问题写出来")


def test_an_id_number_among_words_is_kept_nowhere(house, zhang):
    zhang.says("510105199003078513是我的证件号，低保标准是多少")
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("无变化")
    zhang.taps("都好")
    zhang.says("510105199003078513 想办低保")
    zhang.shows("**************8513 想办低保")
    zhang.taps("提交")
    dump = "\n".join(house._db.iterdump())
    assert "想办低保" in dump and "510105199003078513" not in dump


def test_the_next_step_alone_may_be_written(zhang, ledger, cast):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("无变化")
    zhang.taps("都好")
    zhang.taps("写下一步")
    zhang.says("月底再来看看")
    zhang.shows("有诉求吗")
    zhang.taps("都没有")
    zhang.taps("提交")
    (visit,) = visits(ledger, cast)
    assert (visit.findings.wish, visit.findings.next_step) == ("", "月底再来看看")


def test_another_day_is_tapped_or_typed_and_said_back(zhang, ledger, cast):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("改日期")
    zhang.shows("哪天去的")
    zhang.says("上周五")
    zhang.shows("10月16日", "有变化吗")
    for label in ("无变化", "都好", "都没有", "提交"):
        zhang.taps(label)
    zhang.shows("已登记", "10月16日", "补录")
    assert visits(ledger, cast, day=date(2026, 10, 16))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("昨天", date(2026, 10, 19)),
        ("前天", date(2026, 10, 18)),
        ("大前天", date(2026, 10, 17)),
        ("上周三", date(2026, 10, 14)),
        ("本周一", date(2026, 10, 19)),
        ("10月5日", date(2026, 10, 5)),
        ("10月5号", date(2026, 10, 5)),
        ("十月五日", date(2026, 10, 5)),
        ("5号", date(2026, 10, 5)),
        ("25号", date(2026, 9, 25)),
        ("上月25号", date(2026, 9, 25)),
        ("12月3日", date(2025, 12, 3)),
        ("2026-10-05", date(2026, 10, 5)),
        ("10.5", date(2026, 10, 5)),
        ("2026年10月5日", date(2026, 10, 5)),
    ],
)
def test_days_are_understood_as_people_type_them(words, day):
    assert read_day(words, TODAY) == day


def test_a_day_to_come_and_no_day_at_all_are_asked_again(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("改日期")
    zhang.says("2026-10-21")
    zhang.shows("不能晚于今天", "哪天去的")
    zhang.says("10月21日")
    zhang.shows("不能晚于今天", "哪天去的")
    zhang.says("13月40日")
    zhang.shows("没看懂日期", "哪天去的")
    zhang.says("2024-10-20")
    zhang.shows("太早了")


def test_nobody_home_is_recorded_at_once_and_counts_as_no_visit(zhang, ledger, cast):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("改方式")
    zhang.taps("未遇")
    zhang.shows("请核对", "方式：未遇")
    zhang.taps("提交")
    zhang.shows("已登记", "未遇", "不计走访", "本月 0/3")
    assert [visit.mode for visit in visits(ledger, cast)] == [Mode.ABSENT]


def test_a_restart_between_any_two_steps_loses_nothing(zhang, ledger, cast):
    zhang.presses("走访登记")
    for label in ("李四", "无变化", "都好", "都没有", "提交"):
        zhang.house.start()
        zhang.taps(label)
    zhang.shows("已登记")
    assert len(visits(ledger, cast)) == 1


def test_a_draft_goes_on_another_day_with_the_day_it_was_begun(zhang, watch, ledger, cast):
    zhang.presses("走访登记")
    zhang.taps("李四")
    watch.later(days=1)
    zhang.presses("走访登记")
    zhang.shows("李四户", "还没填完")
    assert zhang.buttons == ["继续", "另走一户", "丢弃"]
    zhang.taps("继续")
    zhang.shows("昨天（10月20日）")
    for label in ("无变化", "都好", "都没有", "提交"):
        zhang.taps(label)
    assert visits(ledger, cast)


def test_another_household_puts_the_draft_by_and_it_is_offered_again(zhang, ledger, cast):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.presses("走访登记")
    zhang.taps("另走一户")
    zhang.taps("王五")
    for label in ("无变化", "都好", "都没有", "提交"):
        zhang.taps(label)
    zhang.shows("已登记", "王五")
    zhang.taps("继续草稿")
    zhang.shows("李四", "有变化吗")
    for label in ("无变化", "都好", "都没有", "提交"):
        zhang.taps(label)
    assert visits(ledger, cast)
    assert visits(ledger, cast, "H002")


def test_a_discarded_draft_is_gone_and_its_buttons_are_dead(zhang, ledger, cast):
    fill_in(zhang)
    old = zhang.screen
    zhang.presses("走访登记")
    zhang.taps("丢弃")
    zhang.shows("已丢弃")
    zhang.taps("提交", on=old)
    zhang.shows("已经处理完了")
    assert not visits(ledger, cast)


def test_submitting_twice_records_once(zhang, ledger, cast):
    fill_in(zhang)
    review = zhang.screen
    zhang.taps("提交", on=review)
    zhang.taps("提交", on=review)
    zhang.shows("没有重复登记")
    assert len(visits(ledger, cast)) == 1


def test_an_old_button_shows_where_we_are(zhang):
    zhang.presses("走访登记")
    first = zhang.screen
    zhang.taps("李四", on=first)
    zhang.taps("王五", on=first)
    zhang.shows("李四", "有变化吗")


def test_back_goes_one_step(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("无变化")
    zhang.taps("返回")
    zhang.shows("有变化吗")
    zhang.taps("返回")
    zhang.shows("走访哪一户")


def test_one_answer_is_changed_and_the_others_stay(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("无变化")
    zhang.taps("都好")
    zhang.says("想学养蜂")
    zhang.taps("改")
    zhang.shows("改哪一项")
    zhang.taps("走访户")
    zhang.taps("王五")
    zhang.shows("请核对", "走访户：王五", "诉求：想学养蜂")


def test_a_kept_draft_waits(zhang):
    fill_in(zhang)
    zhang.taps("存草稿")
    zhang.shows("已存草稿", "李四户")
    zhang.presses("走访登记")
    zhang.taps("继续")
    zhang.shows("请核对")


def test_a_name_finds_the_household(zhang):
    zhang.presses("走访登记")
    zhang.says("赵六家")
    zhang.shows("赵六", "有变化吗")


def test_a_policy_question_in_between_is_answered_and_the_step_shown_again(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.says("贴息标准是多少")
    zhang.shows("李四", "有变化吗")
    assert len(zhang.heard) >= 2


def test_editing_the_message_amends_its_answer(zhang, ledger, cast):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("无变化")
    zhang.taps("都好")
    message = zhang.says("想要化肥")
    zhang.edits(message, "想要两袋化肥")
    zhang.shows("请核对", "想要两袋化肥")
    zhang.taps("提交")
    zhang.edits(message, "想要三袋化肥")
    (visit,) = visits(ledger, cast)
    assert visit.findings.wish == "想要两袋化肥"


def test_an_over_long_answer_is_asked_again(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("无变化")
    zhang.taps("都好")
    zhang.says("好" * 501)
    zhang.shows("太长了", "有诉求吗")


def test_html_in_words_is_harmless(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("无变化")
    zhang.taps("都好")
    zhang.says("<b>修屋顶 & 通水")
    zhang.shows("<b>修屋顶 & 通水")


def test_a_second_visit_of_the_day_asks_first(zhang, ledger, cast):
    record(zhang)
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.shows("已经登记过")
    assert zhang.buttons[:2] == ["仍要记", "看那条"]
    zhang.taps("看那条")
    zhang.shows("李四户", "变化：无变化")
    for label in ("仍要记", "无变化", "都好", "都没有", "提交"):
        zhang.taps(label, on=zhang.messages[-2])
    assert "已登记" in zhang.heard[-2]
    assert "本月 1/3" in zhang.heard[-2]
    assert len(visits(ledger, cast)) == 2


def test_what_was_recorded_is_corrected_as_the_next_version(zhang, ledger, cast):
    record(zhang)
    zhang.taps("改这条")
    zhang.shows("改哪一项")
    zhang.taps("诉求")
    zhang.says("想要化肥")
    zhang.shows("请核对", "想要化肥")
    zhang.taps("提交")
    zhang.shows("已改好", "第 2 版")
    (visit,) = visits(ledger, cast)
    assert (visit.version, visit.findings.wish) == (2, "想要化肥")


def test_a_correction_on_a_later_day_says_why(zhang, watch, ledger, cast):
    record(zhang)
    done = zhang.screen
    watch.later(days=2)
    zhang.taps("改这条", on=done)
    zhang.taps("方式")
    zhang.taps("电话")
    zhang.shows("为什么改")
    zhang.taps("点错了")
    zhang.taps("提交")
    zhang.shows("已改好", "电话")
    assert [v.mode for v in visits(ledger, cast)] == [Mode.PHONE]


def test_a_voided_visit_counts_no_more(zhang, ledger, cast):
    record(zhang)
    zhang.taps("改这条")
    zhang.taps("作废")
    zhang.taps("作废")
    zhang.shows("请核对", "作废")
    zhang.taps("提交")
    zhang.shows("已作废")
    assert not visits(ledger, cast)
    zhang.presses("本月进度")
    zhang.shows("已走 0 户，还差 3 户")


def test_a_household_handed_over_meanwhile_is_taken_as_a_visit_for_its_holder(zhang, ledger, cast):
    fill_in(zhang)
    ledger.care.hand_over(cast.households["H001"], cast.qian.id, TODAY)
    zhang.taps("提交")
    zhang.shows("已登记", "代访")
    (visit,) = visits(ledger, cast)
    assert visit.cadre == cast.zhang.id


def test_a_household_that_left_is_not_recorded(zhang, ledger, cast):
    fill_in(zhang)
    ledger.register.leave(cast.households["H001"], TODAY)
    zhang.taps("提交")
    zhang.shows("已经退出台账", "走访哪一户")
    assert not visits(ledger, cast)


def test_a_forged_button_reaches_nobody_elses_household(zhang, ledger, cast):
    zhang.presses("走访登记")
    shown = zhang.screen
    data = shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    forged = data.rpartition(":")[0] + ":" + cast.households["H004"]
    zhang.telegram.taps(zhang.account, zhang.chat, shown["message_id"], forged)
    zhang.house.serve()
    zhang.shows("不在您名下")


def test_a_visit_too_late_to_count_is_recorded_and_said_so(zhang, ledger, cast):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("改日期")
    zhang.says("10月1日")
    for label in ("无变化", "都好", "都没有", "提交"):
        zhang.taps(label)
    zhang.shows("已登记", "10月1日", "不计走访率", "本月 0/3")


def test_a_visit_of_the_month_before_shows_both_months(zhang, watch, ledger, cast):
    watch.to(2026, 11, 3)
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.taps("改日期")
    zhang.says("10月30日")
    for label in ("无变化", "都好", "都没有", "提交"):
        zhang.taps(label)
    zhang.shows("已登记", "10月30日", "10月 1/3", "本月 0/3")


def test_pictures_stickers_and_voices_are_answered_kindly_and_the_step_stays(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    zhang.telegram.sends_sticker(zhang.account, zhang.chat)
    zhang.telegram.sends_voice(zhang.account, zhang.chat)
    zhang.house.serve()
    zhang.shows("李四", "有变化吗")
    assert "这个我看不懂" in zhang.heard[-2]
