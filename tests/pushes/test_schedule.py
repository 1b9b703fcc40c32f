"""/schedule and `schedule`: what comes next, how it went, and the days that a county sets."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from bot.commands.schedule import command
from handlers.pushes.declared import PUSHES
from handlers.pushes.events import EVERY, events
from handlers.pushes.schedules import Calendar
from handlers.texts.schedule import EVENTS
from ledger.clock import Month
from ledger.settings import DEFAULTS
from ledger.workdays import Workdays
from tests.phone import fits_a_phone


@pytest.fixture
def cli(house, monkeypatch):
    """`schedule` beside the running bot."""
    monkeypatch.setenv("ZOUFANG_HOME", str(house.home))

    def cli(*words):
        done = CliRunner().invoke(command, words)
        assert done.exit_code == 0, done.output
        return done.output

    return cli


def test_it_tells_the_next_pushes(cli):
    rows = json.loads(cli("--json", "--clock", "2026-11-21T12:00"))
    assert all(set(row) - {"note"} == {"name", "due", "who"} for row in rows)
    assert not any("note" in row for row in rows if row["due"] < "2027")
    assert [(row["name"], row["due"]) for row in rows[:5]] == [
        ("走访提醒", "2026-11-25T09:00:00+08:00"),
        ("月初清单", "2026-12-01T09:00:00+08:00"),
        ("节假日安排提醒", "2026-12-01T09:00:00+08:00"),
        ("通报草稿", "2026-12-08T09:00:00+08:00"),
        ("通报发布", "2026-12-08T15:00:00+08:00"),
    ]


def test_in_an_unknown_year_it_says_what_it_leans_on(cli):
    rows = json.loads(cli("--json", "--clock", "2099-11-21T12:00"))
    assert {row["name"] for row in rows if "note" in row} >= {"走访提醒", "月初清单"}
    assert "暂按周一至周五" in cli("--clock", "2099-11-21T12:00")


def test_it_tells_how_the_last_ones_went(cli, walk, zhang):
    walk.to("2026-11-19T12:00")
    walk.to("2026-11-20T09:00")
    walk.to("2026-11-23T12:00")
    assert "2026-11-20 09:00  走访提醒：已发 1，被拒 1" in cli("--clock", "2026-11-24T12:00")
    walk.to("2026-11-29T12:00")
    assert "2026-11-25 09:00  走访提醒：停机太久，没有发" in cli("--clock", "2026-11-29T12:00")


def test_in_chat_it_shows_the_next_ten(zhou, walk):
    walk.to("2026-11-21T12:00")
    zhou.says("/schedule")
    zhou.shows("· 11月25日 09:00 走访提醒", "· 12月8日 15:00 通报发布", "到 15:00 自动发布")
    fits_a_phone(zhou.screen)


def test_in_chat_it_shows_how_they_went(zhou, walk, zhang):
    walk.to("2026-11-19T12:00")
    walk.to("2026-11-20T09:00")
    zhou.says("/schedule")
    zhou.taps("发送情况")
    zhou.shows("11月20日 走访提醒：已发 1")


def test_the_county_sets_a_visiting_day_and_what_is_unsent_follows(zhou, walk, zhang):
    walk.to("2026-11-03T12:00")
    zhou.says("/schedule")
    zhou.taps("设日期")
    fits_a_phone(zhou.screen)
    zhou.taps("走贫日")
    fits_a_phone(zhou.screen)
    zhou.taps("12")
    zhou.shows("走贫日（每月）：12日")
    zhou.taps("返回")
    zhou.shows("· 11月12日 09:00 走访提醒")
    zhou.shows_not("11月20日")
    walk.to("2026-11-12T09:00")
    zhang.shows("11月还差")


def test_the_county_turns_the_automatic_release_off_and_on(zhou, walk, ledger):
    walk.to("2026-11-03T12:00")
    zhou.says("/schedule")
    zhou.taps("通报手动发")
    zhou.shows("等管理员点")
    assert not ledger.settings.flag("auto_release")
    zhou.taps("通报自动发")
    assert ledger.settings.flag("auto_release")


def test_a_township_sees_but_does_not_change(zhou, sun, walk):
    walk.to("2026-11-03T12:00")
    sun.says("/schedule")
    assert sun.buttons == ["发送情况"]
    zhou.says("/schedule")
    tap = zhou.screen["reply_markup"]["inline_keyboard"][0][1]["callback_data"]
    sun.telegram.taps(sun.account, sun.chat, sun.screen["message_id"], tap)
    sun.house.serve()
    assert not any("走贫日" in text for text in sun.heard)


def test_a_cadre_has_no_schedule(zhang, walk):
    walk.to("2026-11-03T12:00")
    zhang.says("/schedule")
    zhang.shows_not("通报")


def test_a_day_that_is_set_is_told_to_the_administrators(zhou, sun, zhang, ledger, walk, house):
    ledger.settings.set("exchange_day", "14", None, house.watch.now)
    walk.to("2026-11-13T12:00")
    walk.to("2026-11-16T09:00")
    assert not any("交流日" in text for text in zhou.heard)  # every second month
    walk.to("2026-12-14T09:00")
    assert any("今天：交流日" in text for text in zhou.heard)
    assert any("今天：交流日" in text for text in sun.heard)
    assert not any("交流日" in text for text in zhang.heard)


def test_two_on_one_day_are_told_both(zhou, ledger, walk, house):
    ledger.settings.set("talk_day", "9", None, house.watch.now)
    ledger.settings.set("joint_day", "9", None, house.watch.now)
    walk.to("2026-12-08T20:30")
    walk.to("2026-12-09T09:00")
    assert any("恳谈日" in text for text in zhou.heard)
    assert any("联席会议" in text for text in zhou.heard)


def test_the_self_check_is_told_on_the_10th_of_december(zhou, walk):
    walk.to("2026-12-09T12:00")
    walk.to("2026-12-10T09:00")
    assert any("今天：自评" in text for text in zhou.heard)


def test_each_event_has_its_words_its_months_and_its_setting():
    assert set(EVENTS) == {"visiting_day", *EVERY}
    assert set(EVERY) - {"self_check_day"} <= set(DEFAULTS)
    calendar = Calendar(Workdays({}), 7, events=dict.fromkeys(EVERY, 15))
    days = [due.at.date() for n in range(1, 13) for due in events(calendar, Month(2026, n))]
    assert len(days) == 12 + 6 + 4 + 4 + 4 + 2 + 1 + 1
    assert all(calendar.workdays.is_workday(day) for day in days)
    assert date(2026, 12, 10) in days


def test_no_two_pushes_share_a_name():
    assert len({push.name for push in PUSHES}) == len(PUSHES)
