"""What the page shows: people, groups and chats as one JSON value each."""

from dataclasses import asdict
from typing import Any

from bot.localchat.demo import Demo
from bot.localchat.editing import TAP_LIFE
from bot.localchat.jumps import jumps
from bot.localchat.menus import menus
from bot.localchat.refused import Json
from bot.localchat.rows import BOT_ID, Post
from bot.localchat.telegram import Telegram

_PAGE = 60  # messages
_LANGUAGE = "zh"  # of everybody who is shown


def state(telegram: Telegram, demo: Demo | None) -> Json:
    """Everything but the messages."""
    world = telegram.world
    roles = {someone.account: someone for someone in demo.people} if demo else {}
    people = [
        {
            **person.user,
            "started": person.started,
            "blocked": person.blocked,
            "role": roles[person.id].role if person.id in roles else "",
            "part": roles[person.id].part if person.id in roles else "",
        }
        for person in world.people
        if not roles or person.id in roles
    ]
    return {
        "bot": world.bot,
        "people": people,
        "groups": [asdict(group) for group in world.groups if group.moved_to is None],
        "seats": [asdict(seat) for seat in world.seats],
        "commands": commands(telegram),
        "last": _newest(telegram, [person["id"] for person in people]),
        "clock": clock(demo) if demo else None,
    }


def clock(demo: Demo) -> Json:
    """The bot's time and where it may be moved."""
    now = demo.clock()
    places = sorted(jumps(now), key=lambda jump: jump[1])
    return {
        "now": now.isoformat(),
        "jumps": [{"name": name, "to": to.isoformat()} for name, to in places],
    }


def commands(telegram: Telegram) -> Json:
    """Menus by the kind of chat: a scope's own, else the default one."""
    found = menus(telegram.world, _LANGUAGE)
    default = found.get("default", [])
    return {
        "private": found.get("all_private_chats", default),
        "group": found.get("all_group_chats", default),
    }


def _newest(telegram: Telegram, people: list[int]) -> Json:
    groups = [group.id for group in telegram.world.groups]
    found = {chat: telegram.world.posts_of(chat) for chat in (*people, *groups)}
    return {str(chat): shown(posts[-1]) for chat, posts in found.items() if posts}


def chat(telegram: Telegram, chat_id: int, before: int | None) -> Json:
    """The newest messages of a chat (older than `before`), and what stands below them."""
    posts = telegram.world.posts_of(chat_id)
    if before is not None:
        posts = [post for post in posts if post.id < before]
    turning = set(telegram.spinning(chat_id))
    oldest = telegram.world.date - TAP_LIFE.total_seconds()
    taps = [asdict(tap) for tap in telegram.world.taps if tap.id in turning and tap.at >= oldest]
    return {
        "messages": [shown(post) for post in posts[-_PAGE:]],
        "more": len(posts) > _PAGE,
        "keyboard": telegram.keyboard(chat_id),
        "taps": taps,
    }


def shown(post: Post) -> Json:
    """A message and whether it is the bot's."""
    return {**post.body, "mine": post.author, "bot": post.author == BOT_ID, "gone": post.gone}


def change(shelf: str, key: str, row: Any) -> Json | None:
    """A change of the world as the page hears of it; None for what it need not know."""
    match shelf:
        case "post":
            return {"kind": "post", "message": shown(row)}
        case "keyboard":
            return {"kind": "keyboard", "chat": int(key), "markup": row.markup if row else None}
        case "typing":
            return {"kind": "typing", **row}
        case "tap" | "person" | "seat" | "group":
            return {"kind": shelf, **asdict(row)}
        case "setting" if key.startswith("commands "):
            return {"kind": "commands"}
        case _:
            return None
