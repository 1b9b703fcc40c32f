"""Settings are dated: a month keeps what was in force."""

import pytest

from ledger.model import Attribution
from tests.ledger.county import at, d


def test_a_setting_is_in_force_from_the_day_it_is_set(county):
    settings = county.ledger.settings
    assert settings.late_days == 7
    settings.set("late_days", "10", county.cadre("张三"), at(d("11-10")))
    assert settings.number("late_days", d("11-09")) == 7
    assert settings.number("late_days", d("11-10")) == 10
    assert settings.late_days == 10


def test_the_last_change_of_a_day_holds_and_all_are_kept(county):
    settings = county.ledger.settings
    settings.set("auto_release", "off", None, at(d("11-10"), 9))
    settings.set("auto_release", "on", None, at(d("11-10"), 10))
    settings.set("auto_release", "off", None, at(d("11-10"), 11))
    assert not settings.auto_release
    assert [row["value"] for row in settings.history("auto_release")] == ["off", "on", "off"]


def test_defaults_are_those_of_the_design(county):
    settings = county.ledger.settings
    assert (settings.late_days, settings.min_due) == (7, 5)
    assert settings.attribution is Attribution.MONTH_END
    assert settings.auto_release
    assert settings.ranking == "ordered"
    assert settings.visiting_day is None
    assert not settings.flag("phone_counts")


def test_an_unknown_setting_is_an_error(county):
    with pytest.raises(KeyError):
        county.ledger.settings.value("colour")
    with pytest.raises(KeyError):
        county.ledger.settings.set("colour", "red", None, at(d("11-10")))
