"""Whatever a bot sends, each method answers as the Bot API does: a result or a refusal."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.localchat.journal import Journal
from bot.localchat.methods import METHODS
from bot.localchat.telegram import Telegram
from tests.localchat.conftest import GROUP, LI, Watch, button
from tests.localchat.files import png
from tests.localchat.spec import Spec

NAMES = (
    "action",
    "allow_sending_without_reply",
    "allowed_updates",
    "callback_query_id",
    "caption",
    "caption_entities",
    "chat_id",
    "commands",
    "document",
    "drop_pending_updates",
    "entities",
    "file_id",
    "inline_message_id",
    "language_code",
    "limit",
    "link_preview_options",
    "media",
    "message_id",
    "message_ids",
    "offset",
    "parse_mode",
    "photo",
    "protect_content",
    "reply_markup",
    "reply_parameters",
    "reply_to_message_id",
    "scope",
    "show_alert",
    "text",
    "timeout",
    "url",
    "user_id",
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.sampled_from(
        ["\ud83d", "<b>户", "attach://f", "HTML", "[", "张三", LI, GROUP, 1, 2, "1" * 40]
    )
)
FIELDS = st.sampled_from(
    [
        "type",
        "offset",
        "length",
        "url",
        "text",
        "callback_data",
        "inline_keyboard",
        "keyboard",
        "remove_keyboard",
        "command",
        "description",
        "message_id",
        "media",
        "caption",
        "chat_id",
        "user_id",
    ]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=4),
    max_leaves=12,
)
PARAMETERS = st.dictionaries(st.sampled_from(NAMES), VALUES | VALUES.map(json.dumps), max_size=6)
TAMED = {"chat_id": st.sampled_from([LI, GROUP, 42]), "message_id": st.sampled_from([1, 2, 3])}
FILES = st.sampled_from(
    [{}, {"f": ("a.png", png(4, 4), "image/png")}, {"photo": ("\udcff", b"", "\udcff")}]
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(METHODS)), PARAMETERS, st.fixed_dictionaries(TAMED), FILES)
def test_every_call_is_answered_or_refused(method, parameters, tamed, files):
    telegram = Telegram(Watch())
    telegram.person(LI, "李")
    telegram.group(GROUP, "群", members=[LI])
    telegram.presses_start(LI)
    telegram.call("sendMessage", {"chat_id": LI, "text": "好", "reply_markup": button()})
    status, answer = telegram.call(method, tamed | parameters, files)
    assert status in (200, 400, 403, 404, 409, 413), answer
    if answer["ok"]:
        assert Spec().wrong_with_result(method, answer["result"]) == []
    else:
        assert answer["description"] and answer["error_code"] == status


def test_what_half_a_character_does_is_written_down_whole(tmp_path):
    """Browsers may send one: a person's text with it must not end the chat."""
    telegram = Telegram(Watch())
    Journal(tmp_path).open(telegram.world)
    telegram.person(LI, "李")
    telegram.says(LI, LI, "半\ud83d个")
    telegram.sends_file(LI, LI, "\ud83d.csv", b"a", mime="\ud83d/x", caption="\ud83d")
    first, second = telegram.messages(LI)
    assert first["text"] == "半?个" and second["caption"] == "?"
    telegram.edits(LI, LI, first["message_id"], "\udc00")
    again = Telegram(Watch())
    Journal(tmp_path).open(again.world)
    assert again.messages(LI) == telegram.messages(LI)
