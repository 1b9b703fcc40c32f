"""Operations as they are done: each command a process of its own, also where things are wrong."""

import os
import resource
import subprocess
import sys
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
