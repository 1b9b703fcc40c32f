"""/handover 移交 played: asked, accepted, approved, handed over face to face."""

from datetime import date

from ledger.clock import Month
from ledger.model import AreaKind
from tests.phone import Phone, buttons_of, fits_a_phone
from tests.test_visit_dialog import record

TODAY = date(2026, 10, 20)
OCTOBER = Month(2026, 10)


def hand_over(phone, way="整体移交", homes=(), to="钱进"):
    phone.says("/handover")
    phone.taps(way)
    for head in homes:
        phone.taps(head)
    if homes:
        phone.taps("选好了")
    if way != "转待分配":
        phone.says(to)
    phone.taps("工作调动")
    phone.taps("提交")


def due(ledger, cadre, month=OCTOBER, today=TODAY):
    owed = ledger.rates.owed(cadre.id, month, today)
    return sorted(one.household.head for one in owed if one.due)


def test_all_households_go_over_when_the_receiver_accepts_and_the_township_approves(
    zhang, qian, sun, ledger, cast
):
    record(zhang)
    zhang.says("/handover")
    zhang.shows("您名下 3 户，怎么移交")
    zhang.taps("整体移交")
    zhang.shows("移交给谁")
    zhang.says("钱进")
    zhang.shows("为什么移交")
    zhang.taps("工作调动")
    zhang.shows("请核对", "移交：整体移交", "接收人：钱进", "原因：工作调动", "起算日：10月20日")
    zhang.taps("提交")
    zhang.shows("已提交", "张明 → 钱进，3 户", "等 钱进 确认")

    qian.shows("请您确认", "张明 → 钱进，3 户", "李四、王五、赵六")
    assert due(ledger, cast.zhang) == ["李四", "王五", "赵六"]  # nothing counts before
    qian.taps("同意接收")
    qian.shows("等审批")
    assert due(ledger, cast.qian) == ["吴八", "陈七"]

    sun.shows("请您审批", "张明（文旅局）", "3 户", buttons=["同意", "不同意", "全部申请"])
    sun.taps("同意")
    sun.shows("已批准（孙立）", "从 10月20日 起算")
    zhang.shows("「移交」已批准", "从 10月20日 起算")
    qian.shows("交接单", "原责任人 张明", "3 户从 10月20日 起归您")
    assert due(ledger, cast.zhang) == []
    assert due(ledger, cast.qian) == ["吴八", "李四", "王五", "赵六", "陈七"]

    qian.taps("李四")
    qian.shows("李四户", "白石村1组", "监测对象", "近 3 次走访", "10月20日 入户 无变化")
    qian.shows("未结问题：无", "诉求：无")
    qian.taps("已见面交接")
    qian.shows("交接单")
    assert "✓ 李四" in qian.buttons
    for phone in (zhang, qian, sun):
        for message in phone.messages:
            if message["from"]["is_bot"]:
                fits_a_phone(message)


def test_households_go_one_by_one_to_different_people_and_to_nobody(
    zhang, qian, li, sun, ledger, cast
):
    hand_over(zhang, "逐户移交", ["李四"])
    zhang.says("/handover")
    zhang.taps("逐户移交")
    zhang.taps("王五")
    zhang.taps("选好了")
    zhang.says("李村")
    zhang.taps("分工调整")
    zhang.taps("提交")
    zhang.says("/handover")
    zhang.taps("逐户移交")
    zhang.taps("赵六")
    zhang.taps("选好了")
    zhang.taps("待分配")
    zhang.taps("退休")
    zhang.taps("提交")
    qian.taps("同意接收")
    li.taps("同意接收")
    for _ in range(3):
        sun.says("/requests")
        sun.taps(sun.buttons[0])
        sun.taps("同意")
    assert due(ledger, cast.qian) == ["吴八", "李四", "陈七"]
    assert due(ledger, cast.li) == ["王五"]
    assert due(ledger, cast.zhang) == []
    (nobody,) = [m for m in ledger.rates.missing(OCTOBER, TODAY) if m.owner is None]
    assert nobody.household.head == "赵六"


def test_what_the_receiver_declines_stays(zhang, qian, sun, ledger, cast):
    hand_over(zhang)
    heard = len(sun.heard)
    qian.taps("不接收")
    qian.shows("不同意（钱进）")
    zhang.shows("「移交」没有同意", "不同意（钱进）")
    assert len(sun.heard) == heard
    assert due(ledger, cast.zhang) == ["李四", "王五", "赵六"]


def test_what_the_township_refuses_stays(zhang, qian, sun, ledger, cast):
    hand_over(zhang)
    qian.taps("同意接收")
    sun.taps("不同意")
    zhang.shows("没有同意", "不同意（孙立）")
    assert due(ledger, cast.zhang) == ["李四", "王五", "赵六"]


def test_who_is_bound_hears_how_many_wait_for_them(zhang, qian, sun, house, ledger, cast, watch):
    hand_over(zhang)
    for cadre, account in ((cast.qian, 901), (cast.sun, 902)):
        code = ledger.codes.issue(cadre.id, watch.now).code
        anew = Phone(house, account)
        anew.says(f"/start {code}")
        waits = cadre is cast.qian  # the township's turn comes when he has accepted
        assert ("有 1 件申请等您处理" in anew.heard[-2]) is waits


def test_whoever_refuses_may_say_why_with_a_tap(zhang, qian, sun, ledger, cast):
    hand_over(zhang)
    qian.taps("同意接收")
    sun.taps("不同意")
    sun.shows("为什么？", buttons=["情况不符", "日期不对", "材料不全", "请当面说", "全部申请"])
    fits_a_phone(sun.screen)
    wire = sun.screen["reply_markup"]["inline_keyboard"][0][1]["callback_data"]
    sun.taps("日期不对")
    sun.shows("已告诉张明：日期不对。", "不同意（孙立）")
    assert "情况不符" not in sun.buttons
    zhang.shows("「移交」没有同意的原因：日期不对（孙立）")
    heard = len(zhang.heard)
    for other in (qian, zhang):  # who did not refuse has no reasons
        other.telegram.taps(other.account, other.chat, other.screen["message_id"], wire)
        other.house.serve()
    assert "不归您管" in qian.heard[-1]
    assert not any("原因" in text for text in zhang.heard[heard:])


def test_the_asker_takes_it_back(zhang, qian, ledger, cast):
    hand_over(zhang)
    zhang.taps("撤回申请")
    zhang.shows("已撤回")
    qian.taps("同意接收")
    qian.shows("这条申请已经处理过了", "已撤回")


def test_only_the_first_approval_counts_and_the_other_sees_whose_it_was(zhang, qian, sun, zhou):
    hand_over(zhang, "转待分配")
    before = sun.screen
    sun.taps("同意")
    sun.taps("同意", on=before)
    sun.shows("这条申请已经处理过了", "已批准（孙立）")


def test_households_of_two_townships_are_two_requests(qian, zhang, sun, zhou, ledger, cast):
    ledger.care.pass_on([cast.households["H003"]], cast.zhang.id, cast.qian.id, TODAY)
    hand_over(qian, to="张明")
    qian.shows("已提交 2 件申请", "清水镇", "青山镇")
    zhang.says("/requests")
    zhang.shows("等您处理 2 件")
    for _ in range(2):
        zhang.says("/requests")
        zhang.taps(zhang.buttons[0])
        zhang.taps("同意接收")
    sun.shows("请您审批", "1 户", "赵六")
    sun.taps("同意")
    assert due(ledger, cast.zhang) == ["李四", "王五", "赵六"]
    zhou.shows("请您审批", "2 户")  # 清水镇 has no administrator: the county's
    zhou.taps("同意")
    assert due(ledger, cast.zhang) == ["吴八", "李四", "王五", "赵六", "陈七"]


def test_nobody_approves_outside_their_township_or_in_their_own_matter(
    zhang, qian, li, sun, zhou, ledger, cast
):
    hand_over(qian, "转待分配")  # 清水镇
    (request,) = ledger.requests.of_asker(cast.qian.id)
    for phone in (zhang, li, sun):
        phone.telegram.taps(
            phone.account, phone.chat, phone.screen["message_id"], f"Decide:{request.id}:yes"
        )
        phone.house.serve()
        phone.shows("不归您管")
    assert ledger.requests.request(request.id).state == "open"
    ledger.care.assign(cast.households["H001"], cast.sun.id, TODAY)
    hand_over(sun, "转待分配")
    sun.shows("等审批")
    assert "同意" not in sun.buttons
    zhou.shows("请您审批", "孙立 → 待分配，1 户")


def test_a_township_counts_from_today_and_only_the_county_dates_back(
    zhang, qian, sun, zhou, ledger, cast
):
    zhang.says("/handover")
    zhang.taps("整体移交")
    zhang.says("钱进")
    zhang.taps("退休")
    zhang.taps("改")
    zhang.taps("5 起算日") if "5 起算日" in zhang.buttons else zhang.taps("起算日")
    zhang.says("9月15日")
    zhang.shows("起算日：9月15日")
    zhang.taps("提交")
    qian.taps("同意接收")
    sun.shows("起算日早于今天", buttons=["同意", "不同意", "报县倒签", "全部申请"])
    sun.taps("报县倒签")
    zhou.shows("请您审批", "起算日：9月15日")
    assert "按原日期" in zhou.buttons
    september = Month(2026, 9)
    assert due(ledger, cast.zhang, september) == ["李四", "王五", "赵六"]
    zhou.taps("按原日期")
    zhou.shows("从 9月15日 起算（倒签，通报会注明）")
    assert due(ledger, cast.zhang, september) == []
    assert len(due(ledger, cast.qian, september)) == 5
    qingshan = ledger.households.household(cast.households["H001"], TODAY).place.township
    assert ledger.requests.dated_back(september, qingshan) == 1
    assert ledger.requests.dated_back(OCTOBER, None) == 1
    assert ledger.requests.dated_back(Month(2026, 8), None) == 0


def test_at_night_the_approver_is_left_in_peace_until_morning(house, watch, zhang, sun):
    watch.to(2026, 10, 20, hour=22)
    before = len(sun.heard)
    hand_over(zhang, "转待分配")
    zhang.shows("审批人早上 8 点收到")
    assert len(sun.heard) == before
    house.tick()
    assert len(sun.heard) == before
    watch.to(2026, 10, 21, hour=8, minute=1)
    house.tick()
    sun.shows("请您审批")
    sun.taps("同意")
    zhang.shows("「移交」已批准")


def test_the_same_household_is_not_asked_for_twice(zhang, qian):
    hand_over(zhang, "逐户移交", ["李四"])
    hand_over(zhang)
    zhang.shows("李四 已在另一件移交申请里")


def test_an_open_visit_stays_while_a_hand_over_is_asked(zhang):
    zhang.presses("走访登记")
    zhang.taps("李四")
    hand_over(zhang, "转待分配")
    zhang.presses("走访登记")
    zhang.shows("李四", "还没填完")


def test_a_double_tap_on_submit_asks_once(zhang, ledger, cast):
    zhang.says("/handover")
    zhang.taps("转待分配")
    zhang.taps("工作调动")
    review = zhang.screen
    zhang.taps("提交")
    (button,) = [b for b in buttons_of(review) if b["text"] == "提交"]
    zhang.telegram.taps(zhang.account, zhang.chat, review["message_id"], button["callback_data"])
    zhang.house.serve()
    assert len(ledger.requests.of_asker(cast.zhang.id)) == 1


def test_a_township_does_not_date_back_by_a_button_it_was_not_given(zhang, sun, ledger, cast):
    zhang.says("/handover")
    zhang.taps("转待分配")
    zhang.taps("退休")
    zhang.taps("改")
    zhang.taps(next(label for label in zhang.buttons if "起算日" in label))
    zhang.says("9月15日")
    zhang.taps("提交")
    (request,) = ledger.requests.of_asker(cast.zhang.id)
    sun.telegram.taps(sun.account, sun.chat, sun.screen["message_id"], f"Decide:{request.id}:back")
    sun.house.serve()
    sun.shows("不归您管")
    assert due(ledger, cast.zhang, Month(2026, 9)) == ["李四", "王五", "赵六"]


def test_only_the_new_holder_says_that_they_met(zhang, qian, sun, ledger, cast):
    hand_over(zhang)
    qian.taps("同意接收")
    sun.taps("同意")
    (request,) = ledger.requests.of_asker(cast.zhang.id)
    wire = f"Met:{request.id}:{cast.households['H001']}"
    zhang.telegram.taps(zhang.account, zhang.chat, zhang.screen["message_id"], wire)
    zhang.house.serve()
    zhang.shows("不归您管")
    assert all(one.met is None for one in ledger.handovers.of(request.id))


def test_a_name_stands_alone_where_its_unit_would_be_cut_and_the_review_says_the_unit(
    zhang, ledger, cast
):
    far = ledger.areas.add(AreaKind.UNIT, "县退役军人事务局").id
    for number, name, unit in (
        ("G031", "陶禾青", far),
        ("G032", "陶禾青", cast.zhang.unit),
        ("G033", "罗荷塘", far),
    ):
        cadre = ledger.register.add_cadre(number, name, unit)
        ledger.care.assign(cast.households["H002"], cadre.id, date(2026, 1, 1), duty=2)
    zhang.says("/handover")
    zhang.taps("整体移交")
    assert zhang.buttons == ["陶禾青(文旅局)", "陶禾青(军人事务局)", "罗荷塘", "返回"]
    zhang.taps("罗荷塘")
    zhang.taps("工作调动")
    zhang.shows("接收人：罗荷塘（县退役军人事务局）")
