"""A reminder to many: who blocked it holds up nobody, a kill loses nobody."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from bot.database import open_home
from bot.localchat.faults import Fails, Kill
from ledger.model import Category
from tests.phone import Phone
from tests.pushes.conftest import at

FIRST, MANY = 3000, 12


@pytest.fixture
def crowd(house, ledger, cast):
    """A dozen cadres with a household each, who pressed Start."""
    village = ledger.areas.named("柳林村")[0].id
    phones = []
    for n in range(MANY):
        cadre = ledger.register.add_cadre(f"B{n}", f"某{n}")
        home = ledger.register.add_household(
            f"B{n}", village, f"户{n}", Category.LIFTED, entered=date(2025, 1, 1)
        )
        ledger.care.assign(home, cadre.id, date(2025, 1, 1))
        code = ledger.codes.issue(cadre.id, house.watch.now).code
        ledger.codes.redeem(code, FIRST + n, house.watch.now)
        phones.append(Phone(house, FIRST + n))
        house.telegram.presses_start(FIRST + n)
    house.serve()
    return phones


def told(crowd):
    """How many got how many."""
    return Counter(sum("月还差" in text for text in phone.heard) for phone in crowd)


def test_everybody_gets_one(walk, crowd):
    walk.to("2026-11-19T12:00")
    walk.to("2026-11-20T09:00")
    assert told(crowd) == {1: MANY}


def test_who_blocked_the_bot_holds_up_nobody(walk, crowd):
    walk.to("2026-11-19T12:00")
    for phone in crowd[:3]:
        phone.telegram.blocks(phone.account)
    walk.to("2026-11-20T09:00")
    assert told(crowd) == {0: 3, 1: MANY - 3}


@pytest.mark.parametrize("after", [True, False])
def test_three_kills_lose_nobody_and_repeat_at_most_once_each(walk, crowd, house, after):
    walk.to("2026-11-19T12:00")
    for kill in range(3):
        house.telegram.faults.add(Kill(after=after), method="sendMessage", chat=FIRST + 3 * kill)
        house.watch.now = at("2026-11-20T09:00")
        while house.bot.rounds.go(house.watch.now):
            pass
        house.serve(longest=1.5)  # the killed one says no more
        house.start()
    house.telegram.faults.clear()
    walk.to("2026-11-20T09:01")
    counted = told(crowd)
    assert set(counted) <= {1, 2}
    assert counted[2] <= 3 * 8


def test_a_server_that_is_too_busy_is_asked_again(walk, crowd, house):
    walk.to("2026-11-19T12:00")
    busy = Fails(429, "Too Many Requests: retry after 1", retry_after=1)
    house.telegram.faults.add(busy, method="sendMessage", times=4)
    walk.to("2026-11-20T09:00")
    assert told(crowd) == {1: MANY}


def test_a_kill_between_two_slices_goes_on_where_it_was(walk, crowd, house):
    walk.to("2026-11-19T12:00")
    house.watch.now = house.watch.now.replace(day=20, hour=9)
    house.bot.rounds.go(house.watch.now)  # a slice is committed; nothing of it is sent yet
    house.start()
    walk.to("2026-11-20T09:00")
    assert told(crowd) == {1: MANY}


def told_of(phone, name):
    return [text for text in phone.heard if f"{name} 收不到提醒" in text]


def test_who_blocks_the_bot_is_told_to_the_office_once(walk, zhang, sun, zhou):
    walk.to("2026-11-19T12:00")
    zhang.telegram.blocks(zhang.account)
    zhang.house.serve()
    assert len(told_of(sun, "张明")) == 1  # where the households are
    assert "名下有 3 户" in told_of(sun, "张明")[0]
    assert not told_of(zhou, "张明")
    walk.to("2026-11-20T09:00")
    walk.to("2026-11-20T09:01")
    assert len(told_of(sun, "张明")) == 1


def test_who_is_gone_without_a_word_is_told_when_a_letter_comes_back(walk, qian, zhou, sun, house):
    walk.to("2026-11-19T12:00")
    person = house.telegram.world.people.get(qian.account)
    house.telegram.world.people.put(replace(person, blocked=True))
    walk.to("2026-11-20T09:00")
    walk.to("2026-11-20T09:01")
    assert len(told_of(zhou, "钱进")) == 1  # the township of those households has nobody
    assert not told_of(sun, "钱进")
    walk.to("2026-11-25T09:00")
    walk.to("2026-11-25T09:01")
    assert len(told_of(zhou, "钱进")) == 1


def test_who_lets_the_bot_in_again_may_be_lost_again(walk, zhang, sun):
    walk.to("2026-11-19T12:00")
    for _ in range(2):
        zhang.telegram.blocks(zhang.account)
        zhang.house.serve()
        zhang.telegram.unblocks(zhang.account)
        zhang.house.serve()
    assert len(told_of(sun, "张明")) == 2


def test_a_stranger_who_leaves_is_nobodys_matter(walk, stranger, zhou, sun):
    stranger.telegram.blocks(stranger.account)
    stranger.house.serve()
    assert not any("收不到提醒" in text for text in zhou.heard + sun.heard)
    with open_home(stranger.house.home) as db:
        assert db.execute("select count(*) from inbox where incident is not null").fetchone() == (
            0,
        )
