"""Buttons as the Bot API accepts them: inline on a message, or a reply keyboard in a chat."""

from dataclasses import dataclass
from typing import Any

from bot.localchat.fields import Fields, fields
from bot.localchat.links import kept_address, wrong_with
from bot.localchat.parameters import Given
from bot.localchat.refused import Json, bad

_INLINE = "inline_keyboard"
MOST_DATA = 64  # bytes of callback_data
MOST_BUTTONS = 100
_OTHER_ACTIONS = (  # in the order in which Telegram looks for them, after url and callback_data
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
)
_LOOKS = ("style", "icon_custom_emoji_id")
_REQUESTS = {
    "request_contact": "phone number",
    "request_location": "location",
    "request_poll": "poll",
    "request_users": "users",
    "request_chat": "chats",
}


@dataclass(frozen=True, slots=True)
class Markup:
    """What `reply_markup` asks for: buttons on the message, or something below the text field."""

    inline: Json | None = None
    below: Json | None = None  # keyboard, remove_keyboard or force_reply


def markup(given: Given, *, private: bool = True) -> Markup:
    """The `reply_markup` of a call. Raises Refused."""
    wish = given.structure("reply_markup", "reply keyboard markup")
    if wish is None:
        return Markup()
    asked = fields(wish, expected="object expected as reply markup")
    keys = [[_key(button, private) for button in row] for row in _rows(asked, "keyboard")]
    inline = [[_inline_button(button) for button in row] for row in _rows(asked, _INLINE)]
    if keys:
        return Markup(below={**asked.values, "keyboard": keys})
    if inline:
        return Markup(inline=_inline_keyboard(inline))
    for wanted in ("remove_keyboard", "force_reply"):
        if asked.flag(wanted):
            return Markup(below=dict(asked.values))
    return Markup()


def inline_markup(given: Given) -> Json | None:
    """The inline keyboard of an edit; None takes the buttons away. Raises Refused."""
    wish = markup(given)
    if wish.below:
        raise bad("inline keyboard expected")
    return wish.inline


def _rows(asked: Fields, name: str) -> list[list[Any]]:
    rows = asked.array(name)
    if not all(isinstance(row, list) for row in rows):
        whose = " of the InlineKeyboardMarkup" if name == _INLINE else ""
        raise bad(f'field "{name}"{whose} must be an Array of Arrays')
    return [row for row in rows if row]


def _inline_keyboard(rows: list[list[Json]]) -> Json:
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad("reply markup is too long")
    for button in (button for row in rows for button in row):
        if not button["text"].strip():
            raise bad("inline keyboard button text must be non-empty")
        if "url" in button and (complaint := wrong_with(button["url"])):
            raise bad(f"inline keyboard button URL '{button['url']}' is invalid: {complaint}")
        if len(button.get("callback_data", "").encode()) > MOST_DATA:
            raise bad("BUTTON_DATA_INVALID")
    kept = [
        [{**b, "url": kept_address(b["url"])} if "url" in b else b for b in row] for row in rows
    ]
    return {_INLINE: kept}


def _inline_button(button: Any) -> Json:
    within = "can't parse inline keyboard button: "
    asked = fields(button, within, "InlineKeyboardButton must be an Object")
    shown = {"text": asked.text("text")}
    shown |= {name: button[name] for name in _LOOKS if button.get(name)}
    for name in ("url", "callback_data"):
        if words := asked.optional_text(name):
            return shown | {name: words}
    for name in _OTHER_ACTIONS:
        if name in button:
            return shown | {name: button[name]}
    raise bad(f"{within}Text buttons are unallowed in the inline keyboard")


def _key(button: Any, private: bool) -> Json:
    within = "can't parse keyboard button: "
    key = {"text": button} if isinstance(button, str) else button
    text = fields(key, within, "KeyboardButton must be a String or an Object").text("text")
    if not text.strip():
        raise bad("keyboard button text must be non-empty")
    for name, what in _REQUESTS.items():
        if key.get(name) and not private:
            raise bad(f"{what} can be requested in private chats only")
    return {**key, "text": text}
