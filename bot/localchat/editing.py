"""Methods that change what was said: edits, deletion, answers to taps."""

from dataclasses import replace
from datetime import timedelta

from bot.localchat.fields import fields
from bot.localchat.formatting import given_caption, given_text, media_caption
from bot.localchat.keyboards import inline_markup
from bot.localchat.media import CANNOT_PARSE, as_content, input_media
from bot.localchat.parameters import Given
from bot.localchat.refused import Json, bad
from bot.localchat.rows import BOT_ID, Post
from bot.localchat.sending import check_inside, check_reachable
from bot.localchat.world import World

TAP_LIFE = timedelta(seconds=60)
"""How long a tap may wait for answerCallbackQuery; Telegram names no figure."""
DELETABLE = timedelta(hours=48)
MOST_TOAST = 200
_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly"
    " the same as a current content and reply markup of the message"
)
_CONTENT = (
    "text",
    "entities",
    "caption",
    "caption_entities",
    "photo",
    "document",
    "show_caption_above_media",
    "has_media_spoiler",
)
_MOST_DELETED = 100


def edit_message_text(world: World, given: Given) -> Json:
    content = given_text(given, edit=True)
    inline = inline_markup(given)
    post = _editable(world, given)
    if "text" not in post.body:
        raise bad("there is no text in the message to edit")
    return _edit(world, post, content, inline)


def edit_message_caption(world: World, given: Given) -> Json:
    inline = inline_markup(given)
    words = given_caption(given)
    if words and given.flag("show_caption_above_media"):
        words["show_caption_above_media"] = True
    post = _editable(world, given)
    if "text" in post.body:
        raise bad("there is no caption in the message to edit")
    media = ("photo", "document", "has_media_spoiler")
    kept = {key: post.body[key] for key in media if key in post.body}
    return _edit(world, post, kept | words, inline)


def edit_message_media(world: World, given: Given) -> Json:
    inline = inline_markup(given)
    if not given.text("media"):
        raise bad('parameter "media" is required')
    media = fields(given.structure("media", "input media"), CANNOT_PARSE)
    words = media_caption(media)
    shown = {"has_media_spoiler": True} if media.flag("has_spoiler") else {}
    file = input_media(world, media, given)
    post = _editable(world, given)
    return _edit(world, post, as_content(file) | words | shown, inline)


def edit_message_reply_markup(world: World, given: Given) -> Json:
    inline = inline_markup(given)
    post = _editable(world, given)
    content = {key: post.body[key] for key in _CONTENT if key in post.body}
    return _edit(world, post, content, inline)


def _editable(world: World, given: Given) -> Post:
    """The bot's own message. Raises Refused."""
    if not given.text("chat_id") and not given.message():
        if given.text("inline_message_id"):
            raise bad("MESSAGE_ID_INVALID")  # nobody here writes by way of a bot
        raise bad("message identifier is not specified")
    chat_id = given.chat()
    check_reachable(world, chat_id)
    post = world.post(chat_id, given.message())
    if post is None:
        raise bad("message to edit not found")
    if post.author != BOT_ID or post.keyboard:
        raise bad("message can't be edited")
    return post


def _edit(world: World, post: Post, content: Json, inline: Json | None) -> Json:
    before = {key: post.body[key] for key in _CONTENT if key in post.body}
    if before == content and post.body.get("reply_markup") == inline:
        raise bad(_UNCHANGED)
    if post.chat < 0:
        world.limits.count(post.chat, world.now())
    kept = {
        key: value for key, value in post.body.items() if key not in (*_CONTENT, "reply_markup")
    }
    body = {
        **kept,
        "edit_date": world.date,
        **content,
        **({"reply_markup": inline} if inline else {}),
    }
    world.put_post(Post(post.chat, post.id, post.author, body))
    return body


def delete_message(world: World, given: Given) -> bool:
    if not given.text("chat_id"):
        raise bad("chat identifier is not specified")
    if not given.message():
        raise bad("message identifier is not specified")
    chat_id = _known(world, given)
    post = world.post(chat_id, given.message())
    if post is None:
        raise bad("message to delete not found")
    _check_deletable(world, post)
    _delete(world, post)
    return True


def delete_messages(world: World, given: Given) -> bool:
    """All or none; those that are gone already are passed over."""
    numbers = _message_ids(given)
    chat_id = _known(world, given)
    posts = [post for number in numbers if (post := world.post(chat_id, number))]
    for post in posts:
        _check_deletable(world, post)
    for post in posts:
        _delete(world, post)
    return True


def _message_ids(given: Given) -> list[int]:
    if not given.text("message_ids"):
        raise bad("message identifiers are not specified")
    numbers = given.structure("message_ids", "message_ids")
    if not isinstance(numbers, list):
        raise bad("expected an Array of message identifiers")
    if len(numbers) > _MOST_DELETED:
        raise bad("too many message identifiers specified")
    for number in numbers:
        if isinstance(number, bool) or not isinstance(number, int | str):
            raise bad("message identifier must be a Number")
        if not str(number).removeprefix("-").isdecimal():
            raise bad("can't parse message identifier as Number")
        if int(number) <= 0:
            raise bad("invalid message identifier specified")
    if not numbers:
        raise bad("message identifiers are not specified")
    return [int(number) for number in numbers]


def _known(world: World, given: Given) -> int:
    """A chat in which the bot may delete."""
    chat_id = given.chat()
    if not world.people.get(chat_id):
        check_inside(world, chat_id)
    return chat_id


def _check_deletable(world: World, post: Post) -> None:
    strange = post.chat < 0 and post.author != BOT_ID
    if strange and not world.seat(post.chat, BOT_ID).administers:
        raise bad("message can't be deleted")
    if world.date - post.body["date"] > DELETABLE.total_seconds():
        raise bad("message can't be deleted for everyone")


def _delete(world: World, post: Post) -> None:
    """Takes the message away, and the keyboard that it brought."""
    world.posts.put(replace(post, gone=True))
    standing = world.keyboards.get(post.chat)
    if standing and standing.message == post.id:
        world.keyboards.drop(standing.key)


def answer_callback_query(world: World, given: Given) -> bool:
    tap = world.taps.get(given.text("callback_query_id"))
    late = tap is None or world.date - tap.at > TAP_LIFE.total_seconds()
    if tap is None or late or tap.answer is not None:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    text = given.text("text")
    if len(text) > MOST_TOAST:
        raise bad("MESSAGE_TOO_LONG")
    if given.text("url") and f"/{world.bot['username']}?" not in given.text("url"):
        raise bad("URL_INVALID")  # only its own links, and those of games, which it has none of
    answer: Json = {"text": text, "show_alert": given.flag("show_alert")}
    world.taps.put(replace(tap, answer=answer))
    return True
