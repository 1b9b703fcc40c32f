"""Backups, restoring, another key, and what need not be kept: on the command line and at night."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.clock import wall_clock
from bot.database import open_home
from bot.leftovers import awaited, clear
from ledger.backups import Unsound, back_up, check, last, rotated
from ledger.keys import Keys, add_secret, open_keys
from ledger.resealing import reseal
from tests.administration.files import homes, new_home

PHONE = "13800000000"


@pytest.fixture
def run(house, monkeypatch):
    """A command on the home of the test; the bot does not serve it meanwhile."""
    monkeypatch.setenv("ZOUFANG_HOME", str(house.home))
    monkeypatch.delenv("TELEGRAM_TOKEN", raising=False)

    def run(*words):
        return CliRunner().invoke(main, [str(word) for word in words])

    return run


@pytest.fixture
def filled(house, cast, county, ledger):
    """The county with a household whose phone is sealed."""
    heads = ["户编号", "乡镇", "村", "组", "户主", "类别", "电话"]
    row = [*new_home("H101", "郑一")[:6], PHONE]
    county.sends("台账.xlsx", homes(row, heads=heads))
    county.taps("确认入库")
    house.kill()
    return house


def phone_of(home: Path) -> str:
    with open_home(home) as db:
        id_, sealed = db.execute(
            "select id, phone from households where number = 'H101'"
        ).fetchone()
    return open_keys(home / "key").unseal(sealed, f"households.phone:{id_}")


def test_a_backup_is_whole_and_restored_under_the_key(filled, run, tmp_path):
    file = tmp_path / "one.db"
    assert "已备份" in run("backup", file).output
    check(file)
    with open_home(filled.home) as db:
        db.execute("update households set head = '改' where number = 'H101'")
    said = run("restore", file)
    assert "已从" in said.output, said.output
    assert phone_of(filled.home) == PHONE
    with open_home(filled.home) as db:
        head = db.execute("select head from households where number = 'H101'").fetchone()[0]
    assert head == "郑一"
    assert (filled.home / "zoufang.db.1.old").exists()


def test_restoring_without_the_key_changes_nothing(filled, run, tmp_path):
    file = tmp_path / "one.db"
    run("backup", file)
    (filled.home / "key").rename(tmp_path / "kept")
    said = run("restore", file)
    assert said.exit_code
    assert "密钥" in said.output
    assert not (filled.home / "zoufang.db.1.old").exists()
    assert run("restore", file, "--key", tmp_path / "kept").exit_code == 0
    assert phone_of(filled.home) == PHONE


def test_what_is_no_backup_is_refused(filled, run, tmp_path):
    strange = tmp_path / "strange.db"
    strange.write_bytes(b"nothing")
    said = run("restore", strange)
    assert said.exit_code
    assert "什么都没有动" in said.output


def test_a_damaged_backup_is_refused(filled, tmp_path):
    file = tmp_path / "one.db"
    back_up(filled.home / "zoufang.db", file)
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 8192] = os.urandom(8192)
    file.write_bytes(raw)
    with pytest.raises(Unsound):
        check(file)


def test_a_folder_keeps_the_newest(filled, tmp_path):
    now = wall_clock()
    for n in range(5):
        rotated(filled.home / "zoufang.db", tmp_path, now + timedelta(days=n), kept=3)
    assert len(list(tmp_path.glob("zoufang-*.db"))) == 3
    assert last(tmp_path) == f"{now + timedelta(days=4):%Y%m%d}"


def test_another_key_seals_and_the_old_one_still_opens_old_backups(filled, run, tmp_path):
    old = tmp_path / "old.db"
    run("backup", old)
    before = open_keys(filled.home / "key").mac("a")
    said = run("key", "rotate")
    assert "第 2 个密钥" in said.output, said.output
    assert "1 个电话" in said.output
    assert phone_of(filled.home) == PHONE
    assert open_keys(filled.home / "key").mac("a") == before  # ids are found again
    assert run("restore", old).exit_code == 0
    assert phone_of(filled.home) == PHONE


def test_the_new_key_alone_opens_what_it_sealed(tmp_path):
    path = tmp_path / "key"
    first = open_keys(path)
    sealed = first.seal("a", "t.c:1")
    second = add_secret(path)
    assert second.unseal(sealed, "t.c:1") == "a"
    with pytest.raises(Exception):  # noqa: B017, PT011  cryptography's own, without words
        first.unseal(second.seal("a", "t.c:1"), "t.c:1")
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("length", [0, 31, 33, 32 * 256])
def test_a_key_file_that_holds_something_else_is_refused(length):
    with pytest.raises(ValueError, match="key file"):
        Keys(bytes(length))


def test_resealing_goes_on_where_it_stopped(filled):
    keys = add_secret(filled.home / "key")
    with open_home(filled.home) as db:
        assert reseal(db, keys) == 1
        assert reseal(db, keys) == 0


def test_check_speaks_of_the_key_and_the_backups(filled, run):
    said = run("check").output
    assert "密钥可读" in said
    assert "还没有自动备份" in said
    (filled.home / "key").chmod(0o644)
    assert "别人也能读" in run("check").output


def test_each_night_a_backup_is_made(house, cast, watch):
    watch.to(2026, 10, 21, hour=2)
    house.bot.sweep()
    house.tick()
    assert last(house.home / "backups") == "20261021"
    count = len(list((house.home / "backups").iterdir()))
    watch.later(hours=3)
    house.bot.sweep()
    house.tick()
    assert len(list((house.home / "backups").iterdir())) == count


def test_a_backup_that_fails_is_told_to_the_county(house, county, watch):
    (house.home / "backups").write_text("in the way")
    watch.to(2026, 10, 21, hour=9)
    house.bot.sweep()
    house.tick()
    county.shows("自动备份没有成功")


def test_sent_files_are_deleted_after_a_day(county, house):
    county.sends("台账.xlsx", homes(new_home("H101", "郑一")))
    work = house.home / "work"
    files = [file for file in work.rglob("*") if file.is_file()]
    assert files
    now = wall_clock()
    assert clear(house.home, now + timedelta(hours=23), ()) == 0
    assert clear(house.home, now + timedelta(hours=25), ()) == len(files)
    assert not list(work.rglob("*"))
    county.taps("确认入库")
    county.shows("不能用", "只保留 24 小时")


def test_a_file_that_is_awaited_stays(house, tmp_path):
    file = house.home / "work" / "abc" / "picture.png"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x")
    with open_home(house.home) as db:
        db.execute(
            "insert into outbox (id, chat, body, file) values (1, 1, '{}', 'work/abc/picture.png')"
        )
        later = wall_clock() + timedelta(days=3)
        assert clear(house.home, later, awaited(db)) == 0
        db.execute("update outbox set outcome = 'sent'")
        assert clear(house.home, later, awaited(db)) == 1
    shutil.rmtree(house.home / "work", ignore_errors=True)
