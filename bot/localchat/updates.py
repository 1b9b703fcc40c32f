"""The queue of updates: what the bot has still to hear, and in which numbers."""

from datetime import timedelta
from typing import Any

from bot.localchat.refused import Json
from bot.localchat.rows import Setting, Waiting
from bot.localchat.world import World

_ALWAYS_ASKED_FOR = {"chat_member", "message_reaction", "message_reaction_count"}
KINDS = _ALWAYS_ASKED_FOR | {
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "guest_message",
    "managed_bot",
}
_BATCH = 100
_LIFE = timedelta(hours=24)
_LIFE_OF_TAP = timedelta(seconds=150)
_AHEAD = 10  # an offset further beyond the newest update is taken for a mistake


def tell_bot(world: World, kind: str, content: Json) -> None:
    """Queues an update, unless allowed_updates says that the bot wants none of its kind."""
    wanted = _setting(world, "wanted").get("kinds") or []
    if kind not in wanted if wanted else kind in _ALWAYS_ASKED_FOR:
        return
    number = int(_setting(world, "counter").get("last", 0)) + 1
    world.settings.put(Setting("counter", {"last": number}))
    life = _LIFE_OF_TAP if kind == "callback_query" else _LIFE
    until = world.date + int(life.total_seconds())
    world.waiting.put(Waiting(number, kind, content, until))


def renumber(world: World, next_id: int) -> None:
    """The next update gets this number, as after a week of silence."""
    world.settings.put(Setting("counter", {"last": next_id - 1}))


def want(world: World, kinds: Any) -> None:
    """Remembers allowed_updates; no names known to Telegram mean all but the rare kinds.

    Anything but a list of names changes nothing.
    """
    if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
        return
    wanted = {"kinds": [kind.lower() for kind in kinds if kind.lower() in KINDS]}
    if wanted != _setting(world, "wanted"):
        world.settings.put(Setting("wanted", wanted))


def confirm(world: World, offset: int) -> None:
    """Forgets every update before `offset`; a negative one keeps only the last ones.

    Also forgets what nobody asked for in time.
    """
    for row in list(world.waiting):
        if 0 < row.until < world.date:
            world.waiting.drop(row.key)
    everything = list(world.waiting)
    if offset > int(_setting(world, "counter").get("last", 0)) + 1 + _AHEAD:
        return
    first = everything[offset].id if -len(everything) <= offset < 0 else offset
    for row in everything:
        if row.id >= first:
            break
        world.waiting.drop(row.key)


def pending(world: World, limit: int) -> list[Json]:
    """The oldest updates, at most `limit` (1 to 100)."""
    return [row.update for row in list(world.waiting)[: max(1, min(limit, _BATCH))]]


def _setting(world: World, key: str) -> Json:
    row = world.settings.get(key)
    return row.value if row else {}
