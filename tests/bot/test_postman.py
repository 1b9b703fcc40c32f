"""What is to be said arrives: in order, once, past every trouble, and nobody waits for another."""

import asyncio
import json
from datetime import timedelta
from time import monotonic

import pytest

from bot.localchat.faults import Fails, Junk, Kill, Late, Reset
from bot.localchat.telegram import Telegram
from bot.outbox import Outbox
from bot.pace import ALL, IN_FLIGHT, MANY, Pace, Window
from handlers.screen import Letter, Screen
from tests.bot.conftest import at_review, letter
from tests.cast import GROUP, QIAN, ZHANG, ZHOU

FOREVER = Late(3600)
TROUBLES = {
    "502": Fails(502, "Bad Gateway"),
    "500": Fails(500),
    "not found": Fails(404, "Not Found"),
    "reset": Reset(),
    "a page": Junk(),
    "nothing": Junk(b""),
    "a list": Junk(b"[]"),
    "no result": Junk(b'{"ok": true}'),
    "an odd result": Junk(b'{"ok": true, "result": "yes"}'),
    "an odd refusal": Junk(b"[]", status=400),
    "an odd pause": Junk(b'{"ok": false, "parameters": {"retry_after": "x"}}', status=429),
}


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES.keys())
def test_whatever_the_server_answers_each_chat_hears_all_in_order_and_once(trouble, zhang, house):
    house.telegram.faults.add(trouble, method="sendMessage", chat=ZHANG, times=2)
    house.put(letter("一"), letter("二"), letter("三"))
    house.serve()
    assert zhang.heard[-3:] == ["一", "二", "三"]
    assert house.outcomes()[-3:] == ["sent"] * 3


def test_too_many_requests_is_waited_for_as_long_as_it_says(zhang, house):
    house.telegram.faults.add(Fails(429, "Too Many Requests", retry_after=1), chat=ZHANG)
    began = monotonic()
    house.put(letter("一"), letter("二"))
    house.serve()
    assert zhang.heard[-2:] == ["一", "二"]
    assert monotonic() - began >= 1


def test_a_chat_that_stalls_holds_up_nobody_else_and_no_spinner(zhang, qian, house):
    zhang.says("走访登记")
    house.telegram.faults.add(FOREVER, method="sendMessage", chat=ZHANG)
    house.gathering = True
    zhang.says("我的户")
    zhang.taps("李四", on=zhang.messages[-2])
    qian.says("走访登记")
    house.until(lambda: "走访哪一户" in qian.text and not house.telegram.spinning())
    assert house.outcomes()[-3:] == [None, None, "sent"]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (Fails(403, "Forbidden: bot was blocked by the user"), "blocked"),
        (Fails(400, "Bad Request: chat not found"), "refused: Chat not found"),
    ],
)
def test_what_can_never_arrive_is_not_tried_again(answer, outcome, zhang, house):
    house.telegram.faults.add(answer, method="sendMessage")
    house.put(letter("一"), letter("二"))
    house.serve()
    assert house.outcomes()[-2:] == [outcome, "sent"]
    zhang.shows("二")


@pytest.fixture
def group(house, cast):
    house.telegram.person(ZHOU, "周")
    house.telegram.group(GROUP, "县通报群", members=[ZHOU], administrators=[ZHOU])
    return GROUP


def heard_in(house, chat):
    return [m["text"] for m in house.telegram.messages(chat) if m["from"]["is_bot"]]


def bind(house, cast, chat):
    from ledger.book import Ledger

    Ledger(house.db).chats.bind(chat, None, cast.zhou.id, house.watch())


def test_a_group_that_moved_is_followed_with_all_that_waits_in_order(group, house, cast):
    """The bot learns of it only by what it is refused: the news of it never reached us."""
    bind(house, cast, group)
    house.telegram.faults.rule = lambda method, p: FOREVER if method == "getUpdates" else None
    new = house.telegram.migrates(ZHOU, group)
    house.put(*(letter(word, group) for word in "一二三"), letter("四", new))
    house.until(lambda: heard_in(house, new) == ["一", "二", "三", "四"])
    house.turns()
    assert house.outcomes()[-4:] == ["sent"] * 4
    assert {chat for (chat,) in house.rows("select chat from outbox order by id")} == {new}
    assert [chat for chat, _ in house.bot.house.ledger.chats.bound()] == [new]
    refused = [call for call in house.telegram.calls if call.status == 400]
    assert len(refused) == 1  # the others in line knew where to go


def test_what_is_said_to_a_moved_group_meanwhile_comes_after_what_waited(group, house, cast):
    bind(house, cast, group)
    house.telegram.faults.rule = lambda method, p: FOREVER if method == "getUpdates" else None
    new = house.telegram.migrates(ZHOU, group)
    house.telegram.faults.add(Fails(502), chat=new, times=2)
    house.put(letter("一", group), letter("二", group))
    house.until(lambda: house.rows("select 1 from outbox where chat = :new", new=new) != [])
    house.put(letter("三", new))
    house.until(lambda: len(heard_in(house, new)) == 3)
    assert heard_in(house, new) == ["一", "二", "三"]


def test_a_group_that_moved_is_followed_though_it_cannot_be_written_down_at_once(
    group, house, cast
):
    bind(house, cast, group)
    house.telegram.faults.rule = lambda method, p: FOREVER if method == "getUpdates" else None
    new = house.telegram.migrates(ZHOU, group)
    house.put(letter("一", group))
    house.db.execute("pragma query_only = on")
    house.until(lambda: any(call.status == 400 for call in house.telegram.calls))
    house.turns()
    assert heard_in(house, new) == []
    house.db.execute("pragma query_only = off")
    house.until(lambda: heard_in(house, new) == ["一"])


def test_a_repeated_edit_counts_as_sent(zhang, house):
    zhang.says("走访登记")
    house.put(letter("一", edits=zhang.screen["message_id"]))
    house.serve()
    house.db.execute("update outbox set outcome = null where id = (select max(id) from outbox)")
    before = zhang.messages
    house.start()
    house.serve()
    assert set(house.outcomes()) == {"sent"}
    assert zhang.messages == before


def test_a_message_that_is_gone_is_said_anew(zhang, house):
    zhang.says("走访登记")
    number = zhang.screen["message_id"]
    house.telegram.deletes(ZHANG, number)
    house.put(letter("一", edits=number))
    house.serve()
    assert zhang.heard[-1] == "一"
    assert (
        house.one("select message from outbox order by id desc limit 1")
        == (zhang.screen["message_id"])
    )


def test_where_a_message_ended_up_is_known(zhang, house):
    house.put(letter("一"))
    house.serve()
    [(message, ended)] = house.rows("select message, ended from outbox order by id desc limit 1")
    assert message == zhang.screen["message_id"]
    assert ended == house.watch().isoformat()


def test_a_receipt_waits_for_no_disk(zhang, house):
    house.put(letter("一"))
    done = house.watched()
    house.serve()
    at = next(n for n, sql in enumerate(done) if sql.startswith("update outbox set outcome"))
    before = [sql for sql in done[:at] if sql.startswith("pragma synchronous")]
    after = [sql for sql in done[at:] if sql.startswith("pragma synchronous")]
    assert (before[-1], after[0]) == ("pragma synchronous = normal", "pragma synchronous = full")


def test_a_receipt_that_cannot_be_written_does_not_send_twice(zhang, house):
    house.put(letter("一"), letter("二"))
    house.db.execute("pragma query_only = on")
    house.until(lambda: zhang.heard[-1] == "一")
    house.turns()
    house.db.execute("pragma query_only = off")
    house.serve()
    assert zhang.heard[-2:] == ["一", "二"]
    assert house.outcomes()[-2:] == ["sent", "sent"]


BROKEN_ROWS = {
    "a picture that is gone": "file = 'work/none.png'",
    "a time that is none": "until = 'soon'",
    "a chat that is none": "chat = 'x'",
    "no body": "body = '{'",
    "a body without words": "body = '{}'",
}


@pytest.mark.parametrize("change", BROKEN_ROWS.values(), ids=BROKEN_ROWS.keys())
def test_a_row_that_cannot_be_sent_holds_up_nobody(change, zhang, house, caplog):
    house.put(letter("李四一"))
    house.db.execute(f"update outbox set {change} where id = (select max(id) from outbox)")
    house.put(letter("二"))
    house.serve()
    assert zhang.heard[-1] == "二"
    fault, sent = house.outcomes()[-2:]
    assert (fault.partition(":")[0], sent) in {("fault", "sent"), ("refused", "sent")}
    assert "李四" not in caplog.text


def test_what_is_no_longer_worth_saying_is_not_said(zhang, house):
    until = house.watch().isoformat()
    house.put(letter("一"), push="reminder", due="x", until=until)
    house.watch.later(seconds=1)
    house.put(letter("二"))
    house.serve()
    assert zhang.heard[-1] == "二"
    assert house.outcomes()[-2:] == ["late", "sent"]


def test_a_push_is_put_once_for_its_due_time_and_chat(zhang, house):
    for _ in range(2):
        house.put(letter("一"), push="reminder", due="x")
    house.put(letter("一"), push="reminder", due="y")
    house.serve()
    assert zhang.heard.count("一") == 2
    assert house.bot.outbox.outcomes("reminder", "x") == {"sent": 1}


def test_a_spinner_is_stopped_however_often_that_takes(zhang, house):
    zhang.says("走访登记")
    house.telegram.faults.add(Fails(502), method="answerCallbackQuery")
    house.telegram.faults.add(Reset(), method="answerCallbackQuery")
    house.telegram.faults.add(Fails(429, retry_after=1), method="answerCallbackQuery")
    zhang.taps("李四")
    house.until(lambda: not house.telegram.spinning())


def test_a_spinner_that_is_too_old_is_left(zhang, house):
    tried = []

    def too_old(method, parameters):
        if method == "answerCallbackQuery":
            tried.append(parameters)
            return Fails(400, "Bad Request: query is too old")
        return None

    house.telegram.faults.rule = too_old
    house.put(letter("一", query="7"))
    house.serve()
    house.turns()
    assert tried == [{"callback_query_id": "7"}]
    assert zhang.heard[-1] == "一"


def test_a_toast_floats_when_a_tap_is_answered(zhang, house):
    zhang.says("走访登记")
    house.telegram.faults.rule = lambda method, p: FOREVER if method == "getUpdates" else None
    query = house.telegram.taps(ZHANG, ZHANG, zhang.screen["message_id"], "x")
    house.put(Letter(ZHANG, Screen("一", toast="好"), query=query))
    house.until(lambda: zhang.heard[-1] == "一")
    assert [toast["text"] for toast in house.telegram.toasts(ZHANG)] == ["好"]


def test_a_kill_while_a_spinner_turns_stops_it_after_the_restart(zhang, house):
    """Its stop never arrived, though the message did: the receipt has waited for it."""
    at_review(zhang)
    spinners = house.telegram.spinning
    house.telegram.faults.rule = lambda m, _: Reset() if m == "answerCallbackQuery" else None
    house.gathering = True
    zhang.taps("提交")
    house.until(lambda: "已登记" in zhang.text)
    assert spinners()
    house.telegram.faults.clear()
    house.start()
    house.gathering = False
    house.serve()
    assert not spinners()


def test_a_kill_repeats_at_most_the_one_in_flight_in_a_chat(zhang, qian, house):
    for word in "一二三":
        house.put(letter(word), letter(word, QIAN))
    house.telegram.faults.add(Kill(after=True), method="sendMessage", chat=ZHANG)
    house.until(lambda: len(zhang.heard) > 1 and zhang.heard[-1] == "一")
    house.start()
    house.serve()
    assert zhang.heard[-4:] == ["一", "一", "二", "三"]
    assert [w for w in qian.heard if w in "一二三"] in (
        ["一", "二", "三"],
        ["一", "一", "二", "三"],
    )


def crowd(house, size):
    people = range(1000, 1000 + size)
    for account in people:
        house.telegram.person(account, "某")
        house.telegram.presses_start(account)
    # that is not what is tried here
    house.telegram.call("deleteWebhook", {"drop_pending_updates": True})
    assert not house.telegram.unheard
    return people


def calls(house, people):
    return [
        call
        for call in house.telegram.calls
        if call.method == "sendMessage" and int(call.parameters["chat_id"]) in people
    ]


def test_of_what_is_said_unasked_few_are_in_flight_and_answers_pass_them(zhang, house):
    people = crowd(house, 3 * IN_FLIGHT)
    house.telegram.faults.rule = lambda method, p: FOREVER if p.get("chat_id") in people else None
    house.put(*(letter("一", one) for one in people), push="reminder", due="x")
    house.until(lambda: len(calls(house, people)) >= IN_FLIGHT)
    house.turns(500)
    assert len(calls(house, people)) == IN_FLIGHT
    house.gathering = True
    zhang.says("走访登记")
    house.until(lambda: "走访哪一户" in zhang.text)
    assert len(calls(house, people)) == IN_FLIGHT


def test_a_broadcast_keeps_to_the_limits_so_that_none_is_refused(house, tmp_path):
    """With Telegram's limits enforced, on the wall's clock: thirty people, two letters each."""
    from bot.clock import wall_clock

    house.kill()
    house.telegram = Telegram(wall_clock, enforce_limits=True)
    house.start()
    people = crowd(house, 30)
    for word in ("一", "二"):
        house.put(*(letter(word, one) for one in people), push=word, due="x")
    house.serve()
    assert [call.status for call in calls(house, people)] == [200] * 60
    for one in people:
        assert heard_in(house, one) == ["一", "二"]


def test_answers_are_not_paced(house):
    people = crowd(house, 2)
    for word in "一二三四五":
        house.put(*(letter(word, one) for one in people))
    began = monotonic()
    house.serve()
    assert heard_in(house, people[0]) == list("一二三四五")
    assert monotonic() - began < 4  # five a second would be a person's pace


def test_no_more_than_so_many_in_so_long():
    async def five():
        window, times = Window(2, 0.1), []
        for _ in range(5):
            await window.room()
            window.note()
            times.append(monotonic())
        return times

    times = asyncio.run(five())
    assert all(later - sooner >= 0.1 for sooner, later in zip(times, times[2:], strict=False))


def test_a_second_unasked_letter_waits_until_a_second_after_the_first_has_arrived():
    async def two():
        pace = Pace()
        async with pace.flight(ZHANG, unasked=True, edit=False):
            pass
        arrived = monotonic()
        async with pace.flight(ZHANG, unasked=True, edit=False):
            return monotonic() - arrived

    assert asyncio.run(two()) >= 1


def test_an_answer_counts_for_what_is_said_unasked_after_it():
    async def two():
        pace = Pace()
        async with pace.flight(ZHANG, unasked=False, edit=False):
            pass
        arrived = monotonic()
        async with pace.flight(ZHANG, unasked=True, edit=False):
            return monotonic() - arrived

    assert asyncio.run(two()) >= 1


def test_the_pace_forgets_only_who_heard_nothing_lately():
    async def many():
        pace = Pace()
        for chat in range(1, MANY + 10):
            async with pace.flight(chat, unasked=False, edit=False):
                pass
        return set(pace._chats)

    assert asyncio.run(many()) == set(range(1, MANY + 10))


def test_many_chats_together_keep_to_the_pace_of_all():
    """Reckoned from their arrival: the one after the last allowed waits a second from there."""

    async def together():
        pace, arrived, left = Pace(), [], []
        for chat in range(1, ALL[0] + 2):
            async with pace.flight(chat, unasked=True, edit=False):
                left.append(monotonic())
                if chat == 1:
                    await asyncio.sleep(0.2)
            arrived.append(monotonic())
        return left[-1] - arrived[0]

    assert asyncio.run(together()) >= ALL[1] - 0.001


def test_a_failed_try_counts_too():
    async def two():
        pace = Pace()
        with pytest.raises(ZeroDivisionError):
            async with pace.flight(GROUP, unasked=True, edit=False):
                raise ZeroDivisionError
        return pace._chats[GROUP].idle

    assert not asyncio.run(two())


def test_what_still_waits_at_the_end_stays_for_the_next_life(zhang, house):
    house.telegram.faults.add(Late(0.05), method="sendMessage", chat=ZHANG)
    house.put(letter("一"), letter("二"))

    async def stopped():
        house.bot.postman.collect()
        await asyncio.sleep(0)
        await house.bot.postman.close(patience=5)

    house.run(stopped())
    assert zhang.heard[-1] == "一"
    assert house.outcomes()[-2:] == ["sent", None]
    house.start()
    house.serve()
    assert zhang.heard[-2:] == ["一", "二"]


def test_the_end_waits_for_nobody_for_ever(zhang, house):
    house.telegram.faults.add(Fails(429, retry_after=3600), chat=ZHANG)
    house.put(letter("一"))

    async def stopped():
        house.bot.postman.collect()
        await house.bot.postman.close(patience=0.05)

    house.run(stopped())
    assert house.outcomes()[-1] is None


def test_bodies_are_emptied_after_a_week(zhang, house):
    house.put(letter("一"))
    house.serve()
    house.put(letter("二"))
    outbox, now = Outbox(house.db), house.watch()
    outbox.forget(now)
    assert house.rows("select 1 from outbox where body = ''") == []
    outbox.forget(now + timedelta(seconds=1))
    left = [json.loads(body)["text"] for (body,) in house.rows(
        "select body from outbox where body <> ''")]  # fmt: skip
    assert left == ["二"]
