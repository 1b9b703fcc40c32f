"""People who record one visit after the other, whatever is shown to them, and may tap twice."""

import random
from contextlib import suppress
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any

from bot.localchat.rows import BOT_ID
from bot.localchat.telegram import Telegram
from handlers.texts import dialog, menu
from handlers.texts import visit as texts
from handlers.texts.errors import UNSAVED

Message = dict[str, Any]

RECORDED = texts.RECORDED.template.split("$", 1)[0].strip()
IMPATIENT = 4.0  # seconds without an answer
CLUMSY = 0.1  # of all taps are made twice
IN_ORDER = (
    dialog.SUBMIT,
    texts.NOTHING,
    texts.ALL_WELL,
    texts.UNCHANGED,
    texts.AGAIN,
    dialog.RESUME,
)
"""What is tapped where it is offered, the furthest step first."""


class Walkers:
    """Remembers which drafts were submitted and which were said to be recorded."""

    def __init__(self, telegram: Telegram, accounts: range, chance: random.Random) -> None:
        self.telegram, self.accounts, self._chance = telegram, accounts, chance
        self.submitted: dict[str, int] = {}  # draft -> whose
        self.confirmed: set[str] = set()
        self.told_unsaved = 0
        self.acts = 0
        self._drafts: dict[tuple[int, int], str] = {}  # the draft that a message shows
        self._last: dict[int, str] = {}  # the draft somebody submitted last
        self._fresh: dict[int, Message] = {}  # shown, and not yet reacted to
        self._acted: dict[int, float] = {}
        self._events: SimpleQueue[tuple[int, Message]] = SimpleQueue()
        for account in accounts:
            telegram.person(account, f"P{account}")
            telegram.presses_start(account)
        telegram.world.listeners.append(self._listen)

    def _listen(self, shelf: str, _: str, row: Any) -> None:
        if shelf == "post" and row is not None and row.author == BOT_ID and row.chat > 0:
            self._events.put((row.chat, row.body))

    def walk(self, seconds: float) -> None:
        """Reacts to what is shown within that time; who waits in vain begins anew."""
        with suppress(Empty):
            self._heed(*self._events.get(timeout=seconds))
        while not self._events.empty():
            self._heed(*self._events.get())
        for account, message in self._fresh.items():
            self._react(account, message)
        self._fresh.clear()
        now = monotonic()
        for account in self.accounts:
            if now - self._acted.get(account, 0) > IMPATIENT:
                self._says(account, menu.VISIT)

    def calm(self) -> None:
        """Hears what is still said, and does nothing any more."""
        while not self._events.empty():
            self._heed(*self._events.get())

    def _heed(self, account: int, message: Message) -> None:
        words, place = message.get("text", ""), (account, message["message_id"])
        if words == UNSAVED:
            self.told_unsaved += 1
            return  # as it says, it goes on by itself
        self._fresh[account] = message
        for button in _buttons(message):
            if button["text"] == dialog.SUBMIT:
                self._drafts[place] = button["callback_data"].split(":")[1]
        if words.startswith(RECORDED):
            self.confirmed.add(self._drafts.get(place) or self._last[account])

    def _react(self, account: int, message: Message) -> None:
        """Taps what leads on; where nothing does, begins anew."""
        buttons = {button["text"]: button["callback_data"] for button in _buttons(message)}
        heads = [text for text in buttons if text.startswith("H")]
        label = next((label for label in IN_ORDER if label in buttons), None)
        if label is None and heads:
            label = self._chance.choice(heads)
        if label is None:
            self._says(account, menu.VISIT)
            return
        if label == dialog.SUBMIT:
            draft = buttons[label].split(":")[1]
            self.submitted[draft], self._last[account] = account, draft
        for _ in range(1 + (self._chance.random() < CLUMSY)):
            self._acted[account] = monotonic()
            self.acts += 1
            self.telegram.taps(account, account, message["message_id"], buttons[label])

    def _says(self, account: int, words: str) -> None:
        self._acted[account] = monotonic()
        self.acts += 1
        self.telegram.says(account, account, words)


def _buttons(message: Message) -> list[Message]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]
