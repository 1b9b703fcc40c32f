"""What the bot is called on Telegram, for commands that run beside it."""

from bot.settings import Settings


async def own_name(token: str, settings: Settings) -> str:
    """Without the @. Asks Telegram; raises telegram.error.TelegramError where it does not say."""
    from telegram import Bot

    from bot.request import Aiohttp

    request = Aiohttp(settings.https_proxy)
    bot = Bot(
        token,
        base_url=settings.telegram_api_url,
        request=request,
        get_updates_request=request,
    )
    try:
        await bot.initialize()
        return bot.username
    finally:
        await request.shutdown()
