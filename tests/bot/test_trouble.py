"""Locked, full, unreadable: what is told is not done, what is done is not told twice."""

import sqlite3
from contextlib import closing

import pytest

from bot.database import NAME, open_home
from bot.inbox import CRASHES
from bot.sickness import sick
from handlers.texts.errors import UNSAVED
from tests.bot.conftest import at_review
from tests.cast import ZHANG


def unsaved(phone):
    return phone.heard.count(UNSAVED)


def fill(house):
    """Not one page more fits on the disk."""
    pages = house.one("pragma page_count")
    assert house.one(f"pragma max_page_count = {pages}") == pages


def make_room(house):
    house.db.execute("pragma max_page_count = 4294967294")


def test_a_locked_database_is_told_once_and_what_came_is_done_afterwards(zhang, house, visits):
    at_review(zhang)
    with closing(open_home(house.home)) as other:
        other.execute("begin immediate")
        house.gathering = True
        zhang.taps("提交")
        house.until(lambda: unsaved(zhang) == 1)
        house.until(lambda: house.telegram.spinning() == [])
        zhang.says("走访登记")
        tries = len(house.telegram.calls)
        house.until(lambda: len(house.telegram.calls) >= tries + 2)  # asked again, more than once
        assert visits() == 0
        assert unsaved(zhang) == 1
        assert not any("已登记" in words for words in zhang.heard)
        other.rollback()
    house.gathering = False
    house.serve()
    assert visits() == 1
    note, done, asked = zhang.heard[-3:]  # below the note, though a tap is answered by an edit
    assert note == UNSAVED
    assert "已登记" in done
    assert "走访哪一户" in asked


def faults_at_questions(text, _):
    if text.startswith("问问"):
        raise ZeroDivisionError


def test_a_full_disk_is_told_and_what_came_is_done_afterwards(zhang, qian, house, visits):
    at_review(zhang)
    house.first(faults_at_questions)
    fill(house)
    house.gathering = True
    zhang.taps("提交")
    for _ in range(20):
        qian.says("问" * 4000)  # set aside, these fill whatever is free within the pages
    house.until(lambda: unsaved(zhang) == unsaved(qian) == 1)
    assert visits() == 0
    make_room(house)
    house.gathering = False
    house.serve()
    assert visits() == 1
    zhang.shows("已登记")
    assert house.one("select count(*) from inbox where incident is not null") == 20


def test_trouble_of_the_disk_is_no_crash_of_the_update(zhang, house, visits):
    """However often it could not be saved, it is not set aside for that."""
    at_review(zhang)
    house.gathering = True
    zhang.taps("提交")
    [update] = house.telegram.call("getUpdates", {})[1]["result"]
    hinder = [True]

    def read_only(text, _):
        if hinder:
            house.db.execute("pragma query_only = on")

    house.first(read_only)
    for _ in range(CRASHES + 2):
        with pytest.raises(sqlite3.OperationalError):
            house.take(update)
        house.db.execute("pragma query_only = off")
    assert house.one("select max(times) from in_hand") == 1
    hinder.clear()
    house.start()
    house.gathering = False
    house.serve()
    assert visits() == 1
    assert sum("已登记" in words for words in zhang.heard) == 1


def test_who_was_saved_is_not_told_otherwise(zhang, qian, house):
    """After a crash each is a turn of its own; the second fails, the first is through."""
    house.first(dies)
    house.gathering = True
    zhang.says("我的户")
    qian.says("走访登记")
    house.until(lambda: False)
    house.start()

    def second_fails(text, _):
        if text == "走访登记":
            house.db.execute("pragma query_only = on")

    house.first(second_fails)
    house.until(lambda: unsaved(qian) == 1)
    house.db.execute("pragma query_only = off")
    assert unsaved(zhang) == 0
    zhang.shows("户")
    house.bot.app.handlers.pop(-1)
    house.gathering = False
    house.serve()
    qian.shows("走访哪一户")
    assert unsaved(zhang) == 0


def dies(text, _):
    from bot.localchat.faults import Killed

    raise Killed


def test_a_second_trouble_is_told_again(zhang, house):
    with closing(open_home(house.home)) as other:
        for times in (1, 2):
            other.execute("begin immediate")
            house.gathering = True
            zhang.says("走访登记")
            house.until(lambda times=times: unsaved(zhang) == times)
            other.rollback()
            house.gathering = False
            house.serve()
            zhang.shows("走访哪一户")


def test_nobody_is_told_in_a_log_what_could_not_be_saved(zhang, house, caplog):
    with closing(open_home(house.home)) as other:
        other.execute("begin immediate")
        house.gathering = True
        zhang.says("李四户走访了")
        house.until(lambda: unsaved(zhang) == 1)
    for secret in ("李四", str(ZHANG), "1:x"):
        assert secret not in caplog.text


def test_a_tick_that_fails_is_logged_and_the_next_one_works(zhang, house, caplog):
    house.bot.app.job_queue  # noqa: B018  there is one
    with closing(open_home(house.home)) as other:
        other.execute("begin immediate")
        jobs = {job.name: job for job in house.bot.app.job_queue.jobs()}
        house.run(jobs["sweep"].callback(None))
        other.rollback()
    assert "sweep: OperationalError" in caplog.text
    house.run(jobs["sweep"].callback(None))
    house.run(jobs["tick"].callback(None))
    assert caplog.text.count("OperationalError") == 1


def trouble(statements, path):
    *before, last = statements.split(";")
    with closing(sqlite3.connect(path, timeout=0)) as db:
        for one in before:
            db.execute(one)
        with pytest.raises(sqlite3.Error) as caught:
            db.execute(last)
    return caught.value


@pytest.mark.parametrize(
    ("statement", "own"),
    [
        ("pragma query_only = on; create table x (x)", True),
        ("pragma max_page_count = 1; create table x (x)", True),
        ("attach 'nowhere/at/all' as other", True),
        ("select * from nothing", False),
        ("selec", False),
        ("create table x (x unique); insert into x values (1), (1)", False),
    ],
)
def test_what_is_the_databases_own_trouble(statement, own, tmp_path):
    assert sick(trouble(statement, tmp_path / "x.db")) is own


def test_a_database_that_is_none_is_trouble_of_its_own(tmp_path):
    (tmp_path / NAME).write_bytes(b"junk" * 1000)
    assert sick(trouble("select * from sqlite_master", tmp_path / NAME))


def test_what_is_no_trouble_of_a_database_is_none():
    assert not sick(ZeroDivisionError())
    assert not sick(sqlite3.OperationalError())
