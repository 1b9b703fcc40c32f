"""Operations as they are done: each command a process of its own, also where things are wrong."""

import os
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.database import open_home
from tests.administration.files import homes, new_home

ROOT = Path(__file__).parents[2]
NOW = "2026-10-20T09:30"
SMALL = 8 * 1024  # bytes that a file may grow to on a full disk


@pytest.fixture
def shell(tmp_path):
    """`shell(words)`: exit code and all that was said; a county stands there."""
    home = tmp_path / "home"
    known = {k: v for k, v in os.environ.items() if not k.startswith(("TELEGRAM", "ZOUFANG"))}

    def full():
        resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))

    def shell(*words, disk_full=False):
        done = subprocess.run(
            [sys.executable, "-m", "bot", *map(str, words)],
            cwd=ROOT,
            env={**known, "ZOUFANG_HOME": str(home)},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            preexec_fn=full if disk_full else None,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout + done.stderr

    file = tmp_path / "台账.xlsx"
    heads = ["户编号", "乡镇", "村", "组", "户主", "类别", "帮扶人", "帮扶单位", "电话"]
    file.write_bytes(homes([*new_home("H101", "郑一"), "13800000000"], heads=heads))
    shell.home, shell.folder = home, tmp_path
    assert shell("import", "roster", file, "--clock", NOW)[0] == 0
    return shell


def damage(file):
    raw = bytearray(file.read_bytes())
    for page in range(2 * 4096, len(raw), 4096):
        raw[page : page + 2048] = bytes(range(256)) * 8
    file.write_bytes(raw)


def test_a_county_is_backed_up_taken_out_rekeyed_and_brought_back(shell):
    one = shell.folder / "one.db"
    assert "已备份" in shell("backup", one)[1]
    code, said = shell("export", "assignments", "--xlsx", shell.folder / "包联.xlsx")
    assert code == 0, said
    assert "1 个电话" in shell("key", "rotate")[1]
    code, said = shell("restore", one)
    assert (code, "已从" in said) == (0, True), said
    assert "数据库完好：1 户" in shell("check", "--clock", NOW)[1]
    kept = shell.folder / "kept"
    kept.mkdir()
    for n in range(3):
        shell("backup", kept, "--keep", 2)
        for file in kept.glob("*.db"):
            file.rename(file.with_name(f"zoufang-2026010{n}-0000.db"))
    shell("backup", kept, "--keep", 2)
    assert len(list(kept.glob("*.db"))) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("backup", "b.db"),
        ("export", "visits", "--json"),
        ("rates", "--month", "2026-10", "--by", "village"),
        ("key", "rotate"),
    ],
    ids=lambda words: words[0],
)
def test_a_damaged_database_is_said_in_a_sentence(shell, words):
    damage(shell.home / "zoufang.db")
    code, said = shell(*words)
    assert code
    assert "数据库损坏，请用备份恢复" in said


def test_a_full_disk_is_said_in_a_sentence_and_nothing_is_half_done(shell):
    one = shell.folder / "one.db"
    for words in (("backup", one), ("invite", "--all"), ("key", "rotate")):
        code, said = shell(*words, disk_full=True)
        assert code
        assert "磁盘满了" in said, (words, said)
    assert not list(shell.folder.glob("one.db*"))
    assert "数据库完好：1 户" in shell("check", "--clock", NOW)[1]
    assert shell("backup", one)[0] == 0


def test_a_missing_key_is_said_in_a_sentence(shell):
    one = shell.folder / "one.db"
    shell("backup", one)
    (shell.home / "key").unlink()
    for words in (("restore", one), ("key", "rotate")):
        code, said = shell(*words)
        assert code
        assert "密钥" in said
    damage(one)
    assert "什么都没有动" in shell("restore", one)[1]


def test_check_tells_what_was_not_sent_and_why(shell):
    with open_home(shell.home) as db:
        db.execute(
            "insert into rounds (push, period, due, taken, state, waiting) values"
            " ('month_start', '2026-10', '2026-10-09T09:00:00+08:00',"
            " '2026-10-12T09:00:00+08:00', 'skipped', '[]')"
        )
        for n, outcome in enumerate(("sent", "sent", "blocked")):
            db.execute(
                "insert into outbox (id, chat, body, outcome, ended) values (?, 1, '{}', ?, ?)",
                (n, outcome, "2026-10-19T09:00:00+08:00"),
            )
    said = shell("check", "--clock", NOW)[1]
    assert "10-09 09:00" in said
    assert "没发的推送：月初清单" in said
    assert "已送达 2、对方屏蔽了机器人 1" in said


# what may be wrong with a restore


def strange(folder, name="其他程序.db"):
    """Another program's database."""
    file = folder / name
    with closing(sqlite3.connect(file)) as db:
        db.execute("create table notes (words text)")
        db.execute("create table visits (page text)")
        db.commit()
    return file


def state(home):
    return {
        file.name: file.read_bytes()
        for file in home.iterdir()
        if file.suffix not in ("", ".lease") or file.name == "key"
    }


def test_what_is_no_backup_of_this_county_s_key_or_no_backup_at_all_changes_nothing(shell):
    one, empty = shell.folder / "one.db", shell.folder / "空.db"
    shell("backup", one)
    empty.write_bytes(b"")
    words = shell.folder / "说明.txt"
    words.write_text("不是数据库" * 1000)
    keys = {name: shell.folder / name for name in ("别的密钥", "半个密钥")}
    keys["别的密钥"].write_bytes(os.urandom(32))
    keys["半个密钥"].write_bytes(b"x" * 17)
    before = state(shell.home)
    for given, said in (
        ((strange(shell.folder),), "不是走访助手的备份。什么都没有动"),
        ((empty,), "不是走访助手的备份。什么都没有动"),
        ((words,), "不是走访助手的备份。什么都没有动"),
        ((one, "--key", keys["别的密钥"]), "密钥和这份备份对不上"),
        ((one, "--key", keys["半个密钥"]), "不是密钥文件。什么都没有动"),
    ):
        code, told = shell("restore", *given)
        assert (code, said in told) == (1, True), told
        assert state(shell.home) == before, given
    assert shell("restore", shell.folder)[0] == 2  # a folder
    assert shell("restore", shell.folder / "没有.db")[0] == 2


def test_a_restore_without_room_leaves_what_was_there(shell):
    one = shell.folder / "one.db"
    shell("backup", one)
    before = state(shell.home)
    code, told = shell("restore", one, disk_full=True)
    assert code == 1
    assert "恢复不成：磁盘满了" in told
    assert "没有动" in told
    assert state(shell.home) == before
    assert "数据库完好：1 户" in shell("check", "--clock", NOW)[1]


def test_a_damaged_database_is_brought_back_from_its_backup(shell):
    one = shell.folder / "one.db"
    shell("backup", one)
    (shell.home / "zoufang.db").write_bytes(b"scratched" * 1000)
    assert "数据库损坏" in shell("check", "--clock", NOW)[1]
    code, told = shell("restore", one)
    assert (code, "已从" in told) == (0, True), told
    assert "数据库完好：1 户" in shell("check", "--clock", NOW)[1]


# where nothing can be written, or somebody else writes


def test_a_place_that_cannot_be_written_is_said_with_its_reason(shell):
    wall = shell.folder / "墙"
    wall.write_text("a file where a folder should be")
    for words in (
        ("backup", wall / "one.db"),
        ("export", "visits", "--xlsx", wall / "走访.xlsx"),
        ("rates", "--month", "2026-10", "--by", "village", "--xlsx", wall / "率.xlsx"),
        ("rates", "--month", "2026-10", "--by", "village", "--png", wall / "率.png"),
        ("invite", "--all", "--csv", wall / "码.csv"),
    ):
        code, told = shell(*words, "--clock", NOW) if words[0] != "backup" else shell(*words)
        assert code == 1, (words, told)
        assert "写不成：那里是文件，不是文件夹" in told, (words, told)
    deep = shell.folder / "新的" / "文件夹" / "one.db"
    assert shell("backup", deep)[0] == 0
    assert deep.exists()


def test_a_home_that_is_no_folder_is_said_in_a_sentence(shell, tmp_path):
    shell.home.rename(tmp_path / "elsewhere")
    shell.home.write_text("a file")
    for words in (("rates", "--month", "2026-10", "--by", "village"), ("key", "rotate")):
        code, told = shell(*words)
        assert code == 1
        assert "数据目录" in told or "还没有密钥" in told
    code, told = shell("check")
    assert (code, "写不进去" in told) == (1, True)
    (tmp_path / "one.db").write_bytes(b"")
    assert "用不了：那里是文件，不是文件夹" in shell("restore", tmp_path / "one.db")[1]


def test_a_busy_database_is_said_in_a_sentence_and_nothing_is_half_done(shell):
    with closing(sqlite3.connect(shell.home / "zoufang.db")) as other:
        other.execute("begin immediate")
        code, told = shell("key", "rotate")
        assert (code, "数据库正忙，请过一会儿再试" in told) == (1, True), told
        other.rollback()
    code, told = shell("key", "rotate")  # whatever it came to, the phones are sealed anew
    assert (code, "1 个电话" in told) == (0, True), told
    one = shell.folder / "one.db"
    shell("backup", one)
    assert shell("restore", one)[0] == 0


def test_a_rotation_that_was_killed_loses_no_phone_and_is_taken_up(shell):
    """Killed after the new secret was written: some phones are sealed with the old one."""
    from ledger.keys import add_secret

    add_secret(shell.home / "key")
    (shell.home / "key.new").write_bytes(b"half")  # and what a second kill left
    code, told = shell("export", "households", "--json")
    assert code == 0
    code, told = shell("key", "rotate")
    assert (code, "第 3 个密钥" in told, "1 个电话" in told) == (0, True, True), told
    assert not (shell.home / "key.new").exists()
    assert shell("check", "--clock", NOW)[0] == 0


# check


def test_check_says_each_thing_that_is_broken(shell):
    said = shell("check", "--clock", NOW)
    assert said[0] == 0
    assert "注意 没有 TELEGRAM_TOKEN" in said[1]
    assert "注意 还没有自动备份" in said[1]
    (shell.home / "key").chmod(0o644)
    assert "密钥" in shell("check", "--clock", NOW)[1]
    assert "别人也能读" in shell("check", "--clock", NOW)[1]
    (shell.home / "key").write_bytes(b"x")
    code, told = shell("check", "--clock", NOW)
    assert (code, "有误" in told, "密钥" in told) == (1, True, True)
    code, told = shell("check", "--clock", "2030-12-02T09:00")
    assert "2031 年节假日未知" in told
    assert "2030 年节假日未知" in told
    with open_home(shell.home) as db:
        db.execute(
            "insert into inbox (update_id, taken, incident, body) values"
            " (77, '2026-10-19T09:00:00+08:00', 'abc', '{}')"
        )
    assert "搁置的消息 77，编号 abc：inbox retry 77 可重试" in shell("check")[1]
    (shell.home / "backups").mkdir()
    (shell.home / "backups" / "zoufang-20261001-0200.db").write_bytes(b"")
    assert "最近的自动备份是 20261001" in shell("check", "--clock", NOW)[1]


def test_no_name_of_a_cadre_runs_as_a_formula(shell):
    file, codes = shell.folder / "干部.csv", shell.folder / "码.csv"
    names = ["=甲+乙", "+丙丁", "-戊己", "@庚辛"]
    rows = [f"Q{n},{name}" for n, name in enumerate(names)]
    file.write_text("\n".join(["干部编号,姓名", *rows]))
    code, told = shell("import", "roster", file, "--clock", NOW)
    assert code == 0, told
    assert shell("invite", "--all", "--csv", codes, "--clock", NOW)[0] == 0
    told = [line.split(",")[1] for line in codes.read_text("utf-8-sig").splitlines()[1:]]
    assert [name for name in told if name[0] in "=+-@"] == []
    assert {f"'{name}" for name in names} <= set(told)
