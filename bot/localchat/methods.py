"""Every Bot API method that is imitated, by its name."""

from collections.abc import Callable
from typing import Any

from bot.localchat import account, editing, menus, rooms, sending
from bot.localchat.parameters import Given
from bot.localchat.world import World

Method = Callable[[World, Given], Any]

METHODS: dict[str, Method] = {
    "getMe": account.get_me,
    "getUpdates": account.get_updates,
    "getFile": account.get_file,
    "setMyCommands": menus.set_my_commands,
    "getMyCommands": menus.get_my_commands,
    "deleteMyCommands": menus.delete_my_commands,
    "setWebhook": account.set_webhook,
    "deleteWebhook": account.delete_webhook,
    "getWebhookInfo": account.get_webhook_info,
    "close": account.close,
    "logOut": account.log_out,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendMediaGroup": sending.send_media_group,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageMedia": editing.edit_message_media,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "answerCallbackQuery": editing.answer_callback_query,
    "getChat": rooms.get_chat,
    "getChatMember": rooms.get_chat_member,
    "getChatAdministrators": rooms.get_chat_administrators,
    "getChatMemberCount": rooms.get_chat_member_count,
    "leaveChat": rooms.leave_chat,
}
BY_LOWER_CASE = {name.lower(): name for name in METHODS}
"""The Bot API does not mind the case of a method's name."""
