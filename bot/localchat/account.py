"""Methods about the bot itself and what it asked the server to keep: commands, updates, files."""

import json
import re

from bot.localchat import updates
from bot.localchat.media import MOST_DOWNLOAD
from bot.localchat.parameters import Given, as_object
from bot.localchat.refused import Json, Refused, bad
from bot.localchat.rows import Setting
from bot.localchat.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_MOST_COMMANDS = 100
_MOST_DESCRIPTION = 256


def get_me(world: World, given: Given) -> Json:
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_updates(world: World, given: Given) -> list[Json]:
    """Answers at once; whoever wants a long poll asks again when something arrived."""
    if webhook(world)["url"]:
        words = "can't use getUpdates method while webhook is active; use deleteWebhook to delete"
        raise Refused(f"Conflict: {words} the webhook first", 409)
    wanted = given.structure("allowed_updates")
    if isinstance(wanted, list):
        updates.want(world, [str(kind) for kind in wanted])
    updates.confirm(world, given.number("offset") or 0)
    limit = given.number("limit")
    return updates.pending(world, 100 if limit is None else limit)


def set_my_commands(world: World, given: Given) -> bool:
    commands = given.structure("commands")
    if not isinstance(commands, list) or len(commands) > _MOST_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH" if isinstance(commands, list) else "commands expected")
    for entry in commands:
        command = as_object(entry, "BotCommand")
        if not _COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= _MOST_DESCRIPTION:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    kept = [
        {"command": str(c["command"]).removeprefix("/"), "description": c["description"]}
        for c in commands
    ]
    world.settings.put(Setting(_commands_key(given), {"commands": kept}))
    return True


def get_my_commands(world: World, given: Given) -> list[Json]:
    row = world.settings.get(_commands_key(given))
    return list(row.value["commands"]) if row else []


def _commands_key(given: Given) -> str:
    scope = given.structure("scope") or {"type": "default"}
    return f"commands {json.dumps(scope, sort_keys=True)} {given.text('language_code')}"


def get_file(world: World, given: Given) -> Json:
    file_id = given.text("file_id")
    file = world.files.get(file_id.removesuffix("-s"))
    if file is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    if file.size > MOST_DOWNLOAD:
        raise bad("file is too big")
    if file_id.endswith("-s"):
        small = {"file_unique_id": f"{file.unique}-s", "file_path": f"small/{file.path}"}
        return {"file_id": file_id, **small}
    return {
        "file_id": file.id,
        "file_unique_id": file.unique,
        "file_size": file.size,
        "file_path": file.path,
    }


def webhook(world: World) -> Json:
    """The webhook in force: `url`, empty when there is none."""
    row = world.settings.get("webhook")
    return row.value if row else {"url": ""}


def set_webhook(world: World, given: Given) -> bool:
    url = given.text("url")
    if url and not url.startswith("https://"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    wanted = given.structure("allowed_updates")
    if isinstance(wanted, list):
        updates.want(world, [str(kind) for kind in wanted])
    if given.flag("drop_pending_updates"):
        _drop_pending(world)
    world.settings.put(Setting("webhook", {"url": url}))
    return True


def delete_webhook(world: World, given: Given) -> bool:
    if given.flag("drop_pending_updates"):
        _drop_pending(world)
    world.settings.put(Setting("webhook", {"url": ""}))
    return True


def get_webhook_info(world: World, given: Given) -> Json:
    waiting = {"has_custom_certificate": False, "pending_update_count": len(world.waiting)}
    return webhook(world) | waiting


def _drop_pending(world: World) -> None:
    for row in world.waiting:
        world.waiting.drop(row.key)


def close(world: World, given: Given) -> bool:
    return True


def log_out(world: World, given: Given) -> bool:
    return True
