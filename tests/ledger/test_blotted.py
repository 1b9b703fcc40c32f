"""Of an id number among words only the last four are kept."""

import pytest

from ledger.blotted import blotted

ID = "510105199003078513"


@pytest.mark.parametrize("written", [ID, "510105 19900307 8513", "510105-19900307-8513"])
def test_an_id_number_keeps_its_last_four(written):
    assert blotted(f"他的证件号{written}，请查") == "他的证件号**************8513，请查"


def test_a_letter_at_its_end_is_a_part_of_it():
    assert blotted("51010519900307851x") == "**************851x"


@pytest.mark.parametrize(
    "words",
    ["13900000001", "20261008", "号51010519900307851399", "510105199013078513", "H-510105"],
)
def test_other_numbers_are_left_alone(words):
    assert blotted(words) == words
