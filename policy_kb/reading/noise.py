"""Menus, counters and footers that portals put round a text are dropped."""

import re
from collections import Counter

from policy_kb.fold import levelled
from policy_kb.texts import grammar

_NOISE = re.compile("|".join(f"(?:{pattern})" for pattern in grammar.NOISE))
_DATED = re.compile(grammar.DATED_LINE)
_LONG = 200  # a line longer than this is text, whatever words it holds
_REPEATS = 2  # a paragraph that comes twice in the same words is a banner
_SHORT = 60


def cleaned(lines: list[str]) -> list[str]:
    """The lines that belong to the text, levelled, without empty ones."""
    said = [levelled(line) for line in lines]
    often = Counter(line for line in said if len(line) > _SHORT)
    kept: list[str] = []
    for line in said:
        if not line or often[line] >= _REPEATS:
            continue
        if len(line) <= _LONG and (_NOISE.search(line) or _DATED.match(line)):
            continue
        kept.append(line)
    return kept
