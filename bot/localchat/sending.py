"""Methods that send: sendMessage, sendPhoto, sendDocument, sendMediaGroup, sendChatAction."""

from dataclasses import dataclass

from bot.localchat.fields import fields
from bot.localchat.formatting import given_caption, given_text, media_caption
from bot.localchat.keyboards import Markup, markup
from bot.localchat.media import CANNOT_PARSE, as_content, input_media, sent_file
from bot.localchat.parameters import Given
from bot.localchat.refused import Json, Refused, bad, forbidden
from bot.localchat.rows import BOT_ID, Group, Keyboard, Post
from bot.localchat.world import World

_ACTIONS = {
    "cancel",
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "record_audio",
    "upload_voice",
    "upload_audio",
    "upload_document",
    "choose_sticker",
    "find_location",
    "pick_up_location",
    "record_video_note",
    "upload_video_note",
}
_MOST_IN_ALBUM = 10
_SHOWN_AS = {  # what a call may order for a picture, and how the message says so
    "show_caption_above_media": "show_caption_above_media",
    "has_spoiler": "has_media_spoiler",
}


def check_reachable(world: World, chat_id: int) -> None:
    """Raises Refused, as Telegram would, when the bot may not write there."""
    if person := world.people.get(chat_id):
        if not person.started:
            raise forbidden("bot can't initiate conversation with a user")
        if person.blocked:
            raise forbidden("bot was blocked by the user")
        return
    group = check_inside(world, chat_id)
    if not world.seat(group.id, BOT_ID).may_write:
        raise bad("not enough rights to send text messages to the chat")


def check_inside(world: World, chat_id: int) -> Group:
    """The group, if the bot is in it. Raises Refused."""
    group = world.groups.get(chat_id)
    if group is None:
        raise bad("chat not found")
    if group.moved_to is not None:
        words = "group chat was upgraded to a supergroup chat"
        raise bad(words, migrate_to_chat_id=group.moved_to)
    kind = f"{group.type} chat"
    status = world.seat(chat_id, BOT_ID).status
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {kind}")
    if status == "left":
        raise forbidden(f"bot is not a member of the {kind}")
    return group


def send_message(world: World, given: Given) -> Json:
    content = given_text(given)
    if (preview := given.structure("link_preview_options")) is not None:
        fields(preview, expected="object expected as link preview options")
    return _publish(world, content, given)


def send_photo(world: World, given: Given) -> Json:
    shown = {name: True for order, name in _SHOWN_AS.items() if given.flag(order)}
    return _publish(world, _file(world, given, "photo") | shown, given)


def send_document(world: World, given: Given) -> Json:
    return _publish(world, _file(world, given, "document"), given)


def _file(world: World, given: Given, kind: str) -> Json:
    file = sent_file(world, kind, given)
    return as_content(file) | given_caption(given)


def send_media_group(world: World, given: Given) -> list[Json]:
    if not given.text("media"):
        raise bad('parameter "media" is required')
    album = given.structure("media")
    if not isinstance(album, list):
        raise bad("expected an Array of InputMedia")
    if not album:
        raise bad("there are no messages to send")
    if len(album) > _MOST_IN_ALBUM:
        raise bad("too many messages to send as an album")
    contents = [_part(world, entry, given, place) for place, entry in enumerate(album, 1)]
    if len({"photo" in content for content in contents}) > 1:
        raise bad("document can't be mixed with other media types")
    one = {"media_group_id": str(10**12 + len(world.files))} if len(album) > 1 else {}
    plain = Given({k: v for k, v in given.values.items() if k != "reply_markup"}, given.files)
    return [
        _publish(world, content | one, plain, counts=place == 0)
        for place, content in enumerate(contents)
    ]


def _part(world: World, entry: object, given: Given, place: int) -> Json:
    """One message of an album."""
    media = fields(entry, CANNOT_PARSE)
    words = media_caption(media)
    try:
        return as_content(input_media(world, media, given, album=True)) | words
    except Refused as no:
        said = no.words.removeprefix("Bad Request: ")
        if not said.isupper():
            raise
        whole = f'failed to send message #{place} with the error message "{said}"'
        raise bad(whole) from None


def send_chat_action(world: World, given: Given) -> bool:
    action = given.text("action").lower()
    if action not in _ACTIONS:
        raise bad("wrong parameter action in request")
    chat_id = given.chat()
    check_reachable(world, chat_id)
    world.tell_typing(chat_id, action)
    return True


def _publish(world: World, content: Json, given: Given, *, counts: bool = True) -> Json:
    """Puts the bot's new message into the chat. Raises Refused, with nothing said."""
    reply = _Reply.of(given)
    wish = markup(given, private=not given.text("chat_id").startswith("-"))
    chat_id = given.chat()
    check_reachable(world, chat_id)
    quoted = reply.quoted(world, chat_id)
    if counts:  # an album is one message to the limits
        world.limits.count(chat_id, world.now())
    body: Json = {
        "message_id": world.next_id(chat_id),
        "from": world.bot,
        "chat": world.chat(chat_id),
        "date": world.date,
        **({"reply_to_message": quoted} if quoted else {}),
        **({"has_protected_content": True} if given.flag("protect_content") else {}),
        **content,
        **({"reply_markup": wish.inline} if wish.inline else {}),
    }
    world.put_post(Post(chat_id, body["message_id"], BOT_ID, body, wish.below))
    _set_keyboard(world, chat_id, body["message_id"], wish)
    return body


@dataclass(frozen=True, slots=True)
class _Reply:
    """The message that a call answers; 0 for none."""

    message: int
    lenient: bool  # goes without it where it is gone

    @classmethod
    def of(cls, given: Given) -> "_Reply":
        """Raises Refused."""
        if "reply_parameters" not in given.values:
            lenient = given.flag("allow_sending_without_reply")
            return cls(given.message("reply_to_message_id"), lenient)
        wish = given.structure("reply_parameters")
        if wish in (None, {}):
            return cls(0, False)
        asked = fields(wish, expected="object expected as reply parameters")
        return cls(max(asked.number("message_id"), 0), asked.flag("allow_sending_without_reply"))

    def quoted(self, world: World, chat_id: int) -> Json | None:
        """The message itself, without what that one answered. Raises Refused where it is gone."""
        post = world.post(chat_id, self.message)
        if post:
            return {key: value for key, value in post.body.items() if key != "reply_to_message"}
        if self.message and not self.lenient:
            raise bad("message to be replied not found")
        return None


def _set_keyboard(world: World, chat_id: int, message: int, wish: Markup) -> None:
    if not wish.below:
        return
    if "keyboard" in wish.below:
        world.keyboards.put(Keyboard(chat_id, wish.below, message))
    elif wish.below.get("remove_keyboard") and world.keyboards.get(chat_id):
        world.keyboards.drop(str(chat_id))
