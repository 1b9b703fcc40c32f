"""/start: an account is tied to a cadre by a code; who has none gets policy answers only."""

import pytest

from ledger.model import Post, Role
from tests.cast import NOW, STRANGER
from tests.phone import Phone


@pytest.fixture
def newcomer(house, cast):
    return Phone(house, 777)


def code_for(ledger, cadre):
    return ledger.codes.issue(cadre.id, NOW).code


def keys(phone):
    keyboard = phone.telegram.keyboard(phone.chat) or {}
    return [key["text"] for row in keyboard.get("keyboard", []) for key in row]


def test_a_code_binds_at_once_and_shows_the_keyboard(newcomer, ledger, cast):
    newcomer.says(f"/start {code_for(ledger, cast.zhang)}")
    assert "已绑定：文旅局 张明" in newcomer.heard[-2]
    assert keys(newcomer) == ["走访登记", "我的户", "本月进度", "问政策", "更多"]
    assert newcomer.buttons == ["不是我"]


def test_a_code_sent_alone_in_small_letters_binds_too(newcomer, ledger, cast):
    newcomer.says("/start")
    newcomer.says(code_for(ledger, cast.zhang).lower())
    assert "已绑定" in newcomer.heard[-2]


def test_administrators_get_their_keys_too(newcomer, ledger, cast):
    newcomer.says(f"/start {code_for(ledger, cast.sun)}")
    assert {"走访率", "通报", "管理"} <= set(keys(newcomer))


def test_who_answers_questions_has_them_at_hand(newcomer, ledger, cast):
    post = (Post(role=Role.POLICY_ADMIN),)
    chen = ledger.register.add_cadre("G009", "陈答", posts=post)
    newcomer.says(f"/start {code_for(ledger, chen)}")
    assert "待答" in keys(newcomer)
    newcomer.presses("待答")
    newcomer.shows("没有待答的问题")


def test_words_of_administration_may_be_typed(sun):
    for word, said in (("导出", "只在私聊里发"), ("绑定码", "在岗"), ("抽查", "不归您管")):
        sun.says(word)
        sun.shows(said)


def test_not_me_undoes_the_binding(newcomer, ledger, cast):
    newcomer.says(f"/start {code_for(ledger, cast.zhang)}")
    newcomer.taps("不是我")
    newcomer.shows("已解除绑定")
    newcomer.says("/visit")
    newcomer.shows("先绑定身份")


@pytest.mark.parametrize("word", ["/visit", "/households", "/progress", "/rate", "/bulletin"])
def test_a_stranger_is_told_how_to_be_known(stranger, word):
    stranger.says(word)
    stranger.shows("绑定码")


def test_a_stranger_is_greeted_and_may_ask(house, cast):
    stranger = Phone(house, STRANGER)
    stranger.says("/start")
    stranger.shows("走访助手", "政策问题直接发给我")


def test_a_wrong_code_is_said_kindly_and_five_are_enough(newcomer, ledger, cast):
    for _ in range(5):
        newcomer.says("/start ZZZZZZ")
        newcomer.shows("绑定码不对")
    newcomer.says(f"/start {code_for(ledger, cast.zhang)}")
    newcomer.shows("一小时后再试")


def test_a_code_is_good_once(newcomer, house, ledger, cast):
    code = code_for(ledger, cast.zhang)
    newcomer.says(f"/start {code}")
    other = Phone(house, 778)
    other.says(f"/start {code}")
    other.shows("已经用过了")


def test_a_code_is_good_for_72_hours(newcomer, ledger, cast, watch):
    code = code_for(ledger, cast.zhang)
    watch.later(hours=73)
    newcomer.says(f"/start {code}")
    newcomer.shows("已经过期")


def test_who_retired_may_only_ask(zhang, ledger, cast, watch):
    ledger.register.retire(cast.zhang.id, watch().date())
    watch.later(days=1)
    zhang.says("/visit")
    zhang.shows("已离岗")


def test_a_button_of_an_older_release_is_answered(zhang):
    zhang.says("/visit")
    zhang.telegram.taps(zhang.account, zhang.chat, zhang.screen["message_id"], "Gone:1")
    zhang.house.serve()
    zhang.shows("这个按钮是旧的")


def test_an_unknown_command_shows_the_way(zhang):
    zhang.says("/foo")
    zhang.shows("没有这个命令")


def test_every_button_of_the_menus_leads_somewhere(zhou, stranger):
    for phone, word in ((zhou, "/more"), (zhou, "/manage"), (stranger, "/more")):
        phone.says(word)
        for label in phone.buttons:
            phone.says(word)
            phone.taps(label)
            phone.shows_not("这个按钮是旧的")


def test_a_command_with_a_capital_is_the_command(zhang):
    zhang.says("/Visit")
    zhang.shows("走访哪一户")


def test_who_is_bound_hears_of_a_used_code_and_is_rebound_by_a_new_one(zhang, ledger, cast, house):
    code = ledger.codes.issue(cast.qian.id, house.watch()).code
    zhang.says(code.lower())
    assert any("已绑定" in text and "钱进" in text for text in zhang.heard)
    zhang.says(code)
    zhang.shows("已经用过")
