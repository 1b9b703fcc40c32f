"""A demo survives restarts, also a kill in the middle of a line."""

import re

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


def test_wherever_the_file_is_cut_what_stands_before_is_there(lived, tmp_path, watch):
    path = tmp_path / "world.jsonl"
    whole, messages = path.read_bytes(), lived.messages(LI)
    for end in range(0, len(whole), 97):
        path.write_bytes(whole[:end])
        found = started(tmp_path, watch).messages(LI)
        assert [m["message_id"] for m in found] == [
            m["message_id"] for m in messages[: len(found)]
        ]
    assert len(found) >= len(messages) - 1
    assert list(tmp_path.glob("world.damaged-*")) == []


def test_after_a_torn_line_nothing_that_follows_is_lost(lived, tmp_path, watch):
    path = tmp_path / "world.jsonl"
    path.write_bytes(path.read_bytes()[:-9])
    said(started(tmp_path, watch), text="后来")
    assert started(tmp_path, watch).messages(LI)[-1]["text"] == "后来"


LOST = ["{", "5", "[1]", '["post", "1:1", 5]', '["post", "1:1", {"chat": 1}]', "[[], 1, {}]"]


@pytest.mark.parametrize("line", LOST)
def test_an_unreadable_line_costs_itself_alone_and_the_file_is_kept(lived, tmp_path, watch, line):
    path = tmp_path / "world.jsonl"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join([*lines[:9], f"{line}\n", *lines[9:]]))
    found = path.read_bytes()
    for _ in range(2):
        telegram, journal = Telegram(watch), Journal(tmp_path)
        journal.open(telegram.world)
        assert telegram.messages(LI) == lived.messages(LI)
        assert telegram.keyboard(LI) == lived.keyboard(LI)
    assert journal.damaged is None  # it was mended the first time
    assert [p.read_bytes() for p in tmp_path.glob("world.damaged-*")] == [found]


def test_each_damaged_file_is_kept(lived, tmp_path, watch):
    for _ in range(2):
        with (tmp_path / "world.jsonl").open("a") as journal:
            journal.write("{\n")
        started(tmp_path, watch)
    names = sorted(path.name for path in tmp_path.glob("world.damaged-*"))
    assert names == ["world.damaged-1.jsonl", "world.damaged-2.jsonl"]


def test_after_damage_or_loss_updates_get_numbers_that_no_bot_has_seen(lived, tmp_path, watch):
    seen = heard(lived)[-1]["update_id"]
    path = tmp_path / "world.jsonl"
    path.write_text(path.read_text() + "{\n")
    numbers = [seen]
    for _ in range(2):
        telegram = started(tmp_path, watch)
        telegram.person(LI, "李")
        telegram.says(LI, LI, "好")
        numbers.append(heard(telegram)[-1]["update_id"])
        path.unlink()
    assert min(numbers) > 1_000_000 and len({number // 100 for number in numbers}) == 3


def test_what_a_later_release_wrote_into_a_row_is_passed_over(lived, tmp_path, watch):
    path = tmp_path / "world.jsonl"
    path.write_text(path.read_text().replace('"blocked": ', '"mood": 1, "blocked": '))
    assert started(tmp_path, watch).world.people.get(LI) == lived.world.people.get(LI)


def test_what_an_earlier_release_did_not_write_is_filled_in(lived, tmp_path, watch):
    path = tmp_path / "world.jsonl"
    old = re.sub(r', "(until|message)": \d+}]$', "}]", path.read_text(), flags=re.M)
    assert old.count('"until"') == 0 != path.read_text().count('"until"')
    path.write_text(old)
    again = started(tmp_path, watch)
    assert again.keyboard(LI) == lived.keyboard(LI) and heard(again) == heard(lived)


def test_a_full_disk_is_made_good_when_there_is_room_again(lived, tmp_path, watch, caplog):
    """A folder in the way stands for the disk that takes nothing."""
    journal = Journal(tmp_path)
    telegram = Telegram(watch)
    journal.open(telegram.world)
    place = tmp_path / "files"
    place.rename(tmp_path / "away")
    for name in ("a.txt", "b.txt"):
        telegram.sends_file(LI, LI, name, b"a")
    said(telegram, text="记下了吗")
    assert caplog.text.count("not written down") == 1
    (tmp_path / "away").rename(place)
    said(telegram, text="记下了")
    again = started(tmp_path, watch)
    assert again.messages(LI) == telegram.messages(LI)
    assert again.content_of(again.messages(LI)[-4]["document"]["file_id"]) == b"a"
    said(telegram, text="又一条")
    assert started(tmp_path, watch).messages(LI) == telegram.messages(LI)


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


@pytest.mark.parametrize("known", [b"", b"x" * 15, b"\xff" * 20, b"\x00" * 30, "路".encode() * 20])
def test_half_a_secret_is_none(tmp_path, known):
    (tmp_path / "secret").write_bytes(known)
    secret = Journal(tmp_path).secret()
    assert len(secret) > 16 and secret == Journal(tmp_path).secret()


def test_the_chats_are_nobody_elses_to_read(lived, tmp_path, watch):
    started(tmp_path, watch)
    assert (tmp_path / "world.jsonl").stat().st_mode & 0o077 == 0


def test_a_closed_journal_writes_nothing_more(tmp_path, watch):
    telegram = Telegram(watch)
    journal = Journal(tmp_path)
    journal.open(telegram.world)
    journal.close()
    telegram.person(LI, "李")
    assert started(tmp_path, watch).world.people.get(LI) is None


def test_what_was_taken_from_the_folder_is_missed_without_harm(lived, tmp_path, watch):
    for stored in (tmp_path / "files").iterdir():
        stored.unlink()
    again = started(tmp_path, watch)
    assert again.messages(LI) == lived.messages(LI)
    (tmp_path / "files").rename(tmp_path / "away")
    said(again, text="记下了吗")
    again.sends_file(LI, LI, "a.txt", b"a")
    (tmp_path / "away").rename(tmp_path / "files")
    said(again, text="记下了")
    assert started(tmp_path, watch).messages(LI) == again.messages(LI)


def test_what_is_only_shown_is_not_written_down(lived, tmp_path, watch):
    before = (tmp_path / "world.jsonl").read_bytes()
    lived.call("sendChatAction", {"chat_id": LI, "action": "typing"})
    assert (tmp_path / "world.jsonl").read_bytes() == before


def test_a_file_is_written_once(lived, tmp_path):
    [stored] = (tmp_path / "files").iterdir()
    stored.write_bytes(b"the first")
    [file] = lived.world.files
    lived.world.files.put(file)
    assert stored.read_bytes() == b"the first"


def test_a_journal_may_be_closed_twice(tmp_path, watch):
    journal = Journal(tmp_path)
    journal.close()
    journal.open(Telegram(watch).world)
    for _ in range(2):
        journal.close()
