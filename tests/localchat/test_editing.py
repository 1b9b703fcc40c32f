"""What the bot may change of what was said, and answers to taps."""

import pytest

from tests.localchat.conftest import GROUP, LI, WANG, button, heard, refusal, said
from tests.localchat.files import png

UNCHANGED = (
    "Bad Request: message is not modified: specified new message content and reply markup are"
    " exactly the same as a current content and reply markup of the message"
)


def edit(telegram, message_id, text="好", **more):
    parameters = {"chat_id": LI, "message_id": message_id, "text": text, **more}
    return telegram.call("editMessageText", parameters)


def test_an_edit_replaces_text_and_buttons_in_place(telegram):
    sent = said(telegram, reply_markup=button())
    said(telegram, text="后来的")
    status, answer = edit(telegram, sent["message_id"], "<i>改</i>", parse_mode="HTML")
    assert status == 200
    edited = telegram.messages(LI)[-2]
    assert edited == answer["result"]
    assert edited["text"] == "改" and edited["edit_date"]
    assert "reply_markup" not in edited  # an edit without buttons takes them away


def test_an_edit_that_changes_nothing_is_refused(telegram):
    sent = said(telegram, text="<b>好</b>", parse_mode="HTML", reply_markup=button())
    same = edit(telegram, sent["message_id"], "<strong>好</strong>", parse_mode="HTML",
                reply_markup=button())  # fmt: skip
    assert refusal(same) == (400, UNCHANGED)
    assert edit(telegram, sent["message_id"], "好", reply_markup=button())[0] == 200
    assert edit(telegram, sent["message_id"], "好", reply_markup=button("否"))[0] == 200


def test_an_edit_of_a_deleted_message_is_refused(telegram):
    sent = said(telegram)
    telegram.deletes(LI, sent["message_id"])
    words = "Bad Request: message to edit not found"
    assert refusal(edit(telegram, sent["message_id"], "改")) == (400, words)
    assert refusal(edit(telegram, 999, "改")) == (400, words)


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ({}, "message identifier is not specified"),
        ({"inline_message_id": "x"}, "MESSAGE_ID_INVALID"),
        ({"message_id": 1}, "chat_id is empty"),
        ({"chat_id": LI}, "message to edit not found"),
        ({"chat_id": LI, "message_id": -1}, "message to edit not found"),
        ({"chat_id": LI, "message_id": "x"}, "message to edit not found"),
    ],
)
def test_an_edit_must_name_its_message(telegram, named, words):
    for method in ("editMessageText", "editMessageCaption", "editMessageReplyMarkup"):
        answer = telegram.call(method, {"text": "改", "caption": "改", **named})
        assert refusal(answer) == (400, f"Bad Request: {words}")


def test_the_bot_cannot_edit_what_a_person_said(telegram):
    spoken = telegram.says(LI, LI, "你好")
    assert refusal(edit(telegram, spoken, "改")) == (400, "Bad Request: message can't be edited")


def test_a_message_that_brought_a_reply_keyboard_cannot_be_edited(telegram):
    sent = said(telegram, reply_markup={"keyboard": [["走访登记"]]})
    refused = edit(telegram, sent["message_id"], "改")
    assert refusal(refused) == (400, "Bad Request: message can't be edited")


def test_an_edit_takes_inline_buttons_only(telegram):
    sent = said(telegram)
    refused = edit(telegram, sent["message_id"], "改", reply_markup={"keyboard": [["x"]]})
    assert refusal(refused) == (400, "Bad Request: inline keyboard expected")


def test_an_over_long_edit_is_refused(telegram):
    sent = said(telegram)
    refused = edit(telegram, sent["message_id"], "x" * 4097)
    assert refusal(refused) == (400, "Bad Request: MESSAGE_TOO_LONG")


def test_what_a_blocker_has_cannot_be_edited(telegram):
    sent = said(telegram)
    telegram.blocks(LI)
    refused = edit(telegram, sent["message_id"], "改")
    assert refusal(refused) == (403, "Forbidden: bot was blocked by the user")


def test_buttons_alone_may_be_changed(telegram):
    sent = said(telegram, reply_markup=button())
    parameters = {"chat_id": LI, "message_id": sent["message_id"]}
    changed = telegram.call("editMessageReplyMarkup", parameters)[1]["result"]
    assert changed["text"] == "好" and "reply_markup" not in changed
    assert refusal(telegram.call("editMessageReplyMarkup", parameters)) == (400, UNCHANGED)


def photo(telegram, **more):
    files = {"photo": ("a.png", png(), "image/png")}
    return telegram.call("sendPhoto", {"chat_id": LI, **more}, files)[1]["result"]


def test_a_caption_may_be_changed_the_picture_stays(telegram):
    sent = photo(telegram, caption="旧")
    parameters = {"chat_id": LI, "message_id": sent["message_id"], "caption": "新"}
    changed = telegram.call("editMessageCaption", parameters)[1]["result"]
    assert changed["caption"] == "新" and changed["photo"] == sent["photo"]


def test_a_picture_may_be_replaced(telegram):
    sent = photo(telegram, caption="旧")
    media = {"type": "photo", "media": "attach://new", "caption": "新"}
    parameters = {"chat_id": LI, "message_id": sent["message_id"], "media": media}
    files = {"new": ("b.png", png(200, 200), "image/png")}
    changed = telegram.call("editMessageMedia", parameters, files)[1]["result"]
    assert changed["caption"] == "新" and changed["photo"][-1]["width"] == 200


@pytest.mark.parametrize(
    ("media", "words"),
    [
        (None, 'parameter "media" is required'),
        ("{", "can't parse input media JSON object"),
        ("[]", "can't parse InputMedia: expected an Object"),
        ({"type": "photo"}, "can't parse InputMedia: media not found"),
        ({"type": "photo", "media": "attach://none"}, "can't parse InputMedia: media not found"),
        ({"media": "x"}, 'can\'t parse InputMedia: Can\'t find field "type"'),
        ({"type": "poem", "media": "x"}, 'can\'t parse InputMedia: type "poem" is unsupported'),
        ({"type": "animation", "media": "x"},
         'can\'t parse InputMedia: type "animation" is unsupported'),
        ({"type": "photo", "media": "x"}, "wrong file identifier/HTTP URL specified"),
        ({"type": "photo", "media": 1, "has_spoiler": 1},
         'can\'t parse InputMedia: Field "has_spoiler" must be of type Boolean'),
    ],
)  # fmt: skip
def test_a_picture_is_replaced_by_a_picture_only(telegram, media, words):
    sent = photo(telegram)
    parameters = {"chat_id": LI, "message_id": sent["message_id"], "media": media}
    refused = telegram.call("editMessageMedia", parameters)
    assert refusal(refused) == (400, f"Bad Request: {words}")


def test_how_a_picture_is_shown_can_be_ordered_and_changed(telegram):
    shown = photo(telegram, caption="图", has_spoiler=True, show_caption_above_media=True)
    assert shown["has_media_spoiler"] and shown["show_caption_above_media"]
    parameters = {"chat_id": LI, "message_id": shown["message_id"], "caption": "图"}
    changed = telegram.call("editMessageCaption", parameters)[1]["result"]
    assert changed["has_media_spoiler"] and "show_caption_above_media" not in changed
    above = telegram.call("editMessageCaption", {**parameters, "show_caption_above_media": True})
    assert above[1]["result"]["show_caption_above_media"]
    media = {"type": "photo", "media": shown["photo"][0]["file_id"]}
    plain = telegram.call("editMessageMedia", {**parameters, "media": media})[1]["result"]
    assert "has_media_spoiler" not in plain and plain["photo"] == shown["photo"]


def test_text_and_caption_are_not_mixed_up(telegram):
    shown, spoken = photo(telegram), said(telegram)
    refused = edit(telegram, shown["message_id"], "改")
    assert refusal(refused) == (400, "Bad Request: there is no text in the message to edit")
    parameters = {"chat_id": LI, "message_id": spoken["message_id"], "caption": "改"}
    refused = telegram.call("editMessageCaption", parameters)
    assert refusal(refused) == (400, "Bad Request: there is no caption in the message to edit")


def test_a_deleted_message_is_gone_and_its_number_is_not_used_again(telegram):
    sent = said(telegram)
    parameters = {"chat_id": LI, "message_id": sent["message_id"]}
    assert telegram.call("deleteMessage", parameters)[0] == 200
    assert sent not in telegram.messages(LI)
    assert said(telegram)["message_id"] > sent["message_id"]
    refused = telegram.call("deleteMessage", parameters)
    assert refusal(refused) == (400, "Bad Request: message to delete not found")


def test_after_two_days_a_message_cannot_be_deleted(telegram, watch):
    sent = said(telegram)
    watch.forward(hours=49)
    refused = telegram.call("deleteMessage", {"chat_id": LI, "message_id": sent["message_id"]})
    assert refusal(refused) == (400, "Bad Request: message can't be deleted for everyone")


def test_in_private_the_bot_deletes_what_a_person_said_too_for_two_days(telegram, watch):
    spoken = telegram.says(LI, LI, "打错了")
    watch.forward(hours=48)
    assert telegram.call("deleteMessage", {"chat_id": LI, "message_id": spoken})[0] == 200


def test_only_an_administrator_bot_deletes_what_others_said_in_a_group(telegram):
    spoken = telegram.says(LI, GROUP, "/rate")
    parameters = {"chat_id": GROUP, "message_id": spoken}
    words = "Bad Request: message can't be deleted"
    assert refusal(telegram.call("deleteMessage", parameters)) == (400, words)
    telegram.promotes_bot(WANG, GROUP)
    assert telegram.call("deleteMessage", parameters)[0] == 200


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ({"message_id": 1}, "chat identifier is not specified"),
        ({"chat_id": LI}, "message identifier is not specified"),
    ],
)
def test_a_deletion_must_name_its_message(telegram, named, words):
    assert refusal(telegram.call("deleteMessage", named)) == (400, f"Bad Request: {words}")


def test_several_messages_are_deleted_at_once_and_lost_ones_passed_over(telegram):
    gone = [said(telegram)["message_id"] for _ in range(3)]
    kept = said(telegram)["message_id"]
    for _ in range(2):
        parameters = {"chat_id": LI, "message_ids": [*gone, 999]}
        assert telegram.call("deleteMessages", parameters)[1]["result"] is True
    assert [m["message_id"] for m in telegram.messages(LI)][-1] == kept
    assert not {m["message_id"] for m in telegram.messages(LI)} & set(gone)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (None, "message identifiers are not specified"),
        ([], "message identifiers are not specified"),
        ("[", "can't parse message_ids JSON object"),
        ({}, "expected an Array of message identifiers"),
        ([1] * 101, "too many message identifiers specified"),
        ([True], "message identifier must be a Number"),
        (["x"], "can't parse message identifier as Number"),
        ([0], "invalid message identifier specified"),
    ],
)
def test_wrong_numbers_delete_nothing(telegram, numbers, words):
    refused = telegram.call("deleteMessages", {"chat_id": LI, "message_ids": numbers})
    assert refusal(refused) == (400, f"Bad Request: {words}")


def test_where_one_message_may_not_be_deleted_none_is(telegram):
    mine, theirs = said(telegram, chat_id=GROUP)["message_id"], telegram.says(LI, GROUP, "/rate")
    parameters = {"chat_id": GROUP, "message_ids": [mine, theirs]}
    refused = telegram.call("deleteMessages", parameters)
    assert refusal(refused) == (400, "Bad Request: message can't be deleted")
    assert len(telegram.messages(GROUP)) == 2


def test_a_keyboard_goes_with_the_message_that_brought_it(telegram):
    first = said(telegram, reply_markup={"keyboard": [["走访登记"]]})
    second = said(telegram, reply_markup={"keyboard": [["走访登记"]]})
    for sent, left in ((first, True), (second, False)):
        telegram.call("deleteMessage", {"chat_id": LI, "message_id": sent["message_id"]})
        assert bool(telegram.keyboard(LI)) == left


def tapped(telegram):
    sent = said(telegram, reply_markup=button())
    return telegram.taps(LI, LI, sent["message_id"], "yes")


def test_a_tap_reaches_the_bot_with_its_message_and_spins_until_answered(telegram):
    query = tapped(telegram)
    update = heard(telegram)[-1]["callback_query"]
    assert (update["id"], update["data"], update["from"]["id"]) == (query, "yes", LI)
    assert update["message"]["reply_markup"] == button()
    assert telegram.spinning(LI) == [query]
    telegram.call("answerCallbackQuery", {"callback_query_id": query})
    assert telegram.spinning() == [] and telegram.toasts(LI) == []


def test_words_in_an_answer_are_shown_as_toast_or_alert(telegram):
    parameters = {"callback_query_id": tapped(telegram), "text": "已登记", "show_alert": True}
    telegram.call("answerCallbackQuery", parameters)
    assert telegram.toasts(LI) == [{"text": "已登记", "show_alert": True}]


TOO_OLD = (
    400,
    "Bad Request: query is too old and response timeout expired or query ID is invalid",
)


def test_a_late_answer_to_a_tap_is_refused(telegram, watch):
    query = tapped(telegram)
    watch.forward(seconds=61)
    refused = telegram.call("answerCallbackQuery", {"callback_query_id": query})
    assert refusal(refused) == TOO_OLD


@pytest.mark.parametrize("query", ["", "1"])
def test_an_answer_to_no_tap_is_refused(telegram, query):
    refused = telegram.call("answerCallbackQuery", {"callback_query_id": query})
    assert refusal(refused) == TOO_OLD


def test_a_tap_is_answered_once(telegram):
    query = tapped(telegram)
    assert telegram.call("answerCallbackQuery", {"callback_query_id": query})[0] == 200
    refused = telegram.call("answerCallbackQuery", {"callback_query_id": query})
    assert refusal(refused) == TOO_OLD


@pytest.mark.parametrize(
    ("url", "status"), [("https://example.org", 400), ("https://t.me/zoufang_bot?start=x", 200)]
)
def test_a_tap_may_open_the_bots_own_link_only(telegram, url, status):
    parameters = {"callback_query_id": tapped(telegram), "url": url}
    assert telegram.call("answerCallbackQuery", parameters)[0] == status


def test_a_toast_has_at_most_200_characters(telegram):
    parameters = {"callback_query_id": tapped(telegram), "text": "x" * 200}
    assert telegram.call("answerCallbackQuery", parameters)[0] == 200
    parameters = {"callback_query_id": tapped(telegram), "text": "x" * 201}
    refused = telegram.call("answerCallbackQuery", parameters)
    assert refusal(refused) == (400, "Bad Request: MESSAGE_TOO_LONG")
