"""Phones without think time: each does its next step as soon as the last one is answered."""

import re
from queue import Empty, SimpleQueue
from time import perf_counter
from typing import Any

from bot.localchat.rows import BOT_ID
from bot.localchat.telegram import Telegram
from handlers.texts import dialog, menu
from handlers.texts import visit as texts

Message = dict[str, Any]

PATIENCE = 30.0  # seconds; a bot that says nothing for so long is broken


class Crowd:
    """What one bot's chats hold, heard as it happens."""

    def __init__(self, telegram: Telegram, accounts: range) -> None:
        self.telegram, self.accounts = telegram, accounts
        self._heard: SimpleQueue[tuple[int, Message, float]] = SimpleQueue()
        for account in accounts:
            telegram.person(account, f"P{account}")
        telegram.world.listeners.append(self._listen)

    def start(self) -> None:
        """Everybody presses Start and gets the keyboard."""
        for account in self.accounts:
            self.telegram.presses_start(account)
        self.settled()
        while not self._heard.empty():
            self._heard.get()

    def settled(self) -> None:
        """Waits until the bot has nothing to do. Raises TimeoutError."""
        if not self.telegram.until(
            lambda: not self.telegram.unheard and self.telegram.polls_waiting == 1, PATIENCE
        ):
            raise TimeoutError("the bot does not come to rest")

    def walk(self, script: list[str], accounts: range | None = None) -> list[float]:
        """Everybody goes through the script; seconds from each step to its answer.

        A script's words are said; where the last message has a button with that label it is
        tapped. The next step is taken at the message that offers it, at the last one at any.
        """
        walking = accounts or self.accounts
        at = dict.fromkeys(walking, 0)
        began, spent = {}, []
        for account in walking:
            began[account] = perf_counter()
            self._act(account, script[0], None)
        while at:
            try:
                account, message, when = self._heard.get(timeout=PATIENCE)
            except Empty:
                account, step = next(iter(at.items()))
                shown = self.telegram.messages(account)[-1]
                raise TimeoutError(f"{len(at)} wait, one after {script[step]}: {shown}") from None
            if account not in at or not self._answers(script, at[account], message):
                continue
            spent.append(when - began[account])
            at[account] += 1
            if at[account] == len(script):
                del at[account]
                continue
            began[account] = perf_counter()
            self._act(account, script[at[account]], message)
        self.settled()
        return spent

    def _answers(self, script: list[str], at: int, message: Message) -> bool:
        if at + 1 == len(script):
            return True
        following = script[at + 1]
        return (
            following in SAID or _button(message, following) is not None or not _buttons(message)
        )

    def _act(self, account: int, words: str, message: Message | None) -> None:
        data = _button(message, words) if message else None
        if data is None:
            self.telegram.says(account, account, words)
        else:
            assert message
            self.telegram.taps(account, account, message["message_id"], data)

    def _listen(self, shelf: str, _: str, row: Any) -> None:
        if shelf == "post" and row is not None and row.author == BOT_ID:
            self._heard.put((row.chat, row.body, perf_counter()))


SAID = {menu.VISIT}


def visit(head: str) -> list[str]:
    """A visit without change, six taps (DESIGN §5)."""
    return [menu.VISIT, head, texts.UNCHANGED, texts.ALL_WELL, texts.NOTHING, dialog.SUBMIT]


def _buttons(message: Message) -> list[Message]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def _button(message: Message, label: str) -> str | None:
    for button in _buttons(message):
        if re.fullmatch(rf"{re.escape(label)}(\W.*)?", button["text"]):  # marks may follow
            return str(button["callback_data"])
    return None
