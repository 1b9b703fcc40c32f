"""上个月白石村走访率: a rate asked for in plain words; never guessed between same names."""

import re
from datetime import date

from handlers.texts import rate_words as texts
from ledger.clock import MEANT, Month


def read(words: str, today: date) -> tuple[Month, str] | None:
    """The month that is meant, this one if none is named, and the place; None: not asked."""
    left = words.strip()
    asked = next((ask for ask in texts.ASKS if ask in left), None)
    if asked is None:
        return None
    left = left.replace(asked, " ", 1)
    month, left = month_in(left, today)
    for filler in texts.FILLERS:
        left = left.replace(filler, "")
    return month, left


def month_in(words: str, today: date) -> tuple[Month, str]:
    """The month that the words name, else this one; and what is left of them."""
    this = Month.of(today)
    for name, ago in texts.MONTHS.items():
        if name in words:
            return this.back(ago), words.replace(name, "", 1)
    found = re.search(texts.NUMBERED, words)
    if found is None:
        return this, words
    year, number = found.groups()
    count = int(number) if number.isdigit() else texts.FIGURES[number]
    if not 1 <= count <= 12:  # noqa: PLR2004
        return this, words
    rest = words[: found.start()] + words[found.end() :]
    meant = _year(year, count, this)
    return (Month(meant, count), rest) if meant in MEANT else (this, words)


def _year(said: str | None, number: int, this: Month) -> int:
    if said is None:
        return this.year if number <= this.number else this.year - 1
    figures = said.rstrip(texts.YEAR_ENDS)
    if figures.isdigit():
        return int(figures)
    return this.year - 1 if said == texts.LAST_YEAR else this.year
