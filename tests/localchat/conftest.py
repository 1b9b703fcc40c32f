"""A small Telegram to try: two people and a group, at one fixed instant."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.localchat.refused import Json
from bot.localchat.telegram import Telegram

LI, WANG, GROUP = 5_000_000_001, 5_000_000_002, -1_002_000_000_001


class Watch:
    """A clock that a test moves by hand."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 21, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **span: float) -> None:
        self.time += timedelta(**span)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def telegram(watch: Watch) -> Telegram:
    """李 has pressed Start, 王 has not; both sit in the group with the bot."""
    telegram = Telegram(watch)
    telegram.person(LI, "李", "li_ganbu")
    telegram.person(WANG, "王")
    telegram.group(GROUP, "县通报群", members=[LI], administrators=[WANG])
    telegram.presses_start(LI)
    heard(telegram)
    return telegram


def heard(telegram: Telegram) -> list[Json]:
    """What the bot hears now, confirmed at once."""
    updates: list[Json] = telegram.call("getUpdates", {})[1]["result"]
    if updates:
        telegram.call("getUpdates", {"offset": updates[-1]["update_id"] + 1})
    return updates


def said(telegram: Telegram, **parameters: object) -> Json:
    """The result of a sendMessage that succeeds."""
    status, answer = telegram.call("sendMessage", {"chat_id": LI, "text": "好", **parameters})
    assert status == 200, answer
    result: Json = answer["result"]
    return result


def refusal(answer: tuple[int, Json]) -> tuple[int, str]:
    """Status and words of a call that was turned down."""
    status, body = answer
    assert body["ok"] is False and body["error_code"] == status
    return status, body["description"]


def button(text: str = "是", **action: object) -> Json:
    """An inline keyboard with one button."""
    return {"inline_keyboard": [[{"text": text, **(action or {"callback_data": "yes"})}]]}
