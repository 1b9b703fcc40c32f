"""Short ids made by us: they travel in 64-byte buttons and merge across databases."""

from os import urandom

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12  # 60 bits: a million rows a day for years without a twin


def new_id() -> str:
    """Twelve lower-case ASCII letters and digits, random."""
    return "".join([_LETTERS[byte & 31] for byte in urandom(LENGTH)])
