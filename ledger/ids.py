"""Short ids made by us: they travel in 64-byte buttons and merge across databases."""

import os
from itertools import count
from random import SystemRandom

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = [a + b for a in _LETTERS for b in _LETTERS]
_HALF = 30  # bits in six letters
LENGTH = 12


class _Run:
    """Ids of one process: half of each is drawn at random once, the other counts up.

    So what is made together lies together in every table and index, which makes a large import
    and all that follows it several times cheaper; and ids of other processes never meet these.
    """

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        chance = SystemRandom()
        self._head = _six(chance.getrandbits(_HALF))
        self._next = count(chance.getrandbits(_HALF - 1)).__next__

    def id(self) -> str:
        return self._head + _six(self._next())


def _six(number: int) -> str:
    return _PAIRS[number >> 20 & 1023] + _PAIRS[number >> 10 & 1023] + _PAIRS[number & 1023]


_run = _Run()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_run.begin)


def new_id() -> str:
    """Twelve lower-case ASCII letters and digits."""
    return _run.id()
