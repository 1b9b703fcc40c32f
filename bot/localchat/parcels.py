"""What people send besides texts: files, photos, stickers, voices, contacts, places, forwards."""

from bot.localchat.delivery import answering, check_may_write, deed, deliver, with_text, written
from bot.localchat.media import as_content, keep_file, photo_size
from bot.localchat.pictures import check_photo
from bot.localchat.refused import Json
from bot.localchat.world import World


class Parcels:
    """The senders' side of the world. What Telegram makes impossible raises ValueError."""

    world: World

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
        body |= answering(self.world, chat_id, reply_to) | content | with_text(caption, "caption")
        return deliver(self.world, user_id, body)
