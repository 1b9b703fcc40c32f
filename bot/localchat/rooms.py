"""Methods about chats and who is in them."""

from bot.localchat import updates
from bot.localchat.parameters import Given
from bot.localchat.refused import Json, bad
from bot.localchat.rows import BOT_ID, Seat
from bot.localchat.sending import check_inside
from bot.localchat.world import World

_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
_LIBERTIES = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def chat_member(world: World, seat: Seat) -> Json:
    """The Bot API's ChatMember of one place in a group."""
    person = world.people.get(seat.user)
    user = world.bot if seat.user == BOT_ID else person.user if person else None
    member: Json = {"status": seat.status, "user": user}
    match seat.status:
        case "creator":
            return member | {"is_anonymous": seat.anonymous}
        case "administrator":
            rights = dict.fromkeys(_RIGHTS, True)
            return member | {"can_be_edited": False, "is_anonymous": seat.anonymous} | rights
        case "restricted":
            liberties = dict.fromkeys(_LIBERTIES, seat.may_write)
            return member | {"is_member": True, "until_date": 0} | liberties
        case "kicked":
            return member | {"until_date": 0}
        case _:
            return member


def get_chat(world: World, given: Given) -> Json:
    chat_id = given.chat()
    if not world.people.get(chat_id):
        check_inside(world, chat_id)
    gifts = {"accepted_gift_types": dict.fromkeys(_GIFTS, False)}
    chat = world.chat(chat_id)
    return {**(chat or {}), "accent_color_id": 0, "max_reaction_count": 11, **gifts}


def get_chat_member(world: World, given: Given) -> Json:
    chat_id, user_id = given.chat(), given.number("user_id") or 0
    if user_id <= 0:
        raise bad("invalid user_id specified")
    if world.people.get(chat_id):
        if user_id not in (chat_id, BOT_ID):
            raise bad("member not found")
        return chat_member(world, Seat(chat_id, user_id, "member"))
    group = check_inside(world, chat_id)
    if user_id != BOT_ID and not world.people.get(user_id):
        raise bad("member not found")
    return chat_member(world, world.seat(group.id, user_id))


def get_chat_administrators(world: World, given: Given) -> list[Json]:
    if world.people.get(given.chat()):
        raise bad("there are no administrators in the private chat")
    group = check_inside(world, given.chat())
    seats = [seat for seat in world.seats_of(group.id) if seat.administers]
    bots = given.flag("return_bots")
    return [chat_member(world, seat) for seat in seats if bots or seat.user != BOT_ID]


def get_chat_member_count(world: World, given: Given) -> int:
    if world.people.get(given.chat()):
        return 2  # the person and the bot
    return len(world.seats_of(check_inside(world, given.chat()).id))


def leave_chat(world: World, given: Given) -> bool:
    if world.people.get(given.chat()):
        raise bad("chat member status can't be changed in private chats")
    group = check_inside(world, given.chat())
    take_seat(world, world.bot, Seat(group.id, BOT_ID, "left"))
    return True


def take_seat(world: World, by: Json, after: Seat) -> None:
    """Somebody's place in a group changes; the bot hears of its own, and of others' if it may."""
    before = world.seat(after.chat, after.user)
    world.seats.put(after)
    mine = after.user == BOT_ID
    if before.status == after.status and before.may_write == after.may_write:
        return
    if mine or world.seat(after.chat, BOT_ID).administers:
        content: Json = {
            "chat": world.chat(after.chat),
            "from": by,
            "date": world.date,
            "old_chat_member": chat_member(world, before),
            "new_chat_member": chat_member(world, after),
        }
        updates.tell_bot(world, "my_chat_member" if mine else "chat_member", content)
