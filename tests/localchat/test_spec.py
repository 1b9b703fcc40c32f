"""Everything the core says keeps to the public description of the Bot API."""

import pytest

from bot.localchat.methods import METHODS
from bot.localchat.updates import KINDS
from tests.localchat.conftest import GROUP, LI, WANG, button
from tests.localchat.files import png
from tests.localchat.spec import Spec


@pytest.fixture
def spec() -> Spec:
    return Spec()


def everything_once(telegram):
    """Calls every method so that it succeeds; gives name, parameters, result."""
    results = []

    def call(method, files=None, **parameters):
        status, answer = telegram.call(method, parameters, files)
        assert status == 200, (method, answer)
        results.append((method, parameters, answer["result"]))
        return answer["result"]

    picture = {"photo": ("a.png", png(), "image/png")}
    paper = {"document": ("a.txt", b"a", "text/plain")}
    call("getMe")
    call("setMyCommands", commands=[{"command": "visit", "description": "走访登记"}])
    call("getMyCommands")
    call("deleteMyCommands")
    sent = call("sendMessage", chat_id=LI, text="<b>好</b> https://a.b", parse_mode="HTML",
                reply_markup=button(), reply_parameters={"message_id": 1})  # fmt: skip
    call("editMessageText", chat_id=LI, message_id=sent["message_id"], text="改",
         reply_markup=button())  # fmt: skip
    query = telegram.taps(LI, LI, sent["message_id"], "yes")
    call("answerCallbackQuery", callback_query_id=query, text="好", show_alert=False)
    call("editMessageReplyMarkup", chat_id=LI, message_id=sent["message_id"])
    shown = call("sendPhoto", picture, chat_id=LI, photo="attach://photo", caption="图")
    call("editMessageCaption", chat_id=LI, message_id=shown["message_id"], caption="改")
    call("editMessageMedia", picture, chat_id=LI, message_id=shown["message_id"],
         media={"type": "photo", "media": "attach://photo"})  # fmt: skip
    file_id = shown["photo"][-1]["file_id"]
    call("getFile", file_id=file_id)
    call("getFile", file_id=shown["photo"][0]["file_id"])
    call("sendDocument", paper, chat_id=LI, document="attach://document")
    album = [{"type": "photo", "media": file_id}] * 2
    call("sendMediaGroup", chat_id=LI, media=album)
    call("sendChatAction", chat_id=LI, action="typing")
    call("deleteMessages", chat_id=LI, message_ids=[shown["message_id"]])
    call("deleteMessage", chat_id=LI, message_id=sent["message_id"])
    call("getChat", chat_id=LI)
    call("getChat", chat_id=GROUP)
    call("getChatMember", chat_id=GROUP, user_id=WANG)
    call("getChatAdministrators", chat_id=GROUP)
    call("getChatMemberCount", chat_id=GROUP)
    call("setWebhook", url="https://a.b/c")
    call("getWebhookInfo")
    call("deleteWebhook")
    call("leaveChat", chat_id=GROUP)
    call("getUpdates", timeout=0, allowed_updates=["message", "callback_query"])
    call("close")
    call("logOut")
    return results


def test_every_imitated_method_answers_as_described(telegram, spec):
    results = everything_once(telegram)
    assert {method for method, _, _ in results} == set(METHODS)
    for method, parameters, result in results:
        assert spec.wrong_with_request(method, parameters) == []
        assert spec.wrong_with_result(method, result) == []


def test_every_imitated_method_is_a_method_of_telegrams(spec):
    assert set(METHODS) <= set(spec.methods)


def test_the_kinds_of_updates_are_telegrams(spec):
    described = {field["name"] for field in spec.types["Update"]["fields"]}
    assert described - {"update_id"} == KINDS


def test_every_update_is_as_described(telegram, spec):
    telegram.person(42, "新人")
    number = telegram.says(LI, LI, "/start")
    telegram.edits(LI, LI, number, "改")
    telegram.sends_file(LI, LI, "a.csv", b"a", caption="看")
    telegram.sends_photo(LI, LI, png(), png())
    telegram.sends_sticker(LI, LI)
    telegram.sends_voice(LI, LI)
    telegram.sends_contact(LI, LI, "13800000000", "王")
    telegram.sends_location(LI, LI, 35.1, 110.2)
    telegram.forwards(LI, LI, "文", author="县里")
    telegram.blocks(LI)
    telegram.unblocks(LI)
    telegram.call("getUpdates", {"allowed_updates": sorted(KINDS)})
    telegram.joins(42, GROUP)
    telegram.leaves(42, GROUP)
    telegram.renames(WANG, GROUP, "新名")
    telegram.says(WANG, GROUP, "/groups", via_anonymous_admin=True)
    telegram.promotes_bot(WANG, GROUP)
    telegram.joins(42, GROUP)
    telegram.mutes_bot(WANG, GROUP)
    telegram.group(-77, "乡镇群", members=[LI], bot="left")
    telegram.adds_bot(LI, -77)
    telegram.migrates(LI, -77)
    telegram.removes_bot(WANG, GROUP)
    sent = telegram.call("sendMessage", {"chat_id": LI, "text": "好"})[1]["result"]
    telegram.taps(LI, LI, sent["message_id"], "x")
    telegram.taps(LI, LI, sent["message_id"], "x", forgotten=True)
    updates = telegram.call("getUpdates", {})[1]["result"]
    assert len(updates) == 28
    for update in updates:
        assert spec.wrong_with_update(update) == []
    kinds = {kind for update in updates for kind in update} - {"update_id"}
    assert kinds == {
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
        "chat_member",
    }


def test_the_check_itself_notices_what_is_wrong(spec):
    assert spec.wrong_with_result("getMe", {"id": "1", "is_bot": True, "first_name": "x"})
    assert spec.wrong_with_result("getMe", {"id": 1, "is_bot": True})
    assert spec.wrong_with_request("sendMessage", {"chat_id": 1})
    assert spec.wrong_with_request("sendMessage", {"chat_id": 1, "text": "x", "poem": 1})
