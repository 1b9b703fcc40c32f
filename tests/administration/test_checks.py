"""/sample and /crosscheck: drawn by a seed, hidden until issued, told as totals only."""

import pytest

from ledger.checks.draw import Kind
from ledger.clock import Month
from ledger.model import Category
from tests.cast import LI, QIAN, ZHANG
from tests.phone import Phone, fits_a_phone


@pytest.fixture
def crowded(ledger, cast):
    """A third township, and enough households for three in each village."""
    from datetime import date

    from ledger.model import AreaKind

    areas = ledger.areas
    far = areas.add(AreaKind.TOWNSHIP, "远山镇").id
    areas.add(AreaKind.VILLAGE, "石桥村", far)
    n = 0
    for village in areas.villages():
        for _ in range(5):
            n += 1
            id_ = ledger.register.add_household(
                f"K{n:03}", village.id, f"户{n:03}", Category.LIFTED, entered=date(2025, 1, 1)
            )
            owner = cast.zhang if n % 2 else cast.qian
            ledger.care.assign(id_, owner.id, date(2025, 1, 1))
    return ledger


def drawn(county, words="/sample"):
    county.says(words)
    fits_a_phone(county.screen)
    county.taps("开始抽")


def test_a_sample_is_drawn_by_a_seed_and_says_so(county, crowded):
    drawn(county, "/sample 2026-10 20261120")
    county.shows(
        "抽查 1", "还没发给检查人", "应查 6 户，已查 0 户", "种子 20261120", "还没有检查人"
    )
    fits_a_phone(county.screen)
    draw = crowded.draws.latest(Kind.SAMPLE)[0]
    items = crowded.draws.items(draw.id)
    homes = crowded.households.many([item.household for item in items], draw.first)
    places = {home.place.village: home.place.township for home in homes.values()}
    assert len(set(places.values())) == 2
    assert len(places) == 2


def test_more_can_be_drawn_but_never_fewer_than_the_minima(county, crowded):
    county.says("/sample")
    assert "乡镇 −1" not in county.buttons
    assert "村 −1" not in county.buttons
    assert "户 −1" not in county.buttons
    county.taps("户 +1")
    county.taps("乡镇 +1")
    county.shows("乡镇 3 个", "每村 4 户")
    county.taps("开始抽")
    county.shows("应查 12 户")


def test_the_same_seed_gives_the_same_and_anybody_can_check(county, crowded):
    drawn(county, "/sample abc")
    drawn(county, "/sample abc")
    first, second = crowded.draws.latest(Kind.SAMPLE)
    assert [i.household for i in crowded.draws.items(first.id)] == [
        i.household for i in crowded.draws.items(second.id)
    ]
    county.taps("核对")
    county.shows("和记录完全一致")
    county.taps("抽取记录", on=county.messages[-3])
    rows = county.rows()
    assert rows[1] == ["乡镇", "村", "户编号", "抽中"]
    assert sum(row[3] == "是" for row in rows[2:]) == 6
    assert "SHA-256" in rows[-1][0]


def test_a_month_that_is_over_cannot_be_drawn(county):
    county.says("/sample 2026-09")
    county.shows("本月或以后")


def issued(county, *who):
    county.taps("发检查人")
    county.says("、".join(who))
    county.taps("提交")


def test_checkers_hear_of_it_only_when_it_is_issued_and_report(
    county, zhang, li, crowded, house, watch
):
    li.says("/checks")
    li.shows("没有要您查的")
    drawn(county)
    li.says("/checks")
    li.shows("没有要您查的")
    issued(county, "李村")
    county.shows("已发给 1 人", "检查人 1 人")
    li.shows("抽查 1", "请您在", "去看 6 户")
    fits_a_phone(li.screen)
    first = li.buttons[0]
    li.taps(first)
    li.shows("见到这户人了吗", "责任人")
    li.taps("见到")
    li.taps("提交")
    li.shows("已交", "见到", "还差 5 户")
    li.taps("查下一户")
    li.taps("不符")
    li.says("人口写了4人，实际2人")
    li.taps("提交")
    li.taps("查下一户")
    li.taps("没见到")
    li.taps("外出务工")
    li.taps("提交")
    county.says("/sample")
    county.taps("抽查 1")
    county.shows("已查 3 户，还差 3 户", "见到 1，没见到 1，不符 1")
    fits_a_phone(county.screen)
    county.taps("谁没查完")
    county.shows("李村 还差 3 户")
    totals = crowded.draws.of_month(Kind.SAMPLE, Month(2026, 10))
    assert (totals.wanted, totals.done, totals.mismatch) == (6, 3, 1)

    # the month's bulletin tells the group the totals, and nobody's name
    watch.to(2026, 11, 8)
    county.says("/bulletin")
    county.shows("抽查 3 户：见到 1、没见到 1、不符 1")
    assert "李村" not in county.text


def test_nobody_checks_an_own_household(county, crowded, cast):
    drawn(county)
    issued(county, "张明")
    county.shows("不能自己查自己")
    draw = crowded.draws.latest(Kind.SAMPLE)[0]
    assert draw.issued is None


def test_who_is_not_known_or_named_twice_is_asked_for(county, crowded):
    crowded.register.add_cadre("G901", "王伟")
    crowded.register.add_cadre("G902", "王伟")
    drawn(county)
    county.taps("发检查人")
    county.says("王伟")
    county.shows("有 2 位「王伟」", "G901", "G902")
    county.says("没这人")
    county.shows("没有找到")
    county.says("G902、李村")
    county.shows("王伟", "李村")


def test_a_forged_check_is_refused(county, zhang, crowded):
    drawn(county)
    draw = crowded.draws.latest(Kind.SAMPLE)[0]
    zhang.says("/progress")
    for wire in (f"Check:{draw.id}:0", f"ShowDraw:{draw.id}:items:0", "Check:nothing:0"):
        zhang.telegram.taps(zhang.account, zhang.chat, zhang.screen["message_id"], wire)
        zhang.house.serve()
        zhang.shows("不归您管")


def test_a_closed_draw_takes_nothing_more(county, li, crowded):
    drawn(county)
    issued(county, "李村")
    card = li.screen
    county.taps("结束")
    county.taps("确定结束")
    county.shows("已结束")
    li.taps(li.buttons[0], on=card)
    li.shows("已经结束")


# 互查


def test_pairs_are_never_own_and_everybody_hears_of_theirs(county, zhang, qian, crowded, cast):
    county.says("/crosscheck")
    fits_a_phone(county.screen)
    county.taps("干部互查")
    county.taps("每人2户")
    county.taps("配对")
    county.shows("互查 1", "还没发出", "应查 4 户")
    zhang.says("/checks")
    zhang.shows("没有要您查的")
    county.taps("发给大家")
    county.shows("已发给 2 人")
    zhang.shows("互查 1", "10月24日", "查 2 户", "谁查谁负责")
    qian.shows("互查 1", "查 2 户")
    draw = crowded.draws.latest(Kind.CROSSCHECK)[0]
    assert (draw.last - draw.first).days == 4
    for item in crowded.draws.items(draw.id):
        assert not crowded.households.holds(item.checker, item.household, draw.first)
    zhang.taps(zhang.buttons[0])
    zhang.taps("见到")
    zhang.taps("资料台账")
    zhang.taps("选好了")
    zhang.says("走访表没有填")
    zhang.taps("提交")
    zhang.shows("已交", "还差 1 户")
    county.says("/crosscheck")
    county.taps("互查 1")
    county.taps("核对")
    county.shows("完全一致")


def test_a_campaign_counts_the_visits_of_its_window(county, zhang, crowded, watch):
    from tests.test_visit_dialog import record

    county.says("/crosscheck")
    county.taps("遍访")
    county.taps("青山镇")
    county.says("10-20~10-26")
    county.says("张明")
    county.shows("哪几天：10月20日～10月26日")
    fits_a_phone(county.screen)
    county.taps("提交")
    county.shows("已开始，并告诉了 1 人。", "遍访 1", "青山镇", "已走 0 户", "参加 1 人")
    zhang.shows("请您参加")
    record(zhang)
    zhang.says("/crosscheck")
    zhang.shows("不归您管")
    county.says("/crosscheck")
    county.taps("遍访 1")
    county.shows("已走 1 户")
    fits_a_phone(county.screen)


def test_a_campaign_of_whoever_goes_tells_nobody(county, crowded):
    county.says("/crosscheck")
    for label in ("遍访", "全县", "7天", "不限", "提交"):
        county.taps(label)
    county.shows("已开始。", "遍访 1：全县")
    county.shows_not("告诉了")


def test_a_township_s_team_has_six_at_least_and_checks_another(county, li, crowded):
    for n in range(6):
        crowded.register.add_cadre(f"G80{n}", f"队员{n}")
    county.says("/crosscheck")
    county.taps("乡镇互查")
    county.taps("青山镇")
    county.taps("清水镇")
    county.taps("7天")
    county.says("李村、G800、G801")
    county.shows("不少于 6 人，现在是 3 人")
    county.says("李村、G800、G801、G802、G803、G804")
    county.taps("提交")
    county.shows("乡镇互查 1", "清水镇 查 青山镇", "村村到：0/2 个村")
    li.taps("乡镇互查")
    li.taps("白石村")
    fits_a_phone(li.screen)
    for part in ("问", "查", "看", "访"):
        li.taps(part)
    li.taps("返回")
    li.shows("村村到：1/2 个村", "问查看访 4/4")
    county.says("/crosscheck")
    county.taps("乡镇互查 1")
    county.taps("结束")
    li.says("/progress")


@pytest.mark.parametrize("account", [ZHANG, QIAN, LI])
def test_only_the_county_draws(house, cast, account):
    phone = Phone(house, account)
    phone.says("/start")
    for word in ("/sample", "/crosscheck"):
        phone.says(word)
        phone.shows("不归您管")


def test_a_campaign_is_seen_by_its_team_and_the_county_only(county, zhang, crowded, cast, watch):
    from ledger.checks.campaigns import Shape

    today = watch().date()
    campaign = crowded.campaigns.begin(
        Shape.EVERYONE, None, None, (today, today), [cast.qian.id], cast.zhou.id, watch()
    )
    zhang.says("/progress")
    village = crowded.areas.villages()[0].id
    for wire in (
        f"ShowCampaign:{campaign.id}:0",
        f"CampaignVillage:{campaign.id}:{village}",
        f"TurnPart:{campaign.id}:{village}:ask",
        f"CloseCampaign:{campaign.id}",
    ):
        zhang.telegram.taps(zhang.account, zhang.chat, zhang.screen["message_id"], wire)
        zhang.house.serve()
        zhang.shows("不归您管")
