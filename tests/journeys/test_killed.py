"""The real process is killed -9 around each step that writes something for others to see.

Such a step is done while no bot is there; it begins anew, and answers. The steps between share a
life, since each takes a second or two to begin.
"""

from collections import Counter
from contextlib import ExitStack
from functools import partial

import pytest

from bot.database import open_home
from bot.localchat.server import serving
from bot.localchat.telegram import Telegram
from ledger.book import Ledger
from ledger.problem import ProblemState
from tests.bot.processes import Bot
from tests.cast import LI, NOW, QIAN, ZHANG, ZHOU, found
from tests.conftest import Watch
from tests.phone import buttons_of, words_of

STEPS = (  # who does what side by side, [taps] in brackets, and what is answered
    (("张明", "李四户 今天入户 没变化 西屋漏雨", "请核对"), ("钱进", "/handover", "怎么移交")),
    (("张明", "[提交]", "已登记"), ("钱进", "[整体移交]", "移交给谁")),
    (("张明", "/correct", "改记录"), ("李村", "[看问题]", "待办"), ("钱进", "李村", "为什么移交")),
    (
        ("张明", "[1. 李四]", "改哪"),
        ("李村", "[写整改]", "改了什么"),
        ("钱进", "[退休]", "请核对"),
    ),
    (("张明", "[诉求]", "有诉求吗"), ("李村", "已补瓦", "请核对")),
    (("张明", "想要两袋化肥", "请核对"),),
    (
        ("张明", "[提交]", "第 2 版"),
        ("李村", "[提交]", "待复核"),
        ("钱进", "[提交]", "等 李村 确认"),
    ),
    (("张明", "[看问题]", "待复核"), ("李村", "[同意接收]", "等审批")),
    (("张明", "[销号]", "已销号"), ("周正", "[同意]", "已批准")),
)
WRITE = ("[提交]", "[同意]")
KILLS = sum(any(act in WRITE for _, act, _ in step) for step in STEPS)
ACCOUNTS = {"张明": ZHANG, "钱进": QIAN, "李村": LI, "周正": ZHOU}


@pytest.fixture
def telegram():
    telegram = Telegram(Watch(NOW))
    for name, account in ACCOUNTS.items():
        telegram.person(account, name)
    return telegram


@pytest.fixture
def bot(tmp_path, telegram):
    """Not yet started; all four are tied to their cadres."""
    home = tmp_path / "home"
    with ExitStack() as stack:
        db = open_home(home)
        found(Ledger(db))
        db.close()
        bot = Bot(home, stack.enter_context(serving(telegram)), telegram)
        stack.callback(bot.kill)
        yield bot


def said_to(telegram, account):
    return [m for m in telegram.messages(account) if m["from"]["is_bot"]]


def shown_to(telegram, account):
    """Messages as they read now: an answer is one that did not read so before.

    The one message that a kill may repeat still offers what its twin has done with.
    """
    return {(message["message_id"], words_of(message)) for message in said_to(telegram, account)}


def offered(telegram, account, label):
    """The newest such button, and its message; None where nobody has shown it yet."""
    for message in reversed(said_to(telegram, account)):
        for button in buttons_of(message):
            if button["text"] == label:
                return message["message_id"], button["callback_data"]
    return None


def possible(telegram, account, act):
    return not act.startswith("[") or offered(telegram, account, act[1:-1]) is not None


def does(telegram, account, act):
    if act.startswith("["):
        telegram.taps(account, account, *offered(telegram, account, act[1:-1]))
    else:
        telegram.says(account, account, act)


def test_nothing_is_lost_or_done_twice_however_often_it_dies(telegram, bot):
    bot.start()
    for account in ACCOUNTS.values():
        telegram.presses_start(account)
    bot.rests()
    assert telegram.until(lambda: all(said_to(telegram, one) for one in ACCOUNTS.values()), 30)
    for step in STEPS:
        for who, act, _ in step:
            ready = partial(possible, telegram, ACCOUNTS[who], act)
            assert telegram.until(ready, 30), (who, act)
        writes = any(act in WRITE for _, act, _ in step)
        if writes:
            bot.kill()
        before = {who: shown_to(telegram, ACCOUNTS[who]) for who, _, _ in step}
        for who, act, _ in step:
            does(telegram, ACCOUNTS[who], act)
        if writes:
            bot.start()
        for who, act, answer in step:

            def answered(who=who, answer=answer, before=before):
                new = shown_to(telegram, ACCOUNTS[who]) - before[who]
                return any(answer in words for _, words in new)

            assert telegram.until(answered, 30), (who, act, shown_to(telegram, ACCOUNTS[who]))
        bot.rests()
    bot.kill()
    db = open_home(bot.home)
    ledger = Ledger(db)
    homes = dict(db.execute("select number, id from households").fetchall())
    (visit,) = ledger.visits.on_day(homes["H001"], NOW.date())
    assert (visit.version, visit.findings.wish) == (2, "想要两袋化肥")
    assert db.execute("select count(*) from visits").fetchall() == [(1,)]
    ((problem,),) = db.execute("select id from problems").fetchall()
    assert ledger.problems.problem(problem).state is ProblemState.CLOSED
    deeds = Counter(event.act for event in ledger.problem_events.of(problem))
    assert deeds["fixed"] == deeds["closed"] == 1
    holders = {
        ledger.people.cadre(ledger.households.holders(homes[one], NOW.date())[0]).name
        for one in ("H004", "H005")
    }
    assert holders == {"李村"}
    assert db.execute("select count(*) from requests").fetchall() == [(1,)]
    db.close()
    for account in ACCOUNTS.values():
        heard = Counter(words_of(m) for m in said_to(telegram, account))
        assert sum(count - 1 for count in heard.values()) <= KILLS, heard
