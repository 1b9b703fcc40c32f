"""What the page asks for on a person's behalf, by the name of the deed."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.localchat.parameters import Upload
from bot.localchat.telegram import Telegram

Asked = Mapping[str, Any]


class Impossible(ValueError):
    """The page asked for what this person cannot do."""


def do(telegram: Telegram, asked: Asked, code_for: Callable[[int], str]) -> None:
    """One deed. Raises Impossible."""
    try:
        user, chat = int(asked["user"]), int(asked["chat"])
        match asked["deed"]:
            case "starts":
                person = telegram.world.people.get(user)
                fresh = person is not None and not person.started
                telegram.presses_start(user, code_for(user) if fresh else None)
            case "says":
                telegram.says(user, chat, str(asked["text"]), reply_to=_number(asked, "reply_to"))
            case "edits":
                telegram.edits(user, chat, int(asked["message"]), str(asked["text"]))
            case "taps":
                telegram.taps(user, chat, int(asked["message"]), str(asked["data"]))
            case "blocks":
                telegram.blocks(user)
            case "unblocks":
                telegram.unblocks(user)
            case "adds_bot":
                telegram.adds_bot(user, chat)
            case "removes_bot":
                telegram.removes_bot(user, chat)
            case unknown:
                raise Impossible(f"no such deed: {unknown}")
    except (KeyError, TypeError, ValueError, OverflowError) as wrong:
        raise Impossible(str(wrong)) from None


def send_files(telegram: Telegram, asked: Asked, files: list[Upload]) -> None:
    """Pictures go as photos (several as an album) unless asked otherwise. Raises Impossible."""
    try:
        user, chat = int(asked["user"]), int(asked["chat"])
        caption, answered = str(asked.get("text") or ""), _number(asked, "reply_to")
        as_photos = asked.get("as") == "photo"
        if as_photos:
            contents = [content for _, content, _ in files]
            telegram.sends_photo(user, chat, *contents, caption=caption, reply_to=answered)
            return
        for name, content, mime in files:
            telegram.sends_file(
                user, chat, name, content, mime=mime, caption=caption, reply_to=answered
            )
            caption = ""
    except (KeyError, TypeError, ValueError, OverflowError) as wrong:
        raise Impossible(str(wrong)) from None


def _number(asked: Asked, name: str) -> int | None:
    value = asked.get(name)
    return None if value in (None, "") else int(value)
