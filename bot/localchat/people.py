"""What people do in Telegram: write, edit, tap, send files, block."""

from dataclasses import replace
from typing import Any

from bot.localchat import updates
from bot.localchat.delivery import check_may_write, deed, deliver, with_text, written
from bot.localchat.entities import units
from bot.localchat.formatting import MOST_TEXT
from bot.localchat.media import as_content, keep_file, photo_size
from bot.localchat.pictures import check_photo
from bot.localchat.refused import Json
from bot.localchat.rows import BOT_ID, Person, Tap
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
            body |= self._answering(chat_id, reply_to) | with_text(piece)
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
    def taps(self, user_id: int, chat_id: int, message_id: int, data: str) -> str:
        """Taps an inline button by what it carries, also an old one. Gives the query's id."""
        person, post = self.world.people.get(user_id), self.world.post(chat_id, message_id)
        if person is None or post is None or post.author != BOT_ID:
            raise ValueError("there is no such message of the bot's to tap on")
        if chat_id < 0 and not self.world.seat(chat_id, user_id).inside:
            raise ValueError("not a member of this group")
        query = str(4_000_000_000_000 + len(self.world.taps) + 1)
        self.world.taps.put(Tap(query, user_id, chat_id, message_id, data, self.world.date))
        content: Json = {
            "id": query,
            "from": person.user,
            "message": post.body,
            "chat_instance": str(-(10**15) - abs(chat_id)),
            "data": data,
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

    @deed
    def sends_file(
        self,
        user_id: int,
        chat_id: int,
        name: str,
        content: bytes,
        *,
        mime: str = "application/octet-stream",
        caption: str = "",
        reply_to: int | None = None,
    ) -> int:
        """Sends a document. Gives the message's number."""
        check_may_write(self.world, user_id, chat_id)
        file = keep_file(self.world, "document", (name, content, mime))
        return self._shows(user_id, chat_id, as_content(file), caption, reply_to)

    @deed
    def sends_photo(
        self,
        user_id: int,
        chat_id: int,
        *contents: bytes,
        caption: str = "",
        reply_to: int | None = None,
    ) -> list[int]:
        """Sends one photo, or several as an album. Gives the messages' numbers."""
        check_may_write(self.world, user_id, chat_id)
        album: Json = {}
        if len(contents) > 1:
            album = {"media_group_id": str(10**12 + len(self.world.files) + 1)}
        numbers = []
        for place, content in enumerate(contents):
            size = check_photo(content)
            file = keep_file(self.world, "photo", ("photo.jpg", content, "image/jpeg"), size)
            words = caption if place == 0 else ""
            body = as_content(file) | album
            numbers.append(self._shows(user_id, chat_id, body, words, reply_to))
        return numbers

    @deed
    def sends_sticker(self, user_id: int, chat_id: int, content: bytes = b"RIFF") -> int:
        """Sends a sticker. Gives the message's number."""
        check_may_write(self.world, user_id, chat_id)
        size = photo_size(content)
        file = keep_file(self.world, "sticker", ("sticker.webp", content, "image/webp"), size)
        return self._shows(user_id, chat_id, as_content(file), "", None)

    @deed
    def sends_voice(self, user_id: int, chat_id: int, content: bytes = b"OggS") -> int:
        """Sends a voice message. Gives the message's number."""
        check_may_write(self.world, user_id, chat_id)
        file = keep_file(self.world, "voice", ("voice.oga", content, "audio/ogg"))
        return self._shows(user_id, chat_id, as_content(file), "", None)

    @deed
    def sends_contact(self, user_id: int, chat_id: int, phone: str, first_name: str) -> int:
        """Sends somebody's contact. Gives the message's number."""
        check_may_write(self.world, user_id, chat_id)
        contact = {"contact": {"phone_number": phone, "first_name": first_name}}
        return self._shows(user_id, chat_id, contact, "", None)

    @deed
    def sends_location(self, user_id: int, chat_id: int, latitude: float, longitude: float) -> int:
        """Sends a place on the map. Gives the message's number."""
        check_may_write(self.world, user_id, chat_id)
        place = {"location": {"latitude": latitude, "longitude": longitude}}
        return self._shows(user_id, chat_id, place, "", None)

    @deed
    def forwards(self, user_id: int, chat_id: int, text: str, author: str) -> int:
        """Passes on a text that somebody hidden by the name `author` once wrote."""
        check_may_write(self.world, user_id, chat_id)
        origin = {"type": "hidden_user", "date": self.world.date, "sender_user_name": author}
        return self._shows(
            user_id, chat_id, {"forward_origin": origin, **with_text(text)}, "", None
        )

    def _shows(
        self, user_id: int, chat_id: int, content: Json, caption: str, reply_to: int | None
    ) -> int:
        body = written(self.world, user_id, chat_id)
        body |= self._answering(chat_id, reply_to) | content | with_text(caption, "caption")
        return deliver(self.world, user_id, body)

    def _answering(self, chat_id: int, message_id: int | None) -> Json:
        if message_id is None:
            return {}
        post = self.world.post(chat_id, message_id)
        if post is None:
            raise ValueError("there is no such message to answer")
        quoted: dict[str, Any] = {k: v for k, v in post.body.items() if k != "reply_to_message"}
        return {"reply_to_message": quoted}

    def _person(self, user_id: int) -> Person:
        person = self.world.people.get(user_id)
        if person is None:
            raise ValueError(f"nobody has the id {user_id}")
        return person


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
