"""/settings: what each changes is said before it does, and who changed it when stays readable."""

from datetime import date

import pytest

from handlers.texts import settings as texts
from ledger.model import Category
from ledger.settings import DEFAULTS
from tests.phone import fits_a_phone


def test_a_setting_is_explained_before_it_changes(county, ledger):
    county.says("/settings")
    county.shows("补录天数：7 天", "户算谁的：月末责任人")
    fits_a_phone(county.screen)
    county.taps("补录天数")
    county.shows("登记算数")
    fits_a_phone(county.screen)
    county.taps("10 天")
    county.shows("7 天 → 10 天", "本月起按新天数算", "确定改？")
    assert ledger.settings.number("late_days") == 7
    county.taps("确定改")
    county.shows("已改：补录天数 7 天 → 10 天")
    assert ledger.settings.number("late_days") == 10
    county.taps("历史")
    county.shows("2026-10-20 09:30 周正：10 天")
    fits_a_phone(county.screen)


@pytest.mark.parametrize("name", texts.NAMES)
def test_every_setting_has_its_words_and_its_default_among_the_choices(county, name):
    assert DEFAULTS[name] in texts.VALUES[name]
    assert texts.WHAT[name]
    assert texts.EFFECT[name]
    county.says("/settings")
    county.taps(texts.NAMES[name])
    fits_a_phone(county.screen)
    county.taps(county.buttons[0])
    county.shows("确定改？")
    fits_a_phone(county.screen)


def test_a_frequency_holds_from_a_first_of_the_month_on(county, ledger, cast):
    county.says("/settings")
    county.taps("走访频次")
    county.shows("脱贫户：每月 1 次", "其他：不要求")
    fits_a_phone(county.screen)
    county.taps("脱贫户")
    county.taps("每季1次")
    county.taps("下月1日")
    county.shows("每月 1 次 → 每季度 1 次", "从 2026-11-01 起", "约 3 户", "确定改？")
    fits_a_phone(county.screen)
    in_force = ledger.frequencies.in_force
    assert in_force(date(2026, 11, 1))[Category.LIFTED].months == 1
    county.taps("确定改")
    county.shows("已改：脱贫户 从 2026-11-01 起每季度 1 次")
    assert in_force(date(2026, 11, 1))[Category.LIFTED].months == 3
    assert in_force(date(2026, 10, 31))[Category.LIFTED].months == 1


@pytest.mark.parametrize(
    "wire", ["PutSetting:late_days:99:1", "PutSetting:nothing:0:1", "PutRule:lifted:31:2:0:1"]
)
def test_a_forged_choice_changes_nothing(county, ledger, wire):
    county.says("/settings")
    county.telegram.taps(county.account, county.chat, county.screen["message_id"], wire)
    county.house.serve()
    county.shows("没有这项设置")
    assert ledger.settings.number("late_days") == 7


def test_only_the_county_sets(township):
    township.says("/settings")
    township.shows("不归您管")
