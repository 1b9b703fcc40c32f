"""The real process, killed -9 wherever it hurts: nothing is lost, nothing is doubled.

What must take time takes it in `until`; nothing here sleeps. The few lives of the process are
shared between claims, since each takes a second or two to begin.
"""

import re
import shutil
import sqlite3
from collections import Counter
from contextlib import ExitStack, closing

import pytest

from bot.bench.crowd import visit
from bot.bench.town import found
from bot.database import NAME
from bot.localchat.faults import Junk, Kill, Late
from bot.localchat.server import serving
from bot.localchat.telegram import Telegram
from handlers.texts.errors import UNSAVED
from tests.bot.processes import Bot
from tests.cast import NOW
from tests.conftest import Watch
from tests.phone import buttons_of, words_of

PEOPLE = range(7_000_001, 7_000_021)
SCRIPT = visit("H0")


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    home = tmp_path_factory.mktemp("process") / "home"
    found(home, PEOPLE, each=2)
    return home


@pytest.fixture
def stack():
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def telegram():
    telegram = Telegram(Watch(NOW))
    for account in PEOPLE:
        telegram.person(account, f"某某{account}")
    return telegram


@pytest.fixture
def bot(county, tmp_path, telegram, stack):
    """Not yet started; ended with the test."""

    def kill():
        bot.kill()

    home = shutil.copytree(county, tmp_path / "home")
    bot = Bot(home, stack.enter_context(serving(telegram, on_kill=kill)), telegram)
    stack.callback(kill)
    return bot


class Hand:
    """One person's hand in the conversation: knows how far it is."""

    def __init__(self, telegram, account):
        self.telegram, self.account, self.step = telegram, account, 0

    @property
    def screen(self):
        mine = [m for m in self.telegram.messages(self.account) if m["from"]["is_bot"]]
        return mine[-1] if mine else {}

    def offers(self, label):
        return [b for b in buttons_of(self.screen) if re.fullmatch(rf"{label}(\W.*)?", b["text"])]

    def does(self):
        """The next step of the visit, without waiting for an answer."""
        label = SCRIPT[self.step]
        self.step += 1
        if self.step == 1:
            self.telegram.says(self.account, self.account, label)
        else:
            [button] = self.offers(label)
            self.telegram.taps(
                self.account, self.account, self.screen["message_id"], button["callback_data"]
            )

    def answered(self):
        if self.step == len(SCRIPT):
            return "已登记" in words_of(self.screen)
        return bool(self.offers(SCRIPT[self.step]))

    def goes_on(self):
        while self.step < len(SCRIPT):
            self.does()
            assert self.telegram.until(self.answered, 30), (self.step, self.screen)

    @property
    def heard(self):
        return [words_of(m) for m in self.telegram.messages(self.account) if m["from"]["is_bot"]]


def begin(telegram, bot):
    """Everybody has pressed Start and was greeted."""
    bot.start()
    for account in PEOPLE:
        telegram.presses_start(account)
    bot.rests()
    hands = [Hand(telegram, account) for account in PEOPLE]
    assert telegram.until(lambda: all(hand.heard for hand in hands), 30)
    return hands


def everything_is_said(bot):
    """Receipts included, of which Telegram hears nothing: so it is looked again and again."""
    waiting = "select 1 from outbox where outcome is null"
    return any(bot.telegram.until(lambda: not bot.rows(waiting), 0.05) for _ in range(600))


def visits_by_cadre(bot):
    return Counter(cadre for (cadre,) in bot.rows("select cadre from visits"))


def nobody_heard_twice(hands, kills):
    for hand in hands:
        counted = Counter(hand.heard)
        assert sum(count - 1 for count in counted.values()) <= kills, counted


def test_a_kill_between_any_two_steps_costs_nobody_anything(telegram, bot):
    """Seven people stand at the seven places; the next step is done while no bot is there."""
    hands = begin(telegram, bot)[: len(SCRIPT) + 1]
    for place, hand in enumerate(hands):
        for _ in range(place):
            hand.does()
            assert telegram.until(hand.answered, 30)
    bot.kill()
    for hand in hands[:-1]:
        hand.does()
    bot.start()
    for hand in hands:
        assert telegram.until(hand.answered, 30), (hand.step, hand.screen)
        hand.goes_on()
    assert telegram.until(lambda: not telegram.spinning(), 30)
    assert sorted(visits_by_cadre(bot).values()) == [1] * len(hands)
    nobody_heard_twice(hands, kills=0)
    assert_no_secret(bot, telegram)


def test_a_hundred_updates_received_and_unhandled_at_a_kill_are_all_answered(telegram, bot):
    """Twenty people submit and ask four things more; the bot has it all and can do nothing yet.

    It is killed then, and again in the middle of saying the answers, and both times begins anew.
    """
    hands = begin(telegram, bot)
    for _ in SCRIPT[:-1]:
        for hand in hands:
            hand.does()
        assert telegram.until(lambda: all(hand.answered() for hand in hands), 60)
    bot.rests()
    with closing(sqlite3.connect(bot.home / NAME, timeout=30)) as other:
        other.execute("begin immediate")
        before = len(hands[0].heard)
        for hand in hands:
            hand.does()
            for word in ("/help", "/unknown", "/progress", "/help"):
                telegram.says(hand.account, hand.account, word)
        assert telegram.unheard == 100
        # who is told that nothing was saved has been received
        assert telegram.until(lambda: all(UNSAVED in hand.heard for hand in hands), 90)
        bot.kill()
        other.rollback()
    assert telegram.unheard == 100
    assert not visits_by_cadre(bot)
    telegram.faults.add(Kill(after=True), method="sendMessage", chat=hands[7].account)
    bot.start()
    bot.ends()
    bot.start()
    bot.rests()
    assert everything_is_said(bot)
    assert telegram.until(lambda: not telegram.spinning(), 30)
    assert sorted(visits_by_cadre(bot).values()) == [1] * len(hands)
    for hand in hands:
        said = [words[:2] for words in hand.heard[before:] if words != UNSAVED]
        said = [words for n, words in enumerate(said) if n == 0 or words != said[n - 1]]
        assert said == [hand.heard[-1][:2], "没有", said[2], hand.heard[-1][:2]], hand.heard
        assert sum("已登记" in words for words in hand.heard) == 1
    nobody_heard_twice(hands, kills=2)  # /help was asked twice, too
    assert sum(hands[7].heard.count(words) - 1 for words in set(hands[7].heard)) == 2
    assert not bot.rows("select 1 from inbox where incident is not null")
    assert_no_secret(bot, telegram)


def assert_no_secret(bot, telegram):
    """At the level DEBUG: neither the token, nor who people are, nor what was said."""
    log = bot.said
    assert "serving as" in log
    token = bot.address.token
    for secret in (token, token.partition(":")[2], "某某", "H0", "已登记", "无变化", "unknown"):
        assert secret not in log, secret
    assert not any(str(account) in log for account in PEOPLE)


def test_at_its_end_what_was_begun_is_finished_and_the_next_says_the_rest(telegram, bot, stack):
    """A second instance stands by and says so, never asks, and takes over at the first's end."""
    hand = begin(telegram, bot)[0]
    second = Bot(bot.home, bot.address, telegram)
    second.log = bot.home.with_suffix(".second")
    stack.callback(second.kill)
    second.start()
    with second.log.open() as log:
        while "standing by" not in log.read():
            assert second.process.poll() is None
    telegram.faults.add(Late(1), method="sendMessage", chat=hand.account)
    for word in ("/help", "/progress"):
        telegram.says(hand.account, hand.account, word)
    assert telegram.until(lambda: len(hand.heard) == 2, 30)  # it is there, but not yet told so
    assert bot.stop() == 0
    assert telegram.until(lambda: len(hand.heard) == 3, 30)
    second.rests()
    assert everything_is_said(bot)
    assert {outcome for (outcome,) in bot.rows("select outcome from outbox")} == {"sent"}
    nobody_heard_twice([hand], kills=0)
    assert not [call for call in telegram.calls if call.status == 409]


def test_a_start_waits_for_a_server_that_is_not_there_or_talks_nonsense(
    county, tmp_path, telegram, stack
):
    """Then it serves, and has read the shipped digests: who asked before is answered, too."""
    with serving(telegram) as gone:
        pass
    home = shutil.copytree(county, tmp_path / "home")
    bot = Bot(home, gone, telegram)
    stack.callback(bot.kill)
    bot.start(digests=True)
    with bot.log.open() as log:
        while "does not answer yet" not in log.read():
            assert bot.process.poll() is None
    telegram.faults.add(Junk(b'{"ok": true, "result": {}}'), method="getMe")
    telegram.faults.add(Junk('[{"message": "李四"'.encode()), method="getUpdates")
    port = int(gone.origin.rpartition(":")[2])
    stack.enter_context(serving(telegram, port=port, token=gone.token))
    hand = Hand(telegram, PEOPLE[0])
    telegram.presses_start(hand.account)
    telegram.says(hand.account, hand.account, "贴息标准是多少")
    assert telegram.until(lambda: any("2.58" in words for words in hand.heard), 60), hand.heard
    assert bot.said.count("strangely") == 1
    assert "李四" not in bot.said
    assert gone.token not in bot.said
