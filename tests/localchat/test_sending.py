"""What the bot may send, to whom, and how Telegram turns the rest down."""

import json

import pytest

from tests.localchat.conftest import GROUP, LI, WANG, button, heard, refusal, said
from tests.localchat.files import jpeg, png, png_head


def test_a_sent_text_stands_in_the_chat_as_telegram_returns_it(telegram):
    sent = said(telegram, text="<b>还差</b> 2 户", parse_mode="HTML", reply_markup=button())
    assert sent["text"] == "还差 2 户"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    assert sent["from"]["is_bot"] and sent["chat"] == {
        "id": LI,
        "first_name": "李",
        "username": "li_ganbu",
        "type": "private",
    }
    assert telegram.messages(LI)[-1] == sent


def test_what_a_test_does_with_a_message_does_not_change_the_chat(telegram):
    said(telegram, reply_markup=button())
    telegram.messages(LI)[-1]["reply_markup"]["inline_keyboard"].clear()
    assert telegram.messages(LI)[-1]["reply_markup"] == button()


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": None}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "户" * 10_923}, "text is too long"),
        ({"text": "半\ud83d"}, "strings must be encoded in UTF-8"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "𠮷" * 2049}, "message is too long"),
        ({"text": "x", "parse_mode": "Html5"}, "unsupported parse_mode"),
        ({"chat_id": ""}, "chat_id is empty"),
        ({"chat_id": "@nobody"}, "chat not found"),
        ({"chat_id": 42}, "chat not found"),
        ({"chat_id": -42}, "chat not found"),
        ({"reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"reply_parameters": {"quote": "x"}}, 'can\'t find field "message_id"'),
        ({"reply_parameters": "{"}, "can't parse reply parameters JSON object"),
        ({"reply_parameters": [1]}, "object expected as reply parameters"),
        ({"reply_parameters": {"message_id": "x"}},
         'field "message_id" must be of type Number'),
        ({"reply_parameters": {"message_id": 1, "allow_sending_without_reply": 1}},
         'field "allow_sending_without_reply" must be of type Boolean'),
        ({"link_preview_options": [1]}, "object expected as link preview options"),
        ({"entities": [1]}, "can't parse MessageEntity: expected an Object"),
        ({"entities": [{"type": "bold", "length": 1}]},
         'can\'t parse MessageEntity: Can\'t find field "offset"'),
        ({"entities": [{"type": "bold", "offset": 0.5, "length": 1}]},
         'can\'t parse MessageEntity: Field "offset" must be of type Number'),
        ({"entities": [{"type": "poem", "offset": 0, "length": 1}]},
         "can't parse MessageEntity: Unsupported type specified"),
        ({"entities": [{"type": "text_link", "offset": 0, "length": 1}]},
         'can\'t parse MessageEntity: Can\'t find field "url"'),
        ({"entities": [{"type": "bold", "offset": 0, "length": -1}]},
         "receive an entity with incorrect length -1"),
        ({"entities": [{"type": "bold", "offset": 9, "length": 1}]},
         "entity begins after the end of the text at UTF-16 offset 9"),
        ({"entities": [{"type": "bold", "offset": -1, "length": 1}]},
         "receive an entity with incorrect offset -1"),
        ({"entities": [{"type": "bold", "offset": 0, "length": 9}]},
         "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9"),
        ({"reply_markup": button(callback_data="户" * 22)}, "BUTTON_DATA_INVALID"),
        ({"reply_markup": button(callback_data="")},
         "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"reply_markup": button(True)},
         'can\'t parse inline keyboard button: Field "text" must be of type String'),
        ({"reply_markup": button(" ")}, "inline keyboard button text must be non-empty"),
        ({"reply_markup": {"inline_keyboard": [[{"callback_data": "x"}]]}},
         'can\'t parse inline keyboard button: Can\'t find field "text"'),
        ({"reply_markup": {"inline_keyboard": [[{"text": [], "callback_data": "x"}]]}},
         'can\'t parse inline keyboard button: Field "text" must be of type String'),
        ({"reply_markup": {"inline_keyboard": ["x"]}},
         'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
        ({"reply_markup": {"keyboard": ["x"]}}, 'field "keyboard" must be an Array of Arrays'),
        ({"reply_markup": {"keyboard": [[{}]]}},
         'can\'t parse keyboard button: Can\'t find field "text"'),
        ({"reply_markup": {"remove_keyboard": "yes"}},
         'field "remove_keyboard" must be of type Boolean'),
        ({"reply_markup": {"inline_keyboard": [["x"]]}},
         "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
        ({"reply_markup": {"keyboard": [[1]]}},
         "can't parse keyboard button: KeyboardButton must be a String or an Object"),
        ({"reply_markup": {"inline_keyboard": "bad"}},
         'field "inline_keyboard" must be of type Array'),
        ({"reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 8] * 13}},
         "reply markup is too long"),
        ({"reply_markup": button(url="not-a-url")},
         "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL"),
        ({"reply_markup": button(url="https://")},
         "inline keyboard button URL 'https://' is invalid: URL host is empty"),
        ({"reply_markup": button(url="ftp://a.b")},
         "inline keyboard button URL 'ftp://a.b' is invalid: Unsupported URL protocol"),
        ({"reply_markup": {"keyboard": [[""]]}}, "keyboard button text must be non-empty"),
        ({"reply_markup": {"keyboard": "bad"}}, 'field "keyboard" must be of type Array'),
        ({"reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"reply_markup": button("\ud83d")}, "strings must be encoded in UTF-8"),
        ({"reply_markup": json.dumps(button("\ud83d"))}, "strings must be encoded in UTF-8"),
        ({"reply_markup": "[]"}, "object expected as reply markup"),
    ],
)  # fmt: skip
def test_a_wrong_text_is_refused_and_nothing_is_said(telegram, parameters, words):
    before = telegram.messages(LI)
    answer = telegram.call("sendMessage", {"chat_id": LI, "text": "好", **parameters})
    assert refusal(answer) == (400, f"Bad Request: {words}")
    assert telegram.messages(LI) == before


def test_4096_characters_and_64_bytes_are_allowed(telegram):
    long = said(telegram, text="x" * 4096, reply_markup=button(callback_data="x" * 64))
    assert len(long["text"]) == 4096


def test_a_button_may_open_a_site_or_a_chat(telegram):
    for url in ("https://example.org/a", "tg://resolve?domain=zoufang_bot"):
        assert said(telegram, reply_markup=button(url=url))["reply_markup"] == button(url=url)


def test_tags_do_not_count_towards_the_4096(telegram):
    assert len(said(telegram, text="<b>" + "x" * 4096 + "</b>", parse_mode="HTML")["text"]) == 4096


def test_who_never_pressed_start_cannot_be_written_to(telegram):
    answer = telegram.call("sendMessage", {"chat_id": WANG, "text": "好"})
    assert refusal(answer) == (403, "Forbidden: bot can't initiate conversation with a user")


def test_who_blocked_the_bot_gets_nothing_until_start_is_pressed_again(telegram):
    telegram.blocks(LI)
    answer = telegram.call("sendMessage", {"chat_id": LI, "text": "好"})
    assert refusal(answer) == (403, "Forbidden: bot was blocked by the user")
    telegram.presses_start(LI)
    said(telegram)
    statuses = [
        (u["my_chat_member"]["old_chat_member"]["status"],
         u["my_chat_member"]["new_chat_member"]["status"])
        for u in heard(telegram)
        if "my_chat_member" in u
    ]  # fmt: skip
    assert statuses == [("member", "kicked"), ("kicked", "member")]


def test_a_group_that_threw_the_bot_out_cannot_be_written_to(telegram):
    telegram.removes_bot(WANG, GROUP)
    answer = telegram.call("sendMessage", {"chat_id": GROUP, "text": "通报"})
    assert refusal(answer) == (403, "Forbidden: bot was kicked from the supergroup chat")


def test_a_group_that_the_bot_left_cannot_be_written_to(telegram):
    telegram.call("leaveChat", {"chat_id": GROUP})
    answer = telegram.call("sendMessage", {"chat_id": GROUP, "text": "通报"})
    assert refusal(answer) == (403, "Forbidden: bot is not a member of the supergroup chat")


def test_a_muted_bot_may_not_write(telegram):
    telegram.mutes_bot(WANG, GROUP)
    answer = telegram.call("sendMessage", {"chat_id": GROUP, "text": "通报"})
    words = "Bad Request: not enough rights to send text messages to the chat"
    assert refusal(answer) == (400, words)
    telegram.mutes_bot(WANG, GROUP, muted=False)
    said(telegram, chat_id=GROUP)


def test_an_answer_carries_the_message_it_answers(telegram):
    asked = telegram.says(LI, LI, "贴息标准是多少")
    sent = said(telegram, reply_parameters={"message_id": asked})
    assert sent["reply_to_message"]["text"] == "贴息标准是多少"
    again = said(telegram, reply_parameters={"message_id": sent["message_id"]})
    assert "reply_to_message" not in again["reply_to_message"]


def test_a_lenient_answer_to_a_lost_message_is_sent_without_it(telegram):
    lenient = {"message_id": 999, "allow_sending_without_reply": True}
    assert "reply_to_message" not in said(telegram, reply_parameters=lenient)


@pytest.mark.parametrize("number", ["", "x", "-1", 0, None])
def test_what_is_no_number_counts_as_absent(telegram, number):
    form = {"chat_id": LI, "text": "x", "reply_to_message_id": number, "reply_markup": ""}
    assert telegram.call("sendMessage", form)[0] == 200


@pytest.mark.parametrize(
    "markup", [{}, {"keyboard": []}, {"keyboard": [[]]}, {"force_reply": False}]
)
def test_a_markup_of_nothing_is_none(telegram, markup):
    said(telegram, reply_markup={"keyboard": [["走访登记"]]})
    assert "reply_markup" not in said(telegram, reply_markup=markup)
    assert telegram.keyboard(LI)


def test_a_button_has_one_action_and_nothing_that_telegram_does_not_know(telegram):
    sent = said(telegram, reply_markup=button("去", url="example.org", poem=1, callback_data="x"))
    assert sent["reply_markup"] == button("去", url="http://example.org/")
    for action in ({"switch_inline_query_current_chat": ""}, {"pay": True, "poem": 1}):
        shown = said(telegram, reply_markup=button(**action))["reply_markup"]
        assert shown == button(**{key: action[key] for key in action if key != "poem"})


def test_a_persons_number_can_be_asked_for_in_private_only(telegram):
    asks = {"keyboard": [[{"text": "号码", "request_contact": True}]]}
    said(telegram, reply_markup=asks)
    refused = telegram.call("sendMessage", {"chat_id": GROUP, "text": "好", "reply_markup": asks})
    words = "Bad Request: phone number can be requested in private chats only"
    assert refusal(refused) == (400, words)


def test_a_message_may_be_kept_from_being_passed_on(telegram):
    assert said(telegram, protect_content=True)["has_protected_content"] is True
    assert "has_protected_content" not in said(telegram)


def test_entities_may_be_given_instead_of_tags(telegram):
    given = [
        {"type": "pre", "offset": 0, "length": 1, "language": "sql"},
        {"type": "text_link", "offset": 2, "length": "1", "url": "a.b"},
        {"type": "custom_emoji", "offset": 4, "length": 1, "custom_emoji_id": "5"},
        {"type": "text_link", "offset": 6, "length": 1, "url": "nowhere"},
        {"type": "text_mention", "offset": 6, "length": 1},
        {"type": "mention", "offset": 6, "length": 1},
        {"type": "pre", "offset": 6, "length": 1},
    ]
    sent = said(telegram, text="a b c d", entities=given)
    assert sent["entities"] == [
        given[0],
        {"type": "text_link", "offset": 2, "length": 1, "url": "http://a.b/"},
        given[2],
        given[6],
    ]


@pytest.mark.parametrize("entities", ["{", "5", {"type": "bold"}])
def test_what_is_no_list_of_entities_is_passed_over(telegram, entities):
    assert "entities" not in said(telegram, entities=entities)


def test_parameters_may_come_as_a_forms_texts(telegram):
    form = {"chat_id": str(LI), "text": "好", "reply_markup": '{"inline_keyboard": []}'}
    assert telegram.call("sendMessage", form)[0] == 200


def test_a_reply_keyboard_stands_until_it_is_removed(telegram):
    sent = said(telegram, reply_markup={"keyboard": [["走访登记"]], "is_persistent": True})
    assert "reply_markup" not in sent
    said(telegram, text="更多", reply_markup=button())
    assert telegram.keyboard(LI)["keyboard"] == [[{"text": "走访登记"}]]
    said(telegram, reply_markup={"remove_keyboard": True})
    assert telegram.keyboard(LI) is None


def test_a_photo_is_shown_in_two_sizes_the_whole_one_last(telegram):
    files = {"photo": ("rank.png", png(), "image/png")}
    sent = telegram.call("sendPhoto", {"chat_id": LI, "caption": "<b>排名</b>",
                                       "parse_mode": "HTML"}, files)[1]["result"]  # fmt: skip
    assert [(size["width"], size["height"]) for size in sent["photo"]] == [(90, 67), (400, 300)]
    assert sent["caption"] == "排名" and sent["caption_entities"][0]["type"] == "bold"
    assert telegram.content_of(sent["photo"][-1]["file_id"]) == png()


def test_a_photo_may_be_sent_again_by_its_id(telegram):
    first = telegram.call("sendPhoto", {"chat_id": LI, "photo": "attach://p"},
                          {"p": ("p.png", png(), "image/png")})[1]["result"]  # fmt: skip
    again = telegram.call("sendPhoto", {"chat_id": LI, "photo": first["photo"][-1]["file_id"]})
    assert again[1]["result"]["photo"] == first["photo"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "file must be non-empty"),
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (b"\xff\xd8\xff\xda", "IMAGE_PROCESS_FAILED"),
        (png_head(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (png_head(2001, 100), "PHOTO_INVALID_DIMENSIONS"),
        (png_head(0, 100), "PHOTO_INVALID_DIMENSIONS"),
        (
            png_head(100, 100) + bytes(10 * 1024 * 1024),
            "file of size 10485784 bytes is too big for a photo;"
            " the maximum size is 10485760 bytes",
        ),
    ],
)
def test_a_photo_that_telegram_would_not_take_is_refused(telegram, content, words):
    answer = telegram.call("sendPhoto", {"chat_id": LI}, {"photo": ("a.png", content, "")})
    assert refusal(answer) == (400, f"Bad Request: {words}")


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (jpeg(40, 30), (40, 30)),
        (png_head(9000, 1000), (9000, 1000)),
        (b"GIF89a\x10\x00\x20\x00", (16, 32)),
        (b"RIFF____WEBPVP8X" + bytes(8) + b"\x0f\x00\x00\x1f\x00\x00", (16, 32)),
        (b"RIFF____WEBPVP8L" + bytes(5) + b"\x0f\xc0\x07\x00" + bytes(5), (16, 32)),
        (b"RIFF____WEBPVP8 " + bytes(10) + b"\x10\x00\x20\x00", (16, 32)),
    ],
)
def test_a_photos_size_is_read_from_its_head(telegram, content, size):
    files = {"photo": ("a", content, "")}
    sent = telegram.call("sendPhoto", {"chat_id": LI}, files)[1]["result"]
    assert (sent["photo"][-1]["width"], sent["photo"][-1]["height"]) == size


@pytest.mark.parametrize(
    ("photo", "words"),
    [
        ("", "there is no photo in the request"),
        ("AgAC", "wrong file identifier/HTTP URL specified"),
        ("https://example.org/a.png", "failed to get HTTP URL content"),
        ("attach://nothing", "there is no photo in the request"),
    ],
)
def test_a_photo_that_is_not_there_is_refused(telegram, photo, words):
    answer = telegram.call("sendPhoto", {"chat_id": LI, "photo": photo})
    assert refusal(answer) == (400, f"Bad Request: {words}")


def test_an_id_goes_before_a_file_of_the_same_name(telegram):
    files = {"photo": ("a.png", png(), "image/png")}
    answer = telegram.call("sendPhoto", {"chat_id": LI, "photo": "AgAC"}, files)
    words = "Bad Request: wrong file identifier/HTTP URL specified"
    assert refusal(answer) == (400, words)


def test_a_caption_has_at_most_1024_characters(telegram):
    files = {"photo": ("a.png", png(), "image/png")}
    answer = telegram.call("sendPhoto", {"chat_id": LI, "caption": "x" * 1025}, files)
    assert refusal(answer) == (400, "Bad Request: message caption is too long")


def test_a_caption_of_white_space_is_none(telegram):
    files = {"photo": ("a.png", png(), "image/png")}
    sent = telegram.call("sendPhoto", {"chat_id": LI, "caption": " "}, files)[1]["result"]
    assert "caption" not in sent


def test_a_file_that_nobody_sent_cannot_be_fetched(telegram):
    with pytest.raises(KeyError):
        telegram.content_of("x")
    for file_id, words in (("x", "invalid file_id"), ("", "file_id not specified")):
        refused = telegram.call("getFile", {"file_id": file_id})
        assert refusal(refused) == (400, f"Bad Request: {words}")


def test_a_document_keeps_its_name_and_bytes(telegram):
    files = {"document": ("走访率.xlsx", b"PK", "application/vnd.ms-excel")}
    sent = telegram.call("sendDocument", {"chat_id": LI}, files)[1]["result"]["document"]
    assert (sent["file_name"], sent["file_size"]) == ("走访率.xlsx", 2)
    path = telegram.call("getFile", {"file_id": sent["file_id"]})[1]["result"]["file_path"]
    assert telegram.content(path) == b"PK"


def test_the_thumbnail_of_a_photo_is_a_file_of_its_own(telegram):
    files = {"photo": ("a.png", png(), "image/png")}
    small, whole = telegram.call("sendPhoto", {"chat_id": LI}, files)[1]["result"]["photo"]
    found = telegram.call("getFile", {"file_id": small["file_id"]})[1]["result"]
    assert found["file_id"] == small["file_id"]
    assert found["file_unique_id"] == small["file_unique_id"] != whole["file_unique_id"]
    assert telegram.content(found["file_path"]) == png()


def test_a_photo_cannot_be_sent_as_a_document_by_its_id(telegram):
    files = {"photo": ("a.png", png(), "image/png")}
    photo = telegram.call("sendPhoto", {"chat_id": LI}, files)[1]["result"]["photo"][-1]
    answer = telegram.call("sendDocument", {"chat_id": LI, "document": photo["file_id"]})
    assert refusal(answer) == (400, "Bad Request: can't use file of type Photo as Document")


def test_more_than_50_megabytes_are_not_even_read(telegram):
    files = {"document": ("a.bin", bytes(50 * 1024 * 1024 + 1), "")}
    answer = telegram.call("sendDocument", {"chat_id": LI}, files)
    assert refusal(answer) == (413, "Request Entity Too Large")


def test_a_file_over_20_megabytes_cannot_be_fetched(telegram):
    number = telegram.sends_file(LI, LI, "a.bin", bytes(20 * 1024 * 1024 + 1))
    document = next(m for m in telegram.messages(LI) if m["message_id"] == number)["document"]
    answer = telegram.call("getFile", {"file_id": document["file_id"]})
    assert refusal(answer) == (400, "Bad Request: file is too big")


def album(*kinds: str) -> list[dict[str, str]]:
    return [{"type": kind, "media": "attach://a", "caption": kind} for kind in kinds]


def test_an_album_becomes_messages_of_one_group(telegram):
    files = {"a": ("a.png", png(), "image/png")}
    parameters = {"chat_id": LI, "media": album("photo", "photo")}
    sent = telegram.call("sendMediaGroup", parameters, files)[1]["result"]
    assert len(sent) == 2 and sent[0]["media_group_id"] == sent[1]["media_group_id"]
    assert telegram.messages(LI)[-2:] == sent


@pytest.mark.parametrize(
    ("media", "words"),
    [
        (None, 'parameter "media" is required'),
        ("[", "can't parse media JSON object"),
        ({"a": 1}, "expected an Array of InputMedia"),
        ([], "there are no messages to send"),
        (album("photo") * 11, "too many messages to send as an album"),
        (album("photo", "document"), "document can't be mixed with other media types"),
        (album("photo", "poem"), 'can\'t parse InputMedia: type "poem" is unsupported'),
        (
            album("photo", "animation"),
            "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup",
        ),
        (
            [*album("photo"), {"type": "photo", "media": "attach://b"}],
            'failed to send message #2 with the error message "IMAGE_PROCESS_FAILED"',
        ),
        ([*album("photo"), {"type": "photo", "media": "attach://c"}], "file must be non-empty"),
        (["x", "y"], "can't parse InputMedia: expected an Object"),
    ],
)
def test_a_wrong_album_is_refused_whole(telegram, media, words):
    before = telegram.messages(LI)
    files = {
        name: (name, content, "") for name, content in (("a", png()), ("b", b"x"), ("c", b""))
    }
    answer = telegram.call("sendMediaGroup", {"chat_id": LI, "media": media}, files)
    assert refusal(answer) == (400, f"Bad Request: {words}")
    assert telegram.messages(LI) == before


def test_an_album_of_one_is_a_message_and_no_album_brings_buttons(telegram):
    files = {"a": ("a.png", png(), "image/png")}
    for kinds in (["photo"], ["photo", "photo"]):
        parameters = {"chat_id": LI, "media": album(*kinds), "reply_markup": button()}
        sent = telegram.call("sendMediaGroup", parameters, files)[1]["result"]
        assert ["media_group_id" in message for message in sent] == [len(kinds) > 1] * len(kinds)
        assert all("reply_markup" not in message for message in sent)


@pytest.mark.parametrize(
    ("said_name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\台账.csv", "台账.csv"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("..", "file"),
        ("\n", "file"),
        ("x" * 300 + ".csv", "x" * 116 + ".csv"),
    ],
)
def test_a_files_name_is_only_a_name(telegram, said_name, kept):
    files = {"document": (said_name, b"a", "text/csv")}
    sent = telegram.call("sendDocument", {"chat_id": LI}, files)[1]["result"]
    assert sent["document"]["file_name"] == kept
    telegram.sends_file(LI, LI, said_name, b"a")
    assert telegram.messages(LI)[-1]["document"]["file_name"] == kept


def test_typing_is_seen_and_kept_nowhere(telegram):
    seen = []
    telegram.world.listeners.append(lambda shelf, key, row: seen.append((shelf, row)))
    assert telegram.call("sendChatAction", {"chat_id": LI, "action": "typing"})[1]["result"]
    assert seen == [("typing", {"chat": LI, "action": "typing"})]
    assert telegram.call("sendChatAction", {"chat_id": LI, "action": "Cancel"})[0] == 200
    answer = telegram.call("sendChatAction", {"chat_id": 42, "action": "dance"})
    assert refusal(answer) == (400, "Bad Request: wrong parameter action in request")


def test_what_is_just_within_the_limits_is_sent(telegram):
    hundred = [[{"text": "x", "callback_data": "x"}] * 10] * 10
    said(telegram, reply_markup={"inline_keyboard": [[], *hundred]})
    assert len(telegram.messages(LI)[-1]["reply_markup"]["inline_keyboard"]) == 10
    files = {"photo": ("a.png", png(), "image/png"), "a": ("a.png", png(), "image/png")}
    shown = telegram.call("sendPhoto", {"chat_id": LI, "caption": "x" * 1024}, files)[1]["result"]
    assert len(shown["caption"]) == 1024 and "caption_entities" not in shown
    ten = telegram.call("sendMediaGroup", {"chat_id": LI, "media": album(*["photo"] * 10)}, files)
    assert len(ten[1]["result"]) == 10


def test_a_text_is_measured_in_bytes_before_it_is_read_and_in_characters_after(telegram):
    answer = telegram.call("sendMessage", {"chat_id": LI, "text": "x" * 32768})
    assert refusal(answer) == (400, "Bad Request: message is too long")
    answer = telegram.call("sendMessage", {"chat_id": LI, "text": "x" * 32769})
    assert refusal(answer) == (400, "Bad Request: text is too long")


def test_how_no_caption_would_be_read_does_not_matter(telegram):
    files = {"photo": ("a.png", png(), "image/png")}
    shown = telegram.call("sendPhoto", {"chat_id": LI, "parse_mode": "Html5"}, files)[1]["result"]
    assert not {"caption", "has_media_spoiler", "show_caption_above_media"} & shown.keys()


def test_a_mark_of_no_length_is_none_and_one_at_the_end_is_beyond_it(telegram):
    assert "entities" not in said(telegram, entities=[{"type": "bold", "offset": 0, "length": 0}])
    beyond = [{"type": "bold", "offset": 1, "length": 1}]
    answer = telegram.call("sendMessage", {"chat_id": LI, "text": "好", "entities": beyond})
    words = "Bad Request: entity begins after the end of the text at UTF-16 offset 1"
    assert refusal(answer) == (400, words)


def test_an_answer_may_be_asked_for_in_the_old_way_or_not_at_all(telegram):
    asked = telegram.says(LI, LI, "贴息标准是多少")
    sent = said(telegram, reply_to_message_id=asked)
    assert sent["reply_to_message"]["message_id"] == asked
    for nothing in ({}, "{}", None):
        sent = said(telegram, reply_parameters=nothing, reply_to_message_id=asked)
        assert "reply_to_message" not in sent
    said(telegram, reply_to_message_id=999, allow_sending_without_reply=True)


def test_a_keyboard_stands_in_a_group_too_and_only_its_removal_takes_it_away(telegram):
    said(telegram, chat_id=GROUP, reply_markup={"keyboard": [["通报"]]})
    said(telegram, chat_id=GROUP, reply_markup={"force_reply": True})
    assert telegram.keyboard(GROUP)["keyboard"] == [[{"text": "通报"}]]
    for _ in range(2):
        said(telegram, chat_id=GROUP, reply_markup={"remove_keyboard": True})
    assert telegram.keyboard(GROUP) is None


def kept(telegram, kind, name, content, mime):
    sent = telegram.call(f"send{kind.title()}", {"chat_id": LI}, {kind: (name, content, mime)})
    shown = sent[1]["result"][kind]
    file_id = shown[-1]["file_id"] if kind == "photo" else shown["file_id"]
    return telegram.call("getFile", {"file_id": file_id})[1]["result"]["file_path"], shown


@pytest.mark.parametrize(
    ("name", "ending"),
    [("台账.XLSX", "xlsx"), ("台账", "bin"), ("a.表", "bin"), ("a.b/c", "bin"), ("a.", "bin")],
)
def test_a_files_path_has_the_ending_of_its_name_if_that_is_a_plain_one(telegram, name, ending):
    path, _ = kept(telegram, "document", name, b"a", "")
    assert path == f"documents/file_1.{ending}"


@pytest.mark.parametrize(
    ("said_mime", "mime"),
    [
        ("text/csv; charset=utf-8", "text/csv"),
        ("Text/CSV", "text/csv"),
        ("", "application/octet-stream"),
        ("<script>/x", "application/octet-stream"),
    ],
)
def test_a_documents_kind_is_what_its_sender_says_if_that_is_one(telegram, said_mime, mime):
    assert kept(telegram, "document", "a.csv", b"a", said_mime)[1]["mime_type"] == mime


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (png(), "image/png"),
        (jpeg(), "image/jpeg"),
        (b"GIF89a\x10\x00\x20\x00", "image/gif"),
        (b"RIFF____WEBPVP8X" + bytes(8) + b"\x0f\x00\x00\x1f\x00\x00", "image/webp"),
    ],
)
def test_a_photos_kind_is_what_it_is(telegram, content, mime):
    path, shown = kept(telegram, "photo", "a.html", content, "text/html")
    assert path == "photos/file_1.jpg"
    assert telegram.world.files.get(shown[-1]["file_id"]).mime == mime


@pytest.mark.parametrize(("side", "sizes"), [(90, 1), (91, 2)])
def test_a_small_photo_has_no_smaller_one(telegram, side, sizes):
    assert len(kept(telegram, "photo", "a.png", png(side, 30), "")[1]) == sizes


def test_fifty_megabytes_are_taken_and_no_byte_more(telegram):
    most = bytes(50 * 1024 * 1024)
    for content, status in ((most, 200), (most + b"x", 413)):
        files = {"document": ("a.bin", content, "")}
        assert telegram.call("sendDocument", {"chat_id": LI}, files)[0] == status
