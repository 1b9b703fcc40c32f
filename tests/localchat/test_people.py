"""What people do, and what of it the bot is told."""

import pytest

from bot.localchat.rows import BOT_ID
from tests.localchat.conftest import GROUP, LI, WANG, heard, refusal, said
from tests.localchat.files import png


def messages(telegram):
    return [u["message"] for u in heard(telegram) if "message" in u]


def test_what_is_said_in_private_reaches_the_bot(telegram):
    number = telegram.says(LI, LI, "李四户 昨天入户")
    [message] = messages(telegram)
    assert message["message_id"] == number and message["text"] == "李四户 昨天入户"
    assert message["from"] == {"id": LI, "is_bot": False, "first_name": "李",
                               "username": "li_ganbu"}  # fmt: skip
    assert telegram.messages(LI)[-1] == message


def test_start_carries_its_payload_as_a_command(telegram):
    telegram.presses_start(WANG, "K7M2XQ")
    [message] = messages(telegram)
    assert message["text"] == "/start K7M2XQ"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


def test_an_over_long_text_arrives_in_pieces_as_the_app_sends_it(telegram):
    telegram.says(LI, LI, "𠮷" * 2049)
    assert [len(m["text"]) for m in messages(telegram)] == [2048, 1]


def test_an_empty_text_cannot_be_sent(telegram):
    with pytest.raises(ValueError, match="empty"):
        telegram.says(LI, LI, "  ")


def test_who_blocked_the_bot_cannot_write(telegram):
    telegram.blocks(LI)
    with pytest.raises(ValueError, match="blocked"):
        telegram.says(LI, LI, "你好")


def test_blocking_twice_is_told_once(telegram):
    telegram.blocks(LI)
    telegram.blocks(LI)
    assert len(heard(telegram)) == 1


@pytest.mark.parametrize(("chat", "words"), [(WANG, "somebody else"), (-5, "no group")])
def test_nobody_writes_where_they_are_not(telegram, chat, words):
    with pytest.raises(ValueError, match=words):
        telegram.says(LI, chat, "你好")


def test_who_is_not_in_a_group_cannot_write_or_tap_there(telegram):
    telegram.person(42, "外人")
    sent = said(telegram, chat_id=GROUP)
    with pytest.raises(ValueError, match="not a member"):
        telegram.says(42, GROUP, "/rate")
    with pytest.raises(ValueError, match="not a member"):
        telegram.taps(42, GROUP, sent["message_id"], "x")


@pytest.mark.parametrize("deed", ["blocks", "unblocks", "presses_start"])
def test_an_unknown_person_does_nothing(telegram, deed):
    with pytest.raises(ValueError, match="nobody"):
        telegram.says(42, 42, "你好")
    with pytest.raises(ValueError, match="nobody"):
        getattr(telegram, deed)(42)


def test_an_edit_arrives_as_an_edited_message(telegram):
    number = telegram.says(LI, LI, "人口 4")
    heard(telegram)
    telegram.edits(LI, LI, number, "/start 人口 5")
    [update] = heard(telegram)
    edited = update["edited_message"]
    assert (edited["message_id"], edited["text"]) == (number, "/start 人口 5")
    assert edited["edit_date"] and edited["entities"][0]["type"] == "bot_command"
    assert telegram.messages(LI)[-1] == edited


def test_nobody_edits_what_somebody_else_said(telegram):
    sent = said(telegram)
    with pytest.raises(ValueError, match="own"):
        telegram.edits(LI, LI, sent["message_id"], "改")


def test_nobody_taps_where_the_bot_said_nothing(telegram):
    number = telegram.says(LI, LI, "你好")
    with pytest.raises(ValueError, match="no such message"):
        telegram.taps(LI, LI, number, "x")


def test_a_tap_on_a_very_old_message_brings_its_number_alone(telegram):
    sent = said(telegram, text="去年的")
    telegram.taps(LI, LI, sent["message_id"], "x", forgotten=True)
    [update] = heard(telegram)
    message = update["callback_query"]["message"]
    assert message == {"chat": sent["chat"], "message_id": sent["message_id"], "date": 0}


def test_an_answer_to_the_bot_carries_what_it_answers(telegram):
    sent = said(telegram, text="贴息标准是 2.58%")
    telegram.says(LI, LI, "那D级呢", reply_to=sent["message_id"])
    assert messages(telegram)[0]["reply_to_message"]["text"] == "贴息标准是 2.58%"
    with pytest.raises(ValueError, match="no such message"):
        telegram.says(LI, LI, "那D级呢", reply_to=999)


def test_a_sent_file_can_be_fetched_by_the_bot(telegram):
    telegram.sends_file(LI, LI, "台账.csv", b"a,b", mime="text/csv", caption="导入")
    [message] = messages(telegram)
    assert message["caption"] == "导入" and message["document"]["file_name"] == "台账.csv"
    assert telegram.content_of(message["document"]["file_id"]) == b"a,b"


def test_several_photos_are_an_album_with_one_caption(telegram):
    telegram.sends_photo(LI, LI, png(), png(200, 100), caption="入户")
    first, second = messages(telegram)
    assert first["media_group_id"] == second["media_group_id"]
    assert first["caption"] == "入户" and "caption" not in second
    telegram.sends_photo(LI, LI, png(50, 50))
    [single] = messages(telegram)
    assert "media_group_id" not in single and len(single["photo"]) == 1


def test_stickers_voices_contacts_places_and_forwards_arrive_as_what_they_are(telegram):
    telegram.sends_sticker(LI, LI)
    telegram.sends_voice(LI, LI)
    telegram.sends_contact(LI, LI, "13800000000", "王")
    telegram.sends_location(LI, LI, 35.1, 110.2)
    telegram.forwards(LI, LI, "贴息标准是多少", author="县里")
    kinds = ["sticker", "voice", "contact", "location", "forward_origin"]
    for message, kind in zip(messages(telegram), kinds, strict=True):
        assert kind in message


def test_a_known_person_keeps_having_started_when_the_name_changes(telegram):
    telegram.person(LI, "李干部")
    assert said(telegram)["chat"] == {"id": LI, "first_name": "李干部", "type": "private"}


# groups and privacy mode


@pytest.mark.parametrize(
    "text",
    ["/rate", "/rate@zoufang_bot 2026-10", "/rate@Zoufang_Bot", "@zoufang_bot 贴息标准是多少"],
)
def test_in_a_group_the_bot_hears_what_is_meant_for_it(telegram, text):
    telegram.says(LI, GROUP, text)
    assert len(heard(telegram)) == 1


@pytest.mark.parametrize(
    "text", ["大家好", "/rate@other_bot", "@other_bot 你好", "http://a.b/rate", "看/rate吧"]
)
def test_in_a_group_the_bot_does_not_hear_the_rest(telegram, text):
    telegram.says(LI, GROUP, text)
    assert heard(telegram) == []
    assert telegram.messages(GROUP)[-1]["text"] == text


def test_in_a_group_the_bot_hears_answers_to_itself_only(telegram):
    mine = said(telegram, chat_id=GROUP)["message_id"]
    theirs = telegram.says(WANG, GROUP, "收到")
    telegram.says(LI, GROUP, "好的", reply_to=theirs)
    assert heard(telegram) == []
    telegram.says(LI, GROUP, "那上个月呢", reply_to=mine)
    assert len(heard(telegram)) == 1


def test_an_administrator_bot_hears_everything(telegram):
    telegram.promotes_bot(WANG, GROUP)
    telegram.says(LI, GROUP, "大家好")
    assert [set(u) - {"update_id"} for u in heard(telegram)] == [{"my_chat_member"}, {"message"}]


def test_a_caption_may_address_the_bot_too(telegram):
    telegram.sends_file(LI, GROUP, "a.csv", b"a", caption="/import")
    telegram.sends_file(LI, GROUP, "b.csv", b"b", caption="大家看")
    assert [m["caption"] for m in messages(telegram)] == ["/import"]


def test_an_anonymous_administrator_speaks_as_the_group(telegram):
    telegram.says(WANG, GROUP, "/groups", via_anonymous_admin=True)
    [message] = messages(telegram)
    assert message["from"]["username"] == "GroupAnonymousBot"
    assert message["sender_chat"]["id"] == GROUP


def test_a_bot_that_is_brought_in_is_told_so(telegram):
    telegram.group(-77, "乡镇群", members=[LI], bot="left")
    telegram.says(LI, -77, "/rate")
    assert heard(telegram) == []
    telegram.adds_bot(LI, -77)
    member, service = heard(telegram)
    assert member["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert service["message"]["new_chat_members"][0]["id"] == BOT_ID
    telegram.removes_bot(LI, -77)
    service, member = heard(telegram)
    assert service["message"]["left_chat_member"]["id"] == BOT_ID
    assert member["my_chat_member"]["new_chat_member"]["status"] == "kicked"


def test_comings_goings_and_new_titles_are_service_messages(telegram):
    telegram.person(42, "新人")
    telegram.joins(42, GROUP)
    telegram.says(42, GROUP, "/rate")
    telegram.renames(WANG, GROUP, "县通报群（新）")
    telegram.leaves(42, GROUP)
    kinds = ["new_chat_members", "text", "new_chat_title", "left_chat_member"]
    for message, kind in zip(messages(telegram), kinds, strict=True):
        assert kind in message
    count = telegram.call("getChatMemberCount", {"chat_id": GROUP})[1]["result"]
    assert count == 3  # 李, 王 and the bot


def test_a_group_that_became_a_supergroup_moves_with_its_members(telegram):
    telegram.group(-77, "乡镇群", members=[LI, WANG])
    telegram.says(LI, -77, "/rate")
    new_id = telegram.migrates(WANG, -77)
    _, old, new = messages(telegram)
    assert old["migrate_to_chat_id"] == new_id and new["migrate_from_chat_id"] == -77
    status, answer = telegram.call("sendMessage", {"chat_id": -77, "text": "通报"})
    assert (status, answer["parameters"]) == (400, {"migrate_to_chat_id": new_id})
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert said(telegram, chat_id=new_id)["chat"]["type"] == "supergroup"
    telegram.says(LI, new_id, "/rate")


@pytest.mark.parametrize(
    ("user", "words"),
    [(None, "invalid user_id specified"), (-5, "invalid user_id specified"),
     (42, "member not found")],
)  # fmt: skip
def test_nobody_is_no_member(telegram, user, words):
    for chat in (GROUP, LI):
        refused = telegram.call("getChatMember", {"chat_id": chat, "user_id": user})
        assert refusal(refused) == (400, f"Bad Request: {words}")


def test_a_private_chat_has_two_members_and_no_administrators(telegram):
    here = {"chat_id": LI}
    assert telegram.call("getChatMemberCount", here)[1]["result"] == 2
    for user in (LI, BOT_ID):
        member = telegram.call("getChatMember", {**here, "user_id": user})[1]["result"]
        assert (member["status"], member["user"]["id"]) == ("member", user)
    refused = telegram.call("getChatAdministrators", here)
    words = "Bad Request: there are no administrators in the private chat"
    assert refusal(refused) == (400, words)
    words = "Bad Request: chat member status can't be changed in private chats"
    assert refusal(telegram.call("leaveChat", here)) == (400, words)


def test_a_bot_that_leaves_hears_of_it(telegram):
    telegram.call("leaveChat", {"chat_id": GROUP})
    [update] = heard(telegram)
    told = update["my_chat_member"]
    assert told["from"]["id"] == BOT_ID
    assert told["new_chat_member"]["status"] == "left"


def test_an_administrator_bot_hears_who_comes_and_goes_if_it_asks(telegram):
    telegram.person(42, "新人")
    telegram.call("getUpdates", {"allowed_updates": ["chat_member"]})
    telegram.joins(42, GROUP)
    assert heard(telegram) == []
    telegram.promotes_bot(WANG, GROUP)
    telegram.leaves(42, GROUP)
    telegram.joins(42, GROUP)
    statuses = [
        (u["chat_member"]["old_chat_member"]["status"],
         u["chat_member"]["new_chat_member"]["status"])
        for u in heard(telegram)
    ]  # fmt: skip
    assert statuses == [("member", "left"), ("left", "member")]


def test_a_place_taken_twice_is_told_once(telegram):
    telegram.promotes_bot(WANG, GROUP)
    telegram.promotes_bot(WANG, GROUP)
    assert len(heard(telegram)) == 1


def test_the_bot_is_a_member_itself(telegram):
    me = {"chat_id": GROUP, "user_id": BOT_ID}
    assert telegram.call("getChatMember", me)[1]["result"]["user"]["is_bot"]


def test_what_no_group_knows_cannot_happen_in_it(telegram):
    with pytest.raises(ValueError, match="negative"):
        telegram.group(5, "群")
    with pytest.raises(ValueError, match="nobody"):
        telegram.removes_bot(42, GROUP)
    with pytest.raises(ValueError, match="nobody"):
        telegram.mutes_bot(42, GROUP)
    with pytest.raises(ValueError, match="no group"):
        telegram.renames(LI, -5, "群")
    with pytest.raises(ValueError, match="no such message"):
        telegram.deletes(GROUP, 999)


def test_message_numbers_of_a_supergroup_are_its_own(telegram):
    private = said(telegram)["message_id"]
    assert said(telegram, chat_id=GROUP)["message_id"] == 1
    assert said(telegram)["message_id"] == private + 1


def test_a_basic_group_counts_its_messages_with_the_private_chats(telegram):
    telegram.group(-77, "乡镇群", members=[LI])
    private = said(telegram)["message_id"]
    assert said(telegram, chat_id=-77)["message_id"] == private + 1
    assert said(telegram)["message_id"] == private + 2


def test_each_group_has_its_own_members(telegram):
    telegram.group(-77, "乡镇群", members=[LI])
    counts = [
        telegram.call("getChatMemberCount", {"chat_id": chat})[1]["result"]
        for chat in (GROUP, -77)
    ]
    assert counts == [3, 2]


def test_the_bot_learns_who_administers(telegram):
    result = telegram.call("getChatAdministrators", {"chat_id": GROUP})[1]["result"]
    assert [(m["status"], m["user"]["id"]) for m in result] == [("administrator", WANG)]
    telegram.promotes_bot(WANG, GROUP)
    for bots, count in ((False, 1), (True, 2)):
        wish = {"chat_id": GROUP, "return_bots": bots}
        assert len(telegram.call("getChatAdministrators", wish)[1]["result"]) == count
    member = telegram.call("getChatMember", {"chat_id": GROUP, "user_id": LI})[1]["result"]
    assert member["status"] == "member"
    telegram.person(42, "外人")
    gone = telegram.call("getChatMember", {"chat_id": GROUP, "user_id": 42})[1]["result"]
    assert gone["status"] == "left"
