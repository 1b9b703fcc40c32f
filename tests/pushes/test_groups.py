"""/groups: who may tie a group to what, and what becomes of a group."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.localchat.rows import BOT_ID
from tests.cast import GROUP, QIAN, STRANGER, SUN, ZHOU
from tests.phone import Phone, fits_a_phone


@pytest.fixture
def others(house, group):
    """Who else is in the group: the township's administrator, a cadre, a stranger."""
    house.telegram.group(GROUP, "工作群", members=(SUN, QIAN, STRANGER), administrators=(ZHOU,))

    def other(account):
        return Phone(house, account, GROUP)

    return other


def bound(ledger):
    return dict(ledger.chats.bound())


def test_the_county_is_offered_all_and_binds_by_a_tap(group, ledger):
    group.says("/groups")
    assert group.buttons == ["全县", "清水镇", "青山镇"]
    fits_a_phone(group.screen)
    group.taps("全县")
    group.shows("已绑定", "全县")
    assert bound(ledger) == {GROUP: None}


def test_in_private_only_administrators_are_told_of_groups(zhang, stranger, zhou):
    for phone in (zhang, stranger):
        phone.says("/groups")
        phone.shows("只有县管理员、乡镇管理员")
    zhou.says("/groups")
    zhou.shows("还没有绑定的群")


def test_another_tap_binds_anew_and_the_group_shows_one_area_only(group, ledger):
    group.says("/groups")
    group.taps("全县")
    group.says("/groups")
    group.shows("现在看：全县")
    group.taps("青山镇")
    [area] = bound(ledger).values()
    assert ledger.areas.area(area).name == "青山镇"


def test_a_township_is_offered_its_own_only(others, sun, ledger):
    head = others(SUN)
    head.says("/groups")
    assert head.buttons == ["青山镇"]


def test_a_group_of_the_county_is_not_taken_over_by_a_township(group, others, sun, ledger):
    group.says("/groups")
    group.taps("全县")
    member = others(SUN)
    member.says("/groups")
    member.shows("这个群现在看：全县，不归您管")
    assert "青山镇" not in member.buttons
    assert bound(ledger) == {GROUP: None}


def test_a_tap_on_another_administrators_offer_is_checked(group, others, sun, ledger):
    group.says("/groups")
    others(SUN).taps("全县")
    group.shows("不归您管")
    assert bound(ledger) == {}


@pytest.mark.parametrize(("account", "words"), [(QIAN, "只有县管理员"), (STRANGER, "还不认识您")])
def test_others_are_told_what_to_do(others, ledger, qian, stranger, account, words):
    one = others(account)
    one.says("/groups")
    one.shows(words)
    assert not one.buttons


def test_others_cannot_tap_either(group, others, qian, ledger):
    group.says("/groups")
    others(QIAN).taps("全县")
    assert bound(ledger) == {}


def test_an_anonymous_administrator_is_asked_to_show_themselves(group, ledger):
    group.says("/groups", via_anonymous_admin=True)
    group.shows("匿名管理员", "保持匿名")
    assert not group.buttons


def test_in_private_it_tells_which_are_bound(group, zhou):
    zhou.says("/groups")
    zhou.shows("还没有绑定的群")
    group.says("/groups")
    group.taps("青山镇")
    zhou.says("/groups")
    zhou.shows("青山镇：1 个群")


def test_taken_into_a_group_it_says_what_to_do(house, zhou):
    house.telegram.group(-700, "新群", members=(ZHOU,), administrators=(ZHOU,), bot="left")
    house.telegram.adds_bot(ZHOU, -700)
    house.serve()
    Phone(house, ZHOU, -700).shows("/groups")


def test_put_out_of_a_bound_group_its_administrators_are_told(house, group, zhou, sun, ledger):
    group.says("/groups")
    group.taps("青山镇")
    house.telegram.removes_bot(ZHOU, GROUP)
    house.serve()
    assert bound(ledger) == {}
    sun.shows("移出", "青山镇")
    zhou.shows_not("移出")


def test_a_group_that_became_a_supergroup_stays_bound(house, group, ledger, small, visited, walk):
    visited("H001", "2026-10-12")
    group.says("/groups")
    group.taps("全县")
    walk.to("2026-11-08T08:00")
    new = house.telegram.migrates(ZHOU, GROUP)
    house.serve()
    assert bound(ledger) == {new: None}
    walk.to("2026-11-08T15:00")
    assert any("户走访率" in text for text in Phone(house, ZHOU, new).heard)


def test_a_move_that_nobody_told_of_is_followed_by_the_post(
    house, group, ledger, small, visited, walk
):
    visited("H001", "2026-10-12")
    group.says("/groups")
    group.taps("全县")
    walk.to("2026-11-08T08:00")
    new = house.telegram.migrates(ZHOU, GROUP)  # its news are not heard before the post is due
    walk.to("2026-11-08T15:00")
    posts = [text for text in Phone(house, ZHOU, new).heard if "户走访率" in text]
    assert len(posts) == 1
    assert bound(ledger) == {new: None}


def test_many_townships_are_offered_page_by_page(group, ledger):
    from ledger.model import AreaKind

    for n in range(12):
        ledger.areas.add(AreaKind.TOWNSHIP, f"第{n:02}镇")
    group.says("/groups")
    fits_a_phone(group.screen)
    assert "下一页" in group.buttons
    group.taps("下一页")
    group.taps(group.buttons[0])
    group.shows("已绑定")


def test_silenced_in_a_bound_group_its_administrators_are_told_once(
    house, group, sun, zhou, ledger
):
    group.says("/groups")
    group.taps("青山镇")
    for _ in range(2):
        house.telegram.mutes_bot(ZHOU, GROUP)
        house.serve()
    assert sum("禁言" in text for text in sun.heard) == 1
    sun.says("/groups")
    sun.shows("青山镇：1 个群", "1 个禁言，发不出去")
    house.telegram.mutes_bot(ZHOU, GROUP, muted=False)
    house.serve()
    sun.says("/groups")
    sun.shows_not("禁言")
    assert len(bound(ledger)) == 1


def test_a_post_that_comes_back_tells_that_the_group_silenced_the_bot(
    house, group, zhou, small, visited, walk
):
    visited("H001", "2026-10-12")
    group.says("/groups")
    group.taps("全县")
    walk.to("2026-11-08T09:00")
    world = house.telegram.world  # silenced, and nobody tells the bot
    world.seats.put(replace(world.seat(GROUP, BOT_ID), may_write=False, status="restricted"))
    walk.to("2026-11-08T15:00")
    walk.to("2026-11-08T15:01")
    assert sum("禁言" in text for text in zhou.heard) == 1


def test_silenced_where_nothing_is_bound_is_nobodys_matter(house, group, sun, zhou):
    house.telegram.mutes_bot(ZHOU, GROUP)
    house.serve()
    assert not any("禁言" in text for text in [*sun.heard, *zhou.heard])


def test_who_has_left_binds_no_group_and_sees_none(group, others, sun, ledger, cast, watch):
    head = others(SUN)
    head.says("/groups")
    ledger.register.retire(cast.sun.id, watch().date() - timedelta(days=1))
    head.taps("青山镇")
    head.shows("只有县管理员")
    head.says("/groups")
    head.shows("只有县管理员")
    assert bound(ledger) == {}
    sun.says("/groups")
    sun.shows("只有县管理员、乡镇管理员")
