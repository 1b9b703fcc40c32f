"""A stock python-telegram-bot Application polls the server and uses what such bots use."""

import asyncio
import os
from collections.abc import Callable

os.environ["PTB_TIMEDELTA"] = "true"  # else every RetryAfter warns

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)
from telegram.request import HTTPXRequest

from bot.localchat.faults import Fails
from bot.localchat.server import Address, serving
from tests.localchat.conftest import GROUP, LI, WANG
from tests.localchat.files import png

BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("是", callback_data="yes")]])


class Diary:
    """What the bot was told, by its handlers."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def keeps(self, name: str) -> Callable[..., object]:
        async def keep(update: Update, context: object) -> None:
            said = update.effective_message
            text = (said.text or said.caption or "") if said else ""
            self.lines.append(f"{name} {text}".strip())

        return keep


def polling(address: Address, diary: Diary) -> Application:
    app = (
        Application.builder()
        .token(address.token)
        .base_url(address.api)
        .base_file_url(address.files)
        .build()
    )

    async def tapped(update: Update, context: object) -> None:
        await update.callback_query.answer("好", show_alert=True)
        await update.callback_query.edit_message_text(f"选了 {update.callback_query.data}")

    async def filed(update: Update, context: object) -> None:
        file = await update.message.document.get_file()
        content = bytes(await file.download_as_bytearray())
        await update.message.reply_document(
            content, filename=f"回{update.message.document.file_name}"
        )

    app.add_handler(CommandHandler("start", diary.keeps("start")))
    app.add_handler(CallbackQueryHandler(tapped))
    app.add_handler(ChatMemberHandler(diary.keeps("me"), ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_handler(MessageHandler(filters.Document.ALL, filed))
    app.add_handler(MessageHandler(filters.PHOTO, diary.keeps("photo")))
    app.add_handler(MessageHandler(filters.StatusUpdate.ALL, diary.keeps("service")))
    app.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, diary.keeps("edited")))
    app.add_handler(MessageHandler(filters.REPLY, diary.keeps("reply")))
    app.add_handler(MessageHandler(filters.TEXT, diary.keeps("text")))
    return app


def with_bot(telegram, test):
    """Runs `test(app, until)` beside a polling bot; `until` waits for what people and bot do."""
    diary = Diary()

    async def run(address: Address) -> None:
        async def until(holds: Callable[[], bool]) -> None:
            assert await asyncio.to_thread(telegram.until, holds)

        async with polling(address, diary) as app:
            await app.start()
            await app.updater.start_polling(allowed_updates=Update.ALL_TYPES)
            await test(app, until)
            await app.updater.stop()
            await app.stop()

    with serving(telegram) as address:
        asyncio.run(run(address))
    assert telegram.unheard == 0
    return diary.lines


def last(telegram, chat=LI):
    return telegram.messages(chat)[-1]


def test_it_hears_all_that_people_do(telegram):
    async def test(app, until):
        telegram.says(LI, LI, "/start K7M2XQ")
        number = telegram.says(LI, LI, "你好")
        telegram.edits(LI, LI, number, "您好")
        telegram.sends_photo(LI, LI, png(), caption="入户")
        telegram.says(LI, LI, "那D级呢", reply_to=number)
        telegram.renames(WANG, GROUP, "新名")
        telegram.blocks(WANG)
        telegram.says(LI, GROUP, "大家好")  # not for the bot
        telegram.says(LI, GROUP, "@zoufang_bot 好")
        await until(lambda: telegram.unheard == 0 and telegram.polls_waiting == 1)

    assert with_bot(telegram, test) == [
        "start /start K7M2XQ",
        "text 你好",
        "edited 您好",
        "photo 入户",
        "reply 那D级呢",
        "service",
        "me",
        "text @zoufang_bot 好",
    ]


def test_a_tap_and_a_file_go_there_and_back(telegram):
    async def test(app, until):
        await app.bot.send_message(LI, "选", reply_markup=BUTTON)
        telegram.taps(LI, LI, last(telegram)["message_id"], "yes")
        await until(lambda: last(telegram).get("text") == "选了 yes")
        telegram.sends_file(LI, LI, "台账.csv", b"a,b")
        await until(lambda: "document" in last(telegram) and last(telegram)["from"]["is_bot"])

    with_bot(telegram, test)
    assert telegram.toasts(LI) == [{"text": "好", "show_alert": True}]
    document = last(telegram)["document"]
    assert document["file_name"] == "回台账.csv"
    assert telegram.content_of(document["file_id"]) == b"a,b"


def test_it_sends_edits_and_deletes(telegram):
    async def test(app, until):
        bot = app.bot
        await bot.send_chat_action(LI, ChatAction.TYPING)
        keys = ReplyKeyboardMarkup([["走访登记"]], is_persistent=True, resize_keyboard=True)
        sent = await bot.send_message(LI, "<b>好</b>", ParseMode.HTML, reply_markup=keys,
                                      link_preview_options=LinkPreviewOptions(is_disabled=True),
                                      protect_content=True, disable_notification=True)  # fmt: skip
        assert sent.entities[0].type == "bold" and sent.has_protected_content
        assert telegram.keyboard(LI)["is_persistent"]
        answer = await bot.send_message(LI, "答", reply_to_message_id=sent.message_id,
                                        reply_markup=ReplyKeyboardRemove())  # fmt: skip
        assert answer.reply_to_message.text == "好" and telegram.keyboard(LI) is None
        await bot.send_message(LI, "请答", reply_markup=ForceReply())
        shown = await bot.send_photo(LI, png(), caption="图", reply_markup=BUTTON)
        again = await bot.send_photo(LI, shown.photo[-1].file_id)
        assert again.photo[-1].file_unique_id == shown.photo[-1].file_unique_id
        await shown.edit_caption("改", reply_markup=BUTTON)
        await shown.edit_reply_markup()
        await shown.edit_media(InputMediaPhoto(png(200, 100)))
        album = await bot.send_media_group(
            LI, [InputMediaDocument(b"a", filename="a.txt"), InputMediaDocument(b"b")]
        )
        assert album[0].media_group_id == album[1].media_group_id
        assert await bot.delete_messages(LI, [message.message_id for message in album])
        assert await again.delete()
        with_scope = {"scope": BotCommandScopeAllPrivateChats(), "language_code": "zh"}
        await bot.set_my_commands([BotCommand("visit", "走访登记")], **with_scope)
        assert (await bot.get_my_commands(**with_scope))[0].command == "visit"
        assert await bot.delete_my_commands(**with_scope)
        assert (await bot.get_chat(GROUP)).title == "县通报群"
        assert [m.user.id for m in await bot.get_chat_administrators(GROUP)] == [WANG]
        assert (await bot.get_chat_member(GROUP, LI)).status == "member"
        assert await bot.get_chat_member_count(GROUP) == 3
        assert (await bot.get_webhook_info()).url == ""

    with_bot(telegram, test)
    assert last(telegram)["photo"][-1]["width"] == 200


def test_its_errors_are_those_it_knows(telegram):
    raised = []

    async def test(app, until):
        bot = app.bot
        telegram.group(-77, "乡镇群", members=[LI])
        telegram.migrates(LI, -77)
        sent = await bot.send_message(LI, "好")
        telegram.faults.add(
            Fails(429, "Too Many Requests: retry after 3", 3), method="sendMessage"
        )
        for call in (
            bot.send_message(LI, "忙"),
            bot.send_message(WANG, "好"),
            bot.send_message(42, "好"),
            bot.send_message(-77, "好"),
            bot.send_message(LI, "<b>", ParseMode.HTML),
            sent.edit_text("好"),
        ):
            try:
                await call
            except (BadRequest, ChatMigrated, Forbidden, RetryAfter) as error:
                raised.append((type(error), str(error)))
        await until(lambda: telegram.polls_waiting == 1)

    with_bot(telegram, test)
    assert [kind for kind, _ in raised] == [
        RetryAfter, Forbidden, BadRequest, ChatMigrated, BadRequest, BadRequest
    ]  # fmt: skip
    assert (
        raised[4][1] == "Can't parse entities: can't find end tag corresponding to start tag \"b\""
    )


def test_a_wrong_token_is_known_as_one(telegram):
    async def run(address):
        lines = HTTPXRequest(), HTTPXRequest()
        bot = Bot("1:wrong", address.api, request=lines[0], get_updates_request=lines[1])
        try:
            await bot.initialize()
        except InvalidToken:
            return True
        finally:
            for line in lines:
                await line.shutdown()
        return False

    with serving(telegram) as address:
        assert asyncio.run(run(address))
