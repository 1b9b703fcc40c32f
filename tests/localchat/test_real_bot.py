"""A bot in a process of its own, driven from a test thread: the core behind real HTTP."""

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest

from bot.localchat.faults import Kill
from bot.localchat.server import serving
from tests.localchat.conftest import LI, heard

ECHO = Path(__file__).with_name("echo_bot.py")


@contextlib.contextmanager
def bot(address):
    with subprocess.Popen([sys.executable, ECHO, address.api, address.token],
                          stderr=subprocess.DEVNULL) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


def last(telegram) -> str:
    return telegram.messages(LI)[-1].get("text", "")


def test_a_person_and_a_bot_in_another_process_talk(telegram):
    with serving(telegram) as address, bot(address):
        telegram.says(LI, LI, "走访登记")
        assert telegram.until(lambda: "选一户" in last(telegram))
        telegram.taps(LI, LI, telegram.messages(LI)[-1]["message_id"], "张三 · 一组")
        assert telegram.until(lambda: "已登记" in last(telegram))
        assert telegram.until(lambda: telegram.unheard == 0 and telegram.polls_waiting == 1)
        assert telegram.spinning() == []


def test_a_bot_killed_before_its_answer_answers_after_its_restart(telegram):
    processes = []

    def kills():
        processes[-1].kill()

    with serving(telegram, on_kill=kills) as address:
        telegram.faults.add(Kill(), method="sendMessage")
        with bot(address) as process:
            processes.append(process)
            telegram.says(LI, LI, "走访登记")
            process.wait(timeout=20)
        assert telegram.unheard == 1
        with bot(address) as process:
            processes.append(process)
            assert telegram.until(lambda: "选一户" in last(telegram))


def test_a_taken_port_is_an_error(telegram):
    with serving(telegram) as address:
        port = int(address.origin.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"), serving(telegram, port=port):
            pass


def test_waiting_for_what_does_not_happen_ends(telegram):
    assert not telegram.until(lambda: False, longest=0)
    assert heard(telegram) == []
