"""A turn is whole or nothing: what repeats, crashes and faults do to it, each by causing one."""

import asyncio
import json
import logging
from datetime import timedelta

import pytest
from click.testing import CliRunner

from bot.commands import inbox
from bot.localchat.faults import Kill, Killed
from handlers.dialog.buttons import Submit
from handlers.households.buttons import Card
from handlers.packed import pack
from handlers.texts.refusals import WORDS
from ledger.refusals import Refusal
from tests.bot.conftest import at_review, letter
from tests.cast import QIAN, ZHANG

SECRETS = ("李四", "贫困", "毒药", "某1", "1:x", "7000000001")


def raises_at(words):
    """A fault whose message holds everything that no log may hold."""

    def callback(text, _):
        if text == words:
            raise ZeroDivisionError(text, SECRETS)

    return callback


def test_what_waits_shares_one_commit_that_reaches_the_disk(zhang, qian, house):
    house.gathering = True
    for _ in range(5):
        zhang.says("走访登记")
        qian.says("走访登记")
    done = house.watched()
    house.gathering = False
    house.serve()
    taken = [n for n, sql in enumerate(done) if sql.startswith("insert into inbox")]
    assert len(taken) == 10
    end = done.index("COMMIT", taken[0])
    assert end > taken[-1]
    synchronous = [sql for sql in done[:end] if sql.startswith("pragma synchronous")]
    assert synchronous[-1] == "pragma synchronous = full"


def test_a_repeated_update_changes_nothing(zhang, house, visits):
    at_review(zhang)
    zhang.taps("提交")
    before = zhang.messages
    house.telegram.repeats(6)
    house.serve()
    assert visits() == 1
    assert zhang.messages == before


def test_a_repeat_within_one_batch_changes_nothing(zhang, house):
    house.gathering = True
    zhang.says("走访登记")
    [update] = house.telegram.call("getUpdates", {})[1]["result"]
    house.gathering = False
    house.until(lambda: not house.telegram.unheard)
    before = house.outcomes()
    house.take(update, update)
    assert house.outcomes() == before


def test_numbers_that_begin_anew_are_heard_all_the_same(zhang, house):
    """As after a week of silence: lower than what was last confirmed, within one life."""
    asked = []

    def note(method, parameters):
        if method == "getUpdates":
            asked.append(parameters.get("offset"))

    house.telegram.faults.rule = note
    house.gathering = True
    zhang.says("走访登记")
    house.until(lambda: len(asked) > 1)
    house.telegram.says(ZHANG, ZHANG, "我的户")
    house.until(lambda: 0 in asked[1:])
    assert asked[0] == 0
    assert max(asked) > 0


def test_a_crash_before_the_commit_undoes_all_and_the_update_comes_again(zhang, house, visits):
    at_review(zhang)

    def dies(text, update):
        raise Killed

    house.first(dies)
    zhang.taps("提交")
    assert house.rows("select times from in_hand") == [(1,)]
    house.start()
    assert visits() == 0
    house.serve()
    assert visits() == 1
    zhang.shows("已登记")
    assert house.rows("select 1 from in_hand") == []


def test_a_crash_between_commit_and_sending_loses_no_answer(zhang, house, visits):
    at_review(zhang)
    house.gathering = True
    house.telegram.faults.add(Kill(), method="editMessageText")
    zhang.taps("提交")
    house.until(lambda: visits() == 1)
    zhang.shows("请核对")
    house.start()
    house.gathering = False
    house.serve()
    assert visits() == 1
    zhang.shows("已登记")
    assert len(zhang.heard) == len(set(zhang.heard))


def test_a_hundred_updates_waiting_at_a_crash_are_all_answered_in_order(zhang, qian, house):
    for one in (zhang, qian):
        one.said = len(one.heard)
    left = iter(range(50))

    def dies_in_the_middle(text, update):
        if next(left, None) is None:
            raise Killed

    house.first(dies_in_the_middle)
    house.gathering = True
    for number in range(50):
        for one in (zhang, qian):
            one.says(f"/help {number}" if number % 2 else f"/unknown{number}")
    house.gathering = False
    house.serve()
    house.start()
    house.serve()
    for one in (zhang, qian):
        assert [words[0] for words in one.heard[one.said :]] == ["没", one.heard[-1][0]] * 25
    assert house.rows("select 1 from in_hand") == []


def test_a_fault_undoes_its_own_update_alone_and_is_told_with_a_number(zhang, qian, house, caplog):
    def writes_and_raises(text, update):
        if text == "毒药 李四":
            house.db.execute("insert into asked (id, person, chat, words, at) "
                             "values ('x', 1, 1, 'x', 'x')")  # fmt: skip
            raise ZeroDivisionError(text, SECRETS)

    house.first(writes_and_raises)
    house.gathering = True
    zhang.says("毒药 李四")
    zhang.says("走访登记")
    qian.says("走访登记")
    house.gathering = False
    house.serve()
    assert house.rows("select 1 from asked where id = 'x'") == []
    [(incident, body)] = house.rows("select incident, body from inbox where incident is not null")
    assert f"没有保存：系统出了错。请再点一次；还不行就把编号 {incident}" in zhang.heard[-2]
    zhang.shows("走访哪一户")
    qian.shows("走访哪一户")
    assert json.loads(body)["message"]["text"] == "毒药 李四"
    assert incident in caplog.text
    assert "writes_and_raises" in caplog.text  # where it was, to whoever mends it
    for secret in SECRETS:
        assert secret not in caplog.text, secret


UNREADABLE = {
    "no chat": {"message": {"message_id": 9, "date": 1, "from": {"id": ZHANG}}},
    "words": {"message": "您好"},
    "chat of no kind": {"message": {"message_id": 9, "date": "soon", "chat": {"id": ZHANG}}},
    "no number": {"message": {"date": 1, "chat": {"id": "李四", "type": "private"}}},
    "too large": {"message": {"date": "x", "chat": {"id": 2**80, "type": "private"}}},
    "a list": {"edited_message": [1]},
    "a tap by nobody": {"callback_query": {"id": "7", "chat_instance": "1"}},
    "a member": {"my_chat_member": {"chat": {"id": ZHANG}}},
}


@pytest.mark.parametrize("update", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_an_update_that_cannot_be_read_is_set_aside_and_holds_up_nobody(
    update, zhang, house, caplog
):
    house.gathering = True
    house.telegram.injects(update)
    zhang.says("走访登记")
    house.gathering = False
    house.serve()
    assert house.one("select count(*) from inbox where body is not null") == 1
    zhang.shows("走访哪一户")
    assert "李四" not in caplog.text
    assert "您好" not in caplog.text


def test_one_who_sent_what_cannot_be_read_is_told(zhang, house):
    house.telegram.injects(UNREADABLE["chat of no kind"])
    house.serve()
    zhang.shows("没有保存：系统出了错")


def test_a_tap_that_cannot_be_read_is_told_to_who_tapped(zhang, house):
    house.telegram.injects({"callback_query": {"id": "7", "from": {"id": ZHANG}, "data": 5}})
    house.serve()
    zhang.shows("没有保存：系统出了错")
    assert {"callback_query_id": "7"} in [
        call.parameters for call in house.telegram.calls if call.method == "answerCallbackQuery"
    ]


def test_a_refusal_is_said_kindly_and_leaves_nothing(zhang, house, cast):
    """Somebody else's card: the ledger refuses in the middle of what was begun."""

    def writes(text, update):
        house.db.execute("insert into asked (id, person, chat, words, at) "
                         "values ('x', 1, 1, 'x', 'x')")  # fmt: skip

    house.first(writes)
    data = pack(Card(cast.households["H004"]))
    house.telegram.taps(ZHANG, ZHANG, zhang.screen["message_id"], data)
    house.serve()
    zhang.shows("不归您管")
    assert house.rows("select 1 from asked where id = 'x'") == []
    assert house.rows("select 1 from inbox where incident is not null") == []
    assert house.telegram.spinning() == []


def test_every_refusal_has_its_words():
    def below(kind):
        return {kind}.union(*map(below, kind.__subclasses__()))

    assert below(Refusal) - {Refusal} <= set(WORDS)


def test_every_spinner_stops(zhang, house):
    at_review(zhang)
    assert house.telegram.spinning() == []
    house.first(raises_at(pack(Submit("x", 1))))
    house.telegram.taps(ZHANG, ZHANG, zhang.screen["message_id"], "nonsense")
    house.telegram.taps(ZHANG, ZHANG, zhang.screen["message_id"], pack(Submit("x", 1)))
    house.serve()
    assert house.telegram.spinning() == []


def test_a_handler_may_not_wait(zhang, house):
    async def waits(*_):
        await asyncio.sleep(0)

    house.bot.app.handlers[-2] = []
    house.first(lambda *_: None)
    house.bot.app.handlers[-1][0].callback = waits
    zhang.says("走访登记")
    zhang.shows("没有保存：系统出了错")


def test_an_update_that_takes_the_process_down_three_times_is_set_aside(
    zhang, qian, house, caplog
):
    def dies(text, update):
        if text == "毒药":
            raise Killed

    house.gathering = True
    for words in ("走访登记", "毒药", "我的户"):
        zhang.says(words)
        qian.says(words.replace("毒药", "本月进度"))
    house.gathering = False
    crashes = 0
    while house.telegram.unheard:
        house.start()
        house.first(dies)
        house.serve()
        crashes += 1
        assert crashes <= 4
    assert crashes == 4  # three times down; the fourth start sets it aside
    assert house.one("select count(*) from inbox where incident is not null") == 1
    assert "没有保存：系统出了错" in zhang.heard[-2]
    zhang.shows("户")
    assert [words[:2] for words in qian.heard[-3:]] == ["走访", "10", "我的"]
    assert "took the process down" in caplog.text
    assert house.rows("select 1 from in_hand") == []


def test_an_innocent_update_in_hand_at_three_crashes_of_others_is_handled(zhang, qian, house):
    """All were in hand at the first crash; after it each is alone when it is handled."""

    def dies(text, update):
        if text == "毒药":
            raise Killed

    house.gathering = True
    for _ in range(2):
        zhang.says("毒药")
    qian.says("走访登记")
    house.gathering = False
    for _ in range(7):
        house.start()
        house.first(dies)
        house.serve()
    assert house.one("select count(*) from inbox where incident is not null") == 2
    qian.shows("走访哪一户")


def test_after_a_crash_what_was_not_in_hand_still_shares_a_commit(zhang, qian, house):
    def dies(text, update):
        raise Killed

    house.first(dies)
    zhang.says("走访登记")
    house.start()
    house.gathering = True
    for _ in range(3):
        qian.says("走访登记")
    done = house.watched()
    house.gathering = False
    house.serve()
    commits = [n for n, sql in enumerate(done) if sql == "COMMIT"]
    taken = [n for n, sql in enumerate(done) if sql.startswith("insert into inbox")]
    assert len(taken) == 4
    assert any(taken[0] < commit < taken[1] for commit in commits)
    assert not any(taken[1] < commit < taken[3] for commit in commits)


def tries_again(house, update):
    """From beside, as an operator does it."""
    said = CliRunner(env={"ZOUFANG_HOME": str(house.home)}).invoke(
        inbox.command, ["retry", str(update)]
    )
    return said.exit_code, said.output.strip()


def test_what_was_set_aside_can_be_tried_again(zhang, house):
    broken = [True]

    def breaks(text, update):
        if text == "走访登记" and broken:
            raise ZeroDivisionError

    house.first(breaks)
    zhang.says("走访登记")
    zhang.shows("没有保存：系统出了错")
    update = house.one("select update_id from inbox where incident is not null")
    assert tries_again(house, update)[0] == 0
    house.tick()  # it fails once more
    first, second = zhang.heard[-2:]
    assert first != second
    broken.clear()
    tries_again(house, update)
    house.tick()
    zhang.shows("走访哪一户")
    assert house.rows("select 1 from inbox where body is not null") == []
    house.tick()
    assert zhang.heard[-2] == second


def test_only_what_was_set_aside_can_be_tried_again(zhang, house):
    zhang.says("走访登记")
    update = house.one("select max(update_id) from inbox")
    assert tries_again(house, update) == (1, f"没有搁置的消息 {update}。")


def test_one_that_was_tried_again_and_crashes_is_set_aside_again(zhang, house):
    house.first(raises_at("毒药"))
    zhang.says("毒药")
    tries_again(house, house.one("select update_id from inbox where incident is not null"))

    def dies(text, update):
        raise Killed

    crashes = 0
    while house.rows("select 1 from inbox where body is not null and incident is null"):
        house.start()
        house.first(dies)
        try:
            house.tick()
        except Killed:
            crashes += 1
        assert crashes <= 3
    assert crashes == 3
    assert house.one("select count(*) from inbox where incident is not null") == 1


def test_numbers_are_kept_eight_days_and_what_failed_for_longer(zhang, house):
    house.first(raises_at("毒药"))
    zhang.says("毒药")
    zhang.says("走访登记")
    before = house.watch()
    house.bot.inbox.forget(before + timedelta(days=8))
    assert house.one("select count(*) from inbox") == 3  # /start, too
    house.bot.inbox.forget(before + timedelta(days=8, minutes=1))
    assert house.one("select count(*) from inbox") == 1
    assert house.one("select incident from inbox")


def test_nothing_that_people_write_or_are_reaches_the_log(zhang, qian, house, caplog):
    caplog.set_level(logging.DEBUG)
    house.first(raises_at("贫困"))
    at_review(zhang)
    zhang.taps("提交")
    zhang.says("贫困")
    house.telegram.blocks(QIAN)
    house.put(letter("李四还差 1 户", QIAN), letter("<李四>"))
    house.serve()
    blocked, refused, _ = house.outcomes()[-3:]  # the last one told the office of the block
    assert (blocked, "李四" in refused) == ("blocked", True)
    ours = [r.getMessage() for r in caplog.records if r.name.startswith(("bot", "handlers"))]
    assert len(ours) == 4
    for secret in SECRETS:
        assert not any(secret in line for line in ours), secret
