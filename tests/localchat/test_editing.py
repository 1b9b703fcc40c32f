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


def test_an_edit_must_name_its_message(telegram):
    answer = telegram.call("editMessageText", {"chat_id": LI, "text": "改"})
    assert refusal(answer) == (400, "Bad Request: message identifier is not specified")


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


def test_only_an_administrator_bot_deletes_what_others_said_in_a_group(telegram):
    spoken = telegram.says(LI, GROUP, "/rate")
    parameters = {"chat_id": GROUP, "message_id": spoken}
    words = "Bad Request: message can't be deleted"
    assert refusal(telegram.call("deleteMessage", parameters)) == (400, words)
    telegram.promotes_bot(WANG, GROUP)
    assert telegram.call("deleteMessage", parameters)[0] == 200


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


def test_a_toast_has_at_most_200_characters(telegram):
    parameters = {"callback_query_id": tapped(telegram), "text": "x" * 201}
    refused = telegram.call("answerCallbackQuery", parameters)
    assert refusal(refused) == (400, "Bad Request: MESSAGE_TOO_LONG")
