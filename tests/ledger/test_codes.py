"""Invitation codes: DESIGN §5, /start."""

from datetime import timedelta

import pytest

from ledger.codes import LETTERS, looks_like_code
from ledger.refusals import CadreLeft, CodeExpired, CodeUnknown, CodeUsed, TooManyTries
from tests.ledger.county import at, d

NOW = at(d("11-21"))
ACCOUNT, OTHER = 5_000_000_001, 5_000_000_002


@pytest.fixture
def codes(county):
    return county.ledger.codes


@pytest.fixture
def people(county):
    return county.ledger.people


def test_a_code_is_six_letters_that_cannot_be_mistaken(county, codes):
    code = codes.issue(county.cadre("张三"), NOW).code
    assert len(code) == 6
    assert set(code) <= set(LETTERS)
    assert not set("01ILO") & set(LETTERS)


def test_a_code_ties_the_account_in_any_case_and_width(county, codes, people):
    code = codes.issue(county.cadre("张三"), NOW).code
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in code.lower())
    assert codes.redeem(f" {wide} ", ACCOUNT, NOW).name == "张三"
    assert people.of_account(ACCOUNT).name == "张三"
    assert people.account_of(county.cadre("张三")) == ACCOUNT


def test_a_code_is_used_once(county, codes):
    code = codes.issue(county.cadre("张三"), NOW).code
    codes.redeem(code, ACCOUNT, NOW)
    with pytest.raises(CodeUsed):
        codes.redeem(code, OTHER, NOW)


def test_a_code_lives_for_72_hours(county, codes):
    invitation = codes.issue(county.cadre("张三"), NOW)
    assert invitation.expires == NOW + timedelta(hours=72)
    with pytest.raises(CodeExpired):
        codes.redeem(invitation.code, ACCOUNT, NOW + timedelta(hours=72, seconds=1))
    assert codes.redeem(invitation.code, ACCOUNT, NOW + timedelta(hours=72)).name == "张三"


def test_five_wrong_tries_within_an_hour_shut_the_door_even_for_the_right_code(county, codes):
    code = codes.issue(county.cadre("张三"), NOW).code
    for _ in range(5):
        with pytest.raises(CodeUnknown):
            codes.redeem("222222", ACCOUNT, NOW)
    with pytest.raises(TooManyTries):
        codes.redeem(code, ACCOUNT, NOW + timedelta(minutes=59))
    assert codes.redeem(code, OTHER, NOW).name == "张三"


def test_after_an_hour_the_tries_are_forgotten(county, codes):
    code = codes.issue(county.cadre("张三"), NOW).code
    for _ in range(5):
        with pytest.raises(CodeUnknown):
            codes.redeem("222222", ACCOUNT, NOW)
    assert codes.redeem(code, ACCOUNT, NOW + timedelta(hours=1)).name == "张三"


def test_a_new_code_replaces_the_old_binding_of_cadre_and_account(county, codes, people):
    codes.redeem(codes.issue(county.cadre("张三"), NOW).code, ACCOUNT, NOW)
    codes.redeem(codes.issue(county.cadre("张三"), NOW).code, OTHER, NOW)
    assert people.of_account(ACCOUNT) is None
    assert people.of_account(OTHER).name == "张三"
    codes.redeem(codes.issue(county.cadre("赵六"), NOW).code, OTHER, NOW)
    assert people.of_account(OTHER).name == "赵六"
    assert people.account_of(county.cadre("张三")) is None


def test_using_one_code_makes_the_cadres_other_codes_void(county, codes):
    first = codes.issue(county.cadre("张三"), NOW).code
    second = codes.issue(county.cadre("张三"), NOW).code
    codes.redeem(second, ACCOUNT, NOW)
    with pytest.raises(CodeExpired):
        codes.redeem(first, OTHER, NOW)


def test_not_me_undoes_the_binding_and_the_code_is_good_again(county, codes, people):
    code = codes.issue(county.cadre("张三"), NOW).code
    codes.redeem(code, ACCOUNT, NOW)
    codes.unbind(ACCOUNT, NOW)
    assert people.of_account(ACCOUNT) is None
    assert codes.redeem(code, OTHER, NOW).name == "张三"


def test_not_me_gives_back_what_was_replaced(county, codes, people):
    codes.redeem(codes.issue(county.cadre("张三"), NOW).code, ACCOUNT, NOW)
    codes.redeem(codes.issue(county.cadre("赵六"), NOW).code, OTHER, NOW)
    codes.redeem(codes.issue(county.cadre("张三"), NOW).code, OTHER, NOW)
    codes.unbind(OTHER, NOW)
    assert people.of_account(ACCOUNT).name == "张三"
    assert people.of_account(OTHER).name == "赵六"


def test_not_me_takes_back_from_nobody_who_was_bound_anew_meanwhile(county, codes, people):
    def binds(who: str, account: int) -> None:
        codes.redeem(codes.issue(county.cadre(who), NOW).code, account, NOW)

    binds("张三", ACCOUNT)
    binds("张三", OTHER)  # takes the place of ACCOUNT
    binds("赵六", ACCOUNT)
    codes.unbind(OTHER, NOW)
    assert people.of_account(ACCOUNT).name == "赵六"
    assert people.of_account(OTHER) is None
    binds("钱七", OTHER)
    binds("孙八", OTHER)  # takes the place of Qian
    binds("钱七", 7)
    codes.unbind(OTHER, NOW)
    assert people.of_account(7).name == "钱七"
    assert people.of_account(OTHER) is None


def test_a_stranger_who_is_not_anybody_unbinds_nothing(county, codes, people):
    codes.redeem(codes.issue(county.cadre("张三"), NOW).code, ACCOUNT, NOW)
    codes.unbind(OTHER, NOW)
    assert people.of_account(ACCOUNT).name == "张三"


def test_who_has_left_is_not_bound(county, codes):
    code = codes.issue(county.cadre("张三"), NOW).code
    county.ledger.register.retire(county.cadre("张三"), d("11-20"))
    with pytest.raises(CadreLeft):
        codes.redeem(code, ACCOUNT, NOW)


def test_who_starts_next_week_may_bind_today(county, codes):
    code = codes.issue(county.cadre("张三", since=d("11-28")), NOW).code
    assert codes.redeem(code, ACCOUNT, NOW).name == "张三"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("abc234", True),
        (" ABC234 ", True),
        ("abc2345", False),
        ("医保怎么交", False),
        ("ABC10O", False),
    ],
)
def test_words_sent_alone_may_be_a_code(words, meant):
    assert looks_like_code(words) is meant
