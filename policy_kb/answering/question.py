"""A question as it is understood: its words, place, year, and the kind of answer it wants."""

import re
from dataclasses import dataclass

from policy_kb.answering.words import Word
from policy_kb.places import Place
from policy_kb.texts import answer_kinds, counts, follow_ups, year_marks
from policy_kb.texts.rivals import Rival

_OTHER_UNIT, _SOME_UNIT = 0.2, 0.4


@dataclass(frozen=True, slots=True)
class Many:
    """Asked: how many of a unit, of what."""

    unit: str
    noun: str
    big: str

    def met(self, text: str) -> float:
        """1 where a number of that unit stands there, less where another number does; a year or a
        document's number is none."""
        after = answer_kinds.BEFORE_UNIT
        sought = self.unit or self.noun[:1]
        if self.unit:
            period = answer_kinds.PERIOD.match(self.noun)
            sought = answer_kinds.SAME.get(self.unit) or re.escape(self.unit)
            sought = answer_kinds.MEASURES + period[0] if period else sought
        elif self.noun:
            sought = answer_kinds.MEASURES + re.escape(
                answer_kinds.UNITS.get(self.noun[0], self.noun[0])
            )
        if sought and re.search(after + sought, text):
            return 1.0
        undated = year_marks.SERIAL.sub("", year_marks.YEAR.sub("", text))
        number = re.search(rf"\d(?:[\d.,]*\d)?\s*{self.big}", undated) is not None
        other = _OTHER_UNIT if self.unit else _SOME_UNIT if sought else 1.0
        return other * number


@dataclass(frozen=True, slots=True)
class Question:
    said: str  # as typed, without politeness
    bare: str  # for comparing, without places and years
    words: tuple[Word, ...]
    weight: float  # of all its words
    pairs: tuple[tuple[str, float], ...]  # its pairs of characters with their idf
    pairs_weight: float
    places: tuple[Place, ...]
    years: tuple[str, ...]
    kinds: tuple[str, ...]  # names of answer_kinds.KINDS
    many: tuple[Many, ...]
    size: bool
    figure: bool  # whether the answer is one
    qualifiers: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    listed: bool
    count: int | None  # how many items were asked for
    compared: bool
    each: bool  # what is said of each of several things
    sides: tuple[tuple[Word, ...], tuple[Word, ...]] | None  # words of two things
    aspects: tuple[str, ...]  # what of it is asked for: 期限, 金额
    fees: tuple[Word, ...]  # what an amount is paid as
    required: tuple[re.Pattern[str], ...]  # without which a clause is about something else
    rivals: tuple[tuple[Rival, tuple[Rival, ...]], ...]  # what it names of a kind, with the others
    percents: tuple[float, ...]  # shares it speaks of


def polite(said: str) -> str:
    """The question without greetings and thanks."""
    core = follow_ups.POLITE.sub("", said.strip())
    core = follow_ups.TRAILING.sub("", core)
    return core or said.strip()


def figured(text: str) -> str:
    """The (folded) question with figures as documents write them: not 18年, 两万, 百分之九十."""

    def number(found: re.Match[str]) -> str:
        spoken = found[1] or found[2]
        value = int(spoken) if spoken.isdigit() else _number(spoken)
        if value is None:
            return found[0]
        return str(value) if found[1] else f"{value}%"

    return year_marks.SHORT_YEAR.sub(year_marks.FULL_YEAR, counts.SPOKEN.sub(number, text))


def kinds(said: str) -> tuple[str, ...]:
    """Which kinds of answer are asked for. Empty: none in particular."""
    found = [name for name, (asked, _) in answer_kinds.KINDS.items() if asked.search(said)]
    if "often" in found and "long" in found:
        found.remove("long")
    if "money" in found and "standard" in found:
        found.remove("standard")
    if len(found) > 1 and "how" in found:
        found.remove("how")
    if len(found) > 1 and "list" in found and "standard" in found:
        found.remove("standard")
    if "list" in found and answer_kinds.NUMBERS.search(said):
        found.remove("list")
    if "list" in found and answer_kinds.WHAT.search(said) and count(said) is None:
        found.remove("list")
    return tuple(found)


def many(said: str, *, plain: bool = True) -> tuple[Many, ...]:
    """`plain`: 多少 without a unit counts too; where the kind of figure is known it does not."""
    found = [
        Many(match["unit"] or "", match["noun"] or "", match["big"] or "")
        for match in answer_kinds.MANY.finditer(said)
    ]
    found += [Many(match["unit"], "", "") for match in answer_kinds.NUMBERS.finditer(said)]
    return tuple(
        asked
        for asked in found
        if asked.unit
        or asked.big
        or (not asked.noun.startswith(answer_kinds.NO_UNIT) and (plain or asked.noun))
    )


def count(said: str) -> int | None:
    """How many items a list question speaks of: 哪五大产业 → 5."""
    for match in counts.ASKED_COUNT.finditer(said):
        number = _number(match["n"])
        if number and number > 1:
            return number
    for match in counts.SET.finditer(said):
        number = _number(match["n"])
        if number and number > 1:
            return number
    return None


def _number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    if len(text) == 1:
        return counts.COUNTED.get(text, 10 if text == counts.TEN else None)
    head, ten, tail = text.partition(counts.TEN)
    if not ten:
        return None
    return counts.COUNTED.get(head, 1) * 10 + counts.COUNTED.get(tail, 0)
