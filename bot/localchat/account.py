"""Methods about the bot itself: who it is, updates, webhook, files."""

from bot.localchat import updates
from bot.localchat.media import MOST_DOWNLOAD, file_called
from bot.localchat.parameters import Given
from bot.localchat.refused import Json, Refused, bad
from bot.localchat.rows import Setting
from bot.localchat.world import World


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
    updates.want(world, given.lenient("allowed_updates"))
    updates.confirm(world, given.number("offset") or 0)
    limit = given.number("limit")
    return updates.pending(world, 100 if limit is None else limit)


def get_file(world: World, given: Given) -> Json:
    file_id = given.text("file_id")
    if not file_id:
        raise bad("file_id not specified")
    file = file_called(world, file_id)
    if file is None:
        raise bad("invalid file_id")
    if file.size > MOST_DOWNLOAD:
        raise bad("file is too big")
    if file_id != file.id:
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
    updates.want(world, given.lenient("allowed_updates"))
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
