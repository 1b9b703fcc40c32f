"""Buttons as the Bot API accepts them: inline on a message, or a reply keyboard in a chat."""

from typing import Any

from bot.localchat.links import wrong_with
from bot.localchat.refused import Json, bad

MOST_DATA = 64  # bytes of callback_data
MOST_BUTTONS = 100
_ACTIONS = ("callback_data", "url", "copy_text", "web_app", "login_url", "switch_inline_query")


def inline_keyboard(markup: Any) -> Json | None:
    """The inline keyboard a message carries; None for none. Raises Refused."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    if any(key in markup for key in ("keyboard", "remove_keyboard", "force_reply")):
        raise bad("inline keyboard expected")
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" must be of type Array')
    shown = [[_inline_button(button) for button in row] for row in rows if row]
    if sum(map(len, shown)) > MOST_BUTTONS:
        raise bad("REPLY_MARKUP_TOO_LONG")
    return {"inline_keyboard": shown} if shown else None


def _inline_button(button: Any) -> Json:
    wrong = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad(wrong + "InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad(wrong + 'Field "text" must be of type String')
    if not text.strip():
        raise bad("inline keyboard button text must be non-empty")
    if not any(name in button and button[name] != "" for name in _ACTIONS):
        raise bad(wrong + "Text buttons are unallowed in the inline keyboard")
    if len(str(button.get("callback_data", "")).encode()) > MOST_DATA:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button and (complaint := wrong_with(str(button["url"]))):
        raise bad(f"inline keyboard button URL '{button['url']}' is invalid: {complaint}")
    return dict(button)


def reply_keyboard(markup: Any) -> Json | None:
    """The reply markup that lives under the text field instead of on the message."""
    if not isinstance(markup, dict):
        return None
    if "keyboard" in markup:
        rows = markup["keyboard"]
        if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
            raise bad('field "keyboard" must be of type Array')
        shown = [[_key(button) for button in row] for row in rows if row]
        if not shown:
            raise bad("reply keyboard must be non-empty")
        return {**markup, "keyboard": shown}
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return dict(markup)
    return None


def _key(button: Any) -> Json:
    key = {"text": button} if isinstance(button, str) else button
    if not isinstance(key, dict) or not isinstance(key.get("text"), str):
        raise bad('can\'t parse keyboard button: Field "text" must be of type String')
    if not key["text"].strip():
        raise bad("keyboard button text must be non-empty")
    return dict(key)
