"""Methods that change what was said: edits, deletion, answers to taps."""

from dataclasses import replace
from datetime import timedelta

from bot.localchat.formatting import caption, given_caption, given_text
from bot.localchat.keyboards import inline_keyboard
from bot.localchat.media import as_content, input_media
from bot.localchat.parameters import Given, as_object
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
_CONTENT = ("text", "entities", "caption", "caption_entities", "photo", "document")


def edit_message_text(world: World, given: Given) -> Json:
    post = _editable(world, given)
    content = given_text(given, edit=True)
    if "text" not in post.body:
        raise bad("there is no text in the message to edit")
    return _edit(world, post, content, given)


def edit_message_caption(world: World, given: Given) -> Json:
    post = _editable(world, given)
    if "text" in post.body:
        raise bad("there is no caption in the message to edit")
    kept = {key: post.body[key] for key in ("photo", "document") if key in post.body}
    return _edit(world, post, kept | given_caption(given), given)


def edit_message_media(world: World, given: Given) -> Json:
    post = _editable(world, given)
    media = as_object(given.structure("media"), "InputMedia")
    _, file = input_media(world, media, given)
    words = caption(
        str(media.get("caption") or ""),
        str(media.get("parse_mode") or ""),
        media.get("caption_entities"),
    )
    return _edit(world, post, as_content(file) | words, given)


def edit_message_reply_markup(world: World, given: Given) -> Json:
    post = _editable(world, given)
    content = {key: post.body[key] for key in _CONTENT if key in post.body}
    return _edit(world, post, content, given)


def _editable(world: World, given: Given) -> Post:
    """The bot's own message. Raises Refused."""
    chat_id = given.chat()
    check_reachable(world, chat_id)
    post = world.post(chat_id, given.message())
    if post is None:
        raise bad("message to edit not found")
    if post.author != BOT_ID or post.keyboard:
        raise bad("message can't be edited")
    return post


def _edit(world: World, post: Post, content: Json, given: Given) -> Json:
    inline = inline_keyboard(given.structure("reply_markup"))
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
    chat_id = given.chat()
    if not world.people.get(chat_id):
        check_inside(world, chat_id)
    post = world.post(chat_id, given.message())
    if post is None:
        raise bad("message to delete not found")
    strange = chat_id < 0 and post.author != BOT_ID
    if strange and not world.seat(chat_id, BOT_ID).administers:
        raise bad("message can't be deleted")
    if world.date - post.body["date"] > DELETABLE.total_seconds():
        raise bad("message can't be deleted for everyone")
    world.posts.put(replace(post, gone=True))
    return True


def answer_callback_query(world: World, given: Given) -> bool:
    tap = world.taps.get(given.text("callback_query_id"))
    late = tap is None or world.date - tap.at > TAP_LIFE.total_seconds()
    if tap is None or late or tap.answer is not None:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    text = given.text("text")
    if len(text) > MOST_TOAST:
        raise bad("MESSAGE_TOO_LONG")
    answer: Json = {"text": text, "show_alert": given.flag("show_alert")}
    world.taps.put(replace(tap, answer=answer))
    return True
