"""The queue of updates: what the bot has still to hear, and in which numbers."""

from bot.localchat.refused import Json
from bot.localchat.rows import Setting, Waiting
from bot.localchat.world import World

_ALWAYS_ASKED_FOR = {"chat_member", "message_reaction", "message_reaction_count"}
_BATCH = 100


def tell_bot(world: World, kind: str, content: Json) -> None:
    """Queues an update, unless allowed_updates says that the bot wants none of its kind."""
    wanted = _setting(world, "wanted").get("kinds") or []
    if kind not in wanted if wanted else kind in _ALWAYS_ASKED_FOR:
        return
    number = int(_setting(world, "counter").get("last", 0)) + 1
    world.settings.put(Setting("counter", {"last": number}))
    world.waiting.put(Waiting(number, kind, content))


def renumber(world: World, next_id: int) -> None:
    """The next update gets this number, as after a week of silence."""
    world.settings.put(Setting("counter", {"last": next_id - 1}))


def want(world: World, kinds: list[str]) -> None:
    """Remembers allowed_updates; an empty list means all but the rare kinds."""
    world.settings.put(Setting("wanted", {"kinds": kinds}))


def confirm(world: World, offset: int) -> None:
    """Forgets every update before `offset`; a negative one keeps only the last ones."""
    everything = list(world.waiting)
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
