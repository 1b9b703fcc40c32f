"""/invite: codes by hand and on paper, who is tied, and a phone that was lost."""

import re

import pytest

from tests.phone import Phone, fits_a_phone


def code_in(words):
    return re.search(r"绑定码：([2-9A-Z]{6})", words)[1]


@pytest.fixture
def newcomer(ledger):
    return ledger.register.add_cadre("G050", "新来")


def test_a_code_given_in_chat_ties_its_owner(county, house, newcomer, ledger):
    county.says("/invite")
    county.shows("在岗 6 人，已绑定 5 人，还没绑定 1 人")
    fits_a_phone(county.screen)
    county.taps("没绑定的")
    county.taps("新来")
    county.taps("发绑定码")
    county.shows("新来", "https://t.me/", "?start=", "10-23 09:30 前有效")
    fits_a_phone(county.screen)
    phone = Phone(house, 777)
    phone.says(code_in(county.text))
    assert "已绑定" in "".join(phone.heard)
    assert ledger.people.account_of(newcomer.id) == 777


def test_five_codes_an_hour_are_enough(county, newcomer, watch):
    for _ in range(5):
        county.says("/invite 新来")
        county.taps("发绑定码")
        county.shows("绑定码：")
    county.says("/invite 新来")
    county.taps("发绑定码")
    county.shows("已经发了 5 个码")
    watch.later(minutes=61)
    county.says("/invite 新来")
    county.taps("发绑定码")
    county.shows("绑定码：")


def test_a_lost_phone_is_untied_and_a_new_one_tied(county, zhang, house, ledger, cast):
    county.says("/invite 张明")
    county.shows("已绑定")
    county.taps("换手机")
    county.shows("旧手机马上解绑")
    county.taps("确定")
    zhang.shows("已由管理员解除")
    zhang.says("/visit")
    zhang.shows("先绑定身份")
    phone = Phone(house, 778)
    phone.says(code_in(next(m for m in reversed(county.heard) if "绑定码：" in m)))
    assert ledger.people.account_of(cast.zhang.id) == 778


def test_who_is_untied_may_only_ask(county, zhang, ledger, cast):
    county.says("/invite 张明")
    county.taps("解绑")
    county.taps("确定")
    county.shows("已解绑 张明")
    assert ledger.people.account_of(cast.zhang.id) is None


def test_a_village_s_codes_come_as_a_sheet_to_print(county, ledger, cast, newcomer):
    ledger.care.assign(cast.households["H001"], newcomer.id, cast_day())
    county.says("/invite")
    county.taps("打印")
    fits_a_phone(county.screen)
    county.taps("白石村")
    county.shows("白石村：1 人")
    assert county.received().startswith(b"%PDF")
    county.says("/invite")
    county.taps("打印")
    county.taps("柳林村")
    county.shows("柳林村 的人都绑定了")


def cast_day():
    from datetime import date

    return date(2026, 10, 1)


def test_the_code_on_paper_can_be_read_back():
    from handlers.administration.sheet_of_codes import qr

    picture = qr("https://t.me/zoufang_bot?start=ABC234")
    assert picture.size[0] == picture.size[1]
    assert picture.getpixel((0, 0)) == 255
    assert picture.getpixel((8 * 4, 8 * 4)) == 0  # the finder's corner inside the border


def test_a_township_invites_its_own_people_only(township, ledger, cast, newcomer):
    township.says("/invite 钱进")
    township.shows("没有找到")
    township.says("/invite 张明")
    township.shows("张明")
    for wire in (f"GiveCode:{cast.qian.id}", f"LetGo:{cast.qian.id}:0:1"):
        township.telegram.taps(
            township.account, township.chat, township.screen["message_id"], wire
        )
        township.house.serve()
        township.shows("不归您管")
    assert ledger.people.account_of(cast.qian.id)


def test_a_code_does_not_stay_in_the_outbox(county, newcomer, house):
    from bot.database import open_home

    county.says("/invite 新来")
    county.taps("发绑定码")
    code = code_in(county.text)
    house.kill()
    with open_home(house.home) as db:
        bodies = [row[0] for row in db.execute("select body from outbox").fetchall()]
    assert not any(code in body for body in bodies)
