"""Phones sealed, ids hashed, the key made once."""

import pytest
from cryptography.exceptions import InvalidTag

from ledger.keys import Keys, open_keys


def test_what_is_sealed_opens_with_the_same_key_at_the_same_place_only():
    keys, others = Keys(b"a" * 32), Keys(b"b" * 32)
    sealed = keys.seal("15400000001", "cadres.phone:x")
    assert keys.unseal(sealed, "cadres.phone:x") == "15400000001"
    for wrong, place in ((others, "cadres.phone:x"), (keys, "cadres.phone:y")):
        with pytest.raises(InvalidTag):
            wrong.unseal(sealed, place)


def test_the_same_words_are_sealed_differently_each_time_and_hashed_the_same():
    keys, others = Keys(b"a" * 32), Keys(b"b" * 32)
    assert keys.seal("1", "p") != keys.seal("1", "p")
    assert keys.mac("1") == keys.mac("1") != others.mac("1")


def test_a_key_file_is_made_once_and_is_its_owners_alone(tmp_path):
    path = tmp_path / "key"
    first = open_keys(path)
    assert open_keys(path).mac("1") == first.mac("1")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_key_file_with_something_else_is_refused(tmp_path):
    (tmp_path / "key").write_bytes(b"short")
    with pytest.raises(ValueError, match="32 bytes"):
        open_keys(tmp_path / "key")
