"""A demo survives restarts, also a kill in the middle of a line."""

import pytest

from bot.localchat.journal import Journal
from bot.localchat.telegram import Telegram
from tests.localchat.conftest import GROUP, LI, WANG, button, heard, said
from tests.localchat.files import png


def started(folder, watch) -> Telegram:
    telegram = Telegram(watch)
    Journal(folder).open(telegram.world)
    return telegram


@pytest.fixture
def lived(tmp_path, watch):
    """A world with a bit of everything in it, and its folder."""
    telegram = started(tmp_path, watch)
    telegram.person(LI, "李")
    telegram.person(WANG, "王")
    telegram.group(GROUP, "县通报群", members=[LI], administrators=[WANG])
    telegram.presses_start(LI)
    heard(telegram)
    sent = said(telegram, reply_markup=button())
    said(telegram, reply_markup={"keyboard": [["走访登记"]]})
    said(telegram, chat_id=GROUP)
    telegram.call("sendPhoto", {"chat_id": LI}, {"photo": ("a.png", png(), "image/png")})
    telegram.call("setMyCommands", {"commands": [{"command": "visit", "description": "走访"}]})
    telegram.taps(LI, LI, sent["message_id"], "yes")
    telegram.says(LI, LI, "还没确认")
    telegram.blocks(WANG)
    return telegram


def test_everything_is_there_again_after_a_restart(lived, tmp_path, watch):
    again = started(tmp_path, watch)
    for chat in (LI, GROUP):
        assert again.messages(chat) == lived.messages(chat)
    assert again.keyboard(LI) == lived.keyboard(LI)
    assert again.spinning() == lived.spinning()
    assert again.call("getMyCommands", {}) == lived.call("getMyCommands", {})
    assert heard(again) == heard(lived) != []
    photo = again.messages(LI)[-2]["photo"][-1]
    assert again.content_of(photo["file_id"]) == png()


def test_numbers_go_on_where_they_stopped(lived, tmp_path, watch):
    again = started(tmp_path, watch)
    assert said(again)["message_id"] == lived.messages(LI)[-1]["message_id"] + 1
    assert said(again, chat_id=GROUP)["message_id"] == 2
    again.says(LI, LI, "一")
    lived.says(LI, LI, "一")
    assert heard(again)[-1]["update_id"] == heard(lived)[-1]["update_id"]


def test_what_was_confirmed_stays_confirmed(lived, tmp_path, watch):
    heard(lived)
    assert heard(started(tmp_path, watch)) == []


def test_a_torn_last_line_is_passed_over(lived, tmp_path, watch):
    path = tmp_path / "world.jsonl"
    path.write_bytes(path.read_bytes()[:-9])
    assert started(tmp_path, watch).messages(LI) == lived.messages(LI)


def test_after_a_torn_line_nothing_that_follows_is_lost(lived, tmp_path, watch):
    path = tmp_path / "world.jsonl"
    path.write_bytes(path.read_bytes()[:-9])
    said(started(tmp_path, watch), text="后来")
    assert started(tmp_path, watch).messages(LI)[-1]["text"] == "后来"


def test_a_line_of_a_later_release_is_passed_over(lived, tmp_path, watch):
    with (tmp_path / "world.jsonl").open("a") as journal:
        journal.write('["poem", "1", {"line": 1}]\n')
    assert started(tmp_path, watch).messages(LI) == lived.messages(LI)


def test_a_long_journal_is_written_anew_at_start(lived, tmp_path, watch):
    number = said(lived)["message_id"]
    for text in range(200):
        parameters = {"chat_id": LI, "message_id": number, "text": str(text)}
        lived.call("editMessageText", parameters)
    before = (tmp_path / "world.jsonl").stat().st_size
    again = started(tmp_path, watch)
    assert (tmp_path / "world.jsonl").stat().st_size < before / 4
    assert started(tmp_path, watch).messages(LI) == again.messages(LI) == lived.messages(LI)


def test_the_pages_path_stays_the_same(tmp_path):
    assert Journal(tmp_path).secret() == Journal(tmp_path).secret()
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0


def test_a_closed_journal_writes_nothing_more(tmp_path, watch):
    telegram = Telegram(watch)
    journal = Journal(tmp_path)
    journal.open(telegram.world)
    journal.close()
    telegram.person(LI, "李")
    assert started(tmp_path, watch).world.people.get(LI) is None
