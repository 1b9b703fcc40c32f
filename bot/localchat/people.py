"""What people do in Telegram: write, edit, tap, press Start, block."""

from dataclasses import replace

from bot.localchat import updates
from bot.localchat.delivery import (
    answering,
    check_may_write,
    deed,
    deliver,
    with_text,
    written,
)
from bot.localchat.entities import units, whole
from bot.localchat.formatting import MOST_TEXT
from bot.localchat.refused import Json
from bot.localchat.rows import BOT_ID, Person, Post, Tap
from bot.localchat.world import World


class People:
    """The people's side of the world. What Telegram makes impossible raises ValueError."""

    world: World

    @deed
    def person(self, user_id: int, first_name: str, username: str | None = None) -> None:
        """Somebody with a Telegram account; known already, only the names are taken over."""
        known = self.world.people.get(user_id) or Person(user_id, first_name)
        self.world.people.put(replace(known, first_name=first_name, username=username))

    @deed
    def says(
        self,
        user_id: int,
        chat_id: int,
        text: str,
        reply_to: int | None = None,
        *,
        via_anonymous_admin: bool = False,
    ) -> int:
        """Writes a text; like the app, cuts what is over-long. Gives the last one's number."""
        check_may_write(self.world, user_id, chat_id)
        if not text.strip():
            raise ValueError("an empty text cannot be sent")
        number = 0
        for piece in _pieces(text.strip()):
            body = written(self.world, user_id, chat_id, anonymous=via_anonymous_admin)
            body |= answering(self.world, chat_id, reply_to) | with_text(piece)
            number = deliver(self.world, user_id, body)
        return number

    @deed
    def edits(self, user_id: int, chat_id: int, message_id: int, text: str) -> None:
        """Changes one's own message afterwards."""
        post = self.world.post(chat_id, message_id)
        if post is None or post.author != user_id:
            raise ValueError("only one's own messages can be edited")
        name = "text" if "text" in post.body else "caption"
        old = {"text", "entities", "caption", "caption_entities", "edit_date"}
        kept = {key: value for key, value in post.body.items() if key not in old}
        body = {**kept, "edit_date": self.world.date, **with_text(text.strip(), name)}
        deliver(self.world, user_id, body, "edited_message")

    @deed
    def taps(
        self, user_id: int, chat_id: int, message_id: int, data: str, *, forgotten: bool = False
    ) -> str:
        """Taps an inline button by what it carries, also an old one. Gives the query's id.

        Of a `forgotten` message the bot is told the number alone, as of a very old one.
        """
        person, post = self.world.people.get(user_id), self.world.post(chat_id, message_id)
        if person is None or post is None or post.author != BOT_ID:
            raise ValueError("there is no such message of the bot's to tap on")
        if chat_id < 0 and not self.world.seat(chat_id, user_id).inside:
            raise ValueError("not a member of this group")
        query = str(4_000_000_000_000 + len(self.world.taps) + 1)
        self.world.taps.put(Tap(query, user_id, chat_id, message_id, whole(data), self.world.date))
        content: Json = {
            "id": query,
            "from": person.user,
            "message": _forgotten(post) if forgotten else post.body,
            "chat_instance": str(-(10**15) - abs(chat_id)),
            "data": whole(data),
        }
        updates.tell_bot(self.world, "callback_query", content)
        return query

    @deed
    def presses_start(self, user_id: int, payload: str | None = None) -> int:
        """Presses Start, as after following t.me/<bot>?start=payload; a block ends by it."""
        if self._person(user_id).blocked:
            self.unblocks(user_id)
        return self.says(user_id, user_id, f"/start {payload}" if payload else "/start")

    @deed
    def blocks(self, user_id: int) -> None:
        """Stops the bot; it hears so in my_chat_member."""
        self._turn_block(user_id, True)

    @deed
    def unblocks(self, user_id: int) -> None:
        """Lets the bot in again."""
        self._turn_block(user_id, False)

    def _turn_block(self, user_id: int, blocked: bool) -> None:
        person = self._person(user_id)
        if person.blocked == blocked:
            return
        self.world.people.put(replace(person, blocked=blocked))
        inside: Json = {"status": "member", "user": self.world.bot}
        outside: Json = {"status": "kicked", "user": self.world.bot, "until_date": 0}
        content: Json = {
            "chat": self.world.chat(user_id),
            "from": person.user,
            "date": self.world.date,
            "old_chat_member": inside if blocked else outside,
            "new_chat_member": outside if blocked else inside,
        }
        updates.tell_bot(self.world, "my_chat_member", content)

    def _person(self, user_id: int) -> Person:
        person = self.world.people.get(user_id)
        if person is None:
            raise ValueError(f"nobody has the id {user_id}")
        return person


def _forgotten(post: Post) -> Json:
    """The Bot API's InaccessibleMessage."""
    return {"chat": post.body["chat"], "message_id": post.id, "date": 0}


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    piece: list[str] = []
    length = 0
    for character in text:
        width = units(character)
        if length + width > MOST_TEXT:
            pieces.append("".join(piece))
            piece, length = [], 0
        piece.append(character)
        length += width
    return [*pieces, "".join(piece)]
