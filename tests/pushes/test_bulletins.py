"""The bulletin: drafted, previewed, released or held, and posted to the groups bound to it."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from handlers.packed import pack
from handlers.publishing.buttons import Release
from ledger.clock import Month
from ledger.model import Findings, Mode
from tests.cast import GROUP, SUN
from tests.phone import Phone, fits_a_phone, words_of

pytestmark = pytest.mark.usefixtures("small")


@pytest.fixture
def october(visited):
    """Three of five visited."""
    visited("H001", "2026-10-12", findings=Findings(checks={"water": "水压低"}))
    visited("H004", "2026-10-13")
    visited("H005", "2026-10-14")
    visited("H002", "2026-10-15", Mode.ABSENT)


@pytest.fixture
def bound(group):
    """The group is shown the whole county."""
    group.says("/groups")
    group.taps("全县")
    return group


def bulletins(phone):
    return [m for m in phone.messages if m["from"]["is_bot"] and "通报" in words_of(m)]


def pictures(phone):
    return [m for m in phone.messages if m["from"]["is_bot"] and "photo" in m]


def test_started_at_a_minute_before_it_drafts_at_nine(walk, october, sun, zhou, zhang):
    walk.to("2026-11-08T08:59")
    assert not bulletins(zhou)
    walk.to("2026-11-08T09:00")
    [county] = bulletins(zhou)
    assert "清溪县 2026年10月" in words_of(county)
    assert "60.00%" in words_of(county)
    assert "已走 3 户，应走 5 户" in words_of(county)
    assert "未遇 1、未走访 1" in words_of(county)
    assert "饮水安全 1" in words_of(county)
    assert "今天 15:00 自动发布" in words_of(county)
    [township] = bulletins(sun)
    assert "青山镇 2026年10月" in words_of(township)
    assert "33.33%" in words_of(township)
    assert not bulletins(zhang)
    for message in (county, township):
        fits_a_phone(message)
    assert len(pictures(zhou)) == len(pictures(sun)) == 1


def test_it_is_released_by_itself_in_the_afternoon(walk, october, zhou, bound):
    walk.to("2026-11-08T08:00")
    walk.to("2026-11-08T09:00")
    assert not bulletins(bound)
    walk.to("2026-11-08T15:00")
    [post] = bulletins(bound)
    fits_a_phone(post)
    text = words_of(post)
    assert "通报" in text and "户走访率 60.00%" in text
    assert "1. 清水镇 100.00%（2/2）" in text
    assert "2. 青山镇 33.33%（1/3）" in text
    assert "1. 交通局 100.00%（2/2）" in text
    assert pictures(bound)[0]["message_id"] > post["message_id"]
    walk.to("2026-11-08T15:01")
    walk.to("2026-11-09T15:00")
    assert len(bulletins(bound)) == len(pictures(bound)) == 1


def test_the_picture_is_a_picture(walk, october, zhou, bound, house):
    walk.to("2026-11-08T08:00")
    walk.to("2026-11-08T15:00")
    [shown] = pictures(bound)
    file = house.telegram.content_of(shown["photo"][-1]["file_id"])
    with Image.open(BytesIO(file)) as picture:
        assert picture.width == 1080


def test_a_township_group_gets_its_villages(walk, october, zhou, sun, group):
    head = Phone(group.house, SUN, GROUP)
    head.says("/groups")
    head.taps("青山镇")
    head.shows("已绑定", "青山镇", "各村")
    walk.to("2026-11-08T08:00")
    walk.to("2026-11-08T15:00")
    [post] = bulletins(group)
    assert "青山镇" in words_of(post)
    assert "1. 白石村 50.00%（1/2）" in words_of(post)
    assert "2. 双河村 0.00%（0/1）" in words_of(post)
    assert "清水" not in words_of(post)


def test_a_tap_releases_at_once_and_a_second_says_who_was_quicker(
    walk, october, zhou, bound, house
):
    walk.to("2026-11-08T08:00")
    walk.to("2026-11-08T09:00")
    [draft] = bulletins(zhou)
    zhou.taps("发布", on=draft)
    assert "通报已发布" in words_of(bulletins(zhou)[0])
    assert "周正" in words_of(bulletins(zhou)[0])
    assert "发到 1 个群" in words_of(bulletins(zhou)[0])
    assert len(bulletins(bound)) == 1
    zhou.taps("发布", on=draft)
    assert "已经发布过了（周正" in words_of(bulletins(zhou)[0])
    walk.to("2026-11-08T15:00")
    assert len(bulletins(bound)) == 1


def test_a_held_one_waits_for_a_tap(walk, october, zhou, bound):
    walk.to("2026-11-08T08:00")
    walk.to("2026-11-08T09:00")
    zhou.taps("暂缓", on=bulletins(zhou)[0])
    assert "已暂缓（周正）" in words_of(bulletins(zhou)[0])
    walk.to("2026-11-08T15:00")
    walk.to("2026-11-09T09:00")
    assert not bulletins(bound)
    zhou.taps("发布", on=bulletins(zhou)[0])
    assert len(bulletins(bound)) == 1


def test_without_auto_release_it_is_spoken_of_each_working_day(
    walk, october, zhou, bound, ledger, house
):
    ledger.settings.set("auto_release", "off", None, house.watch.now)
    walk.to("2026-11-06T12:00")
    walk.to("2026-11-08T09:00")
    assert "等您点「发布」" in words_of(bulletins(zhou)[0])
    walk.to("2026-11-08T15:00")
    assert not bulletins(bound)
    before = len(bulletins(zhou))
    walk.to("2026-11-09T09:00")
    walk.to("2026-11-10T09:00")
    assert len(bulletins(zhou)) == before + 2
    assert "通报还没发布" in words_of(bulletins(zhou)[-1])
    zhou.taps("发布", on=bulletins(zhou)[-1])
    walk.to("2026-11-11T09:00")
    assert len(bulletins(zhou)) == before + 2
    assert len(bulletins(bound)) == 1


def test_the_preview_is_what_the_group_sees(walk, october, zhou, bound):
    walk.to("2026-11-08T08:00")
    walk.to("2026-11-08T09:00")
    zhou.taps("预览", on=bulletins(zhou)[0])
    seen = words_of(bulletins(zhou)[-1])
    assert len(pictures(zhou)) == 2
    walk.to("2026-11-08T15:00")
    assert words_of(bulletins(bound)[0]) == seen


def test_numbers_that_changed_since_the_draft_are_shown_before_they_go_out(
    walk, october, zhou, bound, visited, ledger, house, cast
):
    walk.to("2026-11-08T08:00")
    walk.to("2026-11-08T09:00")
    [visit] = ledger.visits.on_day(cast.households["H005"], date(2026, 10, 14))
    ledger.corrections.void(visit.id, "记错了", cast.qian.id, house.watch.now)
    zhou.taps("发布", on=bulletins(zhou)[0])
    assert not bulletins(bound)
    assert "刚才数字有变动" in words_of(bulletins(zhou)[0])
    assert "40.00%" in words_of(bulletins(zhou)[0])
    zhou.taps("发布", on=bulletins(zhou)[0])
    assert "40.00%" in words_of(bulletins(bound)[0])


def test_a_wrong_number_becomes_version_2_with_the_difference(
    walk, october, zhou, bound, ledger, house, cast
):
    walk.to("2026-11-08T08:00")
    walk.to("2026-11-08T15:00")
    ledger.register.leave(cast.households["H002"], date(2026, 10, 20))
    walk.to("2026-11-10T10:00")
    zhou.says("/bulletin")
    zhou.shows("通报已发布", "发布以后数字有变动", "75.00%", "青山镇：1/3 → 1/2")
    zhou.taps("更正")
    zhou.shows("更正草稿", "第 2 版")
    zhou.taps("发布")
    zhou.shows("通报已发布", "第 2 版")
    post = bulletins(bound)[-1]
    assert "通报更正（第 2 版）" in words_of(post)
    assert "青山镇：1/3 → 1/2" in words_of(post)
    fits_a_phone(post)


@pytest.mark.parametrize("mode", ["bands", "off"])
def test_modes_without_places(walk, october, zhou, bound, ledger, house, mode):
    ledger.settings.set("ranking", mode, None, house.watch.now)
    walk.to("2026-11-08T08:00")
    walk.to("2026-11-08T15:00")
    [post] = bulletins(bound)
    assert "1." not in words_of(post)
    assert ("乡镇：已完成 1，需要支持 1" in words_of(post)) is (mode == "bands")
    assert len(pictures(bound)) == (mode == "bands")


def test_nothing_is_released_before_the_late_days_are_over(walk, october, zhou, bound):
    walk.to("2026-11-05T10:00")
    zhou.says("/bulletin")
    zhou.shows("通报草稿", "11月8日 起才能发布")
    assert "发布" not in zhou.buttons
    fits_a_phone(zhou.screen)


def test_not_even_by_a_button_that_was_never_shown(walk, october, zhou, bound, ledger):
    walk.to("2026-11-05T10:00")
    zhou.says("/bulletin")
    draft = ledger.bulletins.latest(Month(2026, 10), None)
    forged = pack(Release(draft.id))
    zhou.telegram.taps(zhou.account, zhou.chat, zhou.screen["message_id"], forged)
    zhou.house.serve()
    assert ledger.bulletins.bulletin(draft.id).state == "draft"
    assert not bulletins(bound)


def test_who_released_it_before_nine_gets_no_draft_afterwards(walk, october, zhou, bound):
    walk.to("2026-11-08T08:30")
    zhou.says("/bulletin")
    zhou.taps("发布")
    before = len(zhou.messages)
    walk.to("2026-11-08T09:00")
    walk.to("2026-11-08T15:00")
    assert len(zhou.messages) == before
    assert len(bulletins(bound)) == 1


def test_a_month_that_goes_on_has_no_bulletin(walk, october, zhou):
    walk.to("2026-10-30T10:00")
    zhou.says("/bulletin 2026-10")
    zhou.shows("10月还没过完")
    zhou.says("/bulletin 十月")
    zhou.shows("2026-10")


def test_the_county_looks_at_a_townships_bulletin(walk, october, zhou):
    walk.to("2026-11-09T10:00")
    zhou.says("/bulletin")
    zhou.taps("各乡镇")
    assert "青山镇" in zhou.buttons
    zhou.taps("青山镇")
    zhou.shows("青山镇 2026年10月", "33.33%")


def test_a_township_does_not_reach_the_countys(walk, october, zhou, sun):
    walk.to("2026-11-09T10:00")
    zhou.says("/bulletin")
    data = [
        b["callback_data"] for row in zhou.screen["reply_markup"]["inline_keyboard"] for b in row
    ]
    for one in data:
        sun.house.telegram.taps(SUN, SUN, sun.screen["message_id"], one)
        sun.house.serve()
        assert "清溪县" not in sun.text


def test_a_month_without_anything_due_has_no_bulletin(walk, zhou, cast, ledger):
    walk.to("2024-11-08T08:00")
    walk.to("2024-11-08T09:00")
    assert not bulletins(zhou)
    zhou.says("/bulletin")
    zhou.shows("没有应访户")


def test_down_at_nine_it_is_drafted_later_once(walk, october, zhou):
    walk.to("2026-11-07T12:00")
    walk.to("2026-11-08T10:30")
    walk.to("2026-11-08T10:31")
    assert len(bulletins(zhou)) == 1


def test_down_for_three_days_it_is_skipped_and_still_there_to_be_asked_for(
    walk, october, zhou, bound, house
):
    walk.to("2026-11-07T12:00")
    walk.to("2026-11-11T12:00")
    assert not bulletins(zhou)
    assert not bulletins(bound)
    assert walk.rounds()["bulletin_draft", "11-08"].state == "skipped"
    assert walk.rounds()["bulletin_release", "11-08"].state == "skipped"
    zhou.says("/bulletin")
    zhou.taps("发布")
    assert len(bulletins(bound)) == 1


def test_no_group_no_post_but_the_release_counts(walk, october, zhou):
    walk.to("2026-11-08T08:00")
    walk.to("2026-11-08T09:00")
    zhou.taps("发布", on=bulletins(zhou)[0])
    assert "还没有绑定群" in words_of(bulletins(zhou)[0])


def test_the_month_is_locked_by_its_release(walk, october, zhou, ledger, cast):
    walk.to("2026-11-08T08:00")
    walk.to("2026-11-08T15:00")
    [released] = ledger.bulletins.versions(Month(2026, 10), None)
    assert released.state == "released"
    assert released.released_by is None


def test_strangers_and_cadres_have_no_bulletin(walk, october, stranger, zhang):
    for phone in (stranger, zhang):
        phone.says("/bulletin")
        phone.shows_not("60.00%")
