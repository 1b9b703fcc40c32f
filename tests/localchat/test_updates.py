"""The queue of updates: offsets, limits, wishes, repeats; faults and limits on order."""

import json

import pytest

from bot.localchat.faults import Broken, Fails, Junk, Kill, Killed, Late, Reset
from bot.localchat.telegram import Telegram
from tests.localchat.conftest import GROUP, LI, heard, refusal, said


def ids(telegram, **parameters):
    return [u["update_id"] for u in telegram.call("getUpdates", parameters)[1]["result"]]


def test_an_update_comes_again_until_a_higher_offset_confirms_it(telegram):
    for _ in range(3):
        telegram.says(LI, LI, "好")
    first, second, third = ids(telegram)
    assert ids(telegram) == [first, second, third]
    assert ids(telegram, offset=second) == [second, third]
    assert ids(telegram, offset=first) == [second, third]
    assert ids(telegram, offset=third + 1) == []
    assert telegram.unheard == 0


def test_a_negative_offset_keeps_the_last_ones_only(telegram):
    for _ in range(3):
        telegram.says(LI, LI, "好")
    everything = ids(telegram)
    assert ids(telegram, offset=-5) == everything
    assert ids(telegram, offset=-1) == everything[-1:]
    assert ids(telegram) == everything[-1:]


def test_at_most_a_hundred_come_at_once(telegram):
    for _ in range(120):
        telegram.says(LI, LI, "好")
    assert len(ids(telegram)) == 100
    assert len(ids(telegram, limit=7)) == 7
    assert len(ids(telegram, limit="0")) == len(ids(telegram, limit="many")) == 1


def test_what_the_bot_does_not_ask_for_it_does_not_get(telegram):
    telegram.call("getUpdates", {"allowed_updates": ["message"]})
    number = telegram.says(LI, LI, "好")
    telegram.edits(LI, LI, number, "改")
    telegram.call("getUpdates", {})  # the wish lasts
    telegram.blocks(LI)
    assert len(heard(telegram)) == 1
    telegram.call("getUpdates", {"allowed_updates": []})
    telegram.unblocks(LI)
    assert len(heard(telegram)) == 1


def test_an_offset_far_in_the_future_confirms_nothing(telegram):
    """As after a silent week, when Telegram counts anew and the bot does not know yet."""
    telegram.says(LI, LI, "一")
    [number] = ids(telegram)
    assert ids(telegram, offset=number + 12) == [number]
    assert ids(telegram, offset=number + 11) == []


@pytest.mark.parametrize("wish", ["[", "{}", 5, [1], None])
def test_what_is_no_list_of_kinds_leaves_the_wish_as_it_was(telegram, wish):
    telegram.call("getUpdates", {"allowed_updates": ["Message"]})
    telegram.call("getUpdates", {"allowed_updates": wish})
    telegram.edits(LI, LI, telegram.says(LI, LI, "好"), "改")
    assert len(heard(telegram)) == 1


def test_kinds_that_nobody_knows_are_no_wish(telegram):
    telegram.call("getUpdates", {"allowed_updates": ["poem"]})
    telegram.edits(LI, LI, telegram.says(LI, LI, "好"), "改")
    assert len(heard(telegram)) == 2


def test_a_wish_said_again_changes_nothing(telegram):
    telegram.call("getUpdates", {"allowed_updates": ["message"]})
    changes = []
    telegram.world.listeners.append(lambda *change: changes.append(change))
    telegram.call("getUpdates", {"allowed_updates": ["message"]})
    assert changes == []


def test_a_message_waits_for_a_day_and_a_tap_for_two_minutes_and_a_half(telegram, watch):
    sent = said(telegram)["message_id"]
    telegram.says(LI, LI, "好")
    telegram.taps(LI, LI, sent, "x")
    watch.forward(seconds=150)
    assert len(ids(telegram)) == 2
    watch.forward(seconds=1)
    assert len(ids(telegram)) == 1
    watch.forward(hours=24)
    assert ids(telegram) == [] and telegram.unheard == 0


def test_an_edit_waits_for_a_day_of_its_own(telegram, watch):
    number = telegram.says(LI, LI, "好")
    watch.forward(hours=23)
    telegram.edits(LI, LI, number, "改")
    watch.forward(hours=2)
    assert [set(u) - {"update_id"} for u in heard(telegram)] == [{"edited_message"}]


def test_a_repeat_comes_with_its_old_number_before_what_is_new(telegram):
    telegram.says(LI, LI, "一")
    telegram.says(LI, LI, "二")
    heard_once = heard(telegram)
    telegram.says(LI, LI, "三")
    telegram.repeats(2)
    again = heard(telegram)
    assert again[:2] == heard_once and again[2]["message"]["text"] == "三"


def test_after_a_silent_week_numbers_start_anywhere(telegram):
    telegram.says(LI, LI, "一")
    telegram.renumbers(7)
    telegram.says(LI, LI, "二")
    assert ids(telegram)[-1] == 7


def test_any_update_can_be_put_into_the_queue(telegram):
    telegram.injects({"update_id": 900, "poll": {"id": "1"}})
    assert heard(telegram) == [{"update_id": 900, "poll": {"id": "1"}}]


def test_a_webhook_keeps_getupdates_away_until_it_is_deleted(telegram):
    telegram.says(LI, LI, "好")
    assert telegram.call("setWebhook", {"url": "https://example.org/hook"})[0] == 200
    status, words = refusal(telegram.call("getUpdates", {}))
    assert status == 409 and "while webhook is active" in words
    info = telegram.call("getWebhookInfo", {})[1]["result"]
    assert (info["url"], info["pending_update_count"]) == ("https://example.org/hook", 1)
    telegram.call("deleteWebhook", {"drop_pending_updates": True})
    assert ids(telegram) == []


def test_a_webhook_must_be_https(telegram):
    assert refusal(telegram.call("setWebhook", {"url": "http://a.b"}))[0] == 400


def test_an_unknown_method_is_not_found(telegram):
    assert refusal(telegram.call("sendPoem", {})) == (404, "Not Found: method not found")


def test_the_case_of_a_methods_name_does_not_matter(telegram):
    assert telegram.call("GETME", {})[1]["result"]["is_bot"]


def test_commands_are_kept_by_scope(telegram):
    commands = [{"command": "visit", "description": "走访登记"}]
    scope = {"type": "all_private_chats"}
    assert telegram.call("setMyCommands", {"commands": commands, "scope": scope})[0] == 200
    assert telegram.call("getMyCommands", {"scope": scope})[1]["result"] == commands
    assert telegram.call("getMyCommands", {})[1]["result"] == []


def test_commands_are_kept_by_language_and_can_be_taken_away(telegram):
    commands = [{"command": "visit", "description": "Visit"}]
    there = {"language_code": "en"}
    assert telegram.call("setMyCommands", {"commands": commands, **there})[0] == 200
    assert telegram.call("getMyCommands", there)[1]["result"] == commands
    assert telegram.call("getMyCommands", {})[1]["result"] == []
    for _ in range(2):
        assert telegram.call("deleteMyCommands", there)[1]["result"] is True
    assert telegram.call("getMyCommands", there)[1]["result"] == []


@pytest.mark.parametrize(
    ("command", "description", "words"),
    [
        ("走访", "走访登记", "BOT_COMMAND_INVALID"),
        ("Visit", "走访登记", "BOT_COMMAND_INVALID"),
        (" / ", "走访登记", "command must be non-empty"),
        ("x" * 33, "走访登记", "command length must not exceed 32"),
        ("visit", " ", "command description must be non-empty"),
        ("visit", "x" * 257, "command description length must not exceed 256"),
    ],
)
def test_a_command_that_telegram_would_not_take_is_refused(telegram, command, description, words):
    commands = [{"command": command, "description": description}]
    refused = telegram.call("setMyCommands", {"commands": commands})
    assert refusal(refused) == (400, f"Bad Request: {words}")


def test_a_command_is_kept_without_its_stroke_and_the_spaces_around_it(telegram):
    telegram.call("setMyCommands", {"commands": [{"command": "/visit ", "description": " 走 "}]})
    kept = telegram.call("getMyCommands", {})[1]["result"]
    assert kept == [{"command": "visit", "description": "走"}]


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        ("{", "can't parse BotCommandScope JSON object"),
        ([1], "can't parse BotCommandScope: BotCommandScope must be an Object"),
        ({"type": "poem"}, "can't parse BotCommandScope: Unsupported type specified"),
        ({"type": "chat"}, "can't parse BotCommandScope: Can't find field \"chat_id\""),
        ({"type": "chat", "chat_id": 42}, "chat not found"),
        (
            {"type": "chat_member", "chat_id": GROUP, "user_id": 0},
            "can't parse BotCommandScope: Invalid user_id specified",
        ),
    ],
)
def test_a_scope_must_be_one_of_telegrams(telegram, scope, words):
    for method in ("setMyCommands", "getMyCommands", "deleteMyCommands"):
        refused = telegram.call(method, {"scope": scope})
        assert refusal(refused) == (400, f"Bad Request: {words}")


def test_a_menu_may_be_for_one_chat_or_one_member(telegram):
    commands = [{"command": "visit", "description": "走访登记"}]
    for scope in (
        {"type": "chat", "chat_id": LI},
        {"type": "chat_member", "chat_id": GROUP, "user_id": LI},
    ):
        assert telegram.call("setMyCommands", {"commands": commands, "scope": scope})[0] == 200
        assert telegram.call("getMyCommands", {"scope": scope})[1]["result"] == commands
    assert telegram.call("getMyCommands", {})[1]["result"] == []


@pytest.mark.parametrize("language", ["zho", "ZH", "z"])
def test_a_language_has_two_letters(telegram, language):
    refused = telegram.call("getMyCommands", {"language_code": language})
    assert refusal(refused) == (400, "Bad Request: invalid language code specified")


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        ({"command": "visit", "description": "走访"}, "expected an Array of BotCommand"),
        ([{"command": "a", "description": "b"}] * 101, "BOT_COMMANDS_TOO_MUCH"),
        (["visit"], "can't parse BotCommand: expected an Object"),
        ("[", "can't parse commands JSON object"),
        ([{"command": "a"}], "can't parse BotCommand: Can't find field \"description\""),
    ],
)
def test_commands_are_a_list_of_at_most_a_hundred(telegram, commands, words):
    refused = telegram.call("setMyCommands", {"commands": commands})
    assert refusal(refused) == (400, f"Bad Request: {words}")


def test_every_call_is_remembered_with_its_end(telegram):
    said(telegram)
    telegram.call("sendMessage", {"chat_id": 42, "text": "x"})
    assert [(c.method, c.status) for c in telegram.calls][-2:] == [
        ("sendMessage", 200),
        ("sendMessage", 400),
    ]


# faults


def test_a_fault_meets_so_many_calls_as_were_ordered_and_then_all_is_well(telegram):
    telegram.faults.add(Fails(502, "Bad Gateway"), times=2)
    before = telegram.messages(LI)
    for _ in range(2):
        answer = telegram.call("sendMessage", {"chat_id": LI, "text": "好"})
        assert refusal(answer) == (502, "Bad Gateway")
    assert telegram.messages(LI) == before
    said(telegram)


def test_a_fault_may_be_for_one_method_in_one_chat(telegram):
    telegram.faults.add(Fails(429, "Too Many Requests: retry after 3", 3),
                        method="sendMessage", chat=GROUP)  # fmt: skip
    said(telegram)
    status, answer = telegram.call("sendMessage", {"chat_id": str(GROUP), "text": "好"})
    assert (status, answer["parameters"]) == (429, {"retry_after": 3})
    said(telegram, chat_id=GROUP)


def test_polling_is_only_disturbed_by_name(telegram):
    telegram.faults.add(Fails(500))
    assert telegram.call("getUpdates", {})[0] == 200
    telegram.faults.add(Fails(500), method="getUpdates")
    assert telegram.call("getUpdates", {})[0] == 500


def test_an_answer_may_be_lost_after_the_message_was_sent(telegram):
    before = len(telegram.messages(LI))
    telegram.faults.add(Reset(after=True))
    with pytest.raises(Broken):
        telegram.call("sendMessage", {"chat_id": LI, "text": "好"})
    assert len(telegram.messages(LI)) == before + 1
    telegram.faults.add(Reset())
    with pytest.raises(Broken):
        telegram.call("sendMessage", {"chat_id": LI, "text": "好"})
    assert len(telegram.messages(LI)) == before + 1


def test_the_bot_may_be_killed_before_or_after_a_call_takes_effect(telegram):
    before = len(telegram.messages(LI))
    for after in (False, True):
        telegram.faults.add(Kill(after=after))
        with pytest.raises(Killed):
            telegram.call("sendMessage", {"chat_id": LI, "text": "好"})
    assert len(telegram.messages(LI)) == before + 1


def test_junk_and_delay_are_passed_on_to_the_wire(telegram):
    telegram.faults.add(Junk(b"<html>"))
    assert telegram.answer("getMe", {}).body == b"<html>"
    telegram.faults.add(Late(2.5))
    late = telegram.answer("getMe", {})
    assert late.late == 2.5 and json.loads(late.body)["ok"]


def test_a_rule_decides_about_each_call(telegram):
    calls = []

    def every_third(method, parameters):
        calls.append(method)
        return Fails(429, "Too Many Requests", 1) if len(calls) % 3 == 0 else None

    telegram.faults.rule = every_third
    statuses = [telegram.call("sendMessage", {"chat_id": LI, "text": "x"})[0] for _ in range(6)]
    assert statuses == [200, 200, 429, 200, 200, 429]
    telegram.faults.clear()
    said(telegram)


# limits


def sends(telegram, chat, times):
    return [telegram.call("sendMessage", {"chat_id": chat, "text": "x"})[0] for _ in range(times)]


@pytest.fixture
def strict(telegram):
    telegram.world.limits.enforced = True
    return telegram


def test_a_person_gets_one_message_a_second(strict, watch):
    assert sends(strict, LI, 2) == [200, 429]
    watch.forward(seconds=1)
    assert sends(strict, LI, 1) == [200]


def test_a_group_gets_twenty_messages_a_minute_edits_included(strict, watch):
    first = said(strict, chat_id=GROUP)
    watch.forward(seconds=30)
    assert sends(strict, GROUP, 20) == [200] * 19 + [429]
    parameters = {"chat_id": GROUP, "message_id": first["message_id"], "text": "改"}
    status, answer = strict.call("editMessageText", parameters)
    assert (status, answer["parameters"]) == (429, {"retry_after": 30})
    assert answer["description"] == "Too Many Requests: retry after 30"
    watch.forward(seconds=30)
    assert strict.call("editMessageText", parameters)[0] == 200


def test_what_a_person_has_may_be_edited_at_any_pace(strict):
    sent = said(strict)["message_id"]
    for text in "一二三":
        parameters = {"chat_id": LI, "message_id": sent, "text": text}
        assert strict.call("editMessageText", parameters)[0] == 200


def test_all_chats_together_get_thirty_messages_a_second(strict):
    people = range(100, 131)
    for user in people:
        strict.person(user, "某")
        strict.presses_start(user)
    assert [sends(strict, user, 1)[0] for user in people] == [200] * 30 + [429]


def test_a_message_that_was_refused_does_not_count(strict):
    assert strict.call("sendMessage", {"chat_id": LI, "text": ""})[0] == 400
    assert sends(strict, LI, 1) == [200]


def test_an_album_counts_once(strict):
    media = [{"type": "document", "media": "attach://a"}] * 3
    files = {"a": ("a.txt", b"a", "text/plain")}
    assert strict.call("sendMediaGroup", {"chat_id": LI, "media": media}, files)[0] == 200


def test_without_being_asked_nothing_is_limited(telegram):
    assert isinstance(telegram, Telegram) and sends(telegram, LI, 40) == [200] * 40
