"""What people write, on its way: into the chat, and to the bot if it may see it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from bot.localchat import updates
from bot.localchat.entities import found_in, part, whole
from bot.localchat.refused import Json
from bot.localchat.rows import ANONYMOUS, BOT_ID, Person, Post
from bot.localchat.world import World


class _InWorld(Protocol):
    world: World


S = TypeVar("S", bound=_InWorld)
P = ParamSpec("P")
T = TypeVar("T")


def deed(does: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Something that happens whole: nobody else reads or changes the world meanwhile."""

    @wraps(does)
    def whole(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with self.world.turn:
            return does(self, *args, **kwargs)

    return whole


def written(world: World, author: int, chat_id: int, *, anonymous: bool = False) -> Json:
    """The beginning of a Message: number, sender, chat, time."""
    person = world.people.get(author)
    if person is None:
        raise ValueError(f"nobody has the id {author}")
    body: Json = {"message_id": world.next_id(chat_id), "from": person.user}
    if anonymous:
        body |= {"from": ANONYMOUS, "sender_chat": world.chat(chat_id)}
    return {**body, "chat": world.chat(chat_id), "date": world.date}


def with_text(text: str, name: str = "text") -> Json:
    """A text or caption with the entities Telegram finds in it."""
    text = whole(text)
    if not text:
        return {}
    entities = found_in(text)
    marked = "entities" if name == "text" else "caption_entities"
    return {name: text, **({marked: entities} if entities else {})}


def answering(world: World, chat_id: int, message_id: int | None) -> Json:
    """The message that is answered, without what that one answered; nothing for None."""
    if message_id is None:
        return {}
    post = world.post(chat_id, message_id)
    if post is None:
        raise ValueError("there is no such message to answer")
    quoted = {key: value for key, value in post.body.items() if key != "reply_to_message"}
    return {"reply_to_message": quoted}


def deliver(world: World, author: int, body: Json, kind: str = "message") -> int:
    """Puts a person's message into its chat and tells the bot if it may know. Gives its number."""
    chat_id = int(body["chat"]["id"])
    world.put_post(Post(chat_id, body["message_id"], author, body))
    if chat_id > 0 or _may_see(world, body):
        updates.tell_bot(world, kind, body)
    return int(body["message_id"])


def wrote_in_private(world: World, person: Person) -> None:
    """Who writes to the bot has met it. Raises ValueError for one who blocked it."""
    if person.blocked:
        raise ValueError("who blocked the bot cannot write to it")
    if not person.started:
        world.people.put(Person(person.id, person.first_name, person.username, started=True))


def check_may_write(world: World, author: int, chat_id: int) -> None:
    """Raises ValueError when this person cannot write there."""
    person = world.people.get(author)
    if person is None:
        raise ValueError(f"nobody has the id {author}")
    if chat_id > 0:
        if chat_id != author:
            raise ValueError("that is somebody else's private chat")
        wrote_in_private(world, person)
    elif not world.groups.get(chat_id):
        raise ValueError(f"no group has the id {chat_id}")
    elif not world.seat(chat_id, author).inside:
        raise ValueError("not a member of this group")


def _may_see(world: World, body: Json) -> bool:
    """Privacy mode: in a group only what is meant for the bot, unless it administers the group."""
    seat = world.seat(body["chat"]["id"], BOT_ID)
    if not seat.inside:
        return False
    if seat.administers or any(key in body for key in SERVICE):
        return True
    answered = body.get("reply_to_message") or {}
    if answered.get("from", {}).get("id") == BOT_ID:
        return True
    text = body.get("text") or body.get("caption") or ""
    entities = body.get("entities") or body.get("caption_entities") or []
    return any(_means_bot(world, entity["type"], part(text, entity)) for entity in entities)


SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
)


def _means_bot(world: World, kind: str, words: str) -> bool:
    name, _, addressee = words.partition("@")
    me = str(world.bot["username"]).lower()
    if kind == "mention":
        return addressee.lower() == me
    return kind == "bot_command" and bool(name) and addressee.lower() in ("", me)
