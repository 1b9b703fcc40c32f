"""Telegram in, Telegram out: the one module here that knows its shapes. Sends nothing."""

import re
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from telegram import Message, Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from handlers.buttons import Button
from handlers.packed import UnknownButton, pack, unpack
from handlers.policies.buttons import Reply
from handlers.screen import Letter, Said, Screen
from handlers.sent import Sent, SentPhoto
from ledger.blotted import blotted
from ledger.unseen import seen

Context = ContextTypes.DEFAULT_TYPE
Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]
Answer = tuple[Said, ...]

NEW = filters.UpdateType.MESSAGE
EDITED = filters.UpdateType.EDITED_MESSAGE  # a bare TEXT filter would take these for new words
PRIVATE, GROUP = filters.ChatType.PRIVATE, filters.ChatType.GROUPS
COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?\s*", re.DOTALL)
GONE = {"left", "kicked"}
ANONYMOUS = 1087968824  # GroupAnonymousBot, in whose name anonymous administrators write


class Front(Protocol):
    """What the bot can do, offered one act at a time; `handlers.desk` is it."""

    def command(self, at: "At", word: str, rest: str) -> Answer: ...
    def replied(self, at: "At", to: Reply, words: str) -> Answer: ...
    def words(self, at: "At", words: str, message: int) -> Answer: ...
    def edited(self, at: "At", words: str, message: int) -> Answer: ...
    def tapped(self, at: "At", button: Button | None) -> Answer: ...
    def photo(self, at: "At", photo: SentPhoto) -> Answer: ...
    def document(self, at: "At", sent: Sent) -> Answer: ...
    def something_else(self, at: "At") -> Answer: ...
    def asked_in_group(self, at: "At", words: str, message: int) -> Answer: ...
    def came_or_went(self, at: "At", member: bool, may_write: bool) -> Answer: ...
    def moved(self, old: int, new: int) -> None: ...


At = tuple[int, int, bool]
"""The account that acted, the chat it acted in, whether it hides behind the group's name."""


def routes(
    front: Front, post: Callable[[Letter], None], name: Callable[[], str]
) -> list[BaseHandler[Update, Context, Any]]:
    """Each ends in `post`, inside the turn's transaction; none of them may wait for anything.

    `name` is the bot's own user name, by which a group asks it.
    """

    def by(answer: Callable[[Update], Answer]) -> Callback:
        async def callback(update: Update, _: Context) -> None:
            chat, (message, query) = _chat(update), _tapped(update)
            for said in answer(update):
                if isinstance(said, Letter):
                    post(said)
                    continue
                edits = None if said.new or said.keyboard is not None or said.file else message
                post(Letter(chat, said, edits, query))
                message = query = None  # what else there is to say is said below
                for letter in said.also:
                    post(letter)
            if query:  # nothing to show, but the button must stop turning
                raise RuntimeError("a tap was not answered")

        return callback

    def words(update: Update) -> Answer:
        text, message = _words(update)
        if text.startswith("/") and (said := COMMAND.fullmatch(text)):
            word, to, rest = said.groups()
            if to and to.casefold() != name().casefold():
                return ()
            return front.command(_at(update), word.lower(), (rest or "").strip())
        if asked := _answered(update.effective_message):
            return front.replied(_at(update), asked, text)
        return front.words(_at(update), text, message)

    def in_group(update: Update) -> Answer:
        text, message = _words(update)
        if text.startswith("/"):
            return words(update)
        mine = f"@{name()}"
        called = mine.casefold() in text.casefold()
        if not called and not _replies_to(update.effective_message, name()):
            return ()
        return front.asked_in_group(
            _at(update), re.sub(re.escape(mine), "", text, flags=re.IGNORECASE).strip(), message
        )

    def button(update: Update) -> Answer:
        assert update.callback_query
        try:
            return front.tapped(_at(update), unpack(update.callback_query.data or ""))
        except UnknownButton:
            return front.tapped(_at(update), None)

    def member(update: Update) -> Answer:
        assert update.my_chat_member
        now = update.my_chat_member.new_chat_member
        inside = now.status not in GONE and getattr(now, "is_member", True)
        return front.came_or_went(_at(update), inside, getattr(now, "can_send_messages", True))

    def migrated(update: Update) -> Answer:
        message = update.effective_message
        assert message
        if message.migrate_to_chat_id:
            front.moved(_chat(update), message.migrate_to_chat_id)
        return ()

    return [
        MessageHandler(NEW & PRIVATE & filters.TEXT, by(words)),
        CallbackQueryHandler(by(button)),
        MessageHandler(
            EDITED & PRIVATE & filters.TEXT,
            by(lambda it: front.edited(_at(it), *_words(it))),
        ),
        MessageHandler(
            NEW & PRIVATE & (filters.PHOTO | filters.Document.IMAGE),
            by(lambda it: front.photo(_at(it), _photo(it))),
        ),
        MessageHandler(
            NEW & PRIVATE & filters.Document.ALL,
            by(lambda it: front.document(_at(it), _document(it))),
        ),
        MessageHandler(NEW & PRIVATE, by(lambda it: front.something_else(_at(it)))),
        MessageHandler(NEW & GROUP & filters.StatusUpdate.MIGRATE, by(migrated)),
        MessageHandler(NEW & GROUP & filters.TEXT, by(in_group)),
        ChatMemberHandler(by(member), ChatMemberHandler.MY_CHAT_MEMBER),
    ]


def content(screen: Screen) -> dict[str, Any]:
    """The screen as sendMessage, editMessageText and sendPhoto take it, without address."""
    shown: dict[str, Any] = {
        "caption" if screen.file else "text": screen.html,
        "parse_mode": "HTML",
    }
    if screen.rows:
        shown["reply_markup"] = {
            "inline_keyboard": [
                [{"text": tap.label, "callback_data": pack(tap.means)} for tap in row]
                for row in screen.rows
            ]
        }
    elif screen.keyboard:
        shown["reply_markup"] = {
            "keyboard": [[{"text": label} for label in row] for row in screen.keyboard],
            "resize_keyboard": True,
            "is_persistent": True,
        }
    elif screen.keyboard is not None:
        shown["reply_markup"] = {"remove_keyboard": True}
    return shown


def _at(update: Update) -> At:
    user = update.effective_user
    account = user.id if user else 0
    message = update.message
    hidden = account == ANONYMOUS or bool(message and message.sender_chat)
    return account, _chat(update), hidden


def _chat(update: Update) -> int:
    assert update.effective_chat
    return update.effective_chat.id


def _words(update: Update) -> tuple[str, int]:
    message = update.effective_message
    assert message and message.text
    return blotted(seen(message.text)), message.message_id


def _document(update: Update) -> Sent:
    message = update.effective_message
    assert message and message.document
    document = message.document
    return Sent(document.file_id, document.file_name or "", document.file_size)


def _photo(update: Update) -> SentPhoto:
    message = update.effective_message
    assert message
    file = message.photo[-1] if message.photo else message.document  # the last is the largest
    assert file
    album = message.media_group_id or ""
    return SentPhoto(file.file_id, file.file_unique_id, album, file.file_size)


def _replies_to(message: Message | None, name: str) -> bool:
    to = message.reply_to_message if message else None
    return bool(to and to.from_user and to.from_user.username == name)


def _answered(message: Message | None) -> Reply | None:
    """The button of the message replied to that asks for words, as a tap on it would."""
    to = message.reply_to_message if message else None
    markup = to.reply_markup if to and to.from_user and to.from_user.is_bot else None
    for key in (key for row in markup.inline_keyboard for key in row) if markup else ():
        try:
            means = unpack(str(key.callback_data))
        except UnknownButton:
            continue
        if isinstance(means, Reply):
            return means
    return None


def _tapped(update: Update) -> tuple[int | None, str | None]:
    """The message whose button was tapped, and the tap."""
    query = update.callback_query
    if query is None:
        return None, None
    return query.message.message_id if query.message else None, query.id
