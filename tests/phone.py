"""A person's side of a chat: speaks, taps, and checks what the bot shows last."""

import re
from html.parser import HTMLParser
from typing import Any

from bot.localchat.telegram import Telegram

BOT = 5_000_000_000
Message = dict[str, Any]


class Phone:
    """Every act is answered before it returns, unless the house is `gathering`."""

    def __init__(self, house: Any, account: int, chat: int | None = None) -> None:
        self.house, self.account = house, account
        self.chat = account if chat is None else chat
        self.taps_made = 0
        self.typed = 0  # characters
        if self.chat == account:
            house.telegram.person(account, f"某{account}")

    @property
    def telegram(self) -> Telegram:
        return self.house.telegram

    def says(self, text: str, **more: Any) -> int:
        """Returns the message's number, for `edits`."""
        self.typed += len(text)
        number = self.telegram.says(self.account, self.chat, text, **more)
        self.house.serve()
        return number

    def presses(self, label: str) -> None:
        """A key of the keyboard under the line where one types."""
        keyboard = self.telegram.keyboard(self.chat)
        labels = [key["text"] for row in (keyboard or {}).get("keyboard", []) for key in row]
        assert label in labels, f"no key {label!r} among {labels}"
        self.taps_made += 1
        self.telegram.says(self.account, self.chat, label)
        self.house.serve()

    def edits(self, message: int, text: str) -> None:
        self.telegram.edits(self.account, self.chat, message, text)
        self.house.serve()

    def taps(self, label: str, *, on: Message | None = None) -> None:
        shown = on or self.screen
        data = {b["text"]: b["callback_data"] for b in buttons_of(shown)}
        if label not in data:  # a household's label may carry marks behind the name
            label = next((text for text in data if text.startswith(label)), label)
        assert label in data, f"no button {label!r} among {list(data)}"
        self.taps_made += 1
        self.telegram.taps(self.account, self.chat, shown["message_id"], data[label])
        self.house.serve()

    @property
    def messages(self) -> list[Message]:
        return self.telegram.messages(self.chat)

    @property
    def heard(self) -> list[str]:
        """All that the bot ever said here and did not replace, oldest first."""
        return [words_of(m) for m in self.messages if m["from"]["is_bot"]]

    @property
    def screen(self) -> Message:
        """The bot's newest message here."""
        return [m for m in self.messages if m["from"]["is_bot"]][-1]

    @property
    def text(self) -> str:
        return words_of(self.screen)

    @property
    def buttons(self) -> list[str]:
        return [button["text"] for button in buttons_of(self.screen)]

    def shows(self, *words: str, buttons: list[str] | None = None) -> None:
        for word in words:
            assert word in self.text, f"{word!r} not in {self.text!r}"
        if buttons is not None:
            assert self.buttons == buttons

    def shows_not(self, *words: str) -> None:
        for word in words:
            assert word not in self.text, f"{word!r} in {self.text!r}"


def buttons_of(message: Message) -> list[dict[str, str]]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def words_of(message: Message) -> str:
    return str(message.get("text") or message.get("caption") or "")


def fits_a_phone(message: Message) -> None:
    """DESIGN §1: at most 12 short lines, 8 rows of buttons, labels of at most 10 characters."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    assert len(words_of(message).splitlines()) <= 12, words_of(message)
    assert len(rows) <= 8
    for button in buttons_of(message):
        assert len(button["text"]) <= 10, button["text"]


def plain(html: str) -> str:
    words: list[str] = []
    parser = HTMLParser()
    parser.handle_data = words.append  # type: ignore[method-assign]
    parser.feed(html)
    return re.sub(r"\s+\n", "\n", "".join(words))
