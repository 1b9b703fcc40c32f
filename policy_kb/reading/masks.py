"""Characters that a site hid: put back by a table, never by a blanket replacement (DOMAIN A3)."""

import re
from collections.abc import Iterator
from functools import cache

from policy_kb.tables import pairs
from policy_kb.texts.grammar import LOST_MONTH, MASK, MONTH_DAY

_LOST_MONTH = re.compile(LOST_MONTH)
_LONGEST_DAY = 31
_MONTHS = 12


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    table = dict(pairs("aliases.masks.txt"))
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), table


def unmasked(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with its masks and lost months put back, and the words that were put there.

    What no line of the table covers stays as it is.
    """
    restored: list[str] = []

    def shown(found: re.Match[str]) -> str:
        restored.append(table[found[0]])
        return table[found[0]]

    pattern, table = _table()
    text = pattern.sub(shown, text)

    def dated(found: re.Match[str]) -> str:
        days = _span(found["a"], found["b"])
        if days is None:
            return found[0]
        restored.append(found[0])
        return days[0] + found["to"] + days[1]

    return _LOST_MONTH.sub(dated, text), tuple(dict.fromkeys(restored))


def unreadable(text: str) -> bool:
    """Whether a mask is left."""
    return MASK in text


def _span(first: str, last: str) -> tuple[str, str] | None:
    """Two days of which at least one cannot be a day of a month; None where that is open."""
    if int(first) <= _LONGEST_DAY and int(last) <= _LONGEST_DAY:
        return None
    spans = [(a, b) for a in _days(first) for b in _days(last) if a < b]
    if len(spans) != 1:
        return None
    (a, b) = spans[0]
    return MONTH_DAY % a, MONTH_DAY % b


def _days(digits: str) -> Iterator[tuple[int, int]]:
    """Every month and day that the digits may stand for, none written with a leading zero."""
    for cut in (1, 2):
        month, day = digits[:cut], digits[cut:]
        if not day or day.startswith("0"):
            continue
        if 1 <= int(month) <= _MONTHS and int(day) <= _LONGEST_DAY:
            yield int(month), int(day)
