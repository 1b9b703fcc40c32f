"""Methods that send: sendMessage, sendPhoto, sendDocument, sendMediaGroup, sendChatAction."""

from bot.localchat.formatting import caption, given_caption, given_text
from bot.localchat.keyboards import inline_keyboard, reply_keyboard
from bot.localchat.media import as_content, input_media, sent_file
from bot.localchat.parameters import Given, as_object
from bot.localchat.refused import Json, bad, forbidden
from bot.localchat.rows import BOT_ID, Group, Keyboard, Post
from bot.localchat.world import World

_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
_ALBUM = range(2, 11)


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
    return _publish(world, given.chat(), given_text(given), given)


def send_photo(world: World, given: Given) -> Json:
    return _send_file(world, given, "photo")


def send_document(world: World, given: Given) -> Json:
    return _send_file(world, given, "document")


def _send_file(world: World, given: Given, kind: str) -> Json:
    words = given_caption(given)
    return _publish(world, given.chat(), as_content(sent_file(world, kind, given)) | words, given)


def send_media_group(world: World, given: Given) -> list[Json]:
    chat_id = given.chat()
    album = given.structure("media")
    if not isinstance(album, list) or len(album) not in _ALBUM:
        raise bad("there must be from 2 to 10 media to send as an album")
    contents = []
    for entry in album:
        media = as_object(entry, "InputMedia")
        _, file = input_media(world, media, given)
        words = caption(
            str(media.get("caption") or ""),
            str(media.get("parse_mode") or ""),
            media.get("caption_entities"),
        )
        contents.append(as_content(file) | words)
    if len({"photo" in content for content in contents}) > 1:
        raise bad("documents can't be mixed with other media types")
    album_id = {"media_group_id": str(10**12 + len(world.files))}
    return [
        _publish(world, chat_id, content | album_id, given, counts=place == 0)
        for place, content in enumerate(contents)
    ]


def send_chat_action(world: World, given: Given) -> bool:
    chat_id = given.chat()
    check_reachable(world, chat_id)
    action = given.text("action")
    if action not in _ACTIONS:
        raise bad("wrong parameter action in request")
    world.tell_typing(chat_id, action)
    return True


def _publish(
    world: World, chat_id: int, content: Json, given: Given, *, counts: bool = True
) -> Json:
    """Puts the bot's new message into the chat. Raises Refused, with nothing said."""
    markup = given.structure("reply_markup")
    keyboard = reply_keyboard(markup)
    inline = None if keyboard else inline_keyboard(markup)
    check_reachable(world, chat_id)
    quoted = _quoted(world, chat_id, given)
    if counts:  # an album is one message to the limits
        world.limits.count(chat_id, world.now())
    body: Json = {
        "message_id": world.next_id(chat_id),
        "from": world.bot,
        "chat": world.chat(chat_id),
        "date": world.date,
        **({"reply_to_message": quoted} if quoted else {}),
        **content,
        **({"reply_markup": inline} if inline else {}),
    }
    world.put_post(Post(chat_id, body["message_id"], BOT_ID, body, keyboard))
    if keyboard:
        _set_keyboard(world, chat_id, keyboard)
    return body


def _quoted(world: World, chat_id: int, given: Given) -> Json | None:
    """The message that is answered, without what that one answered."""
    wish = given.structure("reply_parameters") or {}
    if wish and "message_id" not in wish:
        raise bad('can\'t find field "message_id"')
    message_id = wish.get("message_id") or given.number("reply_to_message_id")
    if not message_id:
        return None
    post = world.post(chat_id, int(message_id))
    if post is None:
        lenient = wish.get("allow_sending_without_reply")
        if lenient or given.flag("allow_sending_without_reply"):
            return None
        raise bad("message to be replied not found")
    return {key: value for key, value in post.body.items() if key != "reply_to_message"}


def _set_keyboard(world: World, chat_id: int, keyboard: Json) -> None:
    if "keyboard" in keyboard:
        world.keyboards.put(Keyboard(chat_id, keyboard))
    elif keyboard.get("remove_keyboard") and world.keyboards.get(chat_id):
        world.keyboards.drop(str(chat_id))
