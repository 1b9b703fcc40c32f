"""Methods about the bot's menus of commands, each for a scope and a language."""

import json
import re

from bot.localchat.fields import fields
from bot.localchat.parameters import Given
from bot.localchat.refused import Json, bad
from bot.localchat.rows import Setting
from bot.localchat.world import World

_COMMAND = re.compile(r"[a-z0-9_]+")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_MOST_COMMANDS = 100
_LONGEST_COMMAND = 32
_LONGEST_DESCRIPTION = 256
_PREFIX = "commands "
_EVERYWHERE = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_SOMEWHERE = ("chat", "chat_administrators", "chat_member")


def set_my_commands(world: World, given: Given) -> bool:
    wished = given.structure("commands") or []
    if not isinstance(wished, list):
        raise bad("expected an Array of BotCommand")
    commands = [_command(entry) for entry in wished]
    key = _key(world, given)
    if len(commands) > _MOST_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    world.settings.put(Setting(key, {"commands": commands}))
    return True


def get_my_commands(world: World, given: Given) -> list[Json]:
    row = world.settings.get(_key(world, given))
    return list(row.value["commands"]) if row else []


def delete_my_commands(world: World, given: Given) -> bool:
    key = _key(world, given)
    if world.settings.get(key):
        world.settings.drop(key)
    return True


def menus(world: World, language: str) -> dict[str, list[Json]]:
    """What a person of this language sees, by the type of scope; the language's own come first."""
    found: dict[str, list[Json]] = {}
    for wanted in ("", language):
        for row in world.settings:
            if row.key.startswith(_PREFIX):
                scope, end = json.JSONDecoder().raw_decode(row.key.removeprefix(_PREFIX))
                if row.key.removeprefix(_PREFIX)[end:].strip() == wanted:
                    found[scope["type"]] = row.value["commands"]
    return found


def _command(entry: object) -> Json:
    asked = fields(entry, "can't parse BotCommand: ")
    command = asked.text("command").strip().removeprefix("/")
    description = asked.text("description").strip()
    if not command:
        raise bad("command must be non-empty")
    if len(command) > _LONGEST_COMMAND:
        raise bad(f"command length must not exceed {_LONGEST_COMMAND}")
    if not description:
        raise bad("command description must be non-empty")
    if len(description) > _LONGEST_DESCRIPTION:
        raise bad(f"command description length must not exceed {_LONGEST_DESCRIPTION}")
    if not _COMMAND.fullmatch(command):
        raise bad("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}


def _key(world: World, given: Given) -> str:
    """Where a menu is kept. Raises Refused for a scope or a language that is none."""
    scope = _scope(world, given)
    language = given.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad("invalid language code specified")
    return f"{_PREFIX}{json.dumps(scope, sort_keys=True)} {language}"


def _scope(world: World, given: Given) -> Json:
    wish = given.structure("scope", "BotCommandScope")
    if wish is None:
        return {"type": "default"}
    within = "can't parse BotCommandScope: "
    asked = fields(wish, within, "BotCommandScope must be an Object")
    kind = asked.text("type")
    if kind in _EVERYWHERE:
        return {"type": kind}
    if kind not in _SOMEWHERE:
        raise bad(f"{within}Unsupported type specified")
    chat = Given({"chat_id": asked.text("chat_id")}, {}).chat()
    if world.chat(chat) is None:
        raise bad("chat not found")
    where = {"type": kind, "chat_id": chat}
    if kind != "chat_member":
        return where
    user = asked.number("user_id")
    if user <= 0:
        raise bad(f"{within}Invalid user_id specified")
    return {**where, "user_id": user}
