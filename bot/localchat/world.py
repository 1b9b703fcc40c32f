"""The world behind the Bot API: all rows in memory, and who is told when one changes."""

from collections.abc import Callable, Iterator
from datetime import datetime
from inspect import signature
from threading import Condition
from typing import Any, Generic, Protocol, TypeVar

from bot.localchat.limits import Limits
from bot.localchat.refused import Json
from bot.localchat.rows import (
    BOT_ID,
    Group,
    Keyboard,
    Person,
    Post,
    Seat,
    Setting,
    StoredFile,
    Tap,
    Waiting,
)

Told = Callable[[str, str, Any], None]
"""Hears of every change: shelf, key, the new row (None when it is gone)."""


class Row(Protocol):
    """Anything that knows its own key."""

    @property
    def key(self) -> str: ...


R = TypeVar("R", bound=Row)


class Shelf(Generic[R]):
    """Rows of one kind by their key, in the order in which they were first put."""

    def __init__(self, name: str, make: type[R], tell: Told) -> None:
        self.name = name
        self._make = make
        self._fields = set(signature(make).parameters)
        self._tell = tell
        self._rows: dict[str, R] = {}

    def put(self, row: R) -> R:
        self._rows[row.key] = row
        self._tell(self.name, row.key, row)
        return row

    def drop(self, key: str) -> None:
        del self._rows[key]
        self._tell(self.name, key, None)

    def get(self, key: object) -> R | None:
        return self._rows.get(str(key))

    def restore(self, key: str, row: Json | None) -> None:
        """Takes back what `Told` once heard, without telling anybody.

        What another release wrote is read as far as it is known. Raises TypeError where a row
        lacks something.
        """
        if row is None:
            self._rows.pop(key, None)
        else:
            known = {name: value for name, value in row.items() if name in self._fields}
            self._rows[key] = self._make(**known)

    def __iter__(self) -> Iterator[R]:
        return iter(list(self._rows.values()))

    def __len__(self) -> int:
        return len(self._rows)


class World:
    """People, chats and messages; the one place where they change."""

    def __init__(self, now: Callable[[], datetime], bot_name: str, bot_username: str) -> None:
        self.now = now
        self.bot: Json = {
            "id": BOT_ID,
            "is_bot": True,
            "first_name": bot_name,
            "username": bot_username,
        }
        self.turn = Condition()  # held by whoever reads or changes the world
        self.listeners: list[Told] = []
        self.people = Shelf("person", Person, self._tell)
        self.groups = Shelf("group", Group, self._tell)
        self.seats = Shelf("seat", Seat, self._tell)
        self.posts = Shelf("post", Post, self._tell)
        self.files = Shelf("file", StoredFile, self._tell)
        self.taps = Shelf("tap", Tap, self._tell)
        self.waiting = Shelf("waiting", Waiting, self._tell)
        self.keyboards = Shelf("keyboard", Keyboard, self._tell)
        self.settings = Shelf("setting", Setting, self._tell)
        self.contents: dict[str, bytes] = {}  # file path -> bytes
        self.limits = Limits()
        self._chats: dict[int, dict[int, None]] = {}  # chat -> message ids, oldest first
        self._last: dict[
            int, int
        ] = {}  # supergroup, or 0 for all other chats -> newest message id

    @property
    def shelves(self) -> dict[str, Shelf[Any]]:
        every = (
            self.people,
            self.groups,
            self.seats,
            self.posts,
            self.files,
            self.taps,
            self.waiting,
            self.keyboards,
            self.settings,
        )
        return {shelf.name: shelf for shelf in every}

    def restore(self, shelf: str, key: str, row: Json | None) -> None:
        """Takes back one change that a listener once heard; an unknown shelf is passed over."""
        if shelf not in self.shelves:
            return
        self.shelves[shelf].restore(key, row)
        if shelf == "post" and (post := self.posts.get(key)):
            self._file_in(post)

    def _tell(self, shelf: str, key: str, row: Any) -> None:
        with self.turn:
            for listener in self.listeners:
                listener(shelf, key, row)
            self.turn.notify_all()

    def tell_typing(self, chat: int, action: str) -> None:
        """The bot types, or sends a file: seen for a moment, kept nowhere."""
        self._tell("typing", str(chat), {"chat": chat, "action": action})

    @property
    def date(self) -> int:
        return int(self.now().timestamp())

    # chats

    def chat(self, chat_id: int) -> Json | None:
        """The Bot API's Chat, None where there is none."""
        if person := self.people.get(chat_id):
            user = person.user
            del user["is_bot"]
            return {**user, "type": "private"}
        group = self.groups.get(chat_id)
        return group.chat if group else None

    def seat(self, chat_id: int, user_id: int) -> Seat:
        """Somebody's place; who never was there has `left`."""
        return self.seats.get(f"{chat_id}:{user_id}") or Seat(chat_id, user_id, "left")

    def seats_of(self, chat_id: int) -> list[Seat]:
        return [seat for seat in self.seats if seat.chat == chat_id and seat.inside]

    # messages

    def next_id(self, chat_id: int) -> int:
        """A supergroup counts for itself, all other chats of the bot together."""
        group = self.groups.get(chat_id)
        counter = chat_id if group and group.type == "supergroup" else 0
        self._last[counter] = self._last.get(counter, 0) + 1
        return self._last[counter]

    def put_post(self, post: Post) -> Post:
        self._file_in(post)
        return self.posts.put(post)

    def _file_in(self, post: Post) -> None:
        self._chats.setdefault(post.chat, {})[post.id] = None
        group = self.groups.get(post.chat)
        counter = post.chat if group and group.type == "supergroup" else 0
        self._last[counter] = max(self._last.get(counter, 0), post.id)

    def post(self, chat_id: int, message_id: int) -> Post | None:
        """A message that is still there."""
        post = self.posts.get(f"{chat_id}:{message_id}")
        return None if post is None or post.gone else post

    def posts_of(self, chat_id: int) -> list[Post]:
        found = (self.post(chat_id, message_id) for message_id in self._chats.get(chat_id, ()))
        return [post for post in found if post]
